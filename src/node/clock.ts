import { schedule } from 'node-cron';
import { JOBS } from '../../jobs/index.ts';
import type { Job } from '../../jobs/job.ts';
import { runJob } from '../../jobs/run.ts';
import type { Platform } from '../platform/platform.ts';

const BUDGET_MS = 50_000;

/** Starts the jobs table on node-cron. `stop` lets what runs finish and starts nothing more. */
export function startClock(platform: Platform): { stop(): Promise<void> } {
  const running = new Set<Promise<unknown>>();
  const tasks = JOBS.map((job) => {
    const run = () => {
      const started = runJob(platform, job, BUDGET_MS).finally(() => running.delete(started));
      running.add(started);
      return started;
    };
    return schedule(pattern(job), run, { timezone: 'UTC', noOverlap: true, suppressMissedWarning: true });
  });
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.all(running);
    },
  };
}

const pattern = (job: Job) => (job.everySeconds ? `*/${job.everySeconds} * * * * *` : job.cron);
