/** The border: what others wrote becomes text and addresses that can be stored, shown and compared. */
import { decodeHTML } from 'entities';
import { type ForwardSearch, forwardSearch } from './forward-search.ts';

export const CUT_MARK = '… [cut]';
const MAX_URL_LENGTH = 4096;

/** Most short fields: ASCII words with single blanks between them. */
const CLEAN = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Text that any column takes: well-formed, NFC, without NUL and C0/C1 controls except newline and tab, runs
 * of blanks made one, at most `maxLength` UTF-16 units with a visible mark where it was cut.
 */
export function cleanText(value: string, maxLength = 100_000): string {
  if (value.length <= maxLength && CLEAN.test(value)) return value;
  const bound = maxLength * 4;
  const clean = tidyBlanks(
    value
      .slice(0, bound)
      .replace(/\r\n?/g, '\n')
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '')
      .replace(/\p{Surrogate}/gu, '\uFFFD')
      .normalize('NFC'),
  );
  if (clean.length <= maxLength && value.length <= bound) return clean;
  return cut(clean, maxLength);
}

/** `text` shortened to fit `maxLength` together with the mark that says so. */
export function cut(text: string, maxLength: number): string {
  const kept = text.slice(0, maxLength - CUT_MARK.length).replace(/[\uD800-\uDBFF]$/, '');
  return kept.trimEnd() + CUT_MARK;
}

/** The one text that every span of a mention points into; offsets are UTF-16. */
export function searchedText(item: { title?: string | null; text: string }): string {
  return item.title == null ? item.text : `${item.title}\n${item.text}`;
}

/** An absolute http or https address of at most 4 KiB without credentials, or null. */
export function safeUrl(value: string | null, base?: string): string | null {
  if (!value || value.length > MAX_URL_LENGTH) return null;
  const url = parseUrl(value.trim(), base);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  url.username = '';
  url.password = '';
  return url.href.length <= MAX_URL_LENGTH ? url.href : null;
}

function parseUrl(value: string, base?: string): URL | null {
  try {
    return new URL(value, base);
  } catch {
    return null;
  }
}

/** Plain text of HTML, in linear time: tags dropped, blocks on lines of their own, entities decoded once. */
export function htmlToText(html: string): string {
  if (!html.includes('<')) return tidyBlanks(decodeText(html));
  const writer = { parts: [] as string[], pre: 0 };
  const find = forwardSearch(html);
  let from = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    const end = startsMarkup(html, at) ? markupEnd(html, at, find) : -1;
    if (end === -1) {
      at++;
      continue;
    }
    writeText(writer, html.slice(from, at));
    from = writeTag(writer, html, at, end);
    at = from;
  }
  writeText(writer, html.slice(from));
  return tidyBlanks(decodeText(writer.parts.join('')));
}

type Writer = { parts: string[]; pre: number };

const BREAKS = new Set(
  (
    'address article aside blockquote br caption dd details div dl dt figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hr li main nav ol option p pre section summary table tr ul'
  ).split(' '),
);
const SPACES = new Set(['td', 'th', 'img']);
const HIDDEN = new Set(['script', 'style', 'template', 'title', 'noembed', 'noframes', 'iframe', 'svg']);

function writeText(writer: Writer, text: string): void {
  if (text) writer.parts.push(writer.pre > 0 ? text : text.replace(/[ \t\r\n\f]+/g, ' '));
}

/** Writes what the tag at `at` means for the layout; gives where the text goes on. */
function writeTag(writer: Writer, html: string, at: number, end: number): number {
  const match = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)/.exec(html.slice(at, at + 20));
  if (!match) return end;
  const name = match[2]!.toLowerCase();
  const closes = match[1] === '/';
  if (HIDDEN.has(name) && !closes && html[end - 2] !== '/') return hiddenEnd(html, name, end);
  if (name === 'pre') writer.pre = Math.max(0, writer.pre + (closes ? -1 : 1));
  if (BREAKS.has(name)) writer.parts.push(name === 'p' ? '\n\n' : '\n');
  else if (SPACES.has(name)) writer.parts.push(' ');
  return end;
}

function startsMarkup(html: string, at: number): boolean {
  return /[a-zA-Z/!?]/.test(html.charAt(at + 1));
}

/** The index after the markup that starts at `at`, or -1 when it never ends. */
function markupEnd(html: string, at: number, find: ForwardSearch): number {
  if (html.startsWith('<!--', at)) {
    const end = find('-->', at + 4);
    if (end !== -1) return end + 3;
  }
  const end = find('>', at);
  if (end === -1) return -1;
  const quote = openQuote(html.slice(at, Math.min(end, at + MAX_URL_LENGTH)));
  const close = quote ? find(quote, end) : -1;
  return (close === -1 ? end : find('>', close)) + 1 || end + 1;
}

/** The quote that is still open at the end of a piece of a tag, so that a ">" in a value ends nothing. */
function openQuote(piece: string): string | null {
  let open: string | null = null;
  for (const [match] of piece.matchAll(/=\s*["']|["']/g)) {
    const mark = match.slice(-1);
    if (open === mark) open = null;
    else if (open === null && match.length > 1) open = mark;
  }
  return open;
}

function hiddenEnd(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  return close.test(html) ? html.indexOf('>', close.lastIndex) + 1 || html.length : html.length;
}

/** &nbsp; counts as a blank: nobody searches for it. */
function decodeText(text: string): string {
  return decodeHTML(text).replaceAll('\u00A0', ' ');
}

/** Each step is linear on its own: runs are made one before anything looks at their neighbours. */
function tidyBlanks(text: string): string {
  return text
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/[ \t]?\n[ \t]?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
