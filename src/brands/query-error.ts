import { Refusal } from '../failure.ts';

const SHOWN = 72;

/** A rule or filter that cannot be read. `start` and `end` are UTF-16 offsets of the faulty place in `query`. */
export class QueryError extends Refusal {
  override name = 'QueryError';
  readonly query: string;
  readonly start: number;
  readonly end: number;

  constructor(query: string, start: number, end: number, message: string) {
    super('invalid', message);
    this.query = query;
    this.start = start;
    this.end = Math.max(end, start);
  }

  /** Two lines: the query (a window of it when it is long) and carets under the faulty place. */
  pointer(): string {
    const from = this.start > SHOWN - 24 ? this.start - 24 : 0;
    const to = Math.min(this.query.length, from + SHOWN);
    const before = from > 0 ? '…' : '';
    const after = to < this.query.length ? '…' : '';
    const carets = '^'.repeat(Math.max(1, Math.min(this.end, to) - this.start));
    const line = before + oneLine(this.query.slice(from, to)) + after;
    return `${line}\n${' '.repeat(before.length + this.start - from)}${carets}`;
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]/gu, ' ');
}
