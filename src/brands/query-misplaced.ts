/** What to tell someone whose operator or bracket stands where a term should. */
import { QueryError } from './query-error.ts';
import type { Token } from './query-tokens.ts';

export const STRAY_BRACKET = 'This bracket closes nothing. Remove it, or add the opening one.';

/** The error for `tokens[at]`, where a term was expected; `at` may be the end of the query. */
export function misplaced(query: string, tokens: Token[], at: number): QueryError {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token && token.kind !== 'close')
    return new QueryError(query, token.start, token.end, joinsNothing(query, token));
  if (token && !before) return new QueryError(query, token.start, token.end, STRAY_BRACKET);
  if (token && before?.kind === 'open')
    return new QueryError(
      query,
      before.start,
      token.end,
      'These brackets are empty. Write something inside, or remove them.',
    );
  return new QueryError(
    query,
    before!.start,
    before!.end,
    missingAfter(query.slice(before!.start, before!.end)),
  );
}

function joinsNothing(query: string, token: Token): string {
  const word = query.slice(token.start, token.end);
  return `${word} joins two terms and one of them is missing. Write both, or put "${word.toLowerCase()}" in double quotes to search for the word.`;
}

function missingAfter(word: string): string {
  return `Something is missing after ${word}. Write what to search for, or remove it.`;
}
