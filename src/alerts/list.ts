/** The delivery log. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { alerts } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';

export type Delivery = {
  id: string;
  at: Date;
  rule: string | null;
  channel: string;
  /** Null for an alert about something else. */
  mentionId: number | null;
  sourceId: number | null;
  incidentId: number | null;
  kind: typeof alerts.$inferSelect.kind;
  /** The mention's title or its first 160 characters; the source's name; what else it is. */
  excerpt: string;
  status: typeof alerts.$inferSelect.status;
  /** Null unless held, or told of in a digest. */
  heldFor: typeof alerts.$inferSelect.heldFor;
  /** The message that tells of it, or that it reminds of. */
  leadId: string | null;
  attempts: number;
  /** How many copies of its story were counted and not sent again. */
  copies: number;
  /** Null unless pending. */
  nextAttemptAt: Date | null;
  sentAt: Date | null;
  /** Null also for what was not needed any more. */
  failureClass: string | null;
  failureNote: string | null;
};

type Row = Omit<Delivery, 'at' | 'nextAttemptAt' | 'sentAt'> & {
  at: string;
  nextAttemptAt: string | null;
  sentAt: string | null;
};

/** Newest first, those about sources for everybody. Throws Refusal for a cursor that is not its own. */
export async function listAlerts(
  platform: Platform,
  { brandIds, cursor, limit }: { brandIds: number[]; cursor?: string | null; limit: number },
): Promise<{ items: Delivery[]; next: string | null }> {
  const found = await rows<Row>(
    platform.db,
    sql`select a.id, a.created_at as at, r.name as rule, c.name as channel, m.id::float8 as "mentionId",
        a.source_id::float8 as "sourceId", a.incident_id::float8 as "incidentId", a.kind, a.held_for as "heldFor", a.lead_id as "leadId",
        coalesce(m.title, left(m.text, 160), s.name, case a.kind when 'digest' then 'Several alerts in one message'
          when 'reminder' then 'Nobody had taken it' when 'incident' then 'Something unusual about ' || b.name end, '')
          as excerpt, a.status, a.attempts,
        (select count(*)::int from alerts quiet where quiet.copy_of = a.id) as copies,
        case when a.status in ('pending','held') then a.next_attempt_at end as "nextAttemptAt", a.sent_at as "sentAt",
        a.failure_class as "failureClass", a.failure_note as "failureNote"
      from alerts a join channels c on c.id = a.channel_id
      left join mentions m on m.id = a.mention_id left join sources s on s.id = a.source_id
      left join incidents i on i.id = a.incident_id left join brands b on b.id = i.brand_id
      left join alert_rules r on r.id = a.alert_rule_id
      where (a.kind in ('source','digest','reminder') or coalesce(m.brand_id, i.brand_id) = any(${bigints(brandIds)})) and ${behind(cursor ?? null)}
      order by a.created_at desc, a.id limit ${limit + 1}`,
  );
  const items = found.slice(0, limit).map(delivery);
  const last = items.at(-1);
  return { items, next: found.length > limit && last ? `${last.at.toISOString()}_${last.id}` : null };
}

function behind(cursor: string | null) {
  if (cursor === null) return sql`true`;
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (!at || !id || Number.isNaN(Date.parse(at)) || new Date(at).toISOString() !== at) {
    throw new Refusal('invalid', 'This address names no place in the log. Open the log from its start.');
  }
  return sql`a.created_at <= ${at}::timestamptz and (a.created_at < ${at}::timestamptz or a.id > ${id}::uuid)`;
}

function delivery(row: Row): Delivery {
  const time = (value: string | null) => (value === null ? null : new Date(value));
  return { ...row, at: new Date(row.at), nextAttemptAt: time(row.nextAttemptAt), sentAt: time(row.sentAt) };
}
