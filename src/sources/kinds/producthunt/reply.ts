/** What Product Hunt answers; its users are redacted for everybody but themselves. */
import { Failure } from '../../../failure.ts';
import { cleanText, htmlToText, safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import {
  type Fields,
  fields,
  isObject,
  number,
  objects,
  text,
  time,
  unknownShape,
} from '../../reading/json.ts';
import type { Sheet } from '../../reading/newest-first.ts';

export const NAME = 'Product Hunt';

/** Edges or nodes: GraphQL gives either. */
function nodesOf(connection: unknown): Fields[] {
  const { nodes, edges } = fields(connection);
  return Array.isArray(nodes) ? objects(nodes) : objects(edges).map(({ node }) => fields(node));
}

export function isReply(value: unknown): boolean {
  const { post, posts } = fields(fields(value).data);
  return (
    'comments' in fields(post) ||
    ('pageInfo' in fields(posts) && nodesOf(posts).every((node) => 'tagline' in node))
  );
}

/** Comments of the product with their replies. Throws Failure 'gone' when there is no such product. */
export function readComments(value: unknown, slug: string): Sheet<string> {
  const { data } = fields(value);
  if (isObject(data) && data.post === null) throw new Failure('gone', missing(slug));
  const post = fields(fields(data).post);
  if (!isObject(post.comments)) throw unknownShape(NAME);
  const threads = nodesOf(post.comments).flatMap((thread) => [thread, ...nodesOf(thread.replies)]);
  return { items: threads.flatMap((comment) => toComment(comment, post)), next: nextOf(post.comments) };
}

function missing(slug: string): string {
  return `${NAME} knows no product “${slug}”, so nothing was read. Check how it is written in its address.`;
}

/** New products. */
export function readPosts(value: unknown): Sheet<string> {
  const { posts } = fields(fields(value).data);
  if (!isObject(posts)) throw unknownShape(NAME);
  return { items: nodesOf(posts).flatMap(toPost), next: nextOf(posts) };
}

function nextOf(connection: Fields): string | null {
  const { endCursor, hasNextPage } = fields(connection.pageInfo);
  return hasNextPage === true ? text(endCursor) : null;
}

function toComment(comment: Fields, post: Fields): Item[] {
  const id = text(comment.id);
  const parent = text(comment.parentId);
  const product = text(post.id);
  if (id === null) return [];
  return [
    itemOf('producthunt', `comment:${id}`, {
      url: withoutCampaign(comment.url),
      author: authorOf(comment.user),
      title: line(post.name),
      text: cleanText(htmlToText(text(comment.body) ?? '')),
      publishedAt: time(comment.createdAt),
      engagement: { likes: number(comment.votesCount) },
      replyTo: parent === null ? product && `post:${product}` : `comment:${parent}`,
      parent: product && `post:${product}`,
    }),
  ];
}

function toPost(post: Fields): Item[] {
  const id = text(post.id);
  if (id === null) return [];
  const words = [text(post.tagline), text(post.description)].filter((part) => part !== null);
  return [
    itemOf('producthunt', `post:${id}`, {
      url: withoutCampaign(post.url),
      author: authorOf(post.user),
      title: line(post.name),
      text: cleanText(htmlToText(words.join('\n\n'))),
      publishedAt: time(post.createdAt),
      engagement: { likes: number(post.votesCount), comments: number(post.commentsCount) },
    }),
  ];
}

function authorOf(user: unknown): Partial<Item['author']> {
  const { name, username, url } = fields(user);
  const handle = shown(username);
  return { name: shown(name), handle, url: handle === null ? null : withoutCampaign(url) };
}

/** Null for "[REDACTED]". */
function shown(value: unknown): string | null {
  const words = line(value);
  return words === null || /^\[redacted\]$/i.test(words) ? null : words;
}

function withoutCampaign(value: unknown): string | null {
  return safeUrl(text(value))?.replace(/\?utm_[^#]*/, '') ?? null;
}

function line(value: unknown): string | null {
  return cleanText(text(value) ?? '', 1000).replaceAll('\n', ' ') || null;
}
