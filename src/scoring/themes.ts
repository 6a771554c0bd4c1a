import { THEME_PHRASES } from './model/themes.ts';
import { compilePhrases, phrasesIn } from './phrases.ts';
import type { Reading } from './reading.ts';

const seeds = compilePhrases<string>(Object.entries(THEME_PHRASES));

/** A mention is about a few things; a review that names ten is about its first ones. */
const MOST_THEMES = 4;

/** Every theme that the seeds know. */
export const THEMES = Object.keys(THEME_PHRASES);

/** What a text is about, most often named first. */
export function themesOf(reading: Reading): string[] {
  const counts = new Map<string, number>();
  for (const { value } of phrasesIn(seeds, reading.norms)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  return ranked.slice(0, MOST_THEMES).map(([theme]) => theme);
}
