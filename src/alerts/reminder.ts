/** What those on call are told: that nobody took it, and then who did. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Notice } from './channels/channel.ts';
import { maskPersonal } from './mask.ts';
import { clockAt } from './standing.ts';

type Reminded = {
  person: string | null;
  excerpt: string;
  ruleName: string | null;
  sentAt: string;
  timeZone: string;
  mentionId: number | null;
  incidentId: number | null;
  takenBy: string | null;
  takenAt: string | null;
};

/** The words of a reminder, whose lead is read when it is sent. */
export async function reminderOf(
  { db, settings }: Platform,
  { id }: { id: string },
): Promise<Pick<Notice, 'title' | 'text' | 'url' | 'moves' | 'standing'>> {
  const [found] = await rows<Reminded>(
    db,
    sql`select u.name as person, r.name as "ruleName", l.sent_at as "sentAt",
        coalesce(b.time_zone, 'UTC') as "timeZone", coalesce(m.title, left(m.text, 160), 'An incident') as excerpt,
        l.mention_id::float8 as "mentionId", l.incident_id::float8 as "incidentId",
        t.name as "takenBy", l.acknowledged_at as "takenAt"
      from alerts a join alerts l on l.id = a.lead_id left join users u on u.id = a.for_user_id
      left join users t on t.id = l.acknowledged_by
      left join mentions m on m.id = l.mention_id left join incidents i on i.id = l.incident_id
      left join brands b on b.id = coalesce(m.brand_id, i.brand_id)
      left join alert_rules r on r.id = l.alert_rule_id where a.id = ${id}::uuid`,
  );
  const { person, excerpt, ruleName, sentAt, timeZone, mentionId, incidentId, takenBy, takenAt } = found!;
  const rule = ruleName ? ` by the alert “${ruleName}”` : '';
  return {
    title: person ? `${person}, nobody has taken this yet` : 'Nobody has taken this yet',
    text: `${maskPersonal(excerpt)}\nTold at ${clockAt(sentAt, timeZone)}${rule}.`,
    url: `${settings.publicUrl}/${mentionId === null ? `incidents/${incidentId}` : `mentions/${mentionId}`}`,
    moves: takenAt === null ? ['take'] : [],
    standing: takenAt && `${takenBy ?? 'Somebody'} saw to this at ${clockAt(takenAt, timeZone)}`,
  };
}
