/** Posts, comments and recommendations as the Graph API writes them → items. */
import { safeUrl } from '../../../text.ts';
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
import { plainLine, plainText } from '../../reading/plain.ts';
import { stableId } from '../../reading/stable-id.ts';

export const NAME = 'Facebook';
export const POST_FIELDS =
  'id,message,created_time,from{id,name},permalink_url,shares,comments.limit(0).summary(true),reactions.limit(0).summary(true)';
export const COMMENT_FIELDS =
  'id,message,created_time,from{id,name},permalink_url,like_count,comment_count,parent{id}';
export const RATING_FIELDS =
  'created_time,recommendation_type,review_text,reviewer{id,name},open_graph_story{id},has_review,rating';

/** Where a person or page is found by its number. */
export const profileOf = (id: string): string => `https://www.facebook.com/${encodeURIComponent(id)}`;

/** True for a list, a single post or comment, and an error of the Graph API. */
export function isAnswer(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (isObject(value.error)) return 'fbtrace_id' in value.error;
  const entries = objects(value.data);
  return entries.length > 0 ? entries.every(isEntry) : isEntry(value) && text(value.id) !== null;
}

function isEntry(entry: Fields): boolean {
  return text(entry.created_time) !== null && !('media_type' in entry);
}

/** Throws Failure 'schema' for everything but a list. */
export function itemsOf(value: unknown, page: string): Promise<Item[]> {
  if (isObject(value) && Array.isArray(value.data)) {
    const entries = objects(value.data);
    if (entries.every(isEntry)) return Promise.all(entries.map((entry) => toItem(entry, page)));
  }
  if (isObject(value) && text(value.id) !== null) throw noItems(NAME, 'answer to posting a comment');
  throw unknownShape(NAME);
}

/** `post` is where a comment stands. */
export function toItem(entry: Fields, page: string, post: string | null = null): Promise<Item> {
  return 'recommendation_type' in entry || 'review_text' in entry || 'reviewer' in entry
    ? toReview(entry, page)
    : toPost(entry, page, post);
}

async function toPost(entry: Fields, page: string, post: string | null): Promise<Item> {
  const address = safeUrl(text(entry.permalink_url));
  const message = plainText(entry.message);
  const publishedAt = time(entry.created_time);
  const found = address ? commentIn(address) : null;
  const id = text(entry.id) ?? found?.id ?? (await stableId(page, address, publishedAt, message));
  const above = post ?? found?.post ?? null;
  return itemOf('facebook', id, {
    url: address ?? (text(entry.id) === null ? null : profileOf(id)),
    author: authorOf(entry.from),
    text: message,
    publishedAt,
    engagement: {
      likes: number(entry.like_count) ?? totalOf(entry.reactions),
      comments: number(entry.comment_count) ?? totalOf(entry.comments),
      shares: number(fields(entry.shares).count),
    },
    parent: above,
    replyTo: text(fields(entry.parent).id) ?? found?.above ?? above,
  });
}

/** Comments without an id have one in their address: post, comment, and the answer to it. */
function commentIn(address: string): { id: string; post: string; above: string | null } | null {
  const { pathname, searchParams } = new URL(address);
  const post = /\/posts\/(\w+)/.exec(pathname)?.[1];
  const comment = searchParams.get('comment_id');
  if (!post || !comment) return null;
  const answer = searchParams.get('reply_comment_id');
  return { id: `${post}_${answer ?? comment}`, post, above: answer === null ? null : `${post}_${comment}` };
}

/** A recommendation has no stars, and none are made up: what it says is its title. */
async function toReview(entry: Fields, page: string): Promise<Item> {
  const said = plainText(entry.review_text);
  const publishedAt = time(entry.created_time);
  const reviewer = text(fields(entry.reviewer).id);
  const story = text(fields(entry.open_graph_story).id);
  const stars = number(entry.rating);
  return itemOf('facebook', story ?? (await stableId(page, reviewer ?? publishedAt, said)), {
    url: story === null ? `${profileOf(page)}/reviews` : profileOf(story),
    author: authorOf(entry.reviewer),
    title: RECOMMENDATION[text(entry.recommendation_type)?.toLowerCase() ?? ''] ?? null,
    text: said,
    publishedAt,
    rating: stars !== null && stars >= 1 && stars <= 5 ? stars : null,
  });
}

const RECOMMENDATION: Record<string, string> = { positive: 'Recommends', negative: 'Does not recommend' };

function authorOf(person: unknown): Item['author'] {
  const { id, name } = fields(person);
  const number = text(id);
  return { name: plainLine(name), handle: null, url: number && profileOf(number), followers: null };
}

function totalOf(list: unknown): number | null {
  return number(fields(fields(list).summary).total_count);
}
