/** What eld finds a text's letters to be, weighed with what else is known of it. */
import { eld } from 'eld/extrasmall';
import { FREQUENT, SIBLINGS } from './model/languages.ts';

export const SCORED = 'en';
const setOf = (words: string) => new Set(words.split(/\s+/));
const frequent = setOf(FREQUENT);
const siblings = SIBLINGS.map(setOf);
const eldLanguages = new Set(Object.values(eld.info().Languages as Record<string, string>));

/** In the measure of eld's points per group of letters, of which a text's own language has 80 to 120. */
export const BY_SMALL_WORDS = 40;
export const BY_KNOWN_WORDS = 45;
const BY_SOURCE = 240;
const MOST_BY_SOURCE = 40;
const RARE = 80;
const MOST_RARE = 16;
const WEAK = 20;
const CLOSE = 2;

/** eld's finding with a hint's weight, and with doubt where a short text looks like a rare language; null when unsure. */
export function strongest(plain: string, stated: string | null, englishPoints: number): string | null {
  return clearest(pointsOf(plain, stated, englishPoints));
}

/** Points of every language that eld thinks of, and of English. */
export function pointsOf(plain: string, stated: string | null, englishPoints: number): Map<string, number> {
  const words = plain.trim().split(/\s+/).length;
  const rare = Math.min(MOST_RARE, RARE / words);
  const hint = Math.min(MOST_BY_SOURCE, BY_SOURCE / words);
  const points = new Map<string, number>([[SCORED, 0]]);
  for (const [language, score] of Object.entries(eld.detect(plain).getScores()))
    points.set(language, (25 * score) / (1 - score) - (frequent.has(language) ? 0 : rare));
  points.set(SCORED, points.get(SCORED)! + englishPoints);
  if (stated && points.has(stated)) points.set(stated, points.get(stated)! + hint);
  return points;
}

/** The language with most points, if they are enough and no other has nearly as many. */
export function clearest(points: Map<string, number>): string | null {
  let best: { language: string | null; points: number } = { language: null, points: WEAK };
  let second = WEAK - CLOSE;
  for (const [language, own] of points) {
    if (own > best.points) {
      second = best.points;
      best = { language, points: own };
    } else if (own > second) second = own;
  }
  return best.points - second >= CLOSE ? best.language : null;
}

/** By how many points English leads the best of the others; below 0 when it trails. */
export function englishLead(points: Map<string, number>): number {
  let others = 0;
  for (const [language, own] of points) if (language !== SCORED && own > others) others = own;
  return points.get(SCORED)! - others;
}

/** What was found, unless the source can know better: eld does not tell siblings, and not every language. */
export function settled(found: string | null, stated: string | null): string | null {
  if (stated === null) return found;
  const isUnknown = !eldLanguages.has(stated) && found !== SCORED;
  return found === null || isUnknown || areSiblings(found, stated) ? stated : found;
}

function areSiblings(one: string, other: string): boolean {
  return siblings.some((family) => family.has(one) && family.has(other));
}
