import { and, eq, lt, sql } from 'drizzle-orm';
import { type Db, rows } from './db.ts';
import { jobRuns } from './schema.ts';
import { reasonOf } from './trouble.ts';

type Run = typeof jobRuns.$inferSelect;

/** Notes the start of a run; false when the slot was taken already. */
export async function startRun(db: Db, run: Pick<Run, 'job' | 'slot' | 'startedAt'>): Promise<boolean> {
  const started = await db.insert(jobRuns).values(run).onConflictDoNothing().returning({ job: jobRuns.job });
  return started.length === 1;
}

/** Notes the end of a run, and why it failed when it did (`error` not null). */
export async function finishRun(
  db: Db,
  { job, slot, finishedAt, error }: Pick<Run, 'job' | 'slot' | 'finishedAt'> & { error: unknown },
): Promise<void> {
  await db
    .update(jobRuns)
    .set({ finishedAt, error: error === null ? null : reasonOf(error) })
    .where(and(eq(jobRuns.job, job), eq(jobRuns.slot, slot)));
}

/** The last run of each job. */
export function lastRuns(
  db: Db,
): Promise<{ job: string; startedAt: string; finishedAt: string | null; error: string | null }[]> {
  return rows(
    db,
    sql`select distinct on (job) job, started_at as "startedAt", finished_at as "finishedAt", error
        from job_runs order by job, slot desc`,
  );
}

/** Forgets runs that began before `before`; returns how many. */
export async function forgetRuns(db: Db, before: Date): Promise<number> {
  const gone = await db.delete(jobRuns).where(lt(jobRuns.slot, before)).returning({ job: jobRuns.job });
  return gone.length;
}
