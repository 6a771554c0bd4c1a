/** Who is called when nobody takes an alert, and when. */
import { asc, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { rows } from '../db/db.ts';
import { onCall } from '../db/schema.ts';
import { timeZoneNamed } from '../db/time-zone.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';

export type OnCall = {
  id: number;
  /** Null: for every brand. */
  brandId: number | null;
  userId: number;
  userName: string;
  /** Null: where the alert went. */
  channelId: number | null;
  channelName: string | null;
  /** 1 is Monday. */
  weekdays: number[];
  /** Minutes after midnight in `timeZone`; equal ones are the whole day, an earlier end is the next day's. */
  fromMinute: number;
  untilMinute: number;
  timeZone: string;
};

export type OnCallInput = Omit<OnCall, 'id' | 'userName' | 'channelName'>;

const MOST = 50;

/** The list in the order of calling. */
export function listOnCall({ db }: Platform): Promise<OnCall[]> {
  return rows<OnCall>(
    db,
    sql`select o.id::float8 as id, o.brand_id::float8 as "brandId", o.user_id::float8 as "userId", u.name as "userName",
        o.channel_id::float8 as "channelId", c.name as "channelName", o.weekdays, o.from_minute as "fromMinute",
        o.until_minute as "untilMinute", o.time_zone as "timeZone"
      from on_call o join users u on u.id = o.user_id and u.disabled_at is null
      left join channels c on c.id = o.channel_id order by o.position, o.id`,
  );
}

/** Those whose turn it is at that moment. */
export async function onCallAt(platform: Platform, at: Date): Promise<OnCall[]> {
  return (await listOnCall(platform)).filter((one) => isOnCall(one, at));
}

/** Whether the moment lies in the person's hours; hours over midnight belong to the day on which they begin. */
export function isOnCall(
  {
    weekdays,
    fromMinute,
    untilMinute,
    timeZone,
  }: Pick<OnCall, 'weekdays' | 'fromMinute' | 'untilMinute' | 'timeZone'>,
  at: Date,
): boolean {
  const { weekday, minute } = localTime(at, timeZone);
  const before = weekday === 1 ? 7 : weekday - 1;
  if (fromMinute === untilMinute) return weekdays.includes(weekday);
  if (fromMinute < untilMinute)
    return weekdays.includes(weekday) && minute >= fromMinute && minute < untilMinute;
  return (
    (weekdays.includes(weekday) && minute >= fromMinute) ||
    (weekdays.includes(before) && minute < untilMinute)
  );
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function localTime(at: Date, timeZone: string): { weekday: number; minute: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    weekday: DAYS.indexOf(parts.weekday!) + 1,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

/** Puts a person at the end of the list. Throws Refusal with a sentence per field. */
export async function addOnCall(platform: Platform, actor: Actor, input: OnCallInput): Promise<void> {
  const timeZone = await guardInput(platform, input);
  return transact(platform, async (inside) => {
    const added = await rows<{ name: string }>(
      inside.db,
      sql`insert into on_call (brand_id, user_id, channel_id, position, weekdays, from_minute, until_minute, time_zone)
        select ${input.brandId}::bigint, u.id, ${input.channelId}::bigint,
          coalesce((select max(position) + 1 from on_call), 0), ${`{${input.weekdays.join(',')}}`}::text::smallint[],
          ${input.fromMinute}::int, ${input.untilMinute}::int, ${timeZone}::text
        from users u where u.id = ${input.userId}::bigint and u.disabled_at is null
          and (select count(*) from on_call) < ${MOST}
        returning (select name from users where id = user_id) as name`,
    );
    if (!added[0])
      throw wrong('user', `This person is not here any more, or the list has ${MOST} entries already.`);
    await recordAudit(inside, actor, 'put on call', added[0].name);
  });
}

/** Takes one off the list. */
export function removeOnCall(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [gone] = await inside.db.delete(onCall).where(eq(onCall.id, id)).returning();
    if (!gone) throw new Refusal('not-found', 'This entry is not on the list any more.');
    await recordAudit(inside, actor, 'took off the on-call list', String(gone.userId));
  });
}

/** Moves one up by one place. */
export function callEarlier(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const list = await inside.db
      .select({ id: onCall.id })
      .from(onCall)
      .orderBy(asc(onCall.position), asc(onCall.id))
      .for('update');
    const from = list.findIndex((one) => one.id === id);
    if (from < 0) throw new Refusal('not-found', 'This entry is not on the list any more.');
    if (from === 0) return;
    const order = list.map((one) => one.id);
    order.splice(from - 1, 2, id, order[from - 1]!);
    await inside.db.execute(
      sql`update on_call o set position = p.place from
        (select id, ordinality as place from unnest(${`{${order.join(',')}}`}::text::bigint[]) with ordinality as t(id, ordinality)) p
        where p.id = o.id`,
    );
    await recordAudit(inside, actor, 'changed the order on call', String(id));
  });
}

/** The time zone in its usual spelling. */
async function guardInput(
  { db }: Platform,
  { weekdays, fromMinute, untilMinute, timeZone }: OnCallInput,
): Promise<string> {
  const isMinute = (minute: number) => Number.isInteger(minute) && minute >= 0 && minute < 1440;
  if (weekdays.length === 0) throw wrong('weekdays', 'Choose at least one day.');
  if (weekdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7))
    throw wrong('weekdays', 'A day is one of the week.');
  if (!isMinute(fromMinute)) throw wrong('from', 'Give the time as 09:00.');
  if (!isMinute(untilMinute)) throw wrong('until', 'Give the time as 17:30.');
  const zone = await timeZoneNamed(db, timeZone);
  if (!zone) throw wrong('timeZone', 'There is no such time zone. An example is Europe/Stockholm.');
  return zone;
}

function wrong(field: string, problem: string): Refusal {
  return new Refusal('invalid', problem, { [field]: problem });
}
