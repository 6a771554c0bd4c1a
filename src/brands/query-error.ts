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
    const line = before + oneLine(this.query.slice(from, to)) + after;
    const blanks = columns(before + this.query.slice(from, this.start));
    const carets = Math.max(1, columns(this.query.slice(this.start, Math.min(this.end, to))));
    return `${line}\n${' '.repeat(blanks)}${'^'.repeat(carets)}`;
  }
}

/** Two wide; an emoji is so by its two units. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]/g;
const NO_WIDTH = /[\p{Mn}\p{Default_Ignorable_Code_Point}]/gu;

/** How many columns of a terminal the text takes. */
function columns(text: string): number {
  return text.replaceAll(NO_WIDTH, '').replaceAll(WIDE, '  ').length;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]/gu, ' ');
}
