/** Which language a text is in. Only English is scored; the others are named. */
import { SCORED, settled, strongest } from './language-points.ts';
import { latinLanguage } from './latin-language.ts';
import { OTHER_CODES, SCRIPTS } from './model/languages.ts';

/** More tells nothing new. */
const MOST_CHARACTERS = 600;

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

const ADDRESSES = /https?:\/?\/?\S*|www\.\S+|\S+@\S+\.\S+|@\S+/gi;

/** Without what says nothing of the language: addresses, handles, invisible signs, ornamental letters; hashtags if alone. */
function plainOf(text: string): string {
  const letters = isAscii(text) ? text : text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
  const words = /@|https?:|www\./i.test(letters) ? letters.replaceAll(ADDRESSES, ' ') : letters;
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
