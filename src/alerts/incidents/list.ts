/** Incidents as pages and scripts read them. */
import { type SQL, sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import { Refusal } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import { type IncidentRow, incidentNotice } from './notice.ts';

export type Incident = {
  id: number;
  brandId: number;
  brandName: string;
  timeZone: string;
  series: 'volume' | 'negatives' | 'theme' | 'rating';
  theme: string;
  direction: 'rise' | 'drop' | 'silence';
  status: 'open' | 'acknowledged' | 'closed';
  title: string;
  text: string;
  startedAt: Date;
  openedAt: Date;
  unusualAt: Date;
  closedAt: Date | null;
  closedFor: 'back' | 'lasting' | 'person' | null;
  hours: number;
  count: number;
  expected: number;
  low: number;
  high: number;
  mean: number | null;
  alarmsAYear: number;
  total: number;
  peak: number;
  peakAt: Date;
  cause: IncidentRow['cause'];
  firstMentionId: number | null;
  loudestMentionId: number | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  /** When `total` was counted. */
  updatedAt: Date;
  /** Which mentions its figures are was kept. */
  keepsIds: boolean;
};

type Times = 'updatedAt' | 'startedAt' | 'openedAt' | 'unusualAt' | 'closedAt' | 'peakAt' | 'acknowledgedAt';
type Row = Omit<Incident, Times | 'title' | 'text'> & Record<Times, number | null>;

const ms = (column: string) => sql`(extract(epoch from i.${sql.raw(column)}) * 1000)::float8`;

const COLUMNS = sql`i.id::float8 as id, i.brand_id::float8 as "brandId", b.name as "brandName",
  b.time_zone as "timeZone", i.series, i.theme, i.direction, i.status, i.closed_for as "closedFor", i.hours, i.count,
  i.expected, i.low, i.high, i.mean, i.alarms_a_year as "alarmsAYear", i.total, i.peak, i.cause,
  i.first_mention_id::float8 as "firstMentionId", i.loudest_mention_id::float8 as "loudestMentionId",
  u.name as "acknowledgedBy", ${ms('started_at')} as "startedAt", ${ms('opened_at')} as "openedAt",
  ${ms('unusual_at')} as "unusualAt", ${ms('closed_at')} as "closedAt", ${ms('peak_at')} as "peakAt",
  ${ms('acknowledged_at')} as "acknowledgedAt", ${ms('updated_at')} as "updatedAt",
  i.cause_ids is not null as "keepsIds"`;

const FROM = sql`from incidents i join brands b on b.id = i.brand_id left join users u on u.id = i.acknowledged_by`;

type Asked = {
  brandIds: number[];
  status?: 'open' | 'closed' | undefined;
  cursor: string | null;
  limit: number;
};

/** Newest first; `next` is the cursor of the next page, null at the end. Throws Refusal for another one. */
export async function listIncidents(
  { db }: Platform,
  { brandIds, status, cursor, limit }: Asked,
): Promise<{ items: Incident[]; next: string | null }> {
  const found = await rows<Row>(
    db,
    sql`select ${COLUMNS} ${FROM} where i.brand_id = any(${bigints(brandIds)}) ${withStatus(status)} ${behind(cursor)}
      order by i.id desc limit ${limit + 1}`,
  );
  const items = found.slice(0, limit).map(incidentOf);
  return { items, next: found.length > limit ? String(items.at(-1)!.id) : null };
}

function behind(cursor: string | null): SQL {
  if (cursor === null) return sql``;
  if (/^\d{1,15}$/.test(cursor)) return sql`and i.id < ${Number(cursor)}::bigint`;
  throw new Refusal('invalid', 'This address names no place in the list. Open the list from its start.');
}

const withStatus = (status: Asked['status']): SQL =>
  status === undefined
    ? sql``
    : status === 'closed'
      ? sql`and i.status = 'closed'`
      : sql`and i.status <> 'closed'`;

/** Null for one that is not there. */
export async function incidentById({ db }: Platform, id: number): Promise<Incident | null> {
  const [found] = await rows<Row>(db, sql`select ${COLUMNS} ${FROM} where i.id = ${id}::bigint`);
  return found ? incidentOf(found) : null;
}

function incidentOf(row: Row): Incident {
  const { startedAt, openedAt, unusualAt, closedAt, peakAt, acknowledgedAt, updatedAt, ...rest } = row;
  const time = (at: number | null) => (at === null ? null : new Date(at));
  return {
    ...rest,
    ...incidentNotice({ ...row, brand_name: row.brandName, alarms_a_year: row.alarmsAYear }),
    startedAt: new Date(startedAt!),
    openedAt: new Date(openedAt!),
    unusualAt: new Date(unusualAt!),
    peakAt: new Date(peakAt!),
    updatedAt: new Date(updatedAt!),
    closedAt: time(closedAt),
    acknowledgedAt: time(acknowledgedAt),
  };
}

const RECENT_DAYS = 30;

/** Everything that is open, and how many opened in the last 30 days. */
export async function incidentsInBrief(
  platform: Platform,
  brandIds: number[],
): Promise<{ open: Incident[]; recent: number }> {
  const { db, now } = platform;
  const { items: open } = await listIncidents(platform, {
    brandIds,
    status: 'open',
    cursor: null,
    limit: 100,
  });
  const [opened] = await rows<{ recent: number }>(
    db,
    sql`select count(*)::int as recent from incidents where brand_id = any(${bigints(brandIds)})
        and opened_at > ${now().toISOString()}::timestamptz - ${RECENT_DAYS}::int * interval '1 day'`,
  );
  return { open, recent: opened!.recent };
}

/** Of the mentions that its figures were counted from, how many are not there any more. */
export async function goneSince({ db }: Platform, id: number): Promise<number> {
  const [found] = await rows<{ gone: number }>(
    db,
    sql`select count(*)::int as gone from mentions m, incidents i where i.id = ${id}::bigint
        and m.id = any(i.counted_ids || i.peak_ids || i.cause_ids) and m.deleted_at is not null`,
  );
  return found!.gone;
}

export type MentionBehind = {
  id: number;
  title: string;
  author: string | null;
  at: Date;
  sourceKind: string;
};

/** The mentions of these ids that are still there, in the order of time. */
export async function mentionsBehind({ db }: Platform, ids: number[]): Promise<MentionBehind[]> {
  if (ids.length === 0) return [];
  const found = await rows<Omit<MentionBehind, 'at'> & { at: number }>(
    db,
    sql`select id::float8 as id, left(coalesce(nullif(title, ''), "text"), 140) as title,
        coalesce(author_name, author_handle) as author, source_kind as "sourceKind",
        (extract(epoch from published_at) * 1000)::float8 as at
      from mentions where id = any(${bigints(ids)}) and deleted_at is null order by published_at, id`,
  );
  return found.map((row) => ({ ...row, at: new Date(row.at) }));
}
