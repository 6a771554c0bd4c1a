/** Which language a text is in. Only English is scored; the others are named. */
import { eld } from 'eld/extrasmall';
import {
  ENGLISH_WORDS,
  FREQUENT,
  HINDI_PERHAPS,
  HINDI_WORDS,
  OTHER_CODES,
  SCRIPTS,
  SIBLINGS,
} from './model/languages.ts';

const SCORED = 'en';
/** So many small words need no second opinion. */
const PLAINLY = 0.35;
/** Nor do fewer, among words that are nearly all English. */
const HARDLY = 0.12;
const NEARLY_ALL = 0.85;
/** More tells nothing new. */
const MOST_CHARACTERS = 600;

const setOf = (words: string) => new Set(words.split(/\s+/));
const english = setOf(ENGLISH_WORDS);
const hindi = setOf(HINDI_WORDS);
const perhapsHindi = setOf(HINDI_PERHAPS);
const frequent = setOf(FREQUENT);
const siblings = SIBLINGS.map(setOf);

export type Language = { language: string | null; scored: boolean };

/**
 * What the letters and words say; a declared language is a hint that decides where they say little and gives
 * way where they are clear. `language` is ISO 639-1, null when it cannot be told.
 */
export function languageOf(
  text: string,
  declared: string | null | undefined,
  knowsWord: (word: string) => boolean,
): Language {
  const stated = codeOf(declared);
  const plain = plainOf(text.slice(0, MOST_CHARACTERS));
  if (!/\p{L}/u.test(plain)) return named(stated, false);
  if (isForeignScript(plain)) return named(scriptLanguage(plain, stated));
  return named(latinLanguage(plain, stated, knowsWord));
}

function named(language: string | null, scored = language === SCORED): Language {
  return { language, scored };
}

/** "en-GB", "EN_us", "eng" → "en"; "und" and the like say nothing. */
function codeOf(declared: string | null | undefined): string | null {
  const code = /^\s*([a-z]{2,3})(?:$|[-_\s])/i.exec(declared ?? '')?.[1]?.toLowerCase();
  if (!code || /^(und|zxx|mul|mis|q[a-t][a-z])$/.test(code)) return null;
  return OTHER_CODES[code] ?? code;
}

/** Without what says nothing of the language: addresses, handles, invisible signs, ornamental letters; hashtags if alone. */
function plainOf(text: string): string {
  const letters = isAscii(text) ? text : text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
  const words = letters.replaceAll(/https?:\/?\/?\S*|www\.\S+|\S+@\S+\.\S+|@\S+/gi, ' ');
  const plain = words.replaceAll(/#\S+/g, ' ');
  return /\p{L}/u.test(plain) ? plain : words.replaceAll('#', ' ');
}

function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}

/** One sign of Chinese, Japanese or Korean says about as much as three letters. */
function isForeignScript(plain: string): boolean {
  if (isAscii(plain)) return false;
  const letters = plain.match(/\p{L}/gu)?.length ?? 0;
  const latin = plain.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const signs =
    plain.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return latin < letters - latin + 2 * signs;
}

function scriptLanguage(plain: string, stated: string | null): string | null {
  const foreign = plain.replaceAll(/\p{Script=Latin}+/gu, ' ');
  const only = SCRIPTS.find(([, script]) => script.test(foreign));
  return only ? only[0] : settled(strongest(foreign, stated, 0), stated === SCORED ? null : stated);
}

function latinLanguage(
  plain: string,
  stated: string | null,
  knowsWord: (word: string) => boolean,
): string | null {
  const words = wordsOf(plain);
  const share = (test: (word: string) => boolean) => words.filter(test).length / Math.max(1, words.length);
  const small = share((word) => english.has(word));
  if (small >= PLAINLY && words.length > 3) return SCORED;
  if (isHindi(words, small)) return 'hi';
  if (stated && words.length < FEW) return stated;
  const known = share(knowsWord);
  if (small >= HARDLY && known >= NEARLY_ALL && words.length > 3) return SCORED;
  const found = strongest(plain, stated, BY_SMALL_WORDS * small + BY_KNOWN_WORDS * known);
  const isEnglish = found === SCORED && (stated === SCORED || small >= 0.1 || known >= 0.4);
  return isEnglish || found !== SCORED ? settled(found, stated) : null;
}

/** What was found, unless the source can know better: eld does not tell siblings, and not every language. */
function settled(found: string | null, stated: string | null): string | null {
  if (stated === null) return found;
  const isUnknown = !eldLanguages.has(stated) && found !== SCORED;
  return found === null || isUnknown || areSiblings(found, stated) ? stated : found;
}

function areSiblings(one: string, other: string): boolean {
  return siblings.some((family) => family.has(one) && family.has(other));
}

/** Two sure words of Hindi, or one among perhaps Hindi ones, and not fewer than English ones. */
function isHindi(words: string[], small: number): boolean {
  const sure = words.filter((word) => hindi.has(word)).length;
  if (sure === 0) return false;
  const weight = sure + words.filter((word) => perhapsHindi.has(word)).length / 2;
  const share = weight / words.length;
  return weight >= Math.min(2, words.length / 2) && share >= 0.2 && share >= small;
}

const eldLanguages = new Set(Object.values(eld.info().Languages as Record<string, string>));

/** Fewer words are told by their source, where it says anything. */
const FEW = 3;
/** In the measure of eld's points per group of letters, of which a text's own language has 80 to 120. */
const BY_SMALL_WORDS = 40;
const BY_KNOWN_WORDS = 45;
const BY_SOURCE = 240;
const MOST_BY_SOURCE = 40;
const RARE = 80;
const MOST_RARE = 16;
const WEAK = 20;
const CLOSE = 2;

/** eld's finding with a hint's weight, and with doubt where a short text looks like a rare language; null when unsure. */
function strongest(plain: string, stated: string | null, englishPoints: number): string | null {
  const words = plain.trim().split(/\s+/).length;
  const rare = Math.min(MOST_RARE, RARE / words);
  const hint = Math.min(MOST_BY_SOURCE, BY_SOURCE / words);
  const scores = new Map(Object.entries(eld.detect(plain).getScores()));
  if (!scores.has(SCORED)) scores.set(SCORED, 0);
  let best: { language: string | null; points: number } = { language: null, points: WEAK };
  let second = WEAK - CLOSE;
  for (const [language, score] of scores) {
    const own = (25 * score) / (1 - score);
    const points =
      own +
      (language === SCORED ? englishPoints : 0) +
      (language === stated ? hint : 0) -
      (frequent.has(language) ? 0 : rare);
    if (points > best.points) {
      second = best.points;
      best = { language, points };
    } else if (points > second) second = points;
  }
  return best.points - second >= CLOSE ? best.language : null;
}

function wordsOf(plain: string): string[] {
  return (
    plain
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .match(/\p{L}+/gu) ?? []
  );
}
