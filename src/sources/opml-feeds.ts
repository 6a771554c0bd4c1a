/** Lists of feeds in and out: what is in a list, what is watched already, what was chosen of it. */
import { asc, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { rows } from '../db/db.ts';
import { sources } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { cleanText } from '../text.ts';
import { adapterOf } from './kinds/index.ts';
import { type LeftOut, type ListedFeed, readOpml, writeOpml } from './opml.ts';
import { checkSettings } from './sealed.ts';

const LONGEST_NAME = 120;

/** The feeds that Earshot reads. */
export async function exportOpml({ db, now }: Platform): Promise<string> {
  const feeds = await db
    .select({ title: sources.name, url: sql<string>`${sources.settings}->>'url'` })
    .from(sources)
    .where(eq(sources.kind, 'rss'))
    .orderBy(asc(sources.name), asc(sources.id));
  return writeOpml(feeds, now());
}

export type ListedFeeds = { feeds: (ListedFeed & { isWatched: boolean })[]; leftOut: LeftOut[] };

/** The feeds of a list, and whether each is watched already. Throws Refusal for a text without feeds. */
export async function previewOpml({ db }: Platform, text: string): Promise<ListedFeeds> {
  const leftOut: LeftOut[] = [];
  const listed = readOpml(text, leftOut);
  if (listed.length === 0) {
    const sentence = leftOut.length > 0 ? noneReadable(leftOut) : NO_FEED;
    throw new Refusal('invalid', sentence, { file: sentence });
  }
  const watched = await rows<{ url: string }>(
    db,
    sql`select distinct settings->>'url' as url from sources where kind = 'rss'
      and settings->>'url' in (select jsonb_array_elements_text(${JSON.stringify(listed.map(({ url }) => url))}::text::jsonb))`,
  );
  const known = new Set(watched.map(({ url }) => url));
  return { feeds: listed.map((feed) => ({ ...feed, isWatched: known.has(feed.url) })), leftOut };
}

const NO_FEED = 'There is no feed in this file. Choose an OPML file, as feed readers export it.';

const noneReadable = ([first]: LeftOut[]) =>
  `No feed in this file has an address of the web, such as https://example.com/feed. The first one is “${first!.address}”.`;

/** Adds feeds in one statement; those that are watched already stay as they are. Their first reads are spread over five minutes. */
export async function addFeeds(
  platform: Platform,
  actor: Actor,
  feeds: { title: string; url: string }[],
): Promise<{ added: number; known: number }> {
  const now = platform.now();
  const values = feeds.map((feed, index) => {
    const nextPollAt = new Date(now.getTime() + Math.floor((index / feeds.length) * FIRST_READS_MS));
    return { ...rowOf(feed), nextPollAt };
  });
  if (values.length === 0)
    throw new Refusal('invalid', 'Tick at least one feed.', { feed: 'Tick at least one feed.' });
  return transact(platform, async (inside) => {
    const added = await rows(
      inside.db,
      sql`insert into sources (kind, name, settings, host, health_since, next_poll_at, created_at)
        select 'rss', name, settings, host, ${now.toISOString()}::timestamptz, "nextPollAt", ${now.toISOString()}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb)
          as f(name text, settings jsonb, host text, "nextPollAt" timestamptz)
        on conflict do nothing returning id`,
    );
    if (added.length > 0) await recordAudit(inside, actor, 'added feeds from a list', String(added.length));
    return { added: added.length, known: values.length - added.length };
  });
}

const FIRST_READS_MS = 5 * 60_000;

function rowOf({ title, url }: { title: string; url: string }) {
  const { settings, host } = checkSettings(adapterOf('rss'), { url });
  return { name: cleanText(title, LONGEST_NAME) || host, settings, host };
}
