/** Following the threads that we answered in: when the author writes again, the mention is open again. */
import { sql } from 'drizzle-orm';
import type { Budget } from '../../jobs/job.ts';
import { rows } from '../db/db.ts';
import { Failure, Refusal } from '../failure.ts';
import { type Asked, throughSource } from '../ingest/ask-source.ts';
import { Overrun } from '../ingest/budgets.ts';
import {
  at,
  type Claimed,
  claimedSource,
  giveBack,
  isFree,
  LeaseLost,
  leaseFrom,
  leasing,
} from '../ingest/lease.ts';
import { realWait, type Wait } from '../ingest/paced.ts';
import { openAgain } from '../mentions/authors/wrote.ts';
import { chosenFrom } from '../mentions/change.ts';
import { renewClocks } from '../mentions/clock/renew.ts';
import { markRollupsDue } from '../mentions/rollups-due.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { applyRules } from '../rules/apply.ts';
import type { Item } from '../sources/adapter.ts';
import { adapterOf, SOURCE_ADAPTERS } from '../sources/kinds/index.ts';
import { FIRST_LOOK_MS } from './posted.ts';

export type Followed = { looked: number; answered: number; failed: number };

type Following = {
  replyId: number;
  mentionId: number;
  sourceId: number;
  externalId: string;
  url: string | null;
  parent: string | null;
  authorHandle: string | null;
  postedId: string;
  postedUrl: string | null;
  postedAt: string;
  /** The newest answer that is known; at first when ours was posted. */
  knownTo: string;
};

const STORING_MS = 15_000;
const LONGEST_REST_MS = 24 * 3_600_000;
const FOLLOWED_MS = 30 * 24 * 3_600_000;

/** Looks at what is due until nothing is, or the time is over. One source's failure never stops another. */
export async function followDue(
  platform: Platform,
  { until }: Budget,
  wait: Wait = realWait,
): Promise<Followed> {
  const followed: Followed = { looked: 0, answered: 0, failed: 0 };
  while (platform.now() < until) {
    const claimed = await claimThread(platform);
    if (!claimed) break;
    const { thread, source } = claimed;
    try {
      if (await look(platform, thread, source, wait)) followed.answered += 1;
      followed.looked += 1;
    } catch (error) {
      const isTheirs = [Failure, Refusal, Overrun, LeaseLost].some((kind) => error instanceof kind);
      if (!isTheirs)
        platform.log('error', 'A thread could not be followed', { reply: thread.replyId, error });
      followed.failed += 1;
    }
    await giveBack(platform, source);
  }
  return followed;
}

/** One thread whose source is free. It is due again later and later, up to thirty days after our answer. */
async function claimThread(platform: Platform): Promise<{ thread: Following; source: Claimed } | null> {
  const now = platform.now();
  const lease = leaseFrom(now);
  const kinds = SOURCE_ADAPTERS.filter(({ reply }) => reply?.follow).map(({ kind }) => kind);
  const [thread] = await rows<Following>(
    platform.db,
    sql`with due as materialized (
        select s.id, s.host, r.follow_at as since, r.id as reply_id
        from replies r join mentions m on m.id = r.mention_id join sources s on s.id = m.source_id
        where r.follow_at <= ${lease.from} and r.external_id is not null and m.deleted_at is null
          and s.kind in (select value from jsonb_array_elements_text(${JSON.stringify(kinds)}::text::jsonb))
          and s.paused_at is null and ${isFree(lease)}
        order by r.follow_at, r.id limit 1 for update of r, s skip locked
      ), ${leasing(lease, 1)}
      update replies r set follow_at = ${nextLook(now)}
      from due d join leased l on l.id = d.id, mentions m
      where r.id = d.reply_id and m.id = r.mention_id
      returning r.id::float8 as "replyId", m.id::float8 as "mentionId", d.id::float8 as "sourceId",
        m.external_id as "externalId", m.url, m.parent, m.author_handle as "authorHandle",
        r.external_id as "postedId", r.url as "postedUrl", r.posted_at as "postedAt",
        coalesce(r.answered_at, r.posted_at) as "knownTo"`,
  );
  const source = thread && (await claimedSource(platform, thread.sourceId, lease));
  return thread && source ? { thread, source } : null;
}

/** After half as long as our answer is old, between ten minutes and a day. */
function nextLook(now: Date) {
  const age = sql`extract(epoch from ${at(now)} - r.posted_at)`;
  const rest = sql`least(${LONGEST_REST_MS / 1000}::float8, greatest(${FIRST_LOOK_MS / 1000}::float8, ${age} / 2))`;
  return sql`case when ${age} < ${FOLLOWED_MS / 1000}::float8
    then ${at(now)} + ${rest} * interval '1 second' end`;
}

/** True when the author has written since. */
async function look(platform: Platform, thread: Following, source: Claimed, wait: Wait): Promise<boolean> {
  const asked: Asked = { heard: { requests: 0, lastReply: null }, mask: (text) => text, plannedSeconds: 0 };
  const timeoutMs = source.leaseUntil.getTime() - STORING_MS - platform.now().getTime();
  const { externalId, url, parent, postedId, postedUrl } = thread;
  const post = { externalId, url, parent, posted: { id: postedId, url: postedUrl } };
  const items = await throughSource(
    platform,
    source,
    {
      timeoutMs,
      wait,
      use: ({ settings, http, options }) =>
        adapterOf(source.kind).reply!.follow!(settings, post, http, options),
    },
    asked,
  );
  const newest = newestOf(items, thread);
  if (!newest) return false;
  return transact(platform, async (inside) => {
    await inside.db.execute(sql`update replies set answered_at = ${newest.publishedAt}::timestamptz
      where id = ${thread.replyId}::bigint`);
    const opened = await openAgain(inside, chosenFrom([thread.mentionId]), newest.url);
    const reopened = opened.map(({ mentionId }) => mentionId);
    await renewClocks(inside, reopened);
    await applyRules(inside, { reopened });
    await markRollupsDue(inside, reopened);
    return opened.length > 0;
  });
}

/** The author's newest words since what is known; others in the thread are none of ours. */
function newestOf(items: Item[], { authorHandle, knownTo }: Following): Item | undefined {
  const isTheirs = ({ author }: Item) =>
    authorHandle !== null && author.handle?.toLowerCase() === authorHandle.toLowerCase();
  const since = new Date(knownTo).getTime();
  return items
    .filter((item) => isTheirs(item) && Date.parse(item.publishedAt ?? '') > since)
    .sort((a, b) => Date.parse(b.publishedAt!) - Date.parse(a.publishedAt!))[0];
}
