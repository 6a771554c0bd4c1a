import { schedule } from 'node-cron';
import { JOBS } from '../../jobs/index.ts';
import type { Job } from '../../jobs/job.ts';
import { runJob } from '../../jobs/run.ts';
import type { Platform } from '../platform/platform.ts';

const BUDGET_MS = 50_000;

export type Clock = {
  /** Starts a job at once, unless it runs already. */
  runSoon(name: string): void;
  /** Lets what runs finish and starts nothing more. */
  stop(): Promise<void>;
};

/** Starts the jobs table on node-cron. */
export function startClock(platform: Platform): Clock {
  const running = new Map<string, Promise<unknown>>();
  const start = (job: Job) => {
    const started =
      running.get(job.name) ?? runJob(platform, job, BUDGET_MS).finally(() => running.delete(job.name));
    running.set(job.name, started);
    return started;
  };
  // Its own lines would not be JSON; a start that meets a running job is nothing to report.
  const logger = {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (error: string | Error) => platform.log('error', 'The clock failed', { error }),
  };
  const tasks = JOBS.map((job) =>
    schedule(pattern(job), () => start(job), {
      timezone: 'UTC',
      noOverlap: true,
      suppressMissedWarning: true,
      logger,
    }),
  );
  return {
    runSoon: (name) => void start(JOBS.find((job) => job.name === name)!),
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.all(running.values());
    },
  };
}

const pattern = (job: Job) => (job.everySeconds ? `*/${job.everySeconds} * * * * *` : job.cron);
