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
  if (value.length <= Math.min(maxLength, 1000) && CLEAN.test(value)) return value;
  const bound = maxLength * 4;
  const legal = value
    .slice(0, bound)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '');
  const clean = tidyBlanks(wellFormed(legal).normalize('NFC'));
  return clean.length <= maxLength && value.length <= bound ? clean : cut(clean, maxLength);
}

/** Without what a database cannot hold: NUL and half characters. Nothing else is altered. */
export const storable = (text: string): string => wellFormed(text).replaceAll('\0', '');

function wellFormed(text: string): string {
  return /[\uD800-\uDFFF]/.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text;
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

/** Runs of blanks are left to the end, when everything is in one piece. */
function writeText(writer: Writer, text: string): void {
  const isFlat = writer.pre > 0 || !/[\t\r\n\f]/.test(text);
  if (text) writer.parts.push(isFlat ? text : text.replace(/[ \t\r\n\f]+/g, ' '));
}

/** Writes what the tag at `at` means for the layout; gives where the text goes on. */
function writeTag(writer: Writer, html: string, at: number, end: number): number {
  const closes = html.charCodeAt(at + 1) === 47;
  const name = tagName(html, closes ? at + 2 : at + 1);
  if (HIDDEN.has(name) && !closes && html[end - 2] !== '/') return hiddenEnd(html, name, end);
  if (name === 'pre') writer.pre = Math.max(0, writer.pre + (closes ? -1 : 1));
  if (BREAKS.has(name)) writer.parts.push(name === 'p' ? '\n\n' : '\n');
  else if (SPACES.has(name)) writer.parts.push(' ');
  return end;
}

/** Letters and digits from `start`, in lower case; '' for a comment. */
function tagName(html: string, start: number): string {
  let end = start;
  while (end < start + 16 && isWordPart(html.charCodeAt(end))) end++;
  return html.slice(start, end).toLowerCase();
}

function isWordPart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function startsMarkup(html: string, at: number): boolean {
  const code = html.charCodeAt(at + 1) | 32;
  return (code >= 97 && code <= 122) || /[/!?]/.test(html.charAt(at + 1));
}

/** The index after the markup that starts at `at`, or -1 when it never ends. */
function markupEnd(html: string, at: number, find: ForwardSearch): number {
  if (html.startsWith('<!--', at)) {
    const end = find('-->', at + 4);
    if (end !== -1) return end + 3;
  }
  const end = find('>', at);
  if (end === -1) return -1;
  const quote = ['"', "'"].find((mark) => isLeftOpen(html, mark, at, end, find));
  const close = quote && opensValue(html.slice(at, end), quote) ? find(quote, end) : -1;
  return (close === -1 ? end : find('>', close)) + 1 || end + 1;
}

/** Whether `mark` stands an odd number of times between: then a value may be open, and a ">" in it ends nothing. */
function isLeftOpen(html: string, mark: string, from: number, to: number, find: ForwardSearch): boolean {
  let isOpen = false;
  for (let at = find(mark, from); at !== -1 && at < to; at = html.indexOf(mark, at + 1)) isOpen = !isOpen;
  return isOpen;
}

/** An apostrophe may stand anywhere in a broken tag; only after "=" does it begin a value. */
function opensValue(tag: string, quote: string): boolean {
  return /=\s*$/.test(tag.slice(0, tag.lastIndexOf(quote)));
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

const UNTIDY = [' \n', '\n ', '\t\n', '\n\t', '\n\n\n'];

/** Each step is linear on its own: runs are made one before anything looks at their neighbours. */
function tidyBlanks(text: string): string {
  const single = text.includes('  ') || text.includes('\t') ? text.replace(/[ \t]{2,}/g, ' ') : text;
  if (!UNTIDY.some((pair) => single.includes(pair))) return single.trim();
  const lines = single.split('\n').map((line) => line.trim());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
