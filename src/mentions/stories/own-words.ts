/** What others put around or into a text: addresses, by-lines, quotes. Pure. */

const ADDRESS = /(?:https?:\/\/|www\.|pic\.twitter\.com\/)\S+/gi;
const HANDLE = /(?:\bvia )?(?<![\p{L}\p{N}])@[\w.]+/gu;
const BYLINE = /^(?:by|von|par|por|di|door)\s+\p{Lu}[^\n]{1,80}$/iu;
const STAMP =
  /^(?=[^\n]{1,90}$)(?:published|updated|posted|last modified|\d+ min(?:ute)?s? read|staff (?:writer|reporter)|share this)\b/i;
const ENDING =
  /^(?:read (?:more|the full|also)|continue reading|the post .* appeared first on|originally (?:published|posted)|this (?:article|story) (?:was )?(?:first |originally )?(?:appeared|published)|all rights reserved|©|\(c\)|subscribe to|sign up (?:for|to)|source:|photo:|image:)/i;
const DATELINE = /^[\p{Lu}][\p{L} .,]{1,40}\((?:AP|AFP|Reuters|dpa|PA|ANSA|EFE)\)\s*[-–—]\s*/u;
const REPEATED = /\bRT @\w+:?\s*/;
const QUOTED = /[“„«"]([^“”„«»"]{40,})[”“»"]/u;

/** Without what publishers set around a text: by-lines, stamps, datelines, calls to read on. */
export function withoutFrame(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !BYLINE.test(line) && !STAMP.test(line) && !ENDING.test(line));
  return lines.join('\n').trim().replace(DATELINE, '');
}

/** Who quotes and comments has said the comment; who only repeats has said what is repeated. */
export function ownWords(text: string): string {
  const plain = /:\/\/|www\.|pic\./i.test(text) ? text.replace(ADDRESS, ' ') : text;
  const spoken = withoutQuoted(unrepeated(withoutQuotedLines(plain)));
  return (spoken.includes('@') ? spoken.replace(HANDLE, ' ') : spoken).replaceAll('#', ' ');
}

function withoutQuotedLines(text: string): string {
  if (!text.includes('>')) return text;
  const lines = text.split('\n');
  const own = lines.filter((line) => !/^\s*>/.test(line)).join('\n');
  return says(own) ? own : text.replace(/^\s*>+/gm, '');
}

function unrepeated(text: string): string {
  const [mark] = REPEATED.exec(text) ?? [];
  if (!mark) return text;
  const before = text.slice(0, text.indexOf(mark));
  return says(before) ? before : text.slice(text.indexOf(mark) + mark.length);
}

/** A text that is mostly one quotation. */
function withoutQuoted(text: string): string {
  const [whole, quoted] = QUOTED.exec(text) ?? [];
  if (!whole || !quoted || quoted.length < text.length / 2) return text;
  const own = text.replace(whole, ' ');
  return says(own) ? own : quoted;
}

const says = (text: string) => (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= 3;
