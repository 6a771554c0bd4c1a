/** Who is told regularly what a list of the inbox got: subscribing, changing one's mind, unsubscribing. */
import { and, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { rows } from '../db/db.ts';
import { channels, digests, users } from '../db/schema.ts';
import { Gone, Refusal } from '../failure.ts';
import { checkList, type KeptList } from '../mentions/inbox/kept-list.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { cleanText } from '../text.ts';
import { type Cadence, nextEnd } from './schedule.ts';

export type DigestForm = 'team' | 'executive';

export type DigestInput = {
  name: string;
  list: KeptList;
  /** Null: by letter to oneself. */
  channelId: number | null;
  cadence: Cadence;
  form: DigestForm;
  hour: number;
  weekday: number;
};

export type DigestRow = Omit<DigestInput, 'list'> &
  KeptList & {
    id: number;
    channelName: string | null;
    brandName: string | null;
    nextAt: Date;
    endedAt: Date | null;
    lastSentAt: Date | null;
    /** Why the last one did not go out; null when it did. */
    problem: string | null;
  };

type Owner = Actor & { userId: number };

const LONGEST_NAME = 80;
const MOST = 50;

/** Subscribes the acting person, or a channel in their name. Throws Refusal, and QueryError for the filter. */
export async function createDigest(
  platform: Platform,
  actor: Owner,
  input: DigestInput,
): Promise<{ id: number }> {
  const name = readName(input.name);
  await checkList(platform, actor.userId, input.list);
  if (input.form === 'executive' && input.cadence === 'hourly')
    throw refused('cadence', 'Figures of an hour say nothing. Choose daily or weekly.');
  return transact(platform, async (inside) => {
    const { timeZone } = await guardOwner(inside, actor.userId, input.channelId);
    const now = inside.now();
    const { list, ...rest } = input;
    const values = { ...rest, ...list, name, userId: actor.userId, createdAt: now };
    const [made] = await inside.db
      .insert(digests)
      .values({ ...values, nextAt: nextEnd(input, now, timeZone) })
      .returning({ id: digests.id });
    await recordAudit(inside, actor, `subscribed to a ${input.cadence} digest`, name);
    return made!;
  });
}

async function guardOwner(
  { db }: Platform,
  userId: number,
  channelId: number | null,
): Promise<{ timeZone: string }> {
  const [owner] = await db
    .select({ timeZone: users.timeZone })
    .from(users)
    .where(eq(users.id, userId))
    .for('update');
  const [held] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(digests)
    .where(eq(digests.userId, userId));
  if (held!.n >= MOST) throw refused('name', `You have ${MOST} digests. Remove one first.`);
  if (channelId === null) return owner!;
  const [channel] = await db.select({ id: channels.id }).from(channels).where(eq(channels.id, channelId));
  if (!channel) throw refused('channel', 'There is no such channel. It may have been removed.');
  return owner!;
}

/** Removes one of the acting person's own. */
export function deleteDigest(platform: Platform, actor: Owner, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [gone] = await inside.db
      .delete(digests)
      .where(and(eq(digests.id, id), eq(digests.userId, actor.userId)))
      .returning({ name: digests.name });
    if (!gone) throw await whyNone(inside, id);
    await recordAudit(inside, actor, 'removed the digest', gone.name);
  });
}

async function whyNone({ db }: Platform, id: number): Promise<Refusal> {
  const [other] = await db.select({ id: digests.id }).from(digests).where(eq(digests.id, id));
  return other
    ? new Refusal('not-found', 'You have no such digest.')
    : new Gone('This digest was removed already.');
}

/** The person's own, by name. */
export async function listDigests({ db }: Platform, userId: number): Promise<DigestRow[]> {
  const found = await rows<
    Omit<DigestRow, 'nextAt' | 'endedAt' | 'lastSentAt'> &
      Record<'nextAt' | 'endedAt' | 'lastSentAt', string | null>
  >(
    db,
    sql`select d.id::float8 as id, d.name, d.brand_id::float8 as "brandId", d.view, d.filter, d.cadence, d.form, d.hour,
        d.weekday, d.channel_id::float8 as "channelId", c.name as "channelName", b.name as "brandName",
        d.next_at as "nextAt", d.ended_at as "endedAt",
        (select max(sent_at) from digest_issues i where i.digest_id = d.id) as "lastSentAt",
        (select failure_note from digest_issues i where i.digest_id = d.id order by i.until desc limit 1) as problem
      from digests d left join channels c on c.id = d.channel_id left join brands b on b.id = d.brand_id
      where d.user_id = ${userId} order by lower(d.name), d.id`,
  );
  const time = (at: string | null) => (at === null ? null : new Date(at));
  return found.map((row) => ({
    ...row,
    nextAt: new Date(row.nextAt!),
    endedAt: time(row.endedAt),
    lastSentAt: time(row.lastSentAt),
  }));
}

function readName(given: string): string {
  const name = cleanText(given, LONGEST_NAME * 2).replaceAll(/\s+/g, ' ');
  if (name === '') throw refused('name', 'Give the digest a name.');
  if (name.length > LONGEST_NAME) throw refused('name', `A name has ${LONGEST_NAME} characters at most.`);
  return name;
}

const refused = (field: string, problem: string) => new Refusal('invalid', problem, { [field]: problem });
