/** What a channel is given for a claimed alert. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { type ClaimedAlert, incidentAlert, mentionAlert, sourceNotice } from './alert-row.ts';
import type { Message, Notice } from './channels/channel.ts';
import { digestOf } from './digest.ts';
import { maskPersonal } from './mask.ts';

/** Reads what a digest or a reminder tells of; the others carry it with them. */
export function messageOf(platform: Platform, alert: ClaimedAlert): Message | Promise<Message> {
  const { publicUrl } = platform.settings;
  switch (alert.kind) {
    case 'mention':
    case 'overdue':
      return mentionAlert(alert, publicUrl);
    case 'source':
      return sourceNotice(alert, publicUrl);
    case 'incident':
      return incidentAlert(alert, publicUrl);
    case 'digest':
      return digestOf(platform, alert);
    case 'reminder':
      return reminderOf(platform, alert);
  }
}

type Reminded = {
  person: string | null;
  excerpt: string;
  ruleName: string | null;
  sentAt: string;
  timeZone: string;
  mentionId: number | null;
  incidentId: number | null;
};

async function reminderOf({ db, settings }: Platform, { id, attempts }: ClaimedAlert): Promise<Notice> {
  const [found] = await rows<Reminded>(
    db,
    sql`select u.name as person, r.name as "ruleName", l.sent_at as "sentAt",
        coalesce(b.time_zone, 'UTC') as "timeZone", coalesce(m.title, left(m.text, 160), 'An incident') as excerpt,
        l.mention_id::float8 as "mentionId", l.incident_id::float8 as "incidentId"
      from alerts a join alerts l on l.id = a.lead_id left join users u on u.id = a.for_user_id
      left join mentions m on m.id = l.mention_id left join incidents i on i.id = l.incident_id
      left join brands b on b.id = coalesce(m.brand_id, i.brand_id)
      left join alert_rules r on r.id = l.alert_rule_id where a.id = ${id}::uuid`,
  );
  const { person, excerpt, ruleName, sentAt, timeZone, mentionId, incidentId } = found!;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const rule = ruleName ? ` by the alert “${ruleName}”` : '';
  return {
    kind: 'notice',
    eventId: id,
    mayBeRepeat: attempts > 1,
    title: person ? `${person}, nobody has taken this yet` : 'Nobody has taken this yet',
    text: `${maskPersonal(excerpt)}\nTold at ${clock.format(new Date(sentAt))}${rule}.`,
    url: `${settings.publicUrl}/${mentionId === null ? `incidents/${incidentId}` : `mentions/${mentionId}`}`,
  };
}
