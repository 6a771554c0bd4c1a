/** What a mention says, as words that can be compared with those of its copies. Pure. */
import { ownWords, withoutFrame } from './own-words.ts';

export type Told = { title: string | null; text: string; rating: number | null };

export type Word = {
  /** Lower case, without accents. */
  word: string;
  /** With a capital where no sentence begins. */
  isName: boolean;
  isNumber: boolean;
};

export type StoryText = {
  /** As in Word. */
  words: readonly string[];
  rating: number | null;
  isCut: boolean;
  said: Told;
};

/** From so many words on, the headline over a text is only one of many it may have. */
const SPEAKS_FOR_ITSELF = 20;
/** What is compared: a story is told at its beginning. */
export const MOST_UNITS = 12_000;
const MOST_WORDS = 1200;

const ZERO = 48;
const ASCII = /^[\0-\x7F]*$/;
/** The same as WORD where there is nothing else. */
const ASCII_WORD = /\d+(?:\.\d+)*|[A-Za-z0-9]+/g;
const WORD =
  /\d+(?:\.\d+)*|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu;
/** An ellipsis, no end of a sentence, or an address to read on; who shares a post shares what fits. */
const CUT = /^RT @|(?:…|\.\.\.|\[(?:…|\.\.\.|cut)\]|[\p{L}\p{N},]|https?:\/\/\S+)["”’)\]]*\s*$/u;

/** The words that stand for a mention among its copies; the title only where the text is short. */
export function storyText(said: Told): StoryText {
  const isCut = CUT.test(said.text.slice(0, MOST_UNITS).slice(-300)) || said.text.startsWith('RT @');
  return { words: composed(said, wordsOf, (word) => word), rating: said.rating, isCut, said };
}

/** The same words with what else is known of them, which only a comparison asks for. */
export function markedWords({ said }: StoryText): Word[] {
  return composed(said, marked, ({ word }) => word);
}

function composed<One>(
  { title, text }: Told,
  split: (text: string) => One[],
  wordOf: (one: One) => string,
): One[] {
  const body = split(ownWords(withoutFrame(text.slice(0, MOST_UNITS))));
  if (title === null || body.length >= SPEAKS_FOR_ITSELF) return body;
  const headline = split(withoutPublisher(title));
  const isRepeated = headline.every((one, at) => at < body.length && wordOf(body[at]!) === wordOf(one));
  return headline.concat(isRepeated ? body.slice(headline.length) : body);
}

/** Numbers keep their decimals and lose the marks between thousands, in any country's writing. */
function wordsOf(text: string): string[] {
  const plain = plainText(text);
  if (ASCII.test(plain)) return (plain.toLowerCase().match(ASCII_WORD) ?? []).slice(0, MOST_WORDS);
  return (plain.match(WORD) ?? []).slice(0, MOST_WORDS).map(folded);
}

function marked(text: string): Word[] {
  const plain = plainText(text);
  const pattern = ASCII.test(plain) ? ASCII_WORD : WORD;
  const words: Word[] = [];
  for (const found of plain.matchAll(pattern)) {
    if (words.length === MOST_WORDS) break;
    const [raw] = found;
    const first = raw.charCodeAt(0);
    const word = folded(raw);
    const isNumber = first >= ZERO && first <= ZERO + 9;
    words.push({ word, isName: word !== raw && isNameAt(plain, raw, found.index), isNumber });
  }
  return words;
}

const plainText = (text: string) => withPlainNumbers(text.replace(/['’ʼ]/g, ''));

const withPlainNumbers = (text: string) =>
  /\d[.,\u00A0\u202F]\d/.test(text)
    ? text.replace(/(\d)[.,\u00A0\u202F](?=\d{3}(?!\d))/g, '$1').replace(/(\d),(?=\d)/g, '$1.')
    : text;

const folded = (raw: string) =>
  ASCII.test(raw)
    ? raw.toLowerCase()
    : raw.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');

function isNameAt(text: string, raw: string, index: number): boolean {
  if (index === 0 || !/^\p{Lu}/u.test(raw)) return false;
  const before = text.slice(Math.max(0, index - 3), index);
  return !/[.!?:\n"“„«>]\s*$/.test(before) && before.trim() !== '';
}

/** "Headline - Publisher", as news lists write it. */
function withoutPublisher(title: string): string {
  const [, headline] = /^(.{20,}) [-|] [^-|]{2,40}$/u.exec(title) ?? [];
  return headline ?? title;
}
