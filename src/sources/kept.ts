import { sources } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import type { Terms } from './adapter.ts';
import { SOURCE_ADAPTERS } from './kinds/index.ts';

/** What the terms of a kind let us keep, and whether anything of it is read. */
export type KeptKind = Terms & {
  kind: string;
  label: string;
  /** Posts that are stored are asked for again, to learn of edits and deletions. */
  isRechecked: boolean;
  inUse: boolean;
};

/** Every kind: those in use first, then by name. */
export async function keptKinds({ db }: Platform): Promise<KeptKind[]> {
  const used = new Set(
    (await db.selectDistinct({ kind: sources.kind }).from(sources)).map(({ kind }) => kind),
  );
  return SOURCE_ADAPTERS.map(({ kind, label, terms, recheck }) => ({
    ...terms,
    kind,
    label,
    isRechecked: recheck !== undefined && terms.recheckHours !== null,
    inUse: used.has(kind),
  })).sort((a, b) => Number(b.inUse) - Number(a.inUse) || a.label.localeCompare(b.label));
}
