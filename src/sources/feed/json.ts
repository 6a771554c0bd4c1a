/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). */
import { isLater, parseDate } from './dates.ts';
import { type FeedItem, MAX_CATEGORIES, MAX_FIELD_LENGTH, MAX_ITEMS } from './document.ts';
import { chooseLink } from './links.ts';
import { plainLine } from './plain.ts';

type Json = Record<string, unknown>;

export type JsonFeed = { title: string | null; link: string | null; items: FeedItem[]; isWhole: boolean };

/** Null when the text is no JSON or no JSON Feed. */
export function readJson(text: string, feedUrl: string | null): JsonFeed | null {
  const { value: feed, isWhole } = parse(text);
  if (!isObject(feed) || !Array.isArray(feed.items) || !isFeed(feed)) return null;
  const link = chooseLink(pageLinks(feed.home_page_url), [feedUrl]);
  const bases = [feedUrl, string(feed.feed_url), link];
  const items = feed.items.filter(isObject).slice(0, MAX_ITEMS);
  const language = string(feed.language);
  return {
    title: plainLine({ text: string(feed.title) ?? '', format: 'guess' }),
    link,
    items: items.map((item) => readItem(item, bases, language, feed)),
    isWhole,
  };
}

function isFeed(feed: Json): boolean {
  return [feed.version, feed.title, feed.home_page_url, feed.feed_url].some(
    (value) => typeof value === 'string',
  );
}

function readItem(item: Json, bases: (string | null)[], language: string | null, feed: Json): FeedItem {
  const html = string(item.content_html);
  const body = html ?? string(item.content_text) ?? string(item.summary) ?? '';
  const date = parseDate(string(item.date_published) ?? '');
  const updated = parseDate(string(item.date_modified) ?? '');
  return {
    key: '',
    guid: string(item.id),
    title: plainLine({ text: string(item.title) ?? '', format: 'guess' }),
    link: chooseLink([...pageLinks(item.url), ...pageLinks(item.external_url), ...guidLinks(item.id)], bases),
    date: date ?? updated,
    updated: isLater(updated, date) ? updated : null,
    author: readAuthor(item) ?? readAuthor(feed),
    body: body.slice(0, MAX_FIELD_LENGTH),
    bodyType: html === null ? 'text' : 'html',
    bodyCut: body.length > MAX_FIELD_LENGTH,
    categories: (Array.isArray(item.tags) ? item.tags : [])
      .flatMap((tag) => string(tag) ?? [])
      .slice(0, MAX_CATEGORIES),
    language: string(item.language) ?? language,
    rating: null,
    likes: null,
    comments: null,
    views: null,
    publisher: null,
  };
}

function readAuthor({ authors, author }: Json): FeedItem['author'] {
  const person = [...(Array.isArray(authors) ? authors : []), author].find(isObject);
  const name = person ? string(person.name) : null;
  const url = person ? string(person.url) : null;
  return name || url ? { name, handle: null, url } : null;
}

function pageLinks(value: unknown) {
  const href = string(value);
  return href ? [{ href, rel: 'alternate', type: null, base: null }] : [];
}

/** An id that is an address leads somewhere; any other is no link. */
function guidLinks(value: unknown) {
  const href = string(value);
  return href && /^https?:\/\//i.test(href) ? [{ href, rel: 'guid', type: null, base: null }] : [];
}

function string(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A document that breaks off is read up to its last whole item. */
function parse(text: string): { value: unknown; isWhole: boolean } {
  const whole = parsed(text);
  if (whole !== undefined) return { value: whole, isWhole: true };
  return { value: parsed(upToLastItem(text)), isWhole: false };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Closed after the last object that stands in an array of the outermost object. */
function upToLastItem(text: string): string {
  let depth = 0;
  let end = 0;
  let inString = false;
  for (const { 0: token, index } of text.matchAll(/\\.|["{}[\]]/gs)) {
    if (token === '"') inString = !inString;
    if (inString || token.length > 1) continue;
    if (token === '{' || token === '[') depth++;
    else if (token === ']') depth--;
    else if (token === '}' && --depth === 2) end = index + 1;
  }
  return `${text.slice(0, end)}]}`;
}
