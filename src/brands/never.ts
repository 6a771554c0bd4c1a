/** What is never about a brand: muted authors, sites and threads, and the brand's own accounts. */
import type { Item } from '../sources/adapter.ts';
import { siteOf } from './query-values.ts';
import { handleOf, inThread, onSite } from './rule-conditions.ts';

export type Never = {
  neverAuthors: string[];
  neverSites: string[];
  neverThreads: string[];
  /** Handles or names of one's own; they are left out like other authors. */
  ownAccounts: string[];
};

export const NEVER_FIELDS = ['neverAuthors', 'neverSites', 'neverThreads', 'ownAccounts'] as const;

const MOST = 200;
const LONGEST = 500;

/** One a line or with commas between; twins are dropped. */
export function listed(lines: string): string[] {
  const values = lines.split(/[\n,]/).map((value) => value.trim());
  return [...new Set(values.filter((value) => value !== ''))];
}

/** What is wrong with such a list, or null. */
export function neverProblem(field: keyof Never, values: string[]): string | null {
  if (values.length > MOST) return `At most ${MOST} are kept. Remove some.`;
  const long = values.find((value) => value.length > LONGEST);
  if (long) return `“${long.slice(0, 40)}…” is longer than ${LONGEST} characters. Shorten it.`;
  const wrong = values.find((value) => !isFit(field, value));
  if (wrong === undefined) return null;
  if (field === 'neverSites') return `“${wrong}” is no site. Write its domain, as in example.com.`;
  if (field === 'neverThreads') return `“${wrong}” is no thread. Write its address, or an id without spaces.`;
  return `“${wrong}” is no author. Write a handle or a whole name.`;
}

function isFit(field: keyof Never, value: string): boolean {
  if (field === 'neverSites') return siteOf(value) !== null;
  return field === 'neverThreads' ? /^\S{3,}$/.test(value) : handleOf(value) !== '';
}

/** Whether an item is left out whatever the rules say; null when nothing is. An author is meant whole, not in part. */
export function neverTest(never: Never): ((item: Item) => boolean) | null {
  const authors = new Set([...never.neverAuthors, ...never.ownAccounts].map(handleOf));
  const places = [...never.neverSites.map(onSite), ...never.neverThreads.map(inThread)];
  if (authors.size + places.length === 0) return null;
  const isMuted = (name: string | null) => name !== null && authors.has(handleOf(name));
  return (item) =>
    isMuted(item.author.handle) || isMuted(item.author.name) || places.some((holds) => holds(item));
}
