/** Folding: case, accents and width disappear, and every folded unit knows where it came from. */

/** `starts[i]` is the raw index behind folded unit i; null when both texts run in step. */
export type Folded = { raw: string; text: string; starts: Uint32Array | null };

/** What NFKD leaves alone or turns into noise: strokes, ligatures, typographic signs, trade marks. */
const SPECIAL: Record<string, string> = {
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
  ð: 'd',
  Ð: 'd',
  ħ: 'h',
  Ħ: 'h',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  þ: 'th',
  Þ: 'th',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '™': '',
  '®': '',
  '©': '',
  '℠': '',
  ـ: '',
};

const FIRST_MARK = 0x300;
const DASH = /[\u2010-\u2015\u2212]/;
/** Accents and points that may be left out in writing; vowel signs of Thai or Hindi are letters and stay. */
const LOOSE_MARK = new RegExp(
  [
    '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]',
    '[\u0483-\u0487]',
    '[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]',
    '[\u0610-\u061a\u064b-\u065f\u0670]',
    '\\p{Default_Ignorable_Code_Point}',
  ].join('|'),
  'gu',
);

const foldedCharacters = new Map<string, string>();
/** Per UTF-16 unit: 0 not looked at yet, 1 what lower case leaves right, 2 anything else. */
const kinds = new Uint8Array(0x10000).fill(1, 0, 0x80).fill(2, 0xd800, 0xe000);

/** Folds a text: lower case, compatibility forms, no accents, no invisible characters. */
export function fold(raw: string): Folded {
  const first = nextForeign(raw, 0);
  if (first === raw.length) return { raw, text: raw.toLowerCase(), starts: null };
  let text = '';
  let size = 0;
  let starts = new Uint32Array(raw.length * 2);
  for (let at = 0; at < raw.length; ) {
    const run = nextForeign(raw, at);
    text += raw.slice(at, run).toLowerCase();
    if (size + run - at > starts.length) starts = grown(starts, size + run - at);
    while (at < run) starts[size++] = at++;
    if (at === raw.length) break;
    const character = String.fromCodePoint(raw.codePointAt(at)!);
    const folded = foldCharacter(character);
    if (size + folded.length > starts.length) starts = grown(starts, size + folded.length);
    for (let unit = 0; unit < folded.length; unit++) starts[size++] = at;
    text += folded;
    at += character.length;
  }
  return { raw, text, starts: starts.subarray(0, size) };
}

/** Where the next character stands that lower case alone does not fold. */
function nextForeign(raw: string, from: number): number {
  let at = from;
  while (at < raw.length && kindOf(raw.charCodeAt(at)) === 1) at++;
  return at;
}

function kindOf(unit: number): number {
  const known = kinds[unit]!;
  if (known > 0) return known;
  const character = String.fromCharCode(unit);
  const kind = foldCharacter(character) === character ? 1 : 2;
  kinds[unit] = kind;
  return kind;
}

function grown(starts: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(needed * 2);
  larger.set(starts);
  return larger;
}

function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character);
  if (known !== undefined) return known;
  const plain = SPECIAL[character] ?? (DASH.test(character) ? '-' : decompose(character));
  if (foldedCharacters.size < 20_000) foldedCharacters.set(character, plain);
  return plain;
}

/** Upper case first: it joins ß with ss and the two sigmas. */
function decompose(character: string): string {
  return character
    .normalize('NFKD')
    .replace(LOOSE_MARK, '')
    .toUpperCase()
    .toLowerCase()
    .replace(LOOSE_MARK, '');
}

/** Where folded unit `at` begins in the raw text. */
export function rawStart(folded: Folded, at: number): number {
  if (at >= folded.text.length) return folded.raw.length;
  return folded.starts ? folded.starts[at]! : at;
}

/** Where the character behind folded unit `last` ends in the raw text, its combining marks included. */
export function rawEnd(folded: Folded, last: number): number {
  const { raw, starts } = folded;
  let end = starts ? starts[last]! : last;
  end += raw.codePointAt(end)! > 0xffff ? 2 : 1;
  if (!(raw.charCodeAt(end) >= FIRST_MARK)) return end;
  while (end < raw.length && /\p{M}/u.test(raw[end]!)) end++;
  return end;
}

/** The letters and digits of a text, folded but for their case. */
export function casedLetters(raw: string): string {
  let letters = '';
  for (const character of raw.normalize('NFKC')) {
    const folded = foldCharacter(character);
    letters += isUpper(character) ? folded.toUpperCase() : folded;
  }
  return letters.replaceAll(/[^\p{L}\p{M}\p{N}_]/gu, '');
}

function isUpper(character: string): boolean {
  return character !== character.toLowerCase() && character === character.toUpperCase();
}
