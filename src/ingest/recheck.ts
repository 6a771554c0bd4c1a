/** Asking sources again about posts that are stored: edits are taken over, what is gone is forgotten. */
import type { Budget } from '../../jobs/job.ts';
import { Failure, Refusal } from '../failure.ts';
import { SYSTEM } from '../mentions/mention.ts';
import { refreshEngagement, saveWhatFits } from '../mentions/save.ts';
import { tombstone } from '../mentions/tombstone.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { followUp } from '../rules/stored.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import type { Again } from './ask.ts';
import { type Asked, askSourceAgain } from './ask-source.ts';
import { Overrun } from './budgets.ts';
import { type Claimed, giveBack, guardLease, LeaseLost } from './lease.ts';
import { realWait, type Wait } from './paced.ts';
import { readItems } from './poll-source.ts';
import { claimRechecks, dueMentions, type KnownMention, moveOn, postpone } from './recheck-due.ts';
import { keyFields } from './recognise.ts';

/** Mentions; `failed` counts sources. */
export type Rechecked = { asked: number; edited: number; gone: number; alerts: number; failed: number };

const AT_ONCE = 4;
/** Of the lease, for storing the last batch. */
const STORING_MS = 15_000;
const HOUR_MS = 3_600_000;
const LONGEST_REST_MS = 24 * HOUR_MS;

/** Rechecks until nothing is due or the time is over. One source's failure never stops another. */
export async function recheckDue(
  platform: Platform,
  { until }: Budget,
  wait: Wait = realWait,
): Promise<Rechecked> {
  const total: Rechecked = { asked: 0, edited: 0, gone: 0, alerts: 0, failed: 0 };
  const tried: number[] = [];
  while (platform.now() < until) {
    const claimed = await claimRechecks(platform, AT_ONCE, tried);
    if (claimed.length === 0) break;
    tried.push(...claimed.map(({ id }) => id));
    await Promise.all(claimed.map((source) => recheckSource(platform, source, { total, until, wait })));
  }
  return total;
}

type Run = { total: Rechecked; until: Date; wait: Wait };

/** Batch after batch while the lease lasts; one alone where each costs of a budget that polls need too. */
async function recheckSource(platform: Platform, claimed: Claimed, run: Run): Promise<void> {
  const { recheck, budgets } = adapterOf(claimed.kind);
  const end = Math.min(run.until.getTime(), claimed.leaseUntil.getTime() - STORING_MS);
  let freeAt: Date | null = null;
  for (let isMore = true; isMore; ) {
    const startedAt = platform.now().getTime();
    const known = await dueMentions(platform, claimed, recheck!.batch);
    if (known.length === 0) break;
    const failure = await recheckBatch(platform, claimed, known, run);
    freeAt = failure instanceof Failure && failure.class === 'rate' ? failure.retryAt : null;
    if (failure && !(failure instanceof Overrun)) run.total.failed += 1;
    const now = platform.now().getTime();
    // The next batch takes about as long as this one.
    isMore = !failure && !budgets && now + 2 * (now - startedAt) < end;
  }
  await giveBack(platform, claimed, freeAt && soonest(platform, freeAt));
}

/** What went wrong, or null. Rows of a failed batch are asked for later. */
async function recheckBatch(
  platform: Platform,
  claimed: Claimed,
  known: KnownMention[],
  { total, wait }: Run,
): Promise<unknown> {
  const asked: Asked = { heard: { requests: 0, lastReply: null }, mask: (text) => text, plannedSeconds: 0 };
  const timeoutMs = claimed.leaseUntil.getTime() - STORING_MS - platform.now().getTime();
  try {
    const distinct = [...new Map(known.map((one) => [one.externalId, one])).values()].map(
      ({ externalId, url, parent }) => ({ externalId, url, parent }),
    );
    const again = await askSourceAgain(platform, claimed, { known: distinct, timeoutMs, wait }, asked);
    await store(platform, claimed, { known, again: withTitles(again, known) }, total);
    total.asked += known.length;
    return null;
  } catch (error) {
    const ids = known.map(({ id }) => id);
    await postpone(platform, ids, restAfter(platform, error));
    const message = asked.mask(error instanceof Error ? error.message : String(error));
    const isTheirs = [Failure, Refusal, Overrun, LeaseLost].some((kind) => error instanceof kind);
    const fields = { source: claimed.id, message, ...(isTheirs ? {} : { error }) };
    platform.log(isTheirs ? 'warn' : 'error', `${claimed.name} could not be asked again`, fields);
    return error;
  }
}

/** Some services name no title when they are asked for one post: that is no edit. */
function withTitles(again: Again, known: KnownMention[]): Again {
  const titles = new Map(known.map(({ externalId, title }) => [externalId, title]));
  const items = again.items.map((item) => ({
    ...item,
    title: item.title ?? titles.get(item.externalId) ?? null,
  }));
  return { ...again, items };
}

/** Everything that the batch says, and when each is asked for the next time, or nothing of it. */
async function store(
  platform: Platform,
  claimed: Claimed,
  { known, again }: { known: KnownMention[]; again: Again },
  total: Rechecked,
): Promise<void> {
  const brandIdsOf = (externalId: string) =>
    known.filter((one) => one.externalId === externalId).map(({ brandId }) => brandId);
  const read = await readItems(platform, claimed, again, ({ externalId }, brands) =>
    brandIdsOf(externalId).flatMap((id) => brands.get(id) ?? []),
  );
  const shown = new Set(again.items.map(({ externalId }) => externalId));
  const done = await transact(platform, async (inside) => {
    await guardLease(inside, claimed);
    const ids = known.map(({ id }) => id);
    const shownIds = known.filter(({ externalId }) => shown.has(externalId)).map(({ id }) => id);
    await moveOn(inside, adapterOf(claimed.kind), ids, shownIds);
    await refreshEngagement(inside, read.known.map(keyFields));
    const where = { sourceKind: claimed.kind, sourceId: claimed.id };
    const gone = await tombstone(inside, SYSTEM, { ...where, externalIds: again.gone });
    const saved = await saveWhatFits(inside, read.fresh);
    const alerts = await followUp(inside, saved);
    return { gone, edited: saved.updated.length, alerts };
  });
  total.gone += done.gone;
  total.edited += done.edited;
  total.alerts += done.alerts;
}

/** As long as the source asks for; else some hours, each post its own. */
function restAfter(platform: Platform, error: unknown): { from: Date; spreadHours: number } {
  if (error instanceof Overrun) return { from: error.until, spreadHours: 0 };
  if (error instanceof LeaseLost) return { from: platform.now(), spreadHours: 0 };
  const retryAt = error instanceof Failure ? error.retryAt : null;
  const inAnHour = new Date(platform.now().getTime() + HOUR_MS);
  return { from: retryAt ? soonest(platform, retryAt) : inAnHour, spreadHours: 6 };
}

const soonest = ({ now }: Platform, retryAt: Date) =>
  new Date(Math.min(retryAt.getTime(), now().getTime() + LONGEST_REST_MS));
