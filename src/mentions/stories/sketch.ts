/** A text as a few numbers that its copies share: Broder's w-shingles and the smallest of their hashes. Pure. */
import { type StoryText, storyText, type Told } from './words.ts';

/** Fewer words than this are said by many who never met. */
const FEWEST = 6;
/** A shorter text has copies only word for word, and a review as short as that has none. */
export const FEWEST_ALIKE = 12;
export const SHINGLE = 3;
const KEYS = 7;
/** By its first words an excerpt is found, however long the whole is. */
const OPENING = 8;

/** The key of a mention's very words within its brand, see textKey. */
export const textKeyOf = (said: Told & { brandId: number }) => textKey(said.brandId, textOf(said));

const texts = new WeakMap<Told, StoryText>();

/** The words of an object that is asked for them more than once. */
export function textOf(said: Told): StoryText {
  const known = texts.get(said) ?? storyText(said);
  texts.set(said, known);
  return known;
}

/** A whole number below 2^53 that stands for these very words; null when they are too few to be a story. */
export function textKey(brandId: number, { words, rating, isCut }: StoryText): number | null {
  if (words.length < (rating === null ? FEWEST : FEWEST_ALIKE)) return null;
  return hash(`${brandId}${isCut ? '…' : ' '}${words.join(' ')}`);
}

/**
 * Keys that texts much alike share; none for a short text. Two with the resemblance r miss each other with a chance
 * of about (1 - r)^7: the smallest hashes of all shingles (Broder, "On the resemblance and containment of
 * documents", 1997; one hash function, as in Cohen's bottom-k sketches, 1997).
 */
export function sketchKeys(brandId: number, { words }: StoryText): number[] {
  if (words.length < FEWEST_ALIKE) return [];
  const hashes = new Set(shinglesOf(words).map((shingle) => hash(`${brandId} ${shingle}`)));
  const opening = hash(`${brandId}^${words.slice(0, OPENING).join(' ')}`);
  return [...new Set([opening, ...[...hashes].sort((one, other) => one - other).slice(0, KEYS)])];
}

/** Every run of `size` words. */
export function shinglesOf(words: readonly string[], size = SHINGLE): string[] {
  const shingles: string[] = [];
  for (let at = 0; at + size <= words.length; at++) {
    let shingle = words[at]!;
    for (let next = 1; next < size; next++) shingle += ` ${words[at + next]}`;
    shingles.push(shingle);
  }
  return shingles;
}

/** 53 bits, evenly spread: two FNV-1a sums, each mixed as MurmurHash3 ends. */
function hash(text: string): number {
  let one = 0x811c9dc5;
  let other = 0x2f0b4c47;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x01000197);
  }
  return (mixed(one) & 0x1fffff) * 0x100000000 + mixed(other ^ one);
}

function mixed(sum: number): number {
  let bits = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
