/** Posts and comments of Lemmy in both shapes: 0.19 (v3) keeps counts beside them, 1.0 (v4) in them. */
import { cleanText, safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, isObject, number, objects, text, time } from '../../reading/json.ts';
import { markdownToText } from '../../reading/markdown.ts';

export type Shown = { item: Item; isGone: boolean };

/** Everything that a reply shows; null when it is no reply that shows posts. */
export function readViews(value: unknown, instance: string): Shown[] | null {
  if (!isObject(value)) return null;
  if (Array.isArray(value.search)) return shownIn(value.search, instance);
  if (Array.isArray(value.posts) || Array.isArray(value.comments))
    return [...shownIn(value.posts, instance), ...shownIn(value.comments, instance)];
  const one = [value.post_view, value.comment_view].filter(isObject);
  return one.length > 0 ? shownIn(one, instance) : null;
}

function shownIn(views: unknown, instance: string): Shown[] {
  return objects(views).flatMap((view) => toShown(view, instance) ?? []);
}

/** A comment's view holds its post too. */
function toShown(view: Fields, instance: string): Shown | null {
  const isComment = isObject(view.comment);
  const own = fields(isComment ? view.comment : view.post);
  const id = text(own.ap_id);
  if (!id) return null;
  const item = itemOf('lemmy', id, {
    ...(isComment ? commentOf(own, view, instance) : postOf(own)),
    url: localUrl(own, isComment ? 'comment' : 'post', instance) ?? safeUrl(id),
    author: authorOf(fields(view.creator)),
    publishedAt: utc(own.published_at ?? own.published),
    editedAt: utc(own.updated_at ?? own.updated),
    engagement: engagementOf({ ...own, ...fields(view.counts) }, isComment),
  });
  return { item, isGone: own.deleted === true || own.removed === true };
}

function postOf(post: Fields): Partial<Pick<Item, 'title' | 'text'>> {
  return { title: titleOf(post), text: markdownToText(text(post.body) ?? '') };
}

/** The path counts from the top: "0.7.9" is comment 9 under comment 7. */
function commentOf(comment: Fields, view: Fields, instance: string) {
  const post = fields(view.post);
  const above = /(?:^|\.)([1-9]\d*)\.\d+$/.exec(text(comment.path) ?? '')?.[1];
  const parent = text(post.ap_id);
  return {
    title: titleOf(post),
    text: markdownToText(text(comment.content) ?? ''),
    replyTo: above ? `${instance}/comment/${above}` : parent,
    parent,
  };
}

function titleOf(post: Fields): string | null {
  return cleanText(text(post.name) ?? '', 1000) || null;
}

/** The address on the instance that was asked: it names the number by which the post can be asked for again. */
function localUrl(own: Fields, kind: 'post' | 'comment', instance: string): string | null {
  const id = text(own.id);
  return id && /^\d+$/.test(id) ? `${instance}/${kind}/${id}` : null;
}

function authorOf(creator: Fields): Partial<Item['author']> {
  const url = safeUrl(text(creator.ap_id) ?? text(creator.actor_id));
  const name = text(creator.name);
  if (creator.deleted === true || !name) return {};
  return {
    name: cleanText(text(creator.display_name) ?? name, 200),
    handle: url ? `${cleanText(name, 200)}@${new URL(url).host}` : cleanText(name, 200),
    url,
  };
}

function engagementOf(counts: Fields, isComment: boolean): Partial<Item['engagement']> {
  const votes = number(counts.upvotes) ?? number(counts.score);
  const comments = number(isComment ? counts.child_count : counts.comments);
  return { likes: votes === null ? null : Math.max(0, votes), comments };
}

/** Older servers leave the zone out; they mean UTC. */
function utc(value: unknown): string | null {
  const at = text(value);
  return at === null ? null : time(/(?:z|[+-]\d\d:?\d\d)$/i.test(at) ? at : `${at}Z`);
}
