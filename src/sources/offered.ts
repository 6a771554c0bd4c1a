import type { Setting } from './adapter.ts';
import { SOURCE_ADAPTERS } from './kinds/index.ts';

/** A kind of source that can be added, with what it asks for. */
export type OfferedKind = { kind: string; label: string; settings: Setting[] };

/** Every kind that Earshot can poll. */
export const offeredKinds = (): OfferedKind[] =>
  SOURCE_ADAPTERS.map(({ kind, label, settings }) => ({ kind, label, settings }));

/** The settings of a kind; none for an unknown one. */
export const settingsOfKind = (kind: string): Setting[] =>
  SOURCE_ADAPTERS.find((adapter) => adapter.kind === kind)?.settings ?? [];
