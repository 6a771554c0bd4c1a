/** Which language a text is in. Only English is scored; the others are named. */
import { eld } from 'eld/extrasmall';

const SCORED = 'en';
/** So many small words need no second opinion. */
const PLAINLY = 0.35;

/** Small words that English sentences cannot do without and other languages hardly share. */
const ENGLISH = new Set(
  `the and is it to of that this with for you were are my your they their have has had be been not but what when why how who which would could should can just from at if or by we he she his her them there then than as too very about after before again any because being did do does doing dont cant isnt wont its im ive got get good great bad still never always app update service order please thanks thank love hate worst best nice`.split(
    /\s+/,
  ),
);

export type Language = { language: string | null; scored: boolean };

/**
 * The declared language where one is given, else eld's finding. Short texts that eld cannot tell count as
 * English when `knowsWord` knows most of their words. `language` is ISO 639-1, null when it cannot be told.
 */
export function languageOf(
  text: string,
  declared: string | null | undefined,
  knowsWord: (word: string) => boolean,
): Language {
  const stated = declared?.trim().toLowerCase().split(/[-_]/)[0] || null;
  if (!/\p{L}/u.test(text)) return { language: stated, scored: false };
  const foreignScript = !isAscii(text) && isForeignScript(text);
  if (stated && !(stated === SCORED && foreignScript)) return { language: stated, scored: stated === SCORED };
  if (foreignScript) return { language: scriptLanguage(text), scored: false };
  return latinLanguage(text, knowsWord);
}

function isForeignScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin * 2 < letters;
}

function scriptLanguage(text: string): string | null {
  const { language } = eld.detect(plain(text));
  return language === SCORED ? null : language || null;
}

function latinLanguage(text: string, knowsWord: (word: string) => boolean): Language {
  const words = wordsOf(text);
  const share = (test: (word: string) => boolean) => words.filter(test).length / Math.max(1, words.length);
  const english = share((word) => ENGLISH.has(word));
  if (english >= PLAINLY && words.length > 3) return { language: SCORED, scored: true };
  const found = eld.detect(plain(text));
  const sure = found.isReliable() && found.language !== '';
  const isEnglish =
    found.language === SCORED
      ? english >= 0.1 || share(knowsWord) >= 0.4
      : english >= 0.3 || (!sure && isAscii(text) && share(knowsWord) >= 0.6);
  if (isEnglish) return { language: SCORED, scored: true };
  return { language: sure && found.language !== SCORED ? found.language : null, scored: false };
}

/** Addresses, handles and hashtags say nothing about the language. */
function plain(text: string): string {
  return text.replaceAll(/https?:\/\/\S+|[@#]\S+/g, ' ').slice(0, 1000);
}

function wordsOf(text: string): string[] {
  return (
    plain(text)
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .match(/\p{L}+/gu) ?? []
  );
}

function isAscii(text: string): boolean {
  return /^[\x00-\x7f’“”…]*$/.test(text);
}
