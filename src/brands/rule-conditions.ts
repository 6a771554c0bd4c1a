/** The fields of match rules that look at an item's particulars, not at its words. */
import type { Item } from '../sources/adapter.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';
import { find, searchable } from './find.ts';
import { fold } from './fold.ts';
import { compilePattern } from './pattern.ts';
import { countryName, countryOf, countryOfPlace } from './query-country.ts';
import { isLanguage, isOnSite, ratingRange, siteOf, starsIn } from './query-values.ts';

/** `reason` says why an item for which it holds is here. */
export type Condition = { holds: (item: Item) => boolean; reason: string };

/** Field name → value → what it asks of an item. */
export const RULE_CONDITIONS: Record<string, (value: string) => Condition> = {
  author: (value) => ({ holds: writtenBy(value), reason: `written by ${value}` }),
  site: (value) => ({ holds: onSite(value), reason: `on ${siteOf(value)}` }),
  thread: (value) => ({ holds: inThread(value), reason: `in the thread ${value}` }),
  lang: (value) => ({
    holds: ({ language }) => isLanguage(language, value.toLowerCase()),
    reason: `language ${value}`,
  }),
  country: (value) => ({ holds: inCountry(value), reason: `from ${countryName(countryOf(value)!)}` }),
  rating: (value) => ({ holds: rated(value), reason: `rated ${starsIn(ratingRange(value)!)}` }),
  source: (value) => ({
    holds: ({ source }) => source === value.toLowerCase(),
    reason: `posted on ${SOURCE_LABELS[value.toLowerCase()]}`,
  }),
};

function writtenBy(value: string): Condition['holds'] {
  const pattern = compilePattern(value.replace(/^@/, ''));
  const handle = handleOf(value);
  return ({ author }) => {
    if (author.handle && handleOf(author.handle) === handle) return true;
    return author.name !== null && find(searchable(author.name), pattern).length > 0;
  };
}

/** A handle or name as it is compared. */
export function handleOf(name: string): string {
  return fold(name.trim().replace(/^@/, '')).text;
}

/** True for pages of the site and of its subdomains. */
export function onSite(value: string): Condition['holds'] {
  const site = siteOf(value)!;
  return ({ url }) => isOnSite(url, site);
}

/** A thread by an id of its first post, or by its address, which names such an id. */
export function inThread(value: string): Condition['holds'] {
  const address = urlOf(value);
  if (!address) return (item) => idsOf(item).includes(value);
  const named = new Set([...address.pathname.split('/'), ...address.searchParams.values()].map(decoded));
  const host = siteOf(value);
  return (item) => {
    if (item.url && sameAddress(item.url, value)) return true;
    if (idsOf(item).some((id) => sameAddress(id, value))) return true;
    const isHere = item.url !== null && siteOf(item.url) === host;
    return isHere && idsOf(item).some((id) => named.has(bareId(id)));
  };
}

const idsOf = ({ externalId, parent, replyTo }: Item) =>
  [externalId, parent, replyTo].filter((id) => id !== null && id !== undefined);

/** What an address would name: abc12 of t3_abc12, the last part of at://…. Too short an id names nothing. */
function bareId(id: string): string {
  const bare = id.replace(/^.*[/:#]/, '').replace(/^t\d_/, '');
  return bare.length >= 4 ? bare : '';
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part) || '/';
  } catch {
    return part;
  }
}

function urlOf(address: string): URL | null {
  try {
    return /^https?:\/\//i.test(address) ? new URL(address) : null;
  } catch {
    return null;
  }
}

const plain = (address: string) =>
  address
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/(#.*)?$/, '')
    .replace(/\/$/, '');
const sameAddress = (a: string, b: string) => plain(a) === plain(b);

function inCountry(value: string): Condition['holds'] {
  const country = countryOf(value);
  return ({ location }) => Boolean(location) && countryOfPlace(location!) === country;
}

function rated(value: string): Condition['holds'] {
  const { from, to } = ratingRange(value)!;
  return ({ rating }) => rating != null && rating >= from && rating <= to;
}
