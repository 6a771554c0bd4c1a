/** Which language a text in Latin letters is in: by its small words, then its letters, then any English word in it. */
import {
  BY_KNOWN_WORDS,
  BY_SMALL_WORDS,
  clearest,
  englishLead,
  pointsOf,
  SCORED,
  settled,
} from './language-points.ts';
import {
  ENGLISH_EXCLAMATIONS,
  ENGLISH_WORDS,
  FOREIGN_WORDS,
  HINDI_PERHAPS,
  HINDI_WORDS,
  SHARED_WORDS,
} from './model/languages.ts';

/** So many small words need no second opinion. */
const PLAINLY = 0.35;
/** Nor do fewer, among words that are nearly all English. */
const HARDLY = 0.12;
const NEARLY_ALL = 0.85;
/** Fewer words are told by their source, where it says anything. */
const FEW = 3;

const setOf = (words: string) => new Set(words.split(/\s+/));
const english = setOf(ENGLISH_WORDS);
const exclamations = setOf(ENGLISH_EXCLAMATIONS);
const shared = setOf(SHARED_WORDS);
const hindi = setOf(HINDI_WORDS);
const perhapsHindi = setOf(HINDI_PERHAPS);
const foreign = new Set([...setOf(FOREIGN_WORDS), ...hindi]);

type KnowsWord = (word: string) => boolean;

/** ISO 639-1, null when it cannot be told. */
export function latinLanguage(plain: string, stated: string | null, knowsWord: KnowsWord): string | null {
  const words = wordsOf(plain);
  const share = (test: KnowsWord) => words.filter(test).length / Math.max(1, words.length);
  const small = share((word) => english.has(word));
  if (small >= PLAINLY && words.length > 3) return SCORED;
  if (isHindi(words, small)) return 'hi';
  if (stated && words.length < FEW) return stated;
  const known = share(knowsWord);
  if (small >= HARDLY && known >= NEARLY_ALL && words.length > 3) return SCORED;
  if (stated === null && words.length > 1 && known === 1 && !words.some((word) => foreign.has(word)))
    return SCORED;
  const points = pointsOf(plain, stated, BY_SMALL_WORDS * small + BY_KNOWN_WORDS * known);
  const found = clearest(points);
  const isEnglish = found === SCORED && (stated === SCORED || small >= 0.1 || known >= 0.4);
  const told = isEnglish || found !== SCORED ? settled(found, stated) : null;
  return told ?? (stated === null && seemsEnglish(words, englishLead(points), knowsWord) ? SCORED : null);
}

/** Two sure words of Hindi, or one among perhaps Hindi ones, and not fewer than English ones. */
function isHindi(words: string[], small: number): boolean {
  const sure = words.filter((word) => hindi.has(word)).length;
  if (sure === 0) return false;
  const weight = sure + words.filter((word) => perhapsHindi.has(word)).length / 2;
  const share = weight / words.length;
  return weight >= Math.min(2, words.length / 2) && share >= 0.2 && share >= small;
}

/** English words alone, or one beside names and slang that no other language claims; `lead` in eld's points. */
function seemsEnglish(words: string[], lead: number, knowsWord: KnowsWord): boolean {
  const isEnglish = (word: string) => english.has(word) || exclamations.has(word) || knowsWord(word);
  let own = 0;
  let unknown = 0;
  for (const stretched of words) {
    const word = unstretched(stretched, isEnglish);
    if (foreign.has(word) || /[^a-z]/.test(word)) return false;
    if (!isEnglish(word)) unknown++;
    else if (word.length > 1 && !shared.has(word)) own++;
    if (perhapsHindi.has(word) && !isEnglish(word)) return false;
  }
  return words.length > 0 && (unknown === 0 || (own > 0 && lead >= 0));
}

/** "yesss" is "yes", "gooood" is "good", "hahahaha" is "haha". */
function unstretched(word: string, isEnglish: KnowsWord): string {
  if (/^a?(?:ha){2,}h?$/.test(word)) return 'haha';
  if (!/(.)\1\1/.test(word)) return word;
  const twice = word.replaceAll(/(.)\1{2,}/g, '$1$1');
  return isEnglish(twice) ? twice : word.replaceAll(/(.)\1{2,}/g, '$1');
}

function wordsOf(plain: string): string[] {
  return (
    plain
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .match(/\p{L}+/gu) ?? []
  );
}
