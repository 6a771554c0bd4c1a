/** What fixtures check about a request, and how they answer one for a feed. */
import { createHash } from 'node:crypto';
import { type Answer, type Asked, type Post, refuse, type World } from './upstream.ts';

type Expected = {
  method?: string;
  /** Without its query. */
  address: string | RegExp;
  /** All of them. */
  parameters?: Record<string, string | RegExp | undefined>;
  /** At least these. */
  headers?: Record<string, string | RegExp>;
};

/** Refuses a request that differs in its method, address, any parameter or one of the headers. */
export function expectRequest(asked: Asked, expected: Expected): void {
  const { method = 'GET', address, parameters = {}, headers = {} } = expected;
  const url = asked.url.origin + asked.url.pathname;
  if (asked.method !== method) refuse(`${asked.method} instead of ${method} ${url}`);
  if (!fits(url, address)) refuse(`There is no ${url}`);
  const names = [...asked.url.searchParams.keys()];
  if (new Set(names).size !== names.length) refuse(`A parameter is given twice: ${asked.url.search}`);
  for (const name of new Set([...names, ...Object.keys(parameters)])) {
    const value = asked.url.searchParams.get(name);
    const wanted = parameters[name];
    const isRight = wanted === undefined ? value === null : value !== null && fits(value, wanted);
    if (!isRight) refuse(`The parameter ${name} is ${value}, which is not ${wanted}`);
  }
  for (const [name, wanted] of Object.entries(headers))
    if (!fits(asked.headers[name] ?? '', wanted)) refuse(`The header ${name} is not ${wanted}`);
}

function fits(value: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? value === wanted : wanted.test(value);
}

/** The newest posts that are still there, newest first. */
export function newest({ posts }: World, count: number): Post[] {
  return posts
    .filter(({ deleted }) => !deleted)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || Number(b.id) - Number(a.id))
    .slice(0, count);
}

/** A feed with its version, or 304 when the asker has this one. */
export function feedAnswer(asked: Asked, body: string): Answer {
  if (!/\b(?:xml|rss|atom)\b/.test(asked.headers.accept ?? '')) refuse('It does not ask for a feed');
  return versioned(asked, body, 'application/xml; charset=utf-8');
}

/** The body with its version, or 304 when the asker has this one. */
export function versioned(asked: Asked, body: string, contentType: string): Answer {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  if (asked.headers['if-none-match'] === etag) return { status: 304, headers: { etag }, body: '' };
  return { headers: { etag, 'content-type': contentType }, body };
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
