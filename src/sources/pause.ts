/** When a source is asked: pausing, resuming, asking now. */
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { sources } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { dueAt, lockSource, notFound, UNLEASED } from './source-row.ts';
import { refuseUnpolled } from './unpolled.ts';

/** Stops polling until somebody resumes; the time in between is a gap. */
export function pauseSource(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    refuseUnpolled(await lockSource(inside, id), 'pause');
    const now = inside.now();
    const [paused] = await inside.db
      .update(sources)
      .set({ pausedAt: now, pausedBy: actor.userId, health: 'paused', healthSince: now, ...UNLEASED })
      .where(and(eq(sources.id, id), isNull(sources.pausedAt)))
      .returning({ name: sources.name });
    if (!paused) return;
    await inside.db.execute(sql`
      insert into source_gaps (source_id, from_at, noted_at, reason)
      select ${id}::bigint, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz, 'Paused'
      where not exists (select 1 from source_gaps where source_id = ${id} and to_at is null)`);
    await recordAudit(inside, actor, 'paused the source', paused.name);
  });
}

/** Polls again, at once. */
export function resumeSource(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [resumed] = await inside.db
      .update(sources)
      .set({ pausedAt: null, pausedBy: null, ...dueAt(inside.now()) })
      .where(and(eq(sources.id, id), isNotNull(sources.pausedAt)))
      .returning({ name: sources.name });
    if (!resumed) return existing(inside, id);
    await recordAudit(inside, actor, 'resumed the source', resumed.name);
  });
}

/** Makes a source due now, also one that was given up. A pause and a requested wait are respected. */
export function requestPoll(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const source = await lockSource(inside, id);
    refuseUnpolled(source, 'read');
    if (source.pausedAt) throw new Refusal('conflict', `${source.name} is paused. Resume it first.`);
    if (source.health === 'slowed' && source.nextPollAt > inside.now()) {
      const problem = `${source.name} has to wait; its page says why and until when. It is read as soon as that time is over.`;
      throw new Refusal('too-many', problem);
    }
    const revived = source.health === 'gone' ? dueAt(inside.now()) : { nextPollAt: inside.now() };
    await inside.db.update(sources).set(revived).where(eq(sources.id, id));
    await recordAudit(inside, actor, 'asked to poll the source', source.name);
  });
}

/** Nothing to do for a source that is there; a Refusal for one that is not. */
async function existing({ db }: Platform, id: number): Promise<void> {
  const [source] = await db.select({ id: sources.id }).from(sources).where(eq(sources.id, id));
  if (!source) throw notFound();
}
