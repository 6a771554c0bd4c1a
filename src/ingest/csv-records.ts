/** CSV, line by line: a broken row is named and costs its neighbours nothing. */
import { parse } from 'csv-parse/sync';
import { Refusal } from '../failure.ts';
import { unguarded } from '../mentions/csv.ts';
import { columnPaths, type Filled, filledFields, type Mapping } from './csv-columns.ts';

/** `line` is where the row begins, from 1. */
export type Row = { line: number; record: unknown } | { line: number; why: string };

const MOST_LINES = 500;
const BROKEN = 'A quotation mark opens a field here and is not closed properly. Close it, or write it twice.';

/** The rows below the header as objects with an Item's fields; what the header does not name is left out. */
export async function* csvRows(
  lines: AsyncIterable<string>,
  mapping: Mapping | null = null,
): AsyncGenerator<Row> {
  const { header, rows } = await csvTable(lines);
  const filled = filledFields(header, mapping);
  for await (const row of rows) {
    if ('why' in row) yield row;
    else yield { line: row.line, record: recordOf(filled, row.fields) };
  }
}

export type Table = {
  header: string[];
  rows: AsyncIterable<{ line: number; fields: string[] } | { line: number; why: string }>;
};

/** A table as it is: the names of its columns, then its rows. Throws Refusal for a header that cannot be read. */
export async function csvTable(lines: AsyncIterable<string>): Promise<Table> {
  const { header, delimiter, reader } = await opened(lines);
  return {
    header: fieldsOf(header, delimiter).map((name) => name.trim()),
    rows: bodyRows(reader, delimiter),
  };
}

/** How many rows stand below the header, broken ones too; their fields are not looked at. */
export async function csvLength(lines: AsyncIterable<string>): Promise<number> {
  const { delimiter, reader } = await opened(lines);
  let length = 0;
  for await (const _ of bodyTexts(reader, delimiter)) length += 1;
  return length;
}

async function opened(
  lines: AsyncIterable<string>,
): Promise<{ header: string; delimiter: string; reader: LineReader }> {
  const reader = new LineReader(lines);
  const top = (await reader.next())?.text.replace(/^\uFEFF/, '') ?? '';
  const delimiter = delimiterOf(top);
  const header = await wholeRow(reader, top, delimiter);
  if (header === null) throw new Refusal('invalid', `The header of this table cannot be read. ${BROKEN}`);
  return { header, delimiter, reader };
}

async function* bodyRows(
  reader: LineReader,
  delimiter: string,
): AsyncGenerator<{ line: number; fields: string[] } | { line: number; why: string }> {
  for await (const { line, text } of bodyTexts(reader, delimiter))
    yield text === null ? { line, why: BROKEN } : { line, fields: fieldsOf(text, delimiter) };
}

async function* bodyTexts(
  reader: LineReader,
  delimiter: string,
): AsyncGenerator<{ line: number; text: string | null }> {
  for (let first = await reader.next(); first; first = await reader.next()) {
    if (first.text.trim() === '') continue;
    yield { line: first.line, text: await wholeRow(reader, first.text, delimiter) };
  }
}

/** The row with the lines that its quoted fields run on to; null, and nothing taken, when a quote stays open. */
async function wholeRow(reader: LineReader, first: string, delimiter: string): Promise<string | null> {
  const taken: { line: number; text: string }[] = [];
  let text = first;
  let shape = shapeOf(text, delimiter);
  while (shape === 'open' && taken.length < MOST_LINES) {
    const next = await reader.next();
    if (!next) break;
    taken.push(next);
    text += `\n${next.text}`;
    shape = shapeOf(next.text, delimiter, true);
  }
  if (shape === 'whole') return text;
  reader.unread(taken);
  return null;
}

/** "open": the last quoted field goes on. "broken": something stands behind a closing quote. */
function shapeOf(text: string, delimiter: string, startsInside = false): 'whole' | 'open' | 'broken' {
  for (let at = 0; at <= text.length; at++) {
    const goesOn = startsInside && at === 0;
    if (goesOn || text[at] === '"') {
      at = closingQuote(text, goesOn ? 0 : at + 1) + 1;
      if (at === 0) return 'open';
      if (at < text.length && text[at] !== delimiter) return 'broken';
    } else {
      const next = text.indexOf(delimiter, at);
      at = next === -1 ? text.length : next;
    }
  }
  return 'whole';
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function fieldsOf(text: string, delimiter: string): string[] {
  return parse(text, { delimiter, relax_quotes: true, max_record_size: 0 })[0] ?? [];
}

/** Whether a line could be the header of a table of mentions: it has a column for the text or the title. */
export function isHeader(line: string): boolean {
  const delimiter = delimiterOf(line);
  if (/^\s*[{[]/.test(line) || shapeOf(line, delimiter) !== 'whole') return false;
  const paths = columnPaths(fieldsOf(line, delimiter));
  return paths.some((path) => path?.[0] === 'text' || path?.[0] === 'title');
}

/** Whichever separates most in the header. */
function delimiterOf(header: string): string {
  const count = (character: string) => header.split(character).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

function recordOf(filled: Filled[], fields: string[]): unknown {
  const record: Record<string, unknown> = {};
  for (const { path, column } of filled) {
    const value = fields[column]?.trim();
    if (!value) continue;
    const [field, inner] = path as [string, string?];
    const plain = unguarded(value);
    record[field] = inner ? { ...(record[field] as object | undefined), [inner]: plain } : plain;
  }
  return record;
}

class LineReader {
  private readonly source: AsyncIterator<string>;
  private waiting: { line: number; text: string }[] = [];
  private line = 0;

  constructor(lines: AsyncIterable<string>) {
    this.source = lines[Symbol.asyncIterator]();
  }

  /** Null at the end. */
  async next(): Promise<{ line: number; text: string } | null> {
    const waiting = this.waiting.shift();
    if (waiting) return waiting;
    const { done, value } = await this.source.next();
    if (done) return null;
    this.line += 1;
    return { line: this.line, text: value.replace(/\r?\n?$/, '') };
  }

  unread(lines: { line: number; text: string }[]): void {
    this.waiting.unshift(...lines);
  }
}
