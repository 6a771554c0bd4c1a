/** What a received file would give, before a row of it is stored. */

import type { Platform } from '../platform/platform.ts';
import type { Item } from '../sources/adapter.ts';
import { columnPaths, FIELD_PATHS, type Mapping } from './csv-columns.ts';
import { csvTable } from './csv-records.ts';
import { flatten, rowsOf } from './import-rows.ts';
import { type ImportFile, partsOf } from './imports.ts';
import { BadRow, itemFrom } from './item-from.ts';
import { linesOf } from './lines.ts';

const SHOWN_ROWS = 5;
const LOOKED_AT = 50;

export type ImportPreview = {
  /** The columns with a value out of the file. */
  columns: Column[];
  /** The chosen mapping, or the guessed one. */
  mapping: Mapping;
  rows: ({ line: number; item: Item } | { line: number; why: string })[];
};

/** Without a mapping the names of the columns decide. */
export async function previewImport(
  platform: Platform,
  file: Pick<ImportFile, 'id' | 'format'>,
  mapping: Mapping | null,
): Promise<ImportPreview> {
  const columns = await columnsOf(platform, file);
  const chosen = mapping ?? guessed(columns);
  const rows: ImportPreview['rows'] = [];
  for await (const row of rowsOf(linesOf(partsOf(platform, file.id)), file.format, chosen)) {
    rows.push('why' in row ? row : read(row.line, row.record));
    if (rows.length === SHOWN_ROWS) break;
  }
  return { columns, mapping: chosen, rows };
}

/** Only what names a column of the file and a field of an Item. */
export function mappingFrom(given: Record<string, string>): Mapping {
  return Object.fromEntries(
    FIELD_PATHS.flatMap((path) => (given[path] ? [[path, given[path]] as [string, string]] : [])),
  );
}

type Column = { name: string; sample: string | null };

async function columnsOf(
  platform: Platform,
  { id, format }: Pick<ImportFile, 'id' | 'format'>,
): Promise<Column[]> {
  const lines = linesOf(partsOf(platform, id));
  return format === 'csv' ? columnsOfTable(lines) : namesIn(lines);
}

async function columnsOfTable(lines: AsyncIterable<string>): Promise<Column[]> {
  const { header, rows } = await csvTable(lines);
  const columns: Column[] = header.map((name) => ({ name, sample: null }));
  let looked = 0;
  for await (const row of rows) {
    if ('fields' in row)
      for (const [at, column] of columns.entries()) column.sample ??= row.fields[at]?.trim() || null;
    if (++looked === LOOKED_AT || columns.every(({ sample }) => sample !== null)) break;
  }
  return columns.filter(({ name }) => name !== '');
}

async function namesIn(lines: AsyncIterable<string>): Promise<Column[]> {
  const samples = new Map<string, string | null>();
  let looked = 0;
  for await (const row of rowsOf(lines, 'ndjson')) {
    if ('record' in row)
      for (const [name, value] of flatten(row.record)) samples.set(name, samples.get(name) ?? shown(value));
    if (++looked === LOOKED_AT) break;
  }
  return [...samples].map(([name, sample]) => ({ name, sample }));
}

const shown = (value: unknown) => (value === null || value === undefined ? null : String(value));

function guessed(columns: Column[]): Mapping {
  const paths = columnPaths(columns.map(({ name }) => name));
  return Object.fromEntries(
    columns.flatMap(({ name }, at) => (paths[at] ? [[paths[at].join('.'), name]] : [])),
  );
}

function read(line: number, record: unknown): ImportPreview['rows'][number] {
  try {
    return { line, item: itemFrom(record) };
  } catch (error) {
    if (error instanceof BadRow) return { line, why: error.message };
    throw error;
  }
}
