/** Posts and topics of Discourse in all the lists that show them. Texts come as HTML, fancy titles encoded. */
import { cleanText, htmlToText, safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, isObject, number, objects, text, time } from '../../reading/json.ts';

/** A post, and whether its whole text was there. */
export type Shown = { id: string; item: Item; isWhole: boolean; isGone: boolean };

/** Posts of a search, of a topic, of the latest or a single one; topics of a list. Null for any other shape. */
export function readShown(value: unknown, forum: string): Shown[] | null {
  if (Array.isArray(value)) return readOldSearch(value, forum);
  if (!isObject(value)) return null;
  const { posts, topics, topic_list, latest_posts, post_stream } = value;
  if (isObject(topic_list)) return objects(topic_list.topics).flatMap((topic) => topicOf(topic, forum) ?? []);
  if (text(value.cooked) && 'topic_id' in value)
    return [value].flatMap((post) => postOf(post, {}, forum) ?? []);
  if (isObject(post_stream))
    return objects(post_stream.posts).flatMap((post) => postOf(post, value, forum) ?? []);
  if (Array.isArray(latest_posts))
    return objects(latest_posts).flatMap((post) => postOf(post, {}, forum) ?? []);
  if (!Array.isArray(posts) || !isObject(value.grouped_search_result)) return null;
  const byId = new Map(objects(topics).map((topic) => [text(topic.id), topic]));
  return objects(posts).flatMap((post) => postOf(post, byId.get(text(post.topic_id)) ?? {}, forum) ?? []);
}

/** Forums of 2014 answered with groups of results. */
function readOldSearch(groups: unknown[], forum: string): Shown[] | null {
  const found = objects(groups);
  if (found.length === 0 || !found.every((group) => 'type' in group && Array.isArray(group.results)))
    return null;
  const topics = found.filter(({ type }) => type === 'topic');
  return topics.flatMap(({ results }) => objects(results)).flatMap((topic) => topicOf(topic, forum) ?? []);
}

/** Global: the same number means another post on another forum. */
export function idOf(post: string, forum: string): string {
  return `${placeOf(forum)}/p/${post}`;
}

/** The number of a post of this forum. */
export function numberIn(externalId: string, forum: string): string | null {
  const id = externalId.startsWith(`${placeOf(forum)}/p/`) ? externalId.split('/').at(-1)! : '';
  return /^\d+$/.test(id) ? id : null;
}

const placeOf = (forum: string) => forum.replace(/^https?:\/\//, '');

function postOf(post: Fields, topic: Fields, forum: string): Shown | null {
  const id = text(post.id);
  if (!id || !/^\d{1,20}$/.test(id)) return null;
  const thread = text(post.topic_id) ?? text(topic.id);
  const above = text(post.reply_to_post_number);
  const item = itemOf('discourse', idOf(id, forum), {
    url: safeUrl(`${forum}/t/${slugOf(post, topic)}/${thread ?? '-'}/${text(post.post_number) ?? 1}`),
    title: titleOf(topic) ?? titleOf({ fancy_title: post.topic_title }),
    text: cleanText(htmlToText(text(post.cooked) ?? text(post.blurb) ?? '')),
    author: authorOf(post, forum),
    publishedAt: time(post.created_at),
    editedAt: (number(post.version) ?? 1) > 1 ? time(post.updated_at) : null,
    engagement: { likes: number(post.like_count) ?? likesOf(post), comments: number(post.reply_count) },
    replyTo: above && thread ? `${placeOf(forum)}/t/${thread}/${above}` : null,
    parent: thread && `${placeOf(forum)}/t/${thread}`,
  });
  return { id, item, isWhole: text(post.cooked) !== null, isGone: text(post.deleted_at) !== null };
}

function topicOf(topic: Fields, forum: string): Shown | null {
  const id = text(topic.id);
  if (!id) return null;
  const item = itemOf('discourse', `${placeOf(forum)}/t/${id}`, {
    url: safeUrl(`${forum}/t/${slugOf({}, topic)}/${id}`),
    title: titleOf(topic),
    text: cleanText(htmlToText(text(topic.excerpt) ?? '')),
    publishedAt: time(topic.created_at),
    engagement: {
      likes: number(topic.like_count),
      comments: number(topic.reply_count),
      views: number(topic.views),
    },
  });
  return { id, item, isWhole: false, isGone: false };
}

function slugOf(post: Fields, topic: Fields): string {
  return encodeURIComponent(text(post.topic_slug) ?? text(topic.slug) ?? '-');
}

function titleOf({ fancy_title, title }: Fields): string | null {
  return cleanText(htmlToText(text(fancy_title) ?? text(title) ?? ''), 1000) || null;
}

function authorOf(post: Fields, forum: string): Partial<Item['author']> {
  const handle = text(post.username);
  if (!handle || post.user_deleted === true) return {};
  const name = cleanText(text(post.name) ?? text(post.display_username) ?? '', 200) || null;
  return { name, handle: cleanText(handle, 200), url: `${forum}/u/${encodeURIComponent(handle)}` };
}

/** Action 2 is a like. */
function likesOf({ actions_summary }: Fields): number | null {
  const like = objects(actions_summary).find(({ id }) => number(id) === 2);
  return Array.isArray(actions_summary) ? (number(fields(like).count) ?? 0) : null;
}
