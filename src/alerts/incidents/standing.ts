import { sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { IncidentCause } from '../../db/schema.ts';
import type { Platform } from '../../platform/platform.ts';
import type { SeriesName } from '../../reports/hourly.ts';

/** Times in milliseconds. */
export type KnownIncident = {
  id: number;
  series: SeriesName;
  theme: string;
  direction: 'rise' | 'drop' | 'silence';
  status: 'open' | 'acknowledged' | 'closed';
  startedAt: number;
  openedAt: number;
  unusualAt: number;
  closedAt: number | null;
  hours: number;
  peak: number;
  peakAt: number;
  cause: IncidentCause;
};

const ms = (column: string) => sql`(extract(epoch from ${sql.raw(column)}) * 1000)::float8`;

/** Incidents that are open, and those that closed in the last days. */
export const incidentsNow = ({ db, now }: Platform, brandId: number, days: number) =>
  rows<KnownIncident>(
    db,
    sql`select id::int as id, series, theme, direction, status, hours, peak, cause,
        ${ms('started_at')} as "startedAt", ${ms('opened_at')} as "openedAt", ${ms('unusual_at')} as "unusualAt",
        ${ms('closed_at')} as "closedAt", ${ms('peak_at')} as "peakAt"
      from incidents
      where brand_id = ${brandId} and (status <> 'closed'
        or closed_at > ${now().toISOString()}::timestamptz - ${days}::int * interval '1 day')
      order by id`,
  );
