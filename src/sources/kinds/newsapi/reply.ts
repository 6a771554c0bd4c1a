/** NewsAPI's articles, whose texts are cut. */
import { cleanText, htmlToText } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { canonicalUrl } from '../../reading/canonical-url.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, isObject, objects, text, time } from '../../reading/json.ts';

/** True for a good reply, empty or not. */
export function isReply(value: unknown): boolean {
  if (!isObject(value) || value.status !== 'ok' || !Array.isArray(value.articles)) return false;
  const [first] = objects(value.articles);
  return first === undefined || ('source' in first && 'url' in first);
}

/** Nothing for articles that were taken back: all that is left of them is "[Removed]". */
export function toEntry(article: Fields): [string, Item][] {
  const externalId = canonicalUrl(text(article.url));
  const title = line(article.title);
  if (externalId === null || title === '[Removed]') return [];
  const item = itemOf('newsapi', externalId, {
    url: text(article.url),
    author: { name: line(article.author) ?? line(fields(article.source).name) },
    title,
    text: textOf(article),
    publishedAt: time(article.publishedAt),
  });
  return [[externalId, item]];
}

/** The content is cut after 200 characters, and often begins with the description. */
function textOf({ description, content }: Fields): string {
  const summary = plain(description);
  const start = plain(content).replace(/\s*\[\+\d+ chars\]$/, '');
  const opening = summary.replace(/…$/, '').slice(0, 60);
  return start.startsWith(opening) ? longer(summary, start) : `${summary}\n\n${start}`.trim();
}

function longer(one: string, other: string): string {
  return one.length >= other.length ? one : other;
}

function plain(value: unknown): string {
  return cleanText(htmlToText(text(value) ?? ''));
}

function line(value: unknown): string | null {
  return cleanText(text(value) ?? '', 1000).replaceAll('\n', ' ') || null;
}
