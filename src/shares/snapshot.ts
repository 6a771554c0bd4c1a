/** A report kept as it was: as JSON, with a seal by which a later change of it is found. */
import type { Platform } from '../platform/platform.ts';
import type { Reputation } from '../reports/reputation-shape.ts';
import { readSeal, sealOf } from '../reports/seal.ts';
import { withoutWords } from './words.ts';

export type Snapshot = Record<string, unknown>;

/** Parts with words from outside, which erasing a person may change. */
const OPEN_PARTS = new Set(['emerging', 'gaps', 'annotations']);
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What is kept of a report: all of it but the words of authors, which are looked up when it is read. */
export const snapshotOf = (report: Reputation): Snapshot => JSON.parse(JSON.stringify(withoutWords(report)));

/** The report behind a snapshot, with its times as times. */
export const reportFrom = (snapshot: Snapshot): Reputation =>
  JSON.parse(JSON.stringify(snapshot), (_, value: unknown) =>
    typeof value === 'string' && TIME.test(value) ? new Date(value) : value,
  );

const PLACE = 'shared_reports.figures';

/** A keyed hash of every figure and sentence of it. */
export const sealSnapshot = (platform: Platform, snapshot: Snapshot): Promise<string> =>
  sealOf(platform, closedParts(snapshot), PLACE);

/** Whether its figures are those that were frozen. */
export const snapshotSeal = (platform: Platform, snapshot: Snapshot, seal: string | null) =>
  readSeal(platform, seal, closedParts(snapshot), PLACE);

function closedParts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closedParts);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !OPEN_PARTS.has(key));
  return Object.fromEntries(kept.map(([key, each]) => [key, closedParts(each)]));
}
