/** Scoring stored mentions again: begun, followed, cancelled. The rows are scored by rescore-run.ts. */
import { desc, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { brands, rescorings, users } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { ENGINE } from '../scoring/score.ts';
import { countDue } from './rescore-due.ts';

export type Rescoring = typeof rescorings.$inferSelect;

/** Held while one is begun: two that begin at once must see each other. */
const BEGIN_LOCK = 710_237_022;
const ACTIVE = sql`state in ('waiting','running')`;

/** Lets the job score what another engine or calibration scored. `brandId` null: all brands. */
export function beginRescoring(
  platform: Platform,
  actor: Actor,
  { brandId }: { brandId: number | null },
): Promise<Rescoring> {
  return transact(platform, async (inside) => {
    await inside.db.execute(sql`select pg_advisory_xact_lock(${BEGIN_LOCK})`);
    await endOfOtherEngines(inside);
    const [active] = await inside.db.select().from(rescorings).where(ACTIVE).for('update');
    if (active)
      throw new Refusal('conflict', 'Mentions are being scored again already. Wait for that, or cancel it.');
    const { due, lastId } = await countDue(inside, brandId === null ? null : [brandId]);
    if (due === 0)
      throw new Refusal('conflict', 'Every mention has the score of today. There is nothing to score again.');
    const [begun] = await inside.db
      .insert(rescorings)
      .values({
        brandId,
        userId: actor.userId,
        via: actor.via,
        engine: ENGINE,
        rowCount: due,
        lastId,
        createdAt: inside.now(),
      })
      .returning();
    await recordAudit(inside, actor, `began to score ${due} mentions again`, await nameOf(inside, brandId));
    return begun!;
  });
}

/** Whoever began it ran another version; what that one scored keeps its name and is due again. */
async function endOfOtherEngines({ db, now }: Platform): Promise<void> {
  await db
    .update(rescorings)
    .set({ state: 'failed', note: 'Earshot was updated meanwhile. Begin again.', finishedAt: now() })
    .where(sql`${ACTIVE} and engine <> ${ENGINE}`);
}

/** Stops it; what was scored by then stays so. */
export function cancelRescoring(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [cancelled] = await inside.db
      .update(rescorings)
      .set({ state: 'cancelled', finishedAt: inside.now() })
      .where(sql`id = ${id} and ${ACTIVE}`)
      .returning();
    if (!cancelled) throw new Refusal('conflict', 'This has ended already.');
    const name = await nameOf(inside, cancelled.brandId);
    await recordAudit(inside, actor, 'stopped scoring mentions again', name);
  });
}

async function nameOf({ db }: Platform, brandId: number | null): Promise<string> {
  if (brandId === null) return 'all brands';
  const [brand] = await db.select({ name: brands.name }).from(brands).where(eq(brands.id, brandId));
  return brand?.name ?? 'a brand';
}

export type RescoringLine = Rescoring & { brand: string | null; by: string | null };

/** The last ten, newest first. */
export async function listRescorings({ db }: Platform): Promise<RescoringLine[]> {
  const found = await db
    .select({ line: rescorings, brand: brands.name, by: users.name })
    .from(rescorings)
    .leftJoin(brands, eq(brands.id, rescorings.brandId))
    .leftJoin(users, eq(users.id, rescorings.userId))
    .orderBy(desc(rescorings.id))
    .limit(10);
  return found.map(({ line, brand, by }) => ({ ...line, brand, by }));
}

/** One of them, or null. */
export async function rescoringById({ db }: Platform, id: number): Promise<Rescoring | null> {
  const [found] = await db.select().from(rescorings).where(eq(rescorings.id, id));
  return found ?? null;
}
