/** Which brands a filter names. */
import type { Filter } from './filter.ts';

/** What must hold all together. */
export type Conjunction = { kind: 'and'; parts: Filter[] };

/** The values of every `brand:` that is asked for rather than left out. */
export function brandsNamed(filter: Filter): string[] {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.flatMap(brandsNamed);
  return filter.kind === 'field' && filter.field === 'brand' ? [filter.value] : [];
}

/** The conditions that speak of brands only, and the rest; both together are the filter. */
export function splitByBrand(filter: Filter): { brands: Conjunction; rest: Conjunction } {
  const parts = conditions(filter);
  return {
    brands: { kind: 'and', parts: parts.filter(isAboutBrands) },
    rest: { kind: 'and', parts: parts.filter((part) => !isAboutBrands(part)) },
  };
}

function conditions(filter: Filter): Filter[] {
  if (filter.kind === 'and') return filter.parts.flatMap(conditions);
  return filter.kind === 'all' ? [] : [filter];
}

function isAboutBrands(filter: Filter): boolean {
  if (filter.kind === 'and' || filter.kind === 'or')
    return filter.parts.length > 0 && filter.parts.every(isAboutBrands);
  if (filter.kind === 'not') return isAboutBrands(filter.part);
  return filter.kind === 'field' && filter.field === 'brand';
}
