/** The Cloudflare Workers door: the same app and the same jobs table as on Node. */
import { JOBS } from '../jobs/index.ts';
import type { Job } from '../jobs/job.ts';
import { runJob } from '../jobs/run.ts';
import { makeApp } from './app.ts';
import type { Platform } from './platform/platform.ts';
import { isMigrated } from './platform/schema-version.ts';
import { makeWorkerPlatform, type WorkerEnvironment } from './platform/worker.ts';

const BUDGET_MS = 25_000;

type Context = { waitUntil(promise: Promise<unknown>): void };

export default {
  async fetch(request: Request, environment: WorkerEnvironment, context: Context): Promise<Response> {
    const platform = await makeWorkerPlatform(environment);
    const late: Promise<unknown>[] = [];
    const app = makeApp(() => platform, {
      isMigrated: () => isMigrated(platform.db),
      runSoon: (name) => context.waitUntil(runSoon(name, environment)),
      finishLater: (work) => late.push(work),
    });
    const close = () => Promise.allSettled(late).then(() => platform.close());
    return closingAfter(await app.fetch(request), () => context.waitUntil(close()));
  },

  async scheduled(event: { cron: string }, environment: WorkerEnvironment): Promise<void> {
    const platform = await makeWorkerPlatform(environment);
    try {
      for (const job of JOBS.filter(({ cron }) => cron === event.cron)) await runThrough(platform, job);
    } finally {
      await platform.close();
    }
  },
};

/** On Node the clock comes again each second; here one event keeps the pace itself. */
async function runThrough(platform: Platform, job: Job): Promise<void> {
  const until = platform.now().getTime() + BUDGET_MS;
  for (;;) {
    const left = until - platform.now().getTime();
    const wait = (await runJob(platform, job, left))?.nextInMs;
    if (wait === undefined || platform.now().getTime() + wait >= until) return;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** A connection of its own: the request's ends with the reply. */
async function runSoon(name: string, environment: WorkerEnvironment): Promise<void> {
  const platform = await makeWorkerPlatform(environment);
  try {
    await runThrough(platform, JOBS.find((job) => job.name === name)!);
  } finally {
    await platform.close();
  }
}

/** A streamed reply still reads from the database: the connection ends with its last byte. */
function closingAfter(response: Response, close: () => void): Response {
  if (!response.body) {
    close();
    return response;
  }
  const stream = new TransformStream({ flush: close, cancel: close } as Transformer);
  return new Response(response.body.pipeThrough(stream), response);
}
