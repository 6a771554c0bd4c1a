/** Mentions from files and from outside: the same matching and scoring as for polled items. */
import { brandById, listBrands } from '../brands/brands.ts';
import { compiledRules } from '../brands/rules.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import type { Row } from './csv-records.ts';
import { type ImportContext, importBatch } from './import-batch.ts';
import { type ImportFormat, rowsOf } from './import-rows.ts';
import { realWait } from './paced.ts';

export type ImportOptions = {
  /** Every item belongs to this brand; without it the match rules decide. */
  brandId?: number;
  /** News rather than history: it may raise alerts and has a time to be answered by. */
  live?: boolean;
  onProgress?: (report: Counts) => void;
};

type Counts = { read: number; accepted: number; duplicate: number; refusedCount: number };

/** `refused` names the first thousand. */
export type ImportReport = Counts & { refused: { line: number; why: string }[] };

/** A page waits for one batch at most. */
const BATCH = 100;
/** Enough for a turn where every page has a connection of its own. */
const BREATH_MS = 1;
const MOST_NAMED = 1000;

/** Imports NDJSON or CSV in batches; a bad row is named and refuses none of the good ones. */
export function importMentions(
  platform: Platform,
  actor: Actor,
  lines: AsyncIterable<string>,
  { format, ...options }: ImportOptions & { format?: ImportFormat },
): Promise<ImportReport> {
  return importRows(platform, actor, rowsOf(lines, format), options);
}

/** Items pushed from outside; `line` counts them from 1. */
export function pushItems(
  platform: Platform,
  actor: Actor,
  items: unknown[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  const given = items.map((record, index) => ({ line: index + 1, record }));
  return importRows(platform, actor, given, { live: true, ...options });
}

async function importRows(
  platform: Platform,
  actor: Actor,
  rows: Iterable<Row> | AsyncIterable<Row>,
  { brandId, live = false, onProgress }: ImportOptions,
): Promise<ImportReport> {
  const context = { actor, live, ...(await rulesAndBrands(platform, brandId)) };
  const report: ImportReport = { read: 0, accepted: 0, duplicate: 0, refusedCount: 0, refused: [] };
  for await (const batch of batches(platform, rows)) {
    for (const { line, outcome, why } of await importBatch(platform, context, batch)) {
      report.read += 1;
      if (outcome === 'refused') report.refusedCount += 1;
      else report[outcome] += 1;
      if (outcome === 'refused' && report.refused.length < MOST_NAMED)
        report.refused.push({ line, why: why ?? '' });
    }
    onProgress?.(report);
  }
  return report;
}

/** What rows are held against. Throws Refusal for a brand that is not there. */
export async function rulesAndBrands(
  platform: Platform,
  brandId: number | undefined,
): Promise<Omit<ImportContext, 'actor' | 'live'>> {
  const only = brandId === undefined ? null : await brandById(platform, brandId);
  if (brandId !== undefined && !only) throw new Refusal('not-found', 'There is no such brand to import for.');
  const brands = only ? [only] : await listBrands(platform);
  return {
    only,
    rules: await compiledRules(platform, brandId),
    brands: new Map(brands.map((brand) => [brand.id, brand])),
  };
}

/** Rows, a hundred at a time; whoever waits for the embedded database is served in between. */
export async function* batches(
  { letOthers }: Platform,
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length === BATCH) {
      yield batch;
      await (letOthers?.() ?? realWait(BREATH_MS));
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
