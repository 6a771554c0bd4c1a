/** Watching fixes: a relapse opens an incident, which rings the rules about incidents. */
import { sql } from 'drizzle-orm';
import type { Budget } from '../../jobs/job.ts';
import { openIncident } from '../alerts/incidents/open.ts';
import { rows } from '../db/db.ts';
import { startOfDay } from '../mentions/clock/zone.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { addDays, dayOf } from '../reports/period.ts';
import { complaintIds, watchedDays } from './days.ts';
import type { Fix } from './fix.ts';
import { fixesWhere } from './list.ts';
import { LIMIT, type Relapse, USUAL_VARIATION, type Watch, watchFix } from './relapse.ts';

/** Later, too much else has changed for a fix to be what keeps complaints away. */
const WATCHED_DAYS = 365;
/** An older relapse, of a fix that was registered late, is told on its page alone. */
const NEWS_DAYS = 7;
const HOUR_MS = 3_600_000;
const DAYS_A_YEAR = 365;

/** Looks at every fix that has shipped. */
export async function watchFixes(
  platform: Platform,
  { until }: Budget,
): Promise<{ held: number; relapsed: number }> {
  const watched = await fixesWhere(
    platform,
    sql`f.relapsed_at is null and f.watch_from > ${addDays(platform.now().toISOString().slice(0, 10), -WATCHED_DAYS)}::date
      and f.watch_from <= (${platform.now().toISOString()}::timestamptz at time zone b.time_zone)::date`,
  );
  const found = await watchesOf(platform, watched);
  const news = { held: 0, relapsed: 0 };
  for (const { fix, watch } of found) {
    if (platform.now() >= until) break;
    if (watch.heldOn === fix.heldOn && !watch.relapse) continue;
    await transact(platform, (inside) => keep(inside, fix, watch));
    if (watch.relapse) news.relapsed++;
    else news.held++;
  }
  return news;
}

/** What the days of these fixes say today. */
export async function watchesOf(
  platform: Platform,
  fixes: readonly Fix[],
): Promise<{ fix: Fix; watch: Watch }[]> {
  const asked = fixes.map((fix) => ({
    fix,
    days: { from: addDays(fix.shippedOn, -fix.windowDays), to: dayOf(platform.now(), fix.timeZone) },
  }));
  const days = await watchedDays(platform, asked);
  return fixes.map((fix) => {
    const all = days.get(fix.id)!;
    const before = all.filter(({ day }) => day < fix.shippedOn);
    return {
      fix,
      watch: watchFix(
        before,
        all.filter(({ day }) => day >= fix.watchFrom),
      ),
    };
  });
}

/** Nothing happens where somebody changed the fix meanwhile. */
async function keep(inside: Platform, fix: Fix, { heldOn, relapse }: Watch): Promise<void> {
  const at = relapse ? inside.now().toISOString() : null;
  const kept = await rows(
    inside.db,
    sql`update fixes set held_on = ${heldOn}::date, relapsed_on = ${relapse?.since ?? null}::date,
        relapsed_at = ${at}::timestamptz
      where id = ${fix.id}::bigint and relapsed_at is null and watch_from = ${fix.watchFrom}::date
        and theme = ${fix.theme} returning id`,
  );
  if (kept.length === 0 || !relapse) return;
  if (relapse.foundOn >= addDays(dayOf(inside.now(), fix.timeZone), -NEWS_DAYS))
    await ring(inside, fix, relapse);
}

/** The incident that is open already where the watch of all themes was faster. */
async function ring(inside: Platform, fix: Fix, relapse: Relapse): Promise<void> {
  const { since, foundOn, complaints, expected } = relapse;
  const startedAt = startOfDay(since, fix.timeZone).getTime();
  const at = inside.now().getTime();
  await openIncident(
    inside,
    { id: fix.brandId, timeZone: fix.timeZone },
    {
      key: `theme ${fix.theme}`,
      series: 'theme',
      theme: fix.theme,
      direction: 'rise',
      startedAt,
      at,
      hours: Math.max(1, Math.ceil((at - startedAt) / HOUR_MS)),
      count: complaints,
      expected,
      size: 1 / USUAL_VARIATION,
      mean: null,
      ids: await complaintIds(inside, fix, { from: since, to: foundOn }),
      alarmsAYear: DAYS_A_YEAR / Math.exp(LIMIT),
    },
    null,
  );
  await inside.db.execute(sql`update fixes set incident_id = (
      select i.id from incidents i where i.brand_id = ${fix.brandId}::bigint and i.series = 'theme'
        and i.theme = ${fix.theme} and i.status <> 'closed' limit 1)
    where id = ${fix.id}::bigint`);
}
