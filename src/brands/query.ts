/**
 * The match language, shared by match rules and filters: words, "phrases", AND OR NOT, -word, (groups),
 * field:value and beginnings*; rules also know NEAR/n, ONEAR/n and * inside words. NEAR binds closer than NOT,
 * NOT closer than AND, AND closer than OR; terms side by side mean AND. docs/match-rules.md tells it to users.
 */
import { patternProblem, plainPatternProblem } from './pattern.ts';
import { countryProblem } from './query-country.ts';
import { QueryError } from './query-error.ts';
import { Parser } from './query-parser.ts';
import type { FieldSpec, Query, QueryLimits } from './query-tree.ts';
import { languageProblem, ratingProblem, siteProblem, sourceProblem } from './query-values.ts';

const RULE_LIMITS: QueryLimits = {
  characters: 8192,
  terms: 500,
  depth: 32,
  nears: 50,
  innerStars: 16,
};

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

/** The fields of match rules. */
export const RULE_FIELDS: FieldSpec = {
  title: patternProblem,
  body: patternProblem,
  case: plainPatternProblem,
  author: patternProblem,
  site: siteProblem,
  thread: threadProblem,
  lang: languageProblem,
  country: countryProblem,
  rating: ratingProblem,
  source: sourceProblem,
};

function threadProblem(value: string): string | null {
  return /^[^\s]{3,}$/.test(value)
    ? null
    : 'A thread is an address or an id. Write it as in thread:https://example.com/t/4711.';
}
