/** For machines: is it alive, can it work, what are its figures. */
import { Hono } from 'hono';
import { tokenBearer } from '../accounts/tokens.ts';
import { lastRuns } from '../db/job-runs.ts';
import { databaseAnswers } from '../db/trouble.ts';
import type { Platform } from '../platform/platform.ts';
import { metrics } from '../reports/metrics.ts';
import { isFromHere } from './request/client-address.ts';
import type { Environment, Request } from './request/environment.ts';

/** A clock that has not struck for so long has stopped. */
const LATEST_RUN_MS = 15 * 60_000;

/** `/healthz`: the process; `/readyz`: database, migrations, jobs; `/metrics`: Prometheus text. */
export function healthRoutes(isMigrated: () => Promise<boolean>): Hono<Environment> {
  const app = new Hono<Environment>();
  app.get('/healthz', (c) => c.json({ ok: true, version: c.get('platform').settings.version }));
  app.get('/readyz', async (c) => {
    const platform = c.get('platform');
    const database = await databaseAnswers(platform.db);
    const migrations = database && (await isMigrated());
    const jobs = migrations ? await jobLag(platform) : null;
    const ready = migrations && (jobs === null || jobs.lagSeconds * 1000 < LATEST_RUN_MS);
    return c.json({ ready, database, migrations, jobs }, ready ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    if (!(await mayMeasure(c))) return c.text('Ask from this machine, or with the token of an admin.\n', 403);
    const lines = await metrics(c.get('platform'));
    return c.text(lines, 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
  return app;
}

/** Seconds since any job began; null before the first one. */
async function jobLag({ db, now }: Platform): Promise<{ lagSeconds: number } | null> {
  const starts = (await lastRuns(db)).map((run) => new Date(run.startedAt).getTime());
  return starts.length > 0
    ? { lagSeconds: Math.round((now().getTime() - Math.max(...starts)) / 1000) }
    : null;
}

async function mayMeasure(c: Request): Promise<boolean> {
  if (isFromHere(c)) return true;
  const token = c.req.header('Authorization')?.match(/^Bearer (\S+)$/i)?.[1];
  const bearer = token ? await tokenBearer(c.get('platform'), token) : null;
  return bearer?.viewer.role === 'admin';
}
