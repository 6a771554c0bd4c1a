/** The rows of a file: JSON objects, one a line, or a table below its header. */
import { csvRows, isHeader, type Row } from './csv-records.ts';

export type ImportFormat = 'ndjson' | 'csv';

/** Without a format the first line tells: a header that names the text is a table's. */
export async function* rowsOf(lines: AsyncIterable<string>, format?: ImportFormat): AsyncGenerator<Row> {
  const { first, all } = await peeked(lines);
  yield* (format ?? (isHeader(first) ? 'csv' : 'ndjson')) === 'csv' ? csvRows(all) : jsonRows(all);
}

async function peeked(lines: AsyncIterable<string>): Promise<{ first: string; all: AsyncIterable<string> }> {
  const iterator = lines[Symbol.asyncIterator]();
  const { value, done } = await iterator.next();
  const rest = { [Symbol.asyncIterator]: () => iterator };
  const first = done ? '' : value.replace(/^\uFEFF/, '');
  async function* all(): AsyncGenerator<string> {
    if (!done) yield first;
    yield* rest;
  }
  return { first, all: all() };
}

async function* jsonRows(lines: AsyncIterable<string>): AsyncGenerator<Row> {
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() !== '') yield jsonRow(line, text);
  }
}

function jsonRow(line: number, text: string): Row {
  try {
    return { line, record: JSON.parse(text) as unknown };
  } catch {
    return { line, why: 'It is not JSON. Each line holds one object.' };
  }
}
