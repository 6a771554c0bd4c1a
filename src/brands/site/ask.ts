/** Asks a brand's website what it says of itself, once for everybody who sets the brand up. Nothing is stored. */
import { Failure } from '../../failure.ts';
import type { Http, Platform } from '../../platform/platform.ts';
import { readPage, type SitePage } from './page.ts';

/** `problem`: why there is no page, in one sentence; null where it was read, and where there is no website. */
export type Site = { page: SitePage | null; problem: string | null };

/** Somebody waits for the next page of the set-up. */
const PATIENCE_MS = 5000;
const MOST_BYTES = 4 * 1024 * 1024;
const KEPT_MS = 15 * 60_000;
const MOST_KEPT = 20;

type Asked = { at: number; site: Promise<Site> };
const kept = new WeakMap<Http, Map<string, Asked>>();

/** Never rejects; asked again after a while, and for whoever says `anew`. */
export function siteBehind(platform: Platform, website: string | null, anew = false): Promise<Site> {
  if (website === null) return Promise.resolve({ page: null, problem: null });
  const known = kept.get(platform.http) ?? new Map<string, Asked>();
  kept.set(platform.http, known);
  const at = platform.now().getTime();
  const before = known.get(website);
  if (before && !anew && at - before.at < KEPT_MS) return before.site;
  const site = ask(platform, website);
  known.delete(website);
  known.set(website, { at, site });
  for (const oldest of [...known.keys()].slice(0, -MOST_KEPT)) known.delete(oldest);
  return site;
}

async function ask(platform: Platform, website: string): Promise<Site> {
  try {
    const reply = await platform.http({
      url: website,
      headers: { accept: 'text/html, application/xhtml+xml;q=0.9' },
      timeoutMs: PATIENCE_MS,
      maxBytes: MOST_BYTES,
    });
    const { host } = new URL(reply.url);
    const type = reply.headers['content-type'] ?? null;
    if (reply.status !== 200) return unread(`${host} answered ${reply.status}.`);
    if (!/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(type ?? ''))
      return unread(`${host} answered with something that is no web page.`);
    return { page: readPage(reply.body, type, reply.url), problem: null };
  } catch (error) {
    if (error instanceof Failure) return unread(error.message);
    platform.log('error', 'A website could not be read for the set-up', { website, error });
    return unread('The fault is in Earshot, and its log says more.');
  }
}

const unread = (problem: string): Site => ({ page: null, problem });
