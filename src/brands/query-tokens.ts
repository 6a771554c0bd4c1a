/** Cuts a query into its parts. */
import { QueryError } from './query-error.ts';

export type Token = { start: number; end: number } & (
  | { kind: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { kind: 'near'; words: number; ordered: boolean }
  | { kind: 'term'; text: string; phrase: boolean }
  | { kind: 'field'; field: string; value: string; valueStart: number }
);

const QUOTE = /["“”„‟«»＂]/;
/** Further apart than a paragraph nothing is near. */
const MOST_WORDS = 100;
const OPERATORS: Record<string, 'and' | 'or' | 'not'> = { AND: 'and', OR: 'or', NOT: 'not' };

/** Throws QueryError on an open quotation, an empty value, and what does not exist yet. */
export function tokens(query: string): Token[] {
  const found: Token[] = [];
  for (let at = skipSpace(query, 0); at < query.length; at = skipSpace(query, at)) {
    const token = tokenAt(query, at);
    found.push(token);
    at = token.end;
  }
  return found;
}

function skipSpace(query: string, from: number): number {
  let at = from;
  while (at < query.length && /[\s\p{Cc}]/u.test(query[at]!)) at++;
  return at;
}

function tokenAt(query: string, start: number): Token {
  const character = query[start]!;
  if (character === '(') return { kind: 'open', start, end: start + 1 };
  if (character === ')') return { kind: 'close', start, end: start + 1 };
  if (QUOTE.test(character)) return phraseAt(query, start);
  if (character === '-' && /[^\s-]/.test(query[start + 1] ?? ' '))
    return { kind: 'not', start, end: start + 1 };
  return chunkAt(query, start);
}

function phraseAt(query: string, start: number): Token {
  let end = start + 1;
  while (end < query.length && !QUOTE.test(query[end]!)) end++;
  if (end === query.length)
    throw new QueryError(query, start, end, 'This quotation is not closed. Add a double quote at its end.');
  return { kind: 'term', text: query.slice(start + 1, end), phrase: true, start, end: end + 1 };
}

function chunkAt(query: string, start: number): Token {
  let end = start;
  while (end < query.length && !/[\s\p{Cc}()]/u.test(query[end]!) && !QUOTE.test(query[end]!)) end++;
  const text = query.slice(start, end);
  const operator = OPERATORS[text];
  if (operator) return { kind: operator, start, end };
  const near = /^(O?)NEAR(\/.*)?$/.exec(text);
  if (near) return nearAt(query, start, end, near);
  const field = /^(\p{L}+):(?!\/\/)/u.exec(text);
  if (field) return fieldAt(query, start, end, field[1]!);
  refuseUnknown(query, start, end, text);
  return { kind: 'term', text, phrase: false, start, end };
}

function nearAt(query: string, start: number, end: number, [text, o, distance]: RegExpExecArray): Token {
  const words = /^\/\d+$/.test(distance ?? '') ? Number(distance!.slice(1)) : -1;
  if (words >= 0 && words <= MOST_WORDS) return { kind: 'near', words, ordered: o === 'O', start, end };
  const problem =
    words > MOST_WORDS
      ? `At most ${MOST_WORDS} words may stand between. Write a smaller number, or AND.`
      : `${text} needs to know how many words may stand between. Write ${o}NEAR/5; "${text.toLowerCase()}" in double quotes searches for the word.`;
  throw new QueryError(query, start, end, problem);
}

function refuseUnknown(query: string, start: number, end: number, text: string): void {
  if (/^-+[^-]/.test(text))
    throw new QueryError(query, start, end, 'One minus is enough: write -word to leave out a word.');
}

function fieldAt(query: string, start: number, end: number, name: string): Token {
  const field = name.toLowerCase();
  const valueStart = start + name.length + 1;
  if (valueStart < end)
    return { kind: 'field', field, value: query.slice(valueStart, end), valueStart, start, end };
  if (end < query.length && QUOTE.test(query[end]!)) {
    const phrase = phraseAt(query, end) as Token & { text: string };
    return { kind: 'field', field, value: phrase.text, valueStart, start, end: phrase.end };
  }
  const group = query[end] === '(';
  throw new QueryError(query, start, group ? end + 1 : end, missingValue(field, group));
}

function missingValue(field: string, group: boolean): string {
  if (group) return `${field}: takes one value. Write (${field}:one OR ${field}:two).`;
  return `${field}: has no value. Write it right after the colon, as in ${field}:word. To search for the word itself, put it in double quotes.`;
}
