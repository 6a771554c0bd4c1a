import type { Budget, Setting, SourceAdapter, Terms } from './adapter.ts';
import { askedSettings, signInWith } from './asked.ts';
import { SOURCE_ADAPTERS } from './kinds/index.ts';
import type { Settings } from './sealed.ts';

/** A kind of source that can be added, with what it asks for and what it allows. */
export type OfferedKind = {
  kind: string;
  label: string;
  needs: string;
  access: SourceAdapter['access'];
  settings: Setting[];
  terms: Terms;
  /** What one credential may use, with the settings as they stand at first. */
  budgets: Budget[];
  /** With the settings as they stand, one signs in at its own page after they are stored. */
  signsIn: boolean;
};

/** Every kind that can be added. */
export const offeredKinds = (): OfferedKind[] => SOURCE_ADAPTERS.map((adapter) => offered(adapter, {}));

/** One kind with these settings, or null for an unknown one. */
export function offeredKind(kind: string, values: Settings = {}): OfferedKind | null {
  const adapter = SOURCE_ADAPTERS.find((candidate) => candidate.kind === kind);
  return adapter ? offered(adapter, values) : null;
}

/** The settings of a kind; none for an unknown one. */
export const settingsOfKind = (kind: string): Setting[] => offeredKind(kind)?.settings ?? [];

/** The names of the settings that apply to these values. */
export const askedNames = (settings: Setting[], values: Settings): string[] =>
  askedSettings(settings, values).map(({ name }) => name);

function offered(adapter: SourceAdapter, values: Settings): OfferedKind {
  const { kind, label, needs, access, settings, terms } = adapter;
  const examples = settings.map(({ name, options, example }) => [name, options?.[0]?.value ?? example ?? '']);
  const budgets = adapter.budgets?.(Object.fromEntries(examples)) ?? [];
  const signsIn = signInWith(adapter, values) !== null;
  return { kind, label, needs, access, settings, terms, budgets, signsIn };
}

/** Whether a kind is asked, shows a link, or takes what is sent; what is unknown is asked. */
export const accessOfKind = (kind: string): SourceAdapter['access'] =>
  SOURCE_ADAPTERS.find((adapter) => adapter.kind === kind)?.access ?? 'open';
