import type { Terms } from './adapter.ts';
import { SOURCE_ADAPTERS } from './kinds/index.ts';

/** The terms of a kind; null for one that only files and pushes know. */
export function termsOf(kind: string): (Terms & { label: string }) | null {
  const adapter = SOURCE_ADAPTERS.find((candidate) => candidate.kind === kind);
  return adapter ? { ...adapter.terms, label: adapter.label } : null;
}
