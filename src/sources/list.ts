/** Sources as they are shown: with their health, their last two weeks and their gaps. */
import { asc, desc, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm';
import { sourceGaps, sources, users } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { safeUrl } from '../text.ts';
import type { Terms } from './adapter.ts';
import { adapterOf, SOURCE_ADAPTERS } from './kinds/index.ts';
import { DAY_MS, DAYS, type Extra, type Gap, rowOf, type Source, type SourceRow } from './row.ts';

export type SourceDetail = SourceRow & {
  /** Null for a secret that is set. */
  settings: { name: string; label: string; value: string | null; secret: boolean }[];
  /** The last twenty, newest first; filled ones too. */
  gaps: Gap[];
  terms: Terms;
  /** Where people read a source of which only a link is shown. */
  link: string | null;
};

const { cursor, leaseToken, session, credential, ...SHOWN } = getTableColumns(sources);

/** Every source by kind and name, in one query. */
export async function listSources(platform: Platform, timeZone = 'UTC'): Promise<SourceRow[]> {
  const found = await selectSources(platform, timeZone).orderBy(
    asc(sources.kind),
    asc(sources.name),
    asc(sources.id),
  );
  return found.map((source) => rowOf(source, platform.now(), timeZone));
}

/** Sources by id, from behind one of them; for whoever walks them all. */
export const sourcesAfter = (platform: Platform, after: number, limit: number): Promise<SourceRow[]> =>
  sourcesAt(platform, 'UTC', { where: gt(sources.id, after), order: [sql`${sources.id}`], limit });

/** These places of the list, in their order, at most `limit`. */
export async function sourcesAt(
  platform: Platform,
  timeZone: string,
  { where, order, limit }: { where: SQL | undefined; order: SQL[]; limit: number },
): Promise<SourceRow[]> {
  const found = await selectSources(platform, timeZone)
    .where(where)
    .orderBy(...order)
    .limit(limit);
  return found.map((source) => rowOf(source, platform.now(), timeZone));
}

/** One source with its settings and gaps, or null. */
export async function sourceDetail(
  platform: Platform,
  id: number,
  timeZone = 'UTC',
): Promise<SourceDetail | null> {
  const [source] = await selectSources(platform, timeZone).where(eq(sources.id, id));
  if (!source) return null;
  const gaps = await platform.db
    .select({
      fromAt: sourceGaps.fromAt,
      toAt: sourceGaps.toAt,
      reason: sourceGaps.reason,
      filledAt: sourceGaps.filledAt,
    })
    .from(sourceGaps)
    .where(eq(sourceGaps.sourceId, id))
    .orderBy(desc(sourceGaps.fromAt), desc(sourceGaps.id))
    .limit(20);
  return {
    ...rowOf(source, platform.now(), timeZone),
    settings: shownSettings(source),
    gaps,
    terms: adapterOf(source.kind).terms,
    link: linkOf(source),
  };
}

function selectSources({ db, now }: Platform, timeZone: string) {
  const since = new Date(now().getTime() - DAYS * DAY_MS).toISOString();
  return db
    .select({
      ...SHOWN,
      pausedByName: users.name,
      sharers: sql<number>`(
        select count(*)::int from sources o where o.credential = sources.credential and o.polled
          and o.paused_at is null and o.health <> 'gone')`,
      isSignedIn: sql<boolean>`sources.session is not null`,
      counts: sql<Extra['counts']>`case
        when sources.polled then (${perDay(sql`m.source_id = sources.id`, since, timeZone)})
        else (${perDay(sql`m.source_kind = sources.kind`, since, timeZone)}) end`,
      recentGaps: sql<Extra['recentGaps']>`(
        select coalesce(jsonb_agg(jsonb_build_object('fromAt', g.from_at, 'toAt', g.to_at, 'reason', g.reason)
          order by g.from_at), '[]')
        from source_gaps g where g.source_id = sources.id and g.filled_at is null and (g.to_at is null or g.to_at >= ${since}))`,
    })
    .from(sources)
    .leftJoin(users, eq(users.id, sources.pausedBy));
}

/** Mentions per day; what nobody polls has no source in its row, so all of its kind are counted. */
const perDay = (which: SQL, since: string, timeZone: string) => sql`
  select coalesce(jsonb_object_agg(d.day, d.mentions), '{}') from (
    select to_char(m.published_at at time zone ${timeZone}::text, 'YYYY-MM-DD') as day, count(*)::int as mentions
    from mentions m where ${which} and m.published_at >= ${since} group by 1) d`;

function linkOf({ kind, settings }: Pick<Source, 'kind' | 'settings'>): string | null {
  const adapter = SOURCE_ADAPTERS.find((candidate) => candidate.kind === kind);
  return safeUrl(adapter?.link?.(settings) ?? null);
}

function shownSettings({ kind, settings }: Pick<Source, 'kind' | 'settings'>): SourceDetail['settings'] {
  const adapter = SOURCE_ADAPTERS.find((candidate) => candidate.kind === kind);
  return (adapter?.settings ?? [])
    .filter(({ name }) => settings[name] !== undefined)
    .map(({ name, label, secret = false }) => ({
      name,
      label,
      value: secret ? null : (settings[name] ?? null),
      secret,
    }));
}
