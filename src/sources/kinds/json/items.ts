/** Items of a list whose fields are mapped or guessed. */
import { Failure } from '../../../failure.ts';
import { cleanText, htmlToText, safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { cleanId } from '../../clean-item.ts';
import { parseDate } from '../../feed/dates.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, number, text } from '../../reading/json.ts';
import { languageCode } from '../../reading/language-code.ts';
import { described, valueAt } from './find-items.ts';
import { type FieldMap, type Name, readField } from './map.ts';

type Place = { address: string; name: string; now: Date };

/** Reading so many takes a second or two, in which nothing else is done. */
const MOST_ITEMS = 20_000;

/**
 * Throws Failure 'too-large' for more items than are read, 'bad-query' when a path leads nowhere in any item, or
 * nothing says what the text is.
 */
export function toItems(found: Fields[], map: FieldMap, place: Place): Item[] {
  if (found.length > MOST_ITEMS) throw tooMany(found.length, place.name);
  if (found.length > 0) checkPaths(found, map, place.name);
  const items = found.flatMap((fields) => toItem(fields, map, place) ?? []);
  if (found.length > 0 && items.length === 0)
    throw new Failure(
      'bad-query',
      `No item of ${lower(place.name)} has a title or a text that was found. The first item is ${described(found[0])}. Say in the fields which one is the text.`,
    );
  return items;
}

function tooMany(count: number, name: string): Failure {
  const most = MOST_ITEMS.toLocaleString('en');
  return new Failure(
    'too-large',
    `${name} answered with ${count.toLocaleString('en')} items, and Earshot reads at most ${most}, so nothing was read. Give an address that answers with the newest only.`,
  );
}

function checkPaths(found: Fields[], map: FieldMap, name: string): void {
  for (const [field, path] of Object.entries(map))
    if (found.every((item) => valueAt(item, path) === undefined))
      throw new Failure(
        'bad-query',
        `No item of ${lower(name)} has “${path}”, which is to be the ${field}. The first item is ${described(found[0])}. Change the fields.`,
      );
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function toItem(fields: Fields, map: FieldMap, { address, now }: Place): Item | null {
  const said = (name: Name) => readField(fields, map, name);
  const line = (name: Name) => oneLine(said(name));
  const url = safeUrl(line('url'), address);
  const title = line('title');
  const words = cleanText(htmlToText(text(said('text')) ?? ''));
  if (title === null && words === '') return null;
  const rating = number(said('rating'));
  return itemOf('json', idOf(idIn(said('id')), url, `${title}\n${words}`, address), {
    url,
    author: {
      name: line('author'),
      handle: line('handle'),
      url: safeUrl(line('authorUrl'), address),
      followers: count(said('followers')),
    },
    title,
    text: words,
    language: languageOf(line('language')),
    publishedAt: timeOf(said('date'), now),
    editedAt: timeOf(said('edited'), now),
    rating: rating !== null && rating >= 1 && rating <= 5 ? rating : null,
    engagement: {
      likes: count(said('likes')),
      comments: count(said('comments')),
      shares: count(said('shares')),
      views: count(said('views')),
    },
    location: line('location'),
    replyTo: line('replyTo'),
    parent: line('parent'),
  });
}

/** Cut like other lines, ids that begin alike would become one. */
function idIn(value: unknown): string | null {
  return cleanId(htmlToText(text(value) ?? '')).replaceAll('\n', ' ') || null;
}

/** Ids are counted within their address, unless they are addresses themselves. */
function idOf(id: string | null, url: string | null, words: string, address: string): string {
  const { host, pathname } = new URL(address);
  if (id !== null) return /^[a-z][a-z0-9+.-]*:\S/i.test(id) ? id : `${host}${pathname}#${id}`;
  return url ?? `${host}${pathname}#${fingerprint(words)}`;
}

/** FNV-1a over two offsets, 64 bits: only for items that have neither an id nor an address. */
function fingerprint(words: string): string {
  const hashFrom = (offset: number) => {
    let hash = offset;
    for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return hashFrom(0x811c9dc5) + hashFrom(0x9747b28c);
}

function oneLine(value: unknown): string | null {
  return cleanText(htmlToText(text(value) ?? ''), 1000).replaceAll('\n', ' ') || null;
}

function count(value: unknown): number | null {
  const found = number(value);
  return found === null || found < 0 ? null : found;
}

/** Epoch in seconds or milliseconds, or any way to write a date; never after now. */
function timeOf(value: unknown, now: Date): string | null {
  const date = parseDate(text(value) ?? '');
  return date && new Date(Math.min(date.getTime(), now.getTime())).toISOString();
}

function languageOf(value: string | null): string | null {
  return /^([a-z]{2})(?:[-_]|$)/i.exec(value ?? '')?.[1]?.toLowerCase() ?? languageCode(value);
}
