/** Statuses of Mastodon and its kin, from 2017 to now. Texts are HTML; `uri` is the one identity on all servers. */
import type { Failure } from '../../../failure.ts';
import { cleanText, htmlToText, safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import {
  type Fields,
  fields,
  isObject,
  noItems,
  number,
  objects,
  text,
  time,
  unknownShape,
} from '../../reading/json.ts';

export const NAME = 'Mastodon';

export type Status = { id: string; at: string | null; item: Item; isBoost: boolean };

/** The statuses in a timeline, a search, a thread, or one alone. Throws Failure 'schema' for anything else. */
export function readStatuses(value: unknown, host: string): Status[] {
  const entries = entriesIn(value);
  if (!entries) throw otherShape(value);
  const statuses = entries.flatMap((entry) => toStatus(entry, host) ?? []);
  if (entries.length > 0 && statuses.length === 0) throw otherShape(value);
  return statuses;
}

function entriesIn(value: unknown): Fields[] | null {
  if (Array.isArray(value)) return objects(value);
  if (!isObject(value)) return null;
  if (Array.isArray(value.statuses)) return objects(value.statuses);
  if (Array.isArray(value.descendants)) return [...objects(value.ancestors), ...objects(value.descendants)];
  return isStatus(value) ? [value] : null;
}

/** True for what holds statuses or their edits, and for a search without any. */
export function looksLikeStatuses(value: unknown): boolean {
  if (isObject(value) && Array.isArray(value.statuses) && Array.isArray(value.hashtags)) return true;
  const entries = entriesIn(value) ?? [];
  return entries.length > 0 && entries.every(isText);
}

function isText(entry: Fields): boolean {
  return typeof entry.content === 'string' && 'spoiler_text' in entry;
}

function isStatus(entry: Fields): boolean {
  return text(entry.id) !== null && isText(entry);
}

function otherShape(value: unknown): Failure {
  const isEdits =
    Array.isArray(value) && objects(value).some((entry) => 'content' in entry && !('id' in entry));
  if (isEdits) return noItems(NAME, 'history of a post’s edits');
  const isServer = isObject(value) && isObject(value.configuration);
  return isServer ? noItems(NAME, 'description of a server') : unknownShape(NAME);
}

function toStatus(entry: Fields, host: string): Status | null {
  const id = text(entry.id);
  if (!id || !isStatus(entry)) return null;
  const at = time(entry.created_at);
  const url = safeUrl(text(entry.url));
  const item = itemOf('mastodon', text(entry.uri) ?? url ?? `https://${host}/statuses/${id}`, {
    url,
    author: authorOf(fields(entry.account), host),
    title: cleanText(htmlToText(text(entry.spoiler_text) ?? ''), 1000) || null,
    text: cleanText(htmlToText(text(entry.content) ?? '')),
    language: /^[a-z]{2}(?=$|[-_])/i.exec(text(entry.language) ?? '')?.[0].toLowerCase() ?? null,
    publishedAt: at,
    editedAt: time(entry.edited_at),
    engagement: {
      likes: number(entry.favourites_count),
      comments: number(entry.replies_count),
      shares: sharesOf(entry),
    },
    replyTo: text(entry.in_reply_to_id),
  });
  return { id, at, item, isBoost: isObject(entry.reblog) };
}

/** Local accounts are named without their server. */
function authorOf(account: Fields, host: string): Partial<Item['author']> {
  const acct = text(account.acct);
  if (!acct) return {};
  return {
    name: cleanText(text(account.display_name) ?? '', 200) || null,
    handle: cleanText(acct.includes('@') ? acct : `${acct}@${host}`, 300),
    url: safeUrl(text(account.url)),
    followers: number(account.followers_count),
  };
}

function sharesOf(entry: Fields): number | null {
  const boosts = number(entry.reblogs_count);
  return boosts === null ? null : boosts + (number(entry.quotes_count) ?? 0);
}

/** Ids count up; they are longer than numbers can hold, and on some servers no numbers at all. */
export function isLater(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length;
}
