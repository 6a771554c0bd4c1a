/** Recursive descent over the tokens: or → and → not → near → term. Depth is bounded, so the stack is. */
import { hasInnerStar, patternProblem, plainPatternProblem } from './pattern.ts';
import { QueryError } from './query-error.ts';
import { misplaced, STRAY_BRACKET } from './query-misplaced.ts';
import { nearProblem, tooDeep, tooMany, tooManyStars, unknownField } from './query-problems.ts';
import { type Token, tokens } from './query-tokens.ts';
import type { FieldSpec, Query, QueryLimits } from './query-tree.ts';

export class Parser {
  readonly #text: string;
  readonly #fields: FieldSpec;
  readonly #limits: QueryLimits;
  readonly #tokens: Token[];
  #at = 0;
  #terms = 0;
  #nears = 0;
  #innerStars = 0;

  constructor(text: string, fields: FieldSpec, limits: QueryLimits) {
    this.#text = text;
    this.#fields = fields;
    this.#limits = limits;
    this.#tokens = tokens(text);
  }

  query(): Query {
    if (this.#tokens.length === 0)
      this.#fail(0, 0, 'There is nothing to search for. Write at least one word.');
    const query = this.#either(0);
    const extra = this.#tokens[this.#at];
    if (extra) this.#fail(extra.start, extra.end, STRAY_BRACKET);
    return query;
  }

  #either(depth: number): Query {
    const parts = [this.#all(depth)];
    while (this.#take('or')) parts.push(this.#all(depth));
    return joined('or', parts);
  }

  #all(depth: number): Query {
    const parts = [this.#near(depth)];
    while (this.#take('and') || this.#startsTerm()) parts.push(this.#near(depth));
    return joined('and', parts);
  }

  #near(depth: number): Query {
    const left = this.#one(depth);
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'near') return left;
    this.#at++;
    const right = this.#one(depth);
    const chained = this.#tokens[this.#at];
    const problem = nearProblem([left, right], ++this.#nears, this.#limits.nears, chained?.kind === 'near');
    if (problem) this.#fail(token.start, token.end, problem);
    const { words, ordered } = token;
    return { kind: 'near', parts: [left, right], words, ordered, start: left.start, end: right.end };
  }

  #one(depth: number): Query {
    const token = this.#tokens[this.#at];
    if (token && depth > this.#limits.depth) this.#fail(token.start, token.end, tooDeep(this.#limits.depth));
    if (token?.kind === 'not') return this.#not(token, depth);
    if (token?.kind === 'open') return this.#group(token, depth);
    if (token?.kind === 'term') return this.#term(token);
    if (token?.kind === 'field') return this.#field(token);
    throw misplaced(this.#text, this.#tokens, this.#at);
  }

  #not({ start }: Token, depth: number): Query {
    this.#at++;
    const part = this.#near(depth + 1);
    return { kind: 'not', part, start, end: part.end };
  }

  #group({ start, end }: Token, depth: number): Query {
    this.#at++;
    const inner = this.#either(depth + 1);
    const close = this.#take('close');
    if (!close) return this.#fail(start, end, 'This bracket is not closed. Add ) where the group ends.');
    return { ...inner, start, end: close.end };
  }

  #term({ text, phrase, start, end }: Token & { kind: 'term' }): Query {
    this.#count(start, end);
    const problem = this.#limits.innerStars > 0 ? patternProblem(text) : plainPatternProblem(text);
    if (problem) this.#fail(start, end, problem);
    this.#countStars(text, start, end);
    return { kind: 'term', text: text.trim(), phrase, start, end };
  }

  #field({ field, value, valueStart, start, end }: Token & { kind: 'field' }): Query {
    this.#count(start, end);
    const check = Object.hasOwn(this.#fields, field) ? this.#fields[field] : undefined;
    if (!check) return this.#fail(start, start + field.length + 1, unknownField(field, this.#fields));
    const problem = value.trim() === '' ? `${field}: has an empty value. Write a word.` : check(value.trim());
    if (problem) this.#fail(valueStart, end, problem);
    this.#countStars(value, valueStart, end);
    return { kind: 'field', field, value: value.trim(), start, end };
  }

  #count(start: number, end: number): void {
    this.#at++;
    if (++this.#terms > this.#limits.terms) this.#fail(start, end, tooMany(this.#limits.terms));
  }

  #countStars(text: string, start: number, end: number): void {
    const { innerStars } = this.#limits;
    if (innerStars > 0 && text.includes('*') && hasInnerStar(text) && ++this.#innerStars > innerStars)
      this.#fail(start, end, tooManyStars(innerStars));
  }

  #take(kind: Token['kind']): Token | null {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind) return null;
    this.#at++;
    return token;
  }

  #startsTerm(): boolean {
    const kind = this.#tokens[this.#at]?.kind;
    return kind === 'term' || kind === 'field' || kind === 'not' || kind === 'open';
  }

  #fail(start: number, end: number, message: string): never {
    throw new QueryError(this.#text, start, end, message);
  }
}

function joined(kind: 'and' | 'or', parts: Query[]): Query {
  if (parts.length === 1) return parts[0]!;
  return { kind, parts, start: parts[0]!.start, end: parts.at(-1)!.end };
}
