/** Markdown as forges and forums write it → plain text; what stands in code is left as it is. */
import { decodeHTMLStrict } from 'entities';
import { cleanText } from '../../text.ts';

/** A fence of three or more on its own line, or a run of backticks; closed by the same. */
const CODE = /(?:^|\n)(```+|~~~+)[^\n]*\n|(`+)/;

/** Plain text of at most 100,000 characters: tags and comments gone, links by their words, quotes kept. */
export function markdownToText(markdown: string): string {
  const parts: string[] = [];
  let rest = markdown.slice(0, 400_000).replaceAll('\r\n', '\n');
  for (let code = CODE.exec(rest); code; code = CODE.exec(rest)) {
    const start = code.index + code[0].length;
    const end = endOfCode(rest, start, code[1] ?? code[2] ?? '', code[1] !== undefined);
    parts.push(proseToText(rest.slice(0, code.index)), code[1] ? '\n' : '');
    if (end === -1) parts.push(code[2] ?? '');
    else parts.push(rest.slice(start, end));
    rest = rest.slice(end === -1 ? start : end + (code[1] ?? code[2] ?? '').length + (code[1] ? 1 : 0));
  }
  return cleanText([...parts, proseToText(rest)].join(''));
}

/** A fence that nobody closes runs to the end; a lone backtick is none. */
function endOfCode(text: string, start: number, mark: string, isFence: boolean): number {
  const end = text.indexOf(isFence ? `\n${mark}` : mark, isFence ? start - 1 : start);
  return end === -1 && isFence ? text.length : end;
}

const DROPPED: [RegExp, string][] = [
  [/<!--[^]*?(?:-->|$)/g, ''],
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
