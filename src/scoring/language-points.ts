/** What a text's letters look like, weighed with what else is known of its language. */
import { letterLanguages, letterPoints } from './letters.ts';
import { FREQUENT, SIBLINGS } from './model/languages.ts';

export const SCORED = 'en';
const setOf = (words: string) => new Set(words.split(/\s+/));
const frequent = setOf(FREQUENT);
const siblings = SIBLINGS.map(setOf);

/** In the measure of points per group of letters, of which a text's own language has 80 to 120. */
export const BY_SMALL_WORDS = 40;
export const BY_KNOWN_WORDS = 45;
const BY_SOURCE = 240;
const MOST_BY_SOURCE = 40;
const RARE = 80;
const MOST_RARE = 16;
const WEAK = 20;
const CLOSE = 2;

/** What the letters look like with a hint's weight, and with doubt where a short text looks like a rare language; null when unsure. */
export function strongest(plain: string, stated: string | null, englishPoints: number): string | null {
  return clearest(pointsOf(plain, stated, englishPoints));
}

/** Points per language of `letterLanguages`, in its order. */
export function pointsOf(plain: string, stated: string | null, englishPoints: number): Float64Array {
  const words = wordsIn(plain);
  const rare = Math.min(MOST_RARE, RARE / words);
  const hint = Math.min(MOST_BY_SOURCE, BY_SOURCE / words);
  const points = letterPoints(plain);
  for (const [at, language] of letterLanguages().entries()) {
    const isSeen = points[at]! > 0;
    if (isSeen && !frequent.has(language)) points[at]! -= rare;
    if (language === SCORED) points[at]! += englishPoints;
    if (language === stated && (isSeen || language === SCORED)) points[at]! += hint;
  }
  return points;
}

function wordsIn(plain: string): number {
  return plain.trim().split(/\s+/).length;
}

/** The language with most points, if they are enough and no other has nearly as many. */
export function clearest(points: Float64Array): string | null {
  let best = WEAK;
  let second = WEAK - CLOSE;
  let language: string | null = null;
  for (const [at, own] of points.entries()) {
    if (own > best) {
      second = best;
      best = own;
      language = letterLanguages()[at]!;
    } else if (own > second) second = own;
  }
  return best - second >= CLOSE ? language : null;
}

/** By how many points English leads the best of the others; below 0 when it trails. */
export function englishLead(points: Float64Array): number {
  const english = letterLanguages().indexOf(SCORED);
  let others = 0;
  for (const [at, own] of points.entries()) if (at !== english && own > others) others = own;
  return points[english]! - others;
}

/** What was found, unless the source can know better: letters do not tell siblings, and not every language. */
export function settled(found: string | null, stated: string | null): string | null {
  if (stated === null) return found;
  const isUnknown = !letterLanguages().includes(stated) && found !== SCORED;
  return found === null || isUnknown || areSiblings(found, stated) ? stated : found;
}

function areSiblings(one: string, other: string): boolean {
  return siblings.some((family) => family.has(one) && family.has(other));
}
