/** Articles and comments of DEV. Lists show a description only; a single article and every comment come whole. */
import { cleanText, htmlToText, safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, isObject, number, objects, text, time } from '../../reading/json.ts';
import { markdownToText } from '../../reading/markdown.ts';

const SITE = 'https://dev.to';

export function isArticle(value: unknown): value is Fields {
  return (
    isObject(value) && text(value.id) !== null && typeof value.title === 'string' && 'published_at' in value
  );
}

export function isComment(value: unknown): value is Fields {
  return isObject(value) && text(value.id_code) !== null && 'body_html' in value;
}

/** The article; where it first stood elsewhere, that address is the one that people know. */
export function toArticle(article: Fields): Item {
  const whole = text(article.body_markdown);
  const html = text(article.body_html);
  const body =
    whole !== null ? markdownToText(withoutHead(whole)) : htmlToText(html ?? text(article.description) ?? '');
  return itemOf('devto', text(article.id)!, {
    url: safeUrl(text(article.url)) ?? safeUrl(text(article.path), SITE),
    title: cleanText(text(article.title) ?? '', 1000) || null,
    text: cleanText(body),
    author: authorOf(fields(article.user)),
    publishedAt: time(article.published_timestamp) ?? time(article.published_at),
    editedAt: time(article.edited_at),
    engagement: {
      likes: number(article.public_reactions_count) ?? number(article.positive_reactions_count),
      comments: number(article.comments_count),
      views: number(article.page_views_count),
    },
    parent: originOf(article),
  });
}

/** The settings that some authors write above the text. */
function withoutHead(markdown: string): string {
  return markdown.replace(/^---\r?\n(?:[\w-]+:[^\n]{0,2000}\n){0,30}---\r?\n/, '');
}

/** Where the text first stood, when it was not DEV. */
function originOf(article: Fields): string | null {
  const canonical = safeUrl(text(article.canonical_url));
  return canonical && canonical !== safeUrl(text(article.url)) ? canonical : null;
}

/** A thread's comments, the nested ones too. `article` is the external id of what they stand under. */
export function toComments(thread: unknown, article: string | null, above: string | null = article): Item[] {
  return objects(thread)
    .filter(isComment)
    .flatMap((comment) => {
      const item = toComment(comment, article, above);
      return [item, ...toComments(comment.children, article, item.externalId)];
    });
}

/** A deleted comment keeps its place, and has neither author nor text. */
function toComment(comment: Fields, article: string | null, above: string | null): Item {
  const code = text(comment.id_code)!;
  const author = authorOf(fields(comment.user));
  const page = author.handle ? `${SITE}/${author.handle}/comment/${encodeURIComponent(code)}` : null;
  return itemOf('devto', `comment/${code}`, {
    url: page,
    text: cleanText(htmlToText(text(comment.body_html) ?? '')),
    author,
    publishedAt: time(comment.created_at),
    replyTo: above,
    parent: article,
  });
}

function authorOf(user: Fields): Partial<Item['author']> {
  const handle = text(user.username);
  if (!handle) return {};
  const name = cleanText(text(user.name) ?? '', 200) || null;
  return { name, handle, url: `${SITE}/${encodeURIComponent(handle)}` };
}
