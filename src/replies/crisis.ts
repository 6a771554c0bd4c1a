/** Crisis mode: one person answers for the brand, along a playbook, with a log; replies of all others are held. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { colleagues } from '../accounts/assignable.ts';
import { recordAudit } from '../accounts/audit.ts';
import { rows } from '../db/db.ts';
import { brands, crises, crisisLog } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import { writtenText } from '../mentions/note.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { holdOthers } from './hold.ts';
import { playbookOf, readPlaybook } from './playbook.ts';

type OfBrand = { brandId: number };

/** From now on only `ownerId` answers for the brand; what others have on its way comes back to them. Throws where a crisis lasts already. */
export function startCrisis(
  platform: Platform,
  actor: Actor,
  { brandId, what, ownerId }: OfBrand & { what: string; ownerId: number },
): Promise<void> {
  const words = asField('what', () => writtenText(what, 'Say in a sentence what happened.'));
  return transact(platform, async (inside) => {
    const brand = await brandOf(inside, brandId);
    const owner = await ownerOf(inside, brandId, ownerId);
    const steps = playbookOf(brand).map((step) => ({ step, doneBy: null, doneAt: null }));
    const values = { brandId, ownerId, what: words, steps, startedAt: inside.now() };
    const [begun] = await inside.db.insert(crises).values(values).onConflictDoNothing().returning();
    if (!begun) throw new Refusal('conflict', `${brand.name} is in a crisis already. Look at it again.`);
    await holdOthers(inside, actor, { brandId, brandName: brand.name, ownerId, owner });
    await log(inside, actor, begun.id, `Began: ${words} ${owner} leads and alone answers.`);
    await recordAudit(inside, actor, 'began a crisis for', brand.name);
  });
}

/** Replies are everybody's again. The summary stays with the log. */
export function endCrisis(
  platform: Platform,
  actor: Actor,
  { brandId, summary }: OfBrand & { summary: string },
): Promise<void> {
  const words = asField('summary', () =>
    writtenText(summary, 'Say how it ended, for those who read it later.'),
  );
  return transact(platform, async (inside) => {
    const brand = await brandOf(inside, brandId);
    const crisis = await current(inside, brandId);
    await inside.db
      .update(crises)
      .set({ endedAt: inside.now(), summary: words })
      .where(eq(crises.id, crisis.id));
    await log(inside, actor, crisis.id, 'Ended.');
    await recordAudit(inside, actor, 'ended the crisis of', brand.name);
  });
}

/** Somebody else leads from now on. */
export function passCrisis(
  platform: Platform,
  actor: Actor,
  { brandId, ownerId }: OfBrand & { ownerId: number },
): Promise<void> {
  return transact(platform, async (inside) => {
    const brand = await brandOf(inside, brandId);
    const crisis = await current(inside, brandId);
    const owner = await ownerOf(inside, brandId, ownerId);
    await inside.db.update(crises).set({ ownerId }).where(eq(crises.id, crisis.id));
    await holdOthers(inside, actor, { brandId, brandName: brand.name, ownerId, owner });
    await log(inside, actor, crisis.id, `${owner} leads from now on.`);
    await recordAudit(inside, actor, 'passed the crisis on of', brand.name);
  });
}

/** A step of the playbook is done, or not done after all; nothing happens where it stands so already. */
export function tickStep(
  platform: Platform,
  actor: Actor,
  { brandId, step, isDone }: OfBrand & { step: number; isDone: boolean },
): Promise<void> {
  return transact(platform, async (inside) => {
    const crisis = await current(inside, brandId);
    const chosen = crisis.steps[step];
    if (!chosen) throw new Refusal('not-found', 'There is no such step in this playbook.');
    if ((chosen.doneAt !== null) === isDone) return;
    const doneBy = isDone ? await nameOf(inside, actor) : null;
    const doneAt = isDone ? inside.now().toISOString() : null;
    const steps = crisis.steps.map((each, index) => (index === step ? { ...each, doneBy, doneAt } : each));
    await inside.db.update(crises).set({ steps }).where(eq(crises.id, crisis.id));
    await log(inside, actor, crisis.id, `${isDone ? 'Done' : 'Not done after all'}: ${chosen.step}`);
  });
}

/** A line for those who come later. */
export function noteInCrisis(
  platform: Platform,
  actor: Actor,
  { brandId, text }: OfBrand & { text: string },
): Promise<void> {
  const words = asField('text', () => writtenText(text, 'Write something before you add it.'));
  return transact(platform, async (inside) => {
    await log(inside, actor, (await current(inside, brandId)).id, words);
  });
}

/** The brand's own steps, one a line; empty: as shipped. A crisis under way keeps those it began with. */
export async function changePlaybook(
  platform: Platform,
  actor: Actor,
  { brandId, playbook }: OfBrand & { playbook: string },
): Promise<void> {
  const steps = readPlaybook(playbook);
  if ('problem' in steps) throw new Refusal('invalid', steps.problem, { playbook: steps.problem });
  await transact(platform, async (inside) => {
    const brand = await brandOf(inside, brandId);
    await inside.db.update(brands).set({ playbook: steps }).where(eq(brands.id, brandId));
    await recordAudit(inside, actor, 'changed the playbook of', brand.name);
  });
}

async function log({ db, now }: Platform, { userId }: Actor, crisisId: number, text: string): Promise<void> {
  await db.insert(crisisLog).values({ crisisId, userId, text, at: now() });
}

async function brandOf({ db }: Platform, id: number) {
  const [brand] = await db.select().from(brands).where(eq(brands.id, id));
  if (!brand) throw new Refusal('not-found', 'There is no such brand. It may have been removed.');
  return brand;
}

/** Locked until the transaction ends. */
async function current({ db }: Platform, brandId: number) {
  const [crisis] = await db
    .select()
    .from(crises)
    .where(and(eq(crises.brandId, brandId), isNull(crises.endedAt)))
    .for('update');
  if (!crisis) throw new Refusal('conflict', 'This brand is in no crisis now. It may have just been ended.');
  return crisis;
}

async function ownerOf(platform: Platform, brandId: number, ownerId: number): Promise<string> {
  const owner = (await colleagues(platform, [brandId])).find(({ id }) => id === ownerId);
  if (owner) return owner.name;
  const problem = 'Choose somebody who may answer for this brand.';
  throw new Refusal('invalid', problem, { owner: problem });
}

async function nameOf({ db }: Platform, { userId, via }: Actor): Promise<string> {
  const [user] = await rows<{ name: string }>(db, sql`select name from users where id = ${userId}::bigint`);
  return user?.name ?? via;
}

/** The same refusal beside the field of this form. */
function asField(name: string, work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.reason, error.message, { [name]: error.message });
  }
}
