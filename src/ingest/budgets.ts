/** What a credential may use: reserved before a poll, corrected after it, shared by all sources that draw on it. */
import { eq, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { sources } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import type { Budget, Page, SourceAdapter } from '../sources/adapter.ts';
import { fingerprintOf, plannedSeconds } from '../sources/budget-plan.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import type { Settings } from '../sources/sealed.ts';
import type { Source } from '../sources/source-row.ts';
import { type Refused, usedUp } from './budget-note.ts';
import { windowOf } from './budget-window.ts';

type Reserved = Pick<Budget, 'unit' | 'perPoll' | 'limit' | 'per'> & {
  /** As it stands in the row: the credential's hash and the length of the window. */
  credential: string;
  windowStart: Date;
  windowEnd: Date;
};

/** What one poll may use. */
export type Reservation = { budgets: Reserved[]; plannedSeconds: number };

/** A poll that would use more than there is; it does not run before `until`. */
export class Overrun extends Error {
  override name = 'Overrun';
  readonly until: Date;

  constructor(until: Date, note: string) {
    super(note);
    this.until = until;
  }
}

/** Takes what one poll may need out of every budget, or out of none. Throws Overrun. */
export async function reserve(
  platform: Platform,
  source: Pick<Source, 'id' | 'kind' | 'credential'>,
  settings: Settings,
): Promise<Reservation> {
  const adapter = adapterOf(source.kind);
  const credential = await fingerprintOf(platform, adapter, settings);
  const budgets = credential === null ? [] : (adapter.budgets?.(settings) ?? []);
  if (credential === null || budgets.length === 0) return { budgets: [], plannedSeconds: 0 };
  if (credential !== source.credential)
    await platform.db.update(sources).set({ credential }).where(eq(sources.id, source.id));
  const sharers = await countSharers(platform, credential);
  const wanted = budgets.map((budget) => reservedIn(credential, budget, platform.now()));
  await takeAll(platform, adapter, wanted, { sharers, isKeyed: Boolean(adapter.credential?.(settings)) });
  return { budgets: wanted, plannedSeconds: plannedSeconds(budgets, sharers) };
}

/** Puts what was really used in the place of what was reserved; `requests` counts what went out. */
export async function correct(
  { db }: Platform,
  { budgets }: Reservation,
  spent: Page['spent'],
  requests: number,
): Promise<void> {
  const corrections = budgets
    .map((budget) => ({ ...budget, by: usedOf(budget, spent, requests) - budget.perPoll }))
    .filter(({ by }) => by !== 0);
  if (corrections.length === 0) return;
  await db.execute(sql`
    update budgets b set spent = greatest(0, b.spent + c.by)
    from jsonb_to_recordset(${JSON.stringify(corrections)}::text::jsonb)
      as c(credential text, unit text, "windowStart" timestamptz, by float8)
    where b.credential = c.credential and b.unit = c.unit and b.window_start = c."windowStart"`);
}

const reservedIn = (credential: string, budget: Budget, now: Date): Reserved => {
  const { start, end } = windowOf(budget.per, now);
  return { ...budget, credential: windowKey(credential, budget), windowStart: start, windowEnd: end };
};

/** Two windows of different length may begin together. */
export const windowKey = (credential: string, { per }: Pick<Budget, 'per'>) => `${credential}.${per}`;

/** What a poll used that does not say so itself: never more than was planned, and nothing when nothing went out. */
function usedOf({ unit, perPoll }: Reserved, spent: Page['spent'], requests: number): number {
  const told = spent?.[unit];
  if (told !== undefined) return told;
  // Money is charged for what comes, and whoever reads that says so.
  if (requests === 0 || unit === 'usd') return 0;
  return unit === 'requests' ? Math.min(perPoll, requests) : perPoll;
}

async function countSharers({ db }: Platform, credential: string): Promise<number> {
  const [found] = await rows<{ n: number }>(
    db,
    sql`select count(*)::int as n from sources
      where credential = ${credential} and polled and paused_at is null and health <> 'gone'`,
  );
  return found?.n ?? 0;
}

function takeAll(
  platform: Platform,
  adapter: SourceAdapter,
  wanted: Reserved[],
  sharing: { sharers: number; isKeyed: boolean },
): Promise<void> {
  return transact(platform, async (inside) => {
    const taken = new Set(
      (await take(inside, wanted)).map(({ credential, unit }) => `${credential} ${unit}`),
    );
    const refused = wanted.filter(({ credential, unit }) => !taken.has(`${credential} ${unit}`));
    if (refused.length === 0) return;
    const longest = refused.reduce((one, other) => (other.windowEnd > one.windowEnd ? other : one));
    throw new Overrun(longest.windowEnd, usedUp(adapter, await withSpent(inside, longest), sharing));
  });
}

/** Exact among any number of claimers: the row is looked at again under its lock. */
const take = ({ db }: Platform, wanted: Reserved[]) =>
  rows<{ credential: string; unit: string }>(
    db,
    sql`insert into budgets as b (credential, unit, window_start, window_end, spent, "limit")
      select credential, unit, "windowStart", "windowEnd", "perPoll", "limit"
      from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as w(credential text, unit text,
        "windowStart" timestamptz, "windowEnd" timestamptz, "perPoll" float8, "limit" float8)
      where "perPoll" <= "limit" order by credential, unit
      on conflict (credential, unit, window_start) do update
        set spent = b.spent + excluded.spent, "limit" = excluded."limit"
        where b.spent + excluded.spent <= excluded."limit" + 1e-9
      returning credential, unit`,
  );

async function withSpent({ db }: Platform, budget: Reserved): Promise<Refused> {
  const [row] = await rows<{ spent: number }>(
    db,
    sql`select spent from budgets where credential = ${budget.credential} and unit = ${budget.unit}
      and window_start = ${budget.windowStart.toISOString()}::timestamptz`,
  );
  return { ...budget, spent: row?.spent ?? 0 };
}
