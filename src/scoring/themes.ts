/** What a text is about: authored seeds, and how a brand renames, merges, extends and hides them. */
import type { BrandTheme } from '../db/schema.ts';
import { knownWord } from './known-word.ts';
import { THEME_PHRASES } from './model/themes.ts';
import { compilePhrases, lastingPhrases, type Phrases, phrasesIn } from './phrases.ts';
import type { Reading } from './reading.ts';

/** The themes that a brand's mentions can get. */
export type ThemeSet = {
  phrases: Phrases<string>[];
  /** Theme → the name that mentions get; null hides it; as it is where nothing is said. */
  names: ReadonlyMap<string, string | null>;
};

/** A theme of a text, and the words that speak of it: [first, how many]. */
export type FoundTheme = { theme: string; places: [at: number, length: number][] };

const seeds = lastingPhrases<string>(Object.entries(THEME_PHRASES));
const seedsOnly: ThemeSet = { phrases: [seeds], names: new Map() };
const known = new WeakMap<BrandTheme[], ThemeSet>();

/** A mention is about a few things; a review that names ten is about its first ones. */
const MOST_THEMES = 4;

/** Every theme that the seeds know. */
export const THEMES = Object.keys(THEME_PHRASES);

/** The seeds with a brand's differences; compiled once per list. */
export function themeSet(differences: BrandTheme[] | undefined): ThemeSet {
  if (!differences || differences.length === 0) return seedsOnly;
  const compiled = known.get(differences) ?? compile(differences);
  known.set(differences, compiled);
  return compiled;
}

function compile(differences: BrandTheme[]): ThemeSet {
  const own = differences.filter(({ phrases }) => phrases.trim() !== '');
  const lines = own.map(({ theme, phrases }): [string, string] => [theme, phrases.toLowerCase()]);
  return {
    phrases: lines.length > 0 ? [seeds, compilePhrases(lines)] : [seeds],
    names: new Map(differences.map(({ theme, name }) => [theme, name])),
  };
}

/** What a text is about, most often named first. */
export function themesOf(reading: Reading, { phrases, names }: ThemeSet = seedsOnly): FoundTheme[] {
  const found = new Map<string, FoundTheme['places']>();
  for (const each of phrases) {
    for (const { value, at, length } of phrasesIn(each, reading)) {
      const name = names.get(value);
      if (name === null) continue;
      const places = found.get(name ?? value);
      if (places) places.push([at, length]);
      else found.set(name ?? value, [[at, length]]);
    }
  }
  const themes = [...found].map(([theme, places]) => ({ theme, places }));
  return themes.sort((a, b) => b.places.length - a.places.length).slice(0, MOST_THEMES);
}

/** True when a term is one of the phrases by which the theme is found. */
export function isSeedOf({ phrases, names }: ThemeSet, theme: string, term: string): boolean {
  const norms = term.split(' ');
  const words = { norms, known: norms.map(knownWord) };
  return phrases.some((each) =>
    phrasesIn(each, words).some(({ value }) => (names.get(value) ?? value) === theme),
  );
}
