/** What nobody took: those on call are reminded one after the other. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { type OnCall, onCallAt } from './on-call.ts';

const MOST = 50;

type Due = {
  id: string;
  channelId: number;
  brandId: number | null;
  reminders: number;
  remindMinutes: number | null;
};

/** Writes the reminders that are due, each to the next on call; gives how many. After the last one nobody is reminded. */
export function remindDue(platform: Platform): Promise<number> {
  return transact(platform, async (inside) => {
    const due = await dueAlerts(inside);
    if (due.length === 0) return 0;
    const list = await onCallAt(inside, inside.now());
    const reminders = due.map((alert) => reminderFor(alert, list));
    await write(inside, reminders);
    return reminders.filter(({ isCalled }) => isCalled).length;
  });
}

function dueAlerts({ db, now }: Platform): Promise<Due[]> {
  return rows<Due>(
    db,
    sql`select a.id, a.channel_id::float8 as "channelId", coalesce(m.brand_id, i.brand_id)::float8 as "brandId",
        a.reminders, r.remind_minutes as "remindMinutes"
      from alerts a left join mentions m on m.id = a.mention_id left join incidents i on i.id = a.incident_id
      left join alert_rules r on r.id = a.alert_rule_id
      where a.remind_at <= ${now().toISOString()}::timestamptz and a.acknowledged_at is null
        and coalesce(m.status = 'open', i.status = 'open')
      order by a.remind_at limit ${MOST} for update of a skip locked`,
  );
}

type Reminder = {
  leadId: string;
  isCalled: boolean;
  channelId: number;
  userId: number | null;
  nextMinutes: number | null;
};

/** With nobody on call one reminder goes where the alert went. */
function reminderFor({ id, channelId, brandId, reminders, remindMinutes }: Due, list: OnCall[]): Reminder {
  const called = list.filter((one) => one.brandId === null || one.brandId === brandId);
  const person = called[reminders] ?? null;
  const isLast = reminders + 1 >= called.length;
  return {
    leadId: id,
    isCalled: person !== null || reminders === 0,
    channelId: person?.channelId ?? channelId,
    userId: person?.userId ?? null,
    nextMinutes: isLast ? null : remindMinutes,
  };
}

async function write({ db, now }: Platform, reminders: Reminder[]): Promise<void> {
  const at = sql`${now().toISOString()}::timestamptz`;
  await db.execute(
    sql`with given as (
        select * from jsonb_to_recordset(${JSON.stringify(reminders)}::text::jsonb)
          as g("leadId" uuid, "isCalled" boolean, "channelId" bigint, "userId" bigint, "nextMinutes" int)
      ), written as (
        insert into alerts (kind, lead_id, channel_id, for_user_id, critical, next_attempt_at, created_at)
        select 'reminder', "leadId", "channelId", "userId", true, ${at}, ${at} from given where "isCalled"
      )
      update alerts a set reminders = a.reminders + 1, remind_at = ${at} + g."nextMinutes" * interval '1 minute'
      from given g where a.id = g."leadId"`,
  );
}
