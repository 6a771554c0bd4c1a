/** Decides what an entry's gathered values mean. */

import { isLater, parseDate } from './dates.ts';
import type { FeedAuthor, FeedItem } from './document.ts';
import type { Entry } from './entry.ts';
import { chooseLink } from './links.ts';
import { looksLikeHtml, plainLine } from './plain.ts';

/** An item whose key is still empty; `bases` resolve relative links, in the order of trust. */
export function buildItem(entry: Entry, bases: (string | null)[], feedLanguage: string | null): FeedItem {
  const date = firstDate(entry.dates);
  const updated = firstDate(entry.updates);
  const body = entry.values.get('body');
  return {
    key: '',
    guid: textOf(entry, 'guid'),
    title: plainLine(entry.values.get('title')),
    link: chooseLink(entry.links, bases),
    date: date ?? updated,
    updated: isLater(updated, date) ? updated : null,
    author: buildAuthor(entry),
    body: body?.text ?? '',
    bodyType: body && (body.format === 'html' || looksLikeHtml(body.text)) ? 'html' : 'text',
    bodyCut: body?.isCut ?? false,
    categories: entry.categories,
    language: textOf(entry, 'language') ?? entry.scope.language ?? feedLanguage,
    rating: numberOf(entry, 'rating', 1, 5),
    likes: numberOf(entry, 'likes'),
    comments: numberOf(entry, 'comments'),
    views: numberOf(entry, 'views'),
    publisher: textOf(entry, 'publisher')?.includes('<') ? null : plainLine(entry.values.get('publisher')),
  };
}

const PERIODS = new Map(Object.entries({ hourly: 3600, daily: 86400, weekly: 604800, monthly: 2592000 }));

/** How long the feed asks to be left alone, in seconds: `ttl` or the syndication module. */
export function ttlOf(feed: Entry): number | null {
  const minutes = numberOf(feed, 'ttl');
  if (minutes) return minutes * 60;
  const period = PERIODS.get(textOf(feed, 'updatePeriod')?.toLowerCase() ?? '');
  return period ? Math.round(period / (numberOf(feed, 'updateFrequency') || 1)) : null;
}

export function textOf(entry: Entry, slot: string): string | null {
  return entry.values.get(slot)?.text || null;
}

function numberOf(entry: Entry, slot: string, least = 0, most = Number.MAX_SAFE_INTEGER): number | null {
  const text = textOf(entry, slot);
  const number = text !== null && /^\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : null;
}

/** By rank, and the later of two equal ones; what cannot be read says nothing. */
function firstDate(candidates: { text: string; rank: number }[]): Date | null {
  for (const { text } of candidates.toReversed().sort((a, b) => a.rank - b.rank)) {
    const date = parseDate(text);
    if (date) return date;
  }
  return null;
}

/** Reddit writes "/u/name" where others write a name. */
function buildAuthor({ author }: Entry): FeedAuthor | null {
  if (!author) return null;
  const handle = /^\/u\/([\w-]+)$/.exec(author.name)?.[1] ?? null;
  return {
    name: handle ?? (plainLine({ text: author.name, format: 'guess' }) as string | null),
    handle,
    url: author.url || null,
  };
}
