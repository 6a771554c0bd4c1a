/** When a rule would have rung in the stored history, by the decisions that ring live. Stores nothing. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { startOfDay } from '../mentions/clock/zone.ts';
import { parseFilter } from '../mentions/filter/filter.ts';
import type { Platform } from '../platform/platform.ts';
import { addDays } from '../reports/period.ts';
import type { Decision } from './decide.ts';
import { Deciding } from './deciding.ts';
import { matchesIn } from './history.ts';
import { noticesIn } from './notice-history.ts';
import { DecidingNotices } from './notices.ts';
import { dayShown } from './quiet-hours.ts';
import { zoneOf } from './ringing-rules.ts';
import type { Stretch, Tried } from './tried.ts';

/** `mentionId` is null for a source or an incident. */
export type Moment = { at: Date; mentionId: number | null; decision: Decision };

export type Backtest = {
  /** Days with both ends, in `zone`. */
  days: { day: string; rings: number; matches: number }[];
  zone: string;
  matches: number;
  rings: number;
  joined: number;
  held: number;
  /** Copies of a story that rang. */
  copies: number;
  /** The last ones, newest first. */
  moments: { at: Date; mentionId: number | null; joined: number }[];
  newestMentionId: number | null;
};

const DAYS = 30;
const MOST_MOMENTS = 20;

/** The last 30 days by default, today included; `each` sees every moment as it comes. Throws QueryError for a filter that cannot be read. */
export async function backtest(
  platform: Platform,
  tried: Tried,
  { stretch, each }: { stretch?: Stretch; each?: (moment: Moment) => void | Promise<void> } = {},
): Promise<Backtest> {
  const zone = await budgetZone(platform, tried);
  const looked = stretch ?? lastDays(platform.now(), zone);
  const result = emptyOn(looked, zone);
  const moments: Backtest['moments'] = [];
  for await (const moment of momentsIn(platform, tried, looked, zone)) {
    count(result, moment);
    await each?.(moment);
    if (moment.decision.is !== 'rings') continue;
    const { at, mentionId, decision } = moment;
    moments.push({ at, mentionId, joined: decision.with.length });
    if (moments.length > MOST_MOMENTS) moments.shift();
  }
  return { ...result, moments: moments.reverse() };
}

/** Each match with what would have become of it, in the order of time. */
export async function* momentsIn(
  platform: Platform,
  tried: Tried,
  { from, until }: Stretch,
  zone: string,
): AsyncGenerator<Moment> {
  const { about } = tried;
  const settings = { ...tried.settings, zone };
  if (about === 'sources' || about === 'incidents') {
    const deciding = new DecidingNotices(settings);
    for (const { at, priority } of await noticesIn(platform, about, tried, { from, until }))
      yield { at, mentionId: null, decision: deciding.next(at, priority) };
    return;
  }
  const deciding = new Deciding(settings);
  const filter = parseFilter(tried.filter);
  const { brandId, brandIds } = tried;
  for await (const match of matchesIn(platform, { about, filter, brandId, brandIds, from, until }))
    yield { at: match.at, mentionId: match.mentionId, decision: deciding.next(match) };
}

/** The time zone whose days the budget counts. */
export async function budgetZone({ db }: Platform, { settings, brandId }: Tried): Promise<string> {
  const zone = zoneOf(sql`${settings.quiet?.zone ?? null}::text`, sql`${brandId}::bigint`);
  const [row] = await rows<{ zone: string }>(db, sql`select ${zone} as zone`);
  return row!.zone;
}

/** Thirty days of the zone's calendar; the last one is not over. */
export function lastDays(now: Date, zone: string): Stretch {
  return {
    from: startOfDay(addDays(dayShown(zone, now), 1 - DAYS), zone),
    until: new Date(now.getTime() + 1),
  };
}

function emptyOn({ from, until }: Stretch, zone: string): Backtest {
  const last = dayShown(zone, new Date(until.getTime() - 1));
  const days: Backtest['days'] = [];
  for (let day = dayShown(zone, from); day <= last; day = addDays(day, 1))
    days.push({ day, rings: 0, matches: 0 });
  return {
    days,
    zone,
    matches: 0,
    rings: 0,
    joined: 0,
    held: 0,
    copies: 0,
    moments: [],
    newestMentionId: null,
  };
}

function count(result: Backtest, { at, mentionId, decision }: Moment): void {
  if (decision.is === 'quiet' && decision.why === 'spam') return;
  const name = dayShown(result.zone, at);
  const day = result.days.findLast((one) => one.day === name);
  result.matches += 1;
  if (day) day.matches += 1;
  result.newestMentionId = mentionId;
  if (decision.is === 'quiet') result.copies += 1;
  if (decision.is === 'joins') result.joined += 1;
  if (decision.is === 'held') result.held += 1 + decision.with.length;
  if (decision.is !== 'rings') return;
  result.rings += 1;
  result.joined += decision.with.length;
  if (day) day.rings += 1;
}
