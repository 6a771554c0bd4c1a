/** Which language a text in Latin letters is in: by its small words, then its letters, then any English word in it. */
import { type KnownWord, knownWord, perWord } from './known-word.ts';
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

type KnowsWord = (word: KnownWord) => boolean;

const isSmallEnglish = perWord((word) => english.has(word));
const isHindiWord = perWord((word) => hindi.has(word));

/** ISO 639-1, null when it cannot be told. */
export function latinLanguage(plain: string, stated: string | null, knowsWord: KnowsWord): string | null {
  const words = wordsOf(plain);
  const share = (test: KnowsWord) => words.filter(test).length / Math.max(1, words.length);
  const small = share(isSmallEnglish);
  if (small >= PLAINLY && words.length > 3) return SCORED;
  if (isHindi(words, small)) return 'hi';
  if (stated && words.length < FEW) return stated;
  const known = share(knowsWord);
  if (small >= HARDLY && known >= NEARLY_ALL && words.length > 3) return SCORED;
  if (stated === null && words.length > 1 && known === 1 && !words.some(({ norm }) => foreign.has(norm)))
    return SCORED;
  const points = pointsOf(plain, stated, BY_SMALL_WORDS * small + BY_KNOWN_WORDS * known);
  const found = clearest(points);
  const isEnglish = found === SCORED && (stated === SCORED || small >= 0.1 || known >= 0.4);
  const told = isEnglish || found !== SCORED ? settled(found, stated) : null;
  return told ?? (stated === null && seemsEnglish(words, englishLead(points), knowsWord) ? SCORED : null);
}

/** Two sure words of Hindi, or one among perhaps Hindi ones, and not fewer than English ones. */
function isHindi(words: KnownWord[], small: number): boolean {
  const sure = words.filter(isHindiWord).length;
  if (sure === 0) return false;
  const weight = sure + words.filter(({ norm }) => perhapsHindi.has(norm)).length / 2;
  const share = weight / words.length;
  return weight >= Math.min(2, words.length / 2) && share >= 0.2 && share >= small;
}

/** English words alone, or one beside names and slang that no other language claims; `lead` in eld's points. */
function seemsEnglish(words: KnownWord[], lead: number, knowsWord: KnowsWord): boolean {
  const isOwn = (word: string) => english.has(word) || exclamations.has(word) || knowsWord(knownWord(word));
  let own = 0;
  let unknown = 0;
  for (const stretched of words) {
    const word = unstretched(stretched.norm, isOwn);
    if (foreign.has(word) || /[^a-z]/.test(word)) return false;
    if (!isOwn(word)) unknown++;
    else if (word.length > 1 && !shared.has(word)) own++;
    if (perhapsHindi.has(word) && !isOwn(word)) return false;
  }
  return words.length > 0 && (unknown === 0 || (own > 0 && lead >= 0));
}

/** "yesss" is "yes", "gooood" is "good", "hahahaha" is "haha". */
function unstretched(word: string, isOwn: (word: string) => boolean): string {
  if (/^a?(?:ha){2,}h?$/.test(word)) return 'haha';
  if (!/(.)\1\1/.test(word)) return word;
  const twice = word.replaceAll(/(.)\1{2,}/g, '$1$1');
  return isOwn(twice) ? twice : word.replaceAll(/(.)\1{2,}/g, '$1');
}

function wordsOf(plain: string): KnownWord[] {
  const lower = plain.toLowerCase().replaceAll(/['’]/g, '');
  return (lower.match(/\p{L}+/gu) ?? []).map(knownWord);
}
