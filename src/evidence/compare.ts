/** Two reports of the same days, figure by figure and sentence by sentence. Pure. */

export type Difference = {
  /** Such as `figures.net.value` or `days.2026-11-07.negative`. */
  figure: string;
  shown: unknown;
  recomputed: unknown;
};

/** What is no figure, or is not counted from mentions: when it was made, and what people quote, write and choose. */
const LEFT_OUT = new Set([
  'generatedAt',
  'criticism',
  'praise',
  'annotations',
  'proposals',
  'choices',
  'emerging',
]);
/** By what a row of a list is known. */
const KEYS = ['day', 'theme', 'sourceKind', 'brandId', 'source', 'name'];
const ROUNDING = 1e-9;

/** Every leaf that differs, in the order of the report. */
export function differences(shown: unknown, recomputed: unknown): Difference[] {
  const [before, after] = [leaves(shown), leaves(recomputed)];
  const figures = new Set([...before.keys(), ...after.keys()]);
  return [...figures]
    .map((figure) => ({
      figure,
      shown: before.get(figure) ?? null,
      recomputed: after.get(figure) ?? null,
    }))
    .filter((each) => !isSame(each.shown, each.recomputed));
}

/** What is without end on both sides, or no number on both, is the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));
}

function leaves(value: unknown, path = '', found = new Map<string, unknown>()): Map<string, unknown> {
  if (path === 'opening' && Array.isArray(value)) found.set(path, sentence(value));
  else if (value instanceof Date) found.set(path, value.toISOString());
  else if (Array.isArray(value)) each(named(value), path, found);
  else if (typeof value === 'object' && value !== null) each(Object.entries(value), path, found);
  else found.set(path, value);
  return found;
}

function each(entries: [string, unknown][], path: string, found: Map<string, unknown>): void {
  for (const [key, value] of entries)
    if (path !== '' || !LEFT_OUT.has(key)) leaves(value, path ? `${path}.${key}` : key, found);
}

/** A row whose name another row has too is known by its place. */
function named(list: unknown[]): [string, unknown][] {
  const names = list.map(nameOf);
  const areApart = new Set(names).size === names.length;
  return list.map((row, index) => [areApart ? names[index]! : String(index), row]);
}

function nameOf(row: unknown, index: number): string {
  if (typeof row !== 'object' || row === null) return String(index);
  const fields = row as Record<string, unknown>;
  const key = KEYS.find((each) => typeof fields[each] === 'string' || typeof fields[each] === 'number');
  return key ? String(fields[key]) : String(index);
}

/** An opening is phrases, some of them bold; how its numbers are spaced, grouped and rounded to none or all is no difference. */
const sentence = (phrases: unknown): string =>
  (phrases as { text: string }[])
    .map(({ text }) => text)
    .join('')
    .replaceAll('\u00a0', ' ')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replaceAll('<1%', '0%')
    .replaceAll('>99%', '100%')
    // Reports of one theme once named it as its own cause.
    .replace(/, [^,.;]+ being behind 100% of its negative mentions/, '');
