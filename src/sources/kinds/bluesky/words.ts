/** Which of all posts are worth keeping: a rough match that the brands' own rules refine. */

/** Scripts that are written without blanks between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const LETTER = /[\p{L}\p{N}]/u;

/** Tests texts for any of the words, given with commas between; null when there are none. */
export function wordTest(words: string): ((text: string) => boolean) | null {
  const patterns = words
    .split(/[,\n]/)
    .map((word) => fold(word).trim())
    .flatMap((word) => (/[^\s*]/.test(word) ? [patternOf(word)] : []));
  if (patterns.length === 0) return null;
  const any = new RegExp(patterns.join('|'), 'u');
  return (text) => any.test(fold(text));
}

/** "Fernhill Bikes" also stands for #FernhillBikes and fernhill-bikes. */
function patternOf(word: string): string {
  const bare = word.replace(/\*+$/, '').trim();
  const body = bare.split(/\s+/).map(escaped).join('[\\s\\-_.]*');
  const start = needsEdge(bare.at(0)!) ? '(?<![\\p{L}\\p{N}])' : '';
  const end = word.endsWith('*') || !needsEdge(bare.at(-1)!) ? '' : '(?![\\p{L}\\p{N}])';
  return `${start}${body}${end}`;
}

function needsEdge(character: string): boolean {
  return LETTER.test(character) && !UNSPACED.test(character);
}

function escaped(part: string): string {
  return part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function fold(text: string): string {
  const ascii = /^[\x00-\x7f]*$/.test(text);
  return (ascii ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase();
}
