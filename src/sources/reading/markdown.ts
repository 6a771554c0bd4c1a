/** Markdown as forges and forums write it → plain text; what stands in code is left as it is. */
import { decodeHTMLStrict } from 'entities';
import { cleanText } from '../../text.ts';

/** Plain text of at most 100,000 characters: tags and comments gone, links by their words, quotes kept. */
export function markdownToText(markdown: string): string {
  const text = markdown.slice(0, LONGEST).replaceAll('\r\n', '\n');
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, inner } of codeIn(text)) {
    parts.push(proseToText(text.slice(from, start)), inner);
    from = end;
  }
  return cleanText([...parts, proseToText(text.slice(from))].join(''));
}

const LONGEST = 400_000;
const MARKS = /`+|~{3,}/g;

type Code = { start: number; end: number; inner: string };

/** Fenced blocks and spans of code, in their order. */
function* codeIn(text: string): Generator<Code> {
  const marks = [...text.matchAll(MARKS)];
  const closing = closings(marks);
  let from = 0;
  for (const [at, { 0: mark, index }] of marks.entries()) {
    if (index < from) continue;
    const isBlock = mark.length >= 3 && isLineStart(text, index);
    const code = (isBlock ? blockAt(text, index, mark) : null) ?? spanAt(text, index, mark, closing[at]);
    if (!code) continue;
    yield code;
    from = code.end;
  }
}

/** For each mark where the next one of its length stands. */
function closings(marks: RegExpExecArray[]): (number | undefined)[] {
  const next = new Map<string, number>();
  const found: (number | undefined)[] = [];
  for (const [at, { 0: mark, index }] of [...marks.entries()].reverse()) {
    found[at] = next.get(mark);
    next.set(mark, index);
  }
  return found;
}

const isLineStart = (text: string, at: number) => at === 0 || text[at - 1] === '\n';

/** A block that nobody closes runs to the end. What holds its mark again on the first line is none. */
function blockAt(text: string, start: number, mark: string): Code | null {
  const line = text.indexOf('\n', start);
  if (line === -1 || text.slice(start + mark.length, line).includes('`')) return null;
  const close = text.indexOf(`\n${mark}`, line);
  if (close === -1) return { start, end: text.length, inner: text.slice(line + 1) };
  return { start, end: close + 1 + mark.length, inner: text.slice(line + 1, close) };
}

/** A lone backtick is none. */
function spanAt(text: string, start: number, mark: string, close: number | undefined): Code | null {
  if (close === undefined || mark[0] !== '`') return null;
  return { start, end: close + mark.length, inner: text.slice(start + mark.length, close) };
}

const DROPPED: [RegExp, string][] = [
  [/<!--[\s\S]*?(?:-->|$)/g, ''],
  [/<(https?:\/\/[^\s<>]{1,2000})>/g, '$1'],
  [/<br\s{0,9}\/?>/gi, '\n'],
  [/<\/?[a-z][^<>]{0,2000}>/gi, ''],
  [/!\[([^\][]{0,1000})\]\([^()\s]{0,2000}\)/g, '$1'],
  [/\[([^\][]{1,1000})\]\([^()\s]{0,2000}(?:\s"[^"\n]{0,300}")?\)/g, '$1'],
  [/^\[[^\][\n]{1,200}\]:\s?\S{1,2000}$/gm, ''],
  [/^#{1,6}\s/gm, ''],
  [/(\*\*|__)(?=\S)([^*_\n]{1,1000})\1/g, '$2'],
];

function proseToText(markdown: string): string {
  const bare = DROPPED.reduce((text, [pattern, kept]) => text.replace(pattern, kept), markdown);
  return decodeHTMLStrict(bare);
}
