import { finishRun, startRun } from '../src/db/job-runs.ts';
import type { Platform } from '../src/platform/platform.ts';
import { noteAway, noteBack } from './away.ts';
import type { Job } from './job.ts';

/**
 * Runs a job for the minute that `now` falls into, unless another process has it.
 * Our own faults end here: they are logged and stored, and the next minute tries again.
 */
export async function runJob(
  platform: Platform,
  job: Job,
  budgetMs: number,
): Promise<Record<string, number> | null> {
  const startedAt = platform.now();
  const slot = new Date(Math.floor(startedAt.getTime() / 60_000) * 60_000);
  try {
    const isFirst = await startRun(platform.db, { job: job.name, slot, startedAt });
    noteBack(platform);
    if (!isFirst && !job.everywhere) return null;
    const result = await job.run(platform, { until: new Date(startedAt.getTime() + budgetMs) });
    await finishRun(platform.db, { job: job.name, slot, finishedAt: platform.now(), error: null });
    return result;
  } catch (error) {
    if (!noteAway(platform, error)) platform.log('error', `Job ${job.name} failed`, { job: job.name, error });
    await finishRun(platform.db, { job: job.name, slot, finishedAt: platform.now(), error }).catch(() => {});
    return null;
  }
}
