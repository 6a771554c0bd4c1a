/** Telling people that it is fixed: drafts for them, each person once. Nothing is sent from here. */
import { sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { rows } from '../db/db.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { dayOf } from '../reports/period.ts';
import { type Complainant, whomToTell } from './complainants.ts';
import { writeDrafts } from './drafts.ts';
import { type Fix, stateOf } from './fix.ts';

/** So many drafts at a time: more than anybody reads and sends in a sitting. */
const MOST_DRAFTS = 50;

export type DraftsFor = { fix: Fix; agent: string } & (
  | { mentionId: number }
  /** The newest so many who were not told. */
  | { next: number }
);

/**
 * Writes a draft below the complaint of each, as the user's own, and notes that they have one; an own draft that is
 * there already stays as it is. Who has one, was told, or is not to be contacted is left out. Gives the mentions.
 */
export async function prepareDrafts(platform: Platform, actor: Actor, input: DraftsFor): Promise<number[]> {
  const { fix } = input;
  return transact(platform, async (inside) => {
    await lock(inside, fix);
    if (stateOf(fix, dayOf(inside.now(), fix.timeZone)) === 'planned')
      throw new Refusal('conflict', 'It has not shipped yet. Tell people when it has.');
    const { people } = await whomToTell(inside, fix);
    const open = people.filter(({ state }) => state === 'to tell');
    const chosen =
      'mentionId' in input
        ? open.filter(({ mentionId }) => mentionId === input.mentionId)
        : open.slice(0, Math.min(input.next, MOST_DRAFTS));
    if (chosen.length === 0)
      throw new Refusal('conflict', 'Nobody is left to prepare for: somebody was faster.');
    await note(inside, actor, fix, chosen);
    await writeDrafts(inside, actor, input, chosen);
    return chosen.map(({ mentionId }) => mentionId);
  });
}

/** Told in another way, such as by post, by phone or in person. */
export function markTold(platform: Platform, actor: Actor, fix: Fix, mentionId: number): Promise<void> {
  return transact(platform, async (inside) => {
    await lock(inside, fix);
    const person = await personBy(inside, fix, mentionId);
    if (person.state === 'told') return;
    await note(inside, actor, fix, [person]);
    await inside.db.execute(sql`update fix_tellings set told_at = ${inside.now().toISOString()}::timestamptz
      where fix_id = ${fix.id}::bigint and person in (${list(person.keys)})`);
  });
}

/** They may be prepared for again; not once they were told. The draft stays where it was written. */
export function takeBack(platform: Platform, fix: Fix, mentionId: number): Promise<void> {
  return transact(platform, async (inside) => {
    await lock(inside, fix);
    const person = await personBy(inside, fix, mentionId);
    if (person.state === 'to tell') return;
    if (person.state !== 'prepared')
      throw new Refusal('conflict', 'Nothing is prepared for this person any more.');
    await inside.db.execute(
      sql`delete from fix_tellings where fix_id = ${fix.id}::bigint and person in (${list(person.keys)})`,
    );
  });
}

/** Whether a brand may write to somebody about what it fixed; holds for all its fixes, those to come too. */
export function allowContact(
  platform: Platform,
  actor: Actor,
  { fix, mentionId, allowed }: { fix: Fix; mentionId: number; allowed: boolean },
): Promise<void> {
  return transact(platform, async (inside) => {
    const person = await personBy(inside, fix, mentionId);
    const at = inside.now().toISOString();
    if (allowed)
      await inside.db.execute(
        sql`delete from do_not_contact where brand_id = ${fix.brandId}::bigint and person in (${list(person.keys)})`,
      );
    else
      await inside.db.execute(sql`insert into do_not_contact (brand_id, person, mention_id, user_id, at)
        values (${fix.brandId}::bigint, ${person.keys[0]!}, ${mentionId}::bigint, ${actor.userId}::bigint, ${at}::timestamptz)
        on conflict do nothing`);
    const action = allowed ? 'allowed contact about fixes' : 'stopped contact about fixes';
    await recordAudit(inside, actor, action, `mention ${mentionId}`);
  });
}

/** One at a time, so that nobody is chosen twice. */
async function lock({ db }: Platform, { id }: Fix): Promise<void> {
  const [found] = await rows(db, sql`select 1 from fixes where id = ${id}::bigint for update`);
  if (!found) throw new Refusal('not-found', 'There is no such fix. It was removed, or you may not see it.');
}

async function personBy(inside: Platform, fix: Fix, mentionId: number): Promise<Complainant> {
  const { people } = await whomToTell(inside, fix);
  const person = people.find((one) => one.mentionId === mentionId);
  if (person) return person;
  throw new Refusal(
    'not-found',
    'This person is not among those who complained. Their post may be kept no longer.',
  );
}

async function note(inside: Platform, actor: Actor, { id }: Fix, people: Complainant[]): Promise<void> {
  const given = people.map(({ keys, mentionId }) => ({ person: keys[0], mention: mentionId }));
  await inside.db.execute(sql`insert into fix_tellings (fix_id, person, mention_id, user_id, prepared_at)
    select ${id}::bigint, person, mention, ${actor.userId}::bigint, ${inside.now().toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as p(person text, mention bigint)
    on conflict do nothing`);
}

const list = (values: readonly string[]) =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
