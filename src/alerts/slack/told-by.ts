/** What the message is about in which somebody pressed a button; a reminder is about what it reminds of. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Status } from '../../mentions/mention.ts';
import type { Platform } from '../../platform/platform.ts';

export type ToldMention = {
  kind: 'mention';
  mentionId: number;
  brandId: number;
  version: number;
  status: Status;
  assigneeId: number | null;
  assignee: string | null;
};

export type ToldIncident = { kind: 'incident'; incidentId: number; brandId: number };

/** Null for an alert that is not there, or that another app sent. */
export async function toldBy(
  { db }: Platform,
  alertId: string,
  channelIds: number[],
): Promise<ToldMention | ToldIncident | null> {
  const [told] = await rows<ToldMention | ToldIncident>(
    db,
    sql`select case when i.id is null then 'mention' else 'incident' end as kind,
        coalesce(m.brand_id, i.brand_id)::float8 as "brandId", i.id::float8 as "incidentId",
        m.id::float8 as "mentionId", m.version, m.status, m.assignee_id::float8 as "assigneeId", u.name as assignee
      from alerts a left join alerts l on l.id = a.lead_id and a.kind = 'reminder'
      left join mentions m on m.id = coalesce(a.mention_id, l.mention_id) and m.deleted_at is null
      left join incidents i on i.id = coalesce(a.incident_id, l.incident_id)
      left join users u on u.id = m.assignee_id
      where a.id = ${alertId}::uuid and a.channel_id = any(${bigints(channelIds)})
        and (m.id is not null or i.id is not null)`,
  );
  return told ?? null;
}
