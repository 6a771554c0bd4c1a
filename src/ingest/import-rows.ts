/** The rows of a file: JSON objects, one a line, or a table below its header. */
import type { Mapping } from './csv-columns.ts';
import { csvLength, csvRows, isHeader, type Row } from './csv-records.ts';

export type ImportFormat = 'ndjson' | 'csv';

/** Without a format the first line tells: a header that names the text is a table's. */
export async function* rowsOf(
  lines: AsyncIterable<string>,
  format?: ImportFormat,
  mapping: Mapping | null = null,
): AsyncGenerator<Row> {
  const { first, all } = await peeked(lines);
  const isTable = (format ?? (isHeader(first) ? 'csv' : 'ndjson')) === 'csv';
  yield* isTable ? csvRows(all, mapping) : jsonRows(all, mapping);
}

/** How many rows `rowsOf` gives, at a fraction of its cost. Throws Refusal for a header that cannot be read. */
export async function countRows(lines: AsyncIterable<string>, format: ImportFormat): Promise<number> {
  if (format === 'csv') return csvLength(lines);
  let length = 0;
  for await (const line of lines) if (line.trim() !== '') length += 1;
  return length;
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

async function* jsonRows(lines: AsyncIterable<string>, mapping: Mapping | null): AsyncGenerator<Row> {
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() !== '') yield mapped(jsonRow(line, text), mapping);
  }
}

function jsonRow(line: number, text: string): Row {
  try {
    return { line, record: JSON.parse(text) as unknown };
  } catch {
    return { line, why: 'It is not JSON. Each line holds one object.' };
  }
}

/** The record with an Item's fields, where its own have other names; a dotted name leads inwards. */
function mapped(row: Row, mapping: Mapping | null): Row {
  if (mapping === null || 'why' in row) return row;
  const flat = flatten(row.record);
  const record: Record<string, unknown> = {};
  for (const [path, name] of Object.entries(mapping)) {
    const [field, inner] = path.split('.') as [string, string?];
    const value = flat.get(name);
    if (value === undefined || value === null) continue;
    record[field] = inner ? { ...(record[field] as object | undefined), [inner]: value } : value;
  }
  return { line: row.line, record };
}

/** Dotted name → value, two levels deep. */
export function flatten(record: unknown): Map<string, unknown> {
  const flat = new Map<string, unknown>();
  const isObject = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  for (const [name, value] of Object.entries(isObject(record) ? record : {})) {
    if (!isObject(value)) flat.set(name, value);
    else for (const [inner, deep] of Object.entries(value)) flat.set(`${name}.${inner}`, deep);
  }
  return flat;
}
