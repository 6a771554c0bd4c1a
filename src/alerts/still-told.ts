/** What a digest still tells of when it goes out. */
import { type SQL, sql } from 'drizzle-orm';

/** Whether the subject of the alert wants somebody: a mention that is open, an incident that goes on, a source. */
export const stillTold = (alert: SQL): SQL => sql`(${alert}.source_id is not null
  or exists (select 1 from mentions told where told.id = ${alert}.mention_id and told.deleted_at is null
    and told.status in ('open','snoozed'))
  or exists (select 1 from incidents told where told.id = ${alert}.incident_id and told.status <> 'closed'))`;
