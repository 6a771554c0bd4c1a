/**
 * The match language, shared by match rules and filters: words, "phrases", AND OR NOT, -word, (groups),
 * field:value and beginnings*. NOT binds closer than AND, AND closer than OR; terms side by side mean AND.
 */
import { SOURCE_LABELS } from '../sources/labels.ts';
import { unknownWord } from './did-you-mean.ts';
import { patternProblem } from './pattern.ts';
import { QueryError } from './query-error.ts';
import { Parser } from './query-parser.ts';

/** `start` and `end` are UTF-16 offsets into the query text. */
export type Query = { start: number; end: number } & (
  | { kind: 'and' | 'or'; parts: Query[] }
  | { kind: 'not'; part: Query }
  | { kind: 'term'; text: string; phrase: boolean }
  | { kind: 'field'; field: string; value: string }
);

/** Field name → what is wrong with a value, or null. */
export type FieldSpec = Record<string, (value: string) => string | null>;

export type QueryLimits = { characters: number; terms: number; depth: number };

export const RULE_LIMITS: QueryLimits = { characters: 8192, terms: 500, depth: 32 };

/** Parses a query that is not empty. Throws QueryError, which points at the place. */
export function parseQuery(text: string, options: { fields: FieldSpec; limits?: QueryLimits }): Query {
  const limits = options.limits ?? RULE_LIMITS;
  if (text.length > limits.characters)
    throw new QueryError(
      text,
      limits.characters,
      text.length,
      `This is ${text.length.toLocaleString('en')} characters long; at most ${limits.characters.toLocaleString('en')} are read. Shorten it.`,
    );
  return new Parser(text, options.fields, limits).query();
}

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]+)*$/i;

/** The fields of match rules. */
export const RULE_FIELDS: FieldSpec = {
  title: patternProblem,
  body: patternProblem,
  author: patternProblem,
  site: (value) =>
    siteOf(value)
      ? null
      : 'A site is a domain. Write it as in site:example.com, which finds its subdomains too.',
  lang: languageProblem,
  source: sourceProblem,
};

/** The host name behind a domain or address, without www; null when there is none. */
export function siteOf(address: string): string | null {
  try {
    const { hostname } = new URL(address.includes('://') ? address : `http://${address}`);
    return /^[^.].*\.[^.]+$/.test(hostname) ? hostname.replace(/^www\./, '') : null;
  } catch {
    return null;
  }
}

/** Null for a language code such as en or pt-BR. */
export function languageProblem(value: string): string | null {
  return LANGUAGE.test(value)
    ? null
    : 'A language is a code of two or three letters. Write it as in lang:en.';
}

/** Null for a known source kind. */
export function sourceProblem(value: string): string | null {
  const kinds = Object.keys(SOURCE_LABELS);
  return kinds.includes(value.toLowerCase()) ? null : unknownWord(value, 'source', kinds);
}
