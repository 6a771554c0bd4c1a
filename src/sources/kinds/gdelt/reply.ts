/** What GDELT answers: articles that it has seen, or a sentence. */
import { Failure } from '../../../failure.ts';
import type { HttpReply } from '../../../platform/platform.ts';
import { statusFailure } from '../../../retry-after.ts';
import { cleanText } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { canonicalUrl } from '../../reading/canonical-url.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, isObject, objects, readJson, text } from '../../reading/json.ts';
import { languageCode } from '../../reading/language-code.ts';

export const NAME = 'GDELT';

export type Article = { item: Item; seenAt: string };

/** No articles at all is an empty object. */
export function isReply(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { articles } = value;
  if (articles === undefined) return Object.keys(value).length === 0;
  const [first] = objects(articles);
  return Array.isArray(articles) && (first === undefined || 'seendate' in first);
}

/** It refuses in plain sentences, mostly with 200; its JSON may hold raw control characters and stray backslashes. */
export function readValue(reply: HttpReply, now: Date): unknown {
  const said = new TextDecoder().decode(reply.body);
  const words = /^[A-Z][\x20-\x7E\s]{8,500}$/.test(said.trim()) ? said.trim().replace(/\s+/g, ' ') : null;
  if (words !== null) throw spoken(words, reply, now);
  return readJson({ ...reply, body: new TextEncoder().encode(repaired(said)) }, { name: NAME, now });
}

/** Without what makes it no JSON. */
export function repaired(json: string): string {
  return json.replace(/[\u0000-\u001F]+/g, ' ').replace(/\\(?:["\\/bfnrt]|u[\da-f]{4})|\\/gi, keepEscape);
}

function keepEscape(match: string): string {
  return match === '\\' ? '\\\\' : match;
}

function spoken(words: string, reply: HttpReply, now: Date): Failure {
  const { retryAt = null } = statusFailure({ ...reply, status: 429 }, NAME, now) ?? {};
  const quoted = `It said: “${words.slice(0, 300)}”`;
  if (reply.status === 429 || /limit requests|too many|overload|high traffic/i.test(words))
    return new Failure(
      'rate',
      `${NAME} is asked too often or too busy; Earshot waits and asks again. ${quoted}`,
      {
        retryAt,
        status: reply.status,
      },
    );
  const failure = statusFailure(reply, NAME, now);
  if (failure)
    return new Failure(failure.class, `${failure.message} ${quoted}`, {
      status: reply.status,
      retryAt: failure.retryAt,
    });
  return new Failure('bad-query', `${NAME} does not take this search. Check the settings. ${quoted}`);
}

/** Null without an address: whatever else it says leads nowhere. */
export function toArticle(article: Fields, now: Date): Article | null {
  const externalId = canonicalUrl(text(article.url));
  const seenAt = seenAtOf(text(article.seendate));
  if (externalId === null) return null;
  const item = itemOf('gdelt', externalId, {
    url: text(article.url),
    author: { name: line(article.domain) },
    title: line(article.title),
    language: languageCode(text(article.language)),
    location: line(article.sourcecountry),
  });
  return { item, seenAt: seenAt ?? now.toISOString() };
}

/** "20260923T070000Z" is when it was crawled, which says little about when it was published. */
function seenAtOf(value: string | null): string | null {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value ?? '') ?? [];
  const [year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function line(value: unknown): string | null {
  return cleanText(text(value) ?? '', 1000).replaceAll('\n', ' ') || null;
}
