/** Posts as version 2 of X's interface shows them, with what they point to in `includes`. */
import { cleanText, safeUrl } from '../../../text.ts';
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

export const X = 'X';

/** What is asked for with every list of posts. */
export const FIELDS = {
  'tweet.fields':
    'created_at,public_metrics,author_id,lang,conversation_id,referenced_tweets,entities,edit_history_tweet_ids,possibly_sensitive,note_tweet,geo',
  expansions: 'author_id,referenced_tweets.id,geo.place_id',
  'user.fields': 'username,name,public_metrics',
  'place.fields': 'full_name',
};

/** `read` is what X charges for; `newer` are ids of later versions of what came. */
export type Posts = {
  items: Item[];
  deleted: string[];
  read: number;
  newer: string[];
  newest: string | null;
  next: string | null;
};

/** Throws Failure 'schema'. */
export function readPosts(value: unknown): Posts {
  const reply = fields(value);
  const { meta, errors } = reply;
  const all = objects(reply.data);
  const first = all[0];
  if (first && 'upload_url' in first) throw noItems(X, 'list of compliance jobs');
  const isKnown = isObject(meta) || Array.isArray(errors) || first !== undefined;
  if (!isKnown || (first && !all.some(isPost))) throw unknownShape(X);
  const posts = all.filter(isPost);
  const people = byId(fields(reply.includes).users);
  const places = byId(fields(reply.includes).places);
  const items = new Map<string, Item>();
  // The newest version of a post comes first.
  for (const post of posts.toReversed()) {
    const item = toItem(post, people, places);
    items.set(item.externalId, item);
  }
  const gone = goneIn(errors).filter((id) => !items.has(id));
  return {
    items: [...items.values()].reverse(),
    deleted: gone,
    read: posts.length,
    newer: posts.flatMap(newerVersion),
    newest: text(fields(meta).newest_id),
    next: text(fields(meta).next_token),
  };
}

const isPost = (value: Fields): boolean => text(value.id) !== null && typeof value.text === 'string';

function byId(value: unknown): Map<string, Fields> {
  return new Map(objects(value).map((one) => [text(one.id) ?? '', one]));
}

/** Ids of posts that are deleted, or that their authors show only to followers now. */
function goneIn(errors: unknown): string[] {
  return objects(errors).flatMap(({ type, resource_type, resource_id, value }) => {
    const isGone = /resource-not-found|not-authorized-for-resource/.test(text(type) ?? '');
    const id = text(resource_id) ?? text(value);
    return isGone && resource_type === 'tweet' && id ? [id] : [];
  });
}

function toItem(post: Fields, people: Map<string, Fields>, places: Map<string, Fields>): Item {
  const id = text(post.id)!;
  const first = firstVersion(post, id);
  const person = people.get(text(post.author_id) ?? '') ?? {};
  const handle = text(person.username);
  const counts = fields(post.public_metrics);
  const created = time(post.created_at) ?? timeOfId(id);
  return itemOf('x', first, {
    url: `https://x.com/${handle ? encodeURIComponent(handle) : 'i'}/status/${encodeURIComponent(id)}`,
    author: {
      name: cleanText(text(person.name) ?? '', 200) || null,
      handle,
      url: handle && safeUrl(`https://x.com/${encodeURIComponent(handle)}`),
      followers: number(fields(person.public_metrics).followers_count),
    },
    text: cleanText(writtenIn(post)),
    language: /^[a-z]{2}$/.test(text(post.lang) ?? '') ? text(post.lang) : null,
    publishedAt: first === id ? created : (timeOfId(first) ?? created),
    editedAt: first === id ? null : created,
    engagement: {
      likes: number(counts.like_count),
      comments: number(counts.reply_count),
      shares: sum(number(counts.retweet_count), number(counts.quote_count)),
      views: number(counts.impression_count),
    },
    location: text(fields(places.get(text(fields(post.geo).place_id) ?? '')).full_name),
    replyTo: text(objects(post.referenced_tweets).find(({ type }) => type === 'replied_to')?.id),
    parent: text(post.conversation_id) === id ? null : text(post.conversation_id),
  });
}

/** Every edit has an id of its own; the first one stands for all. */
function firstVersion({ edit_history_tweet_ids: history }: Fields, id: string): string {
  return (Array.isArray(history) ? text(history[0]) : null) ?? id;
}

function newerVersion({ id, edit_history_tweet_ids: history }: Fields): string[] {
  const last = Array.isArray(history) ? text(history.at(-1)) : null;
  return last !== null && last !== text(id) ? [last] : [];
}

/** Short links opened, the three characters that X encodes decoded. Long posts have their whole text elsewhere. */
function writtenIn(post: Fields): string {
  const note = fields(post.note_tweet);
  const whole = text(note.text);
  const entities = whole === null ? fields(post.entities) : fields(note.entities ?? post.entities);
  let written = whole ?? text(post.text) ?? '';
  for (const { url, expanded_url } of objects(entities.urls)) {
    const [short, long] = [text(url), safeUrl(text(expanded_url))];
    if (short && long) written = written.replaceAll(short, () => long);
  }
  return written.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function sum(a: number | null, b: number | null): number | null {
  return a === null && b === null ? null : (a ?? 0) + (b ?? 0);
}

const SNOWFLAKES_SINCE_MS = 1_288_834_974_657n;
/** Ids before that were counted one by one. */
const FIRST_SNOWFLAKE = 29_700_859_247n;

/** ISO 8601: since November 2010 ids begin with the milliseconds. */
export function timeOfId(id: string): string | null {
  if (!/^\d{11,19}$/.test(id) || BigInt(id) < FIRST_SNOWFLAKE) return null;
  return new Date(Number((BigInt(id) >> 22n) + SNOWFLAKES_SINCE_MS)).toISOString();
}
