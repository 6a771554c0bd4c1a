/** Headlines from Google News: its search as a feed, one edition at a time. */
import { Refusal } from '../../failure.ts';
import type { Http } from '../../platform/platform.ts';
import type { Cursor, Item, Page, PollOptions, SourceAdapter } from '../adapter.ts';
import type { FeedItem } from '../feed/document.ts';
import { sha256 } from '../feed/keys.ts';
import { isGoogleNewsFeed } from '../feed/looks.ts';
import { pollFeed } from '../feed/poll.ts';
import { asPhrase } from '../reading/phrase.ts';

/** A search shows at most so many articles. */
const WINDOW = 100;
const DAY_MS = 86_400_000;
const DAYS = 7;
const MOST_DAYS = 30;
const CHINESE: Record<string, string> = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant', 'zh-HK': 'zh-Hant' };

export const googlenews: SourceAdapter = {
  kind: 'googlenews',
  label: 'Google News',
  needs: 'Nothing: anyone may search it.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: null,
    exportable: true,
    note: 'Only headlines and their papers are read; the articles belong to the papers.',
  },
  settings: [
    {
      name: 'query',
      label: 'Search for',
      help: 'A name or phrase. Quotes, OR, a minus sign and words such as intitle: or site: work as on Google News.',
      required: true,
      example: 'Fernhill Bikes',
    },
    {
      name: 'language',
      label: 'Language',
      help: 'Two letters, such as en or de. Each edition is a source of its own; en when left empty.',
      required: false,
      example: 'en',
    },
    {
      name: 'country',
      label: 'Country',
      help: 'Two letters, such as US or DE: whose papers are searched. US when left empty.',
      required: false,
      example: 'US',
    },
  ],
  host: () => 'news.google.com',
  describe: (settings) => {
    const { query, language, country } = editionOf(settings);
    const edition = language === 'en' && country === 'US' ? '' : ` (${language}, ${country})`;
    return `Google News: ${query}${edition}`;
  },
  suggest: ({ name }) => (name.trim() ? [{ query: withoutQuotes(name) }] : []),
  poll,
  recognises: isGoogleNewsFeed,
};

function withoutQuotes(name: string): string {
  return name.replaceAll(/["\s]+/g, ' ').trim();
}

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const known = idsByGuid(cursor);
  const shown: Record<string, string> = {};
  const shape = async (item: Item, entry: FeedItem) => {
    const article = toArticle(item, entry);
    const guid = await shortHash(entry.guid ?? entry.key);
    const externalId = known[guid] ?? (await identityOf(article, guid));
    shown[guid] = externalId;
    return { ...article, externalId };
  };
  const reader = { shape, service: 'Google News', window: WINDOW };
  const page = await pollFeed(searchOf(settings, daysOf(cursor, options)), cursor, http, options, reader);
  return { ...page, cursor: { ...page.cursor, ids: page.unchanged ? known : shown } };
}

/** What the last feed's guids were taken for: a headline that is reworded stays the same article. */
function idsByGuid(cursor: Cursor): Record<string, string> {
  const ids = cursor?.ids;
  return typeof ids === 'object' && ids !== null ? (ids as Record<string, string>) : {};
}

/** The same article comes under several guids, but always with the same headline of the same paper. */
async function identityOf({ author, title }: Item, guid: string): Promise<string> {
  const headline = foldedWords(title ?? '');
  return headline === '' ? guid : shortHash(`${foldedWords(author.name ?? '')}\n${headline}`);
}

async function shortHash(text: string): Promise<string> {
  return (await sha256(text)).slice(0, 32);
}

function toArticle(item: Item, { publisher }: FeedItem): Item {
  const { headline, paper } = split(item.title ?? '', publisher);
  return {
    ...item,
    source: 'googlenews',
    author: { name: paper, handle: null, url: null, followers: null },
    title: headline || null,
    // The link, and in older feeds the headlines of other papers.
    text: '',
    editedAt: null,
  };
}

/** "Headline - Paper"; the last dash separates where the feed does not name the paper. */
function split(title: string, publisher: string | null): { headline: string; paper: string | null } {
  const paper = publisher?.trim() || (/ - ([^-]{1,60})$/.exec(title)?.[1]?.trim() ?? null);
  const end = paper === null ? '' : ` - ${paper}`;
  const headline = end !== '' && title.endsWith(end) ? title.slice(0, -end.length) : title;
  return { headline: headline.trim(), paper };
}

function foldedWords(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return (words ?? []).join(' ');
}

/** Later polls need no more than what came since, and a search shows its best articles, not its newest. */
function daysOf(cursor: Cursor, { now, since }: PollOptions): number {
  const asked = Math.ceil((now.getTime() - since.getTime()) / DAY_MS);
  return cursor === null ? Math.min(Math.max(asked, DAYS), MOST_DAYS) : DAYS;
}

function searchOf(settings: Record<string, string>, days: number): string {
  const { query, language, country } = editionOf(settings);
  const q = /(?:^|\s)(?:when|before|after):/.test(query)
    ? asPhrase(query)
    : `${asPhrase(query)} when:${days}d`;
  const hl = language === 'en' ? `en-${country}` : language;
  const ceid = `${country}:${CHINESE[language] ?? language}`;
  return `https://news.google.com/rss/search?${new URLSearchParams({ q, hl, gl: country, ceid })}`;
}

function editionOf(settings: Record<string, string>) {
  const query = settings.query?.trim() ?? '';
  if (!query) throw new Refusal('invalid', 'Give the name or phrase to search for.');
  const language = settings.language?.trim() || 'en';
  const country = (settings.country?.trim() || 'US').toUpperCase();
  if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,4})?$/.test(language))
    throw new Refusal('invalid', 'Give the language in two letters, such as en or de.');
  if (!/^[A-Z]{2}$/.test(country))
    throw new Refusal('invalid', 'Give the country in two letters, such as US or DE.');
  return { query, language, country };
}
