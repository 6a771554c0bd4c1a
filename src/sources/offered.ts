import type { Budget, Setting, SourceAdapter, Terms } from './adapter.ts';
import { askedSettings } from './asked.ts';
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
  /** One signs in at its own page, after the settings are stored. */
  signsIn: boolean;
};

/** Every kind that can be added. */
export const offeredKinds = (): OfferedKind[] => SOURCE_ADAPTERS.map(offered);

/** One kind, or null for an unknown one. */
export function offeredKind(kind: string): OfferedKind | null {
  const adapter = SOURCE_ADAPTERS.find((candidate) => candidate.kind === kind);
  return adapter ? offered(adapter) : null;
}

/** The settings of a kind; none for an unknown one. */
export const settingsOfKind = (kind: string): Setting[] => offeredKind(kind)?.settings ?? [];

/** The names of the settings that apply to these values. */
export const askedNames = (settings: Setting[], values: Settings): string[] =>
  askedSettings(settings, values).map(({ name }) => name);

function offered(adapter: SourceAdapter): OfferedKind {
  const { kind, label, needs, access, settings, terms, signIn } = adapter;
  const examples = settings.map(({ name, options, example }) => [name, options?.[0]?.value ?? example ?? '']);
  const budgets = adapter.budgets?.(Object.fromEntries(examples)) ?? [];
  return { kind, label, needs, access, settings, terms, budgets, signsIn: signIn !== undefined };
}

/** Whether a kind is asked, shows a link, or takes what is sent; what is unknown is asked. */
export const accessOfKind = (kind: string): SourceAdapter['access'] =>
  SOURCE_ADAPTERS.find((adapter) => adapter.kind === kind)?.access ?? 'open';
