/** How the rows of a set become questions to an engine. */
import type { ScoreInput } from '../../src/scoring/score.ts';
import type { LabelledRow } from './sets.ts';

/** `label` may name several, joined by commas; `group` is a part of the set with figures of its own. */
export type Question = { input: ScoreInput; label: string; rating: number | null; group: string | null };

export const plain = (row: LabelledRow): Question => ({
  input: { text: row.text },
  label: row.label,
  rating: null,
  group: null,
});
export const rated = (row: LabelledRow): Question => ({ ...plain(row), rating: Number(row.more[0]) });
export const grouped = (row: LabelledRow): Question => ({ ...plain(row), group: row.more[0] ?? null });

/** `$T$` stands where the target is named. */
export function aimed(row: LabelledRow): Question {
  const target = row.more[0]!;
  const pieces = row.text.split('$T$');
  const about: { start: number; end: number }[] = [];
  let text = pieces[0]!;
  for (const piece of pieces.slice(1)) {
    about.push({ start: text.length, end: text.length + target.length });
    text += target + piece;
  }
  return { ...plain(row), input: { text, brand: target, about } };
}

/** The brand that the tweet was collected for. */
export function named(row: LabelledRow): Question {
  const brand = row.more[0]!;
  return { ...plain(row), input: aboutBrand(row.text, brand, literally(brand)) };
}

const MAKERS = {
  Apple: /\b(apple|ipad ?2?s?|iphones?|itunes|ios|mac(book)?)\b/giu,
  Google: /\b(google|android|circles|youtube|chrome|gmail)\b/giu,
};

/** The maker named first: the set's own brand column is filled only where someone saw a feeling, so it tells the label. */
export function ofMaker(row: LabelledRow): Question {
  const place = (pattern: RegExp) => (row.text.search(pattern) + 1 || Number.POSITIVE_INFINITY) - 1;
  const brand = place(MAKERS.Google) < place(MAKERS.Apple) ? 'Google' : 'Apple';
  return { ...plain(row), input: aboutBrand(row.text, brand, MAKERS[brand]) };
}

function aboutBrand(text: string, brand: string, pattern: RegExp): ScoreInput {
  const about = [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
  return about.length > 0 ? { text, brand, about } : { text, brand };
}

/** The first of two that are compared: better is good for it. */
export function compared(row: LabelledRow): Question {
  const brand = row.more[0]!;
  const label = { BETTER: 'positive', WORSE: 'negative' }[row.label] ?? 'neutral';
  return { ...plain(row), label, input: aboutBrand(row.text, brand, literally(brand)) };
}

const literally = (words: string) => new RegExp(words.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&'), 'giu');
