/** The meters of a source: what its credential has used. */
import { eq, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { sources } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import type { Budget } from '../sources/adapter.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import { windowOf } from './budget-window.ts';
import { windowKey } from './budgets.ts';

export type BudgetUse = Pick<Budget, 'unit' | 'per' | 'limit' | 'perPoll'> & {
  spent: number;
  windowEnd: Date;
};

export type BudgetsOfSource = {
  windows: BudgetUse[];
  /** Since the first of this month in UTC; null where nothing costs money. */
  usdThisMonth: number | null;
};

type Spent = { credential: string; unit: string; start: number; spent: number };

/** What this source and all that share its credential have used in the windows that run now. */
export async function budgetsOf(platform: Platform, { id }: { id: number }): Promise<BudgetsOfSource> {
  const [source] = await platform.db
    .select({ kind: sources.kind, settings: sources.settings, credential: sources.credential })
    .from(sources)
    .where(eq(sources.id, id));
  const budgets = source ? (adapterOf(source.kind).budgets?.(source.settings) ?? []) : [];
  const credential = source?.credential ?? '';
  const now = platform.now();
  const keys = budgets.map((budget) => windowKey(credential, budget));
  const spent = budgets.length === 0 ? [] : await spentIn(platform, keys);
  const windows = budgets.map(({ unit, per, limit, perPoll }) => {
    const { start, end } = windowOf(per, now);
    const key = windowKey(credential, { per });
    const row = spent.find(
      (one) => one.credential === key && one.unit === unit && one.start === start.getTime(),
    );
    return { unit, per, limit, perPoll, spent: row?.spent ?? 0, windowEnd: end };
  });
  return { windows, usdThisMonth: usdOf(budgets, spent) };
}

/** The windows that run now, and everything that cost money this month. */
function spentIn({ db, now }: Platform, keys: string[]): Promise<Spent[]> {
  const month = windowOf('month', now()).start.toISOString();
  return rows<Spent>(
    db,
    sql`select credential, unit, (extract(epoch from window_start) * 1000)::float8 as start, spent from budgets
      where credential in (select value from jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb))
        and (window_end > ${now().toISOString()}::timestamptz
          or unit = 'usd' and window_start >= ${month}::timestamptz)`,
  );
}

function usdOf(budgets: Budget[], spent: Spent[]): number | null {
  if (budgets.every(({ unit }) => unit !== 'usd')) return null;
  return spent.reduce((sum, row) => sum + (row.unit === 'usd' ? row.spent : 0), 0);
}
