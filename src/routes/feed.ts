/** A list of the inbox for feed readers: the address is the key. */
import { Hono } from 'hono';
import { Refusal } from '../failure.ts';
import { readFeed } from '../feeds/read.ts';
import type { Environment, Request } from './request/environment.ts';

export const feedRoutes = new Hono<Environment>();

feedRoutes.get('/feeds/:token', async (c) => {
  const feed = await readFeed(c.get('platform'), c.req.param('token').replace(/\.atom$/, ''));
  if (!feed)
    throw new Refusal(
      'not-found',
      'There is no such feed. It was revoked, or the address was cut off. Copy it again.',
    );
  const tag = `"${await fingerprintOf(feed.body)}"`;
  c.header('ETag', tag);
  c.header('Last-Modified', feed.changedAt.toUTCString());
  c.header('Cache-Control', 'private, no-cache');
  c.header('X-Robots-Tag', 'noindex');
  if (isKnown(c, tag, feed.changedAt)) return c.body(null, 304);
  c.header('Content-Type', 'application/atom+xml; charset=utf-8');
  return c.body(feed.body);
});

/** RFC 9110 13.2.2: where a reader sends both, only the tag counts. */
function isKnown(c: Request, tag: string, changedAt: Date): boolean {
  const tags = c.req.header('If-None-Match');
  if (tags !== undefined)
    return tags.split(',').some((one) => [tag, '*'].includes(one.trim().replace(/^W\//, '')));
  const since = Date.parse(c.req.header('If-Modified-Since') ?? '');
  return changedAt.getTime() <= since;
}

async function fingerprintOf(body: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  return Array.from(new Uint8Array(hash).subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}
