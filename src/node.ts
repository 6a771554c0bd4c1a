/** The Node door: the HTTP server and the clock over the same app and the same jobs table. */
import { firstLink } from './accounts/first-link.ts';
import { ensureAdmin } from './accounts/users.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { Refusal } from './failure.ts';
import { upgradeWords } from './ingest/rescore-preview.ts';
import { type Clock, startClock } from './node/clock.ts';
import { controlServer } from './node/control.ts';
import { keepHeapSmall } from './node/heap.ts';
import { serveApp } from './node/serve.ts';
import { migrate } from './platform/migrate.ts';
import { makeNodePlatform } from './platform/node.ts';
import type { Platform } from './platform/platform.ts';
import { startProblem } from './platform/start-problem.ts';

keepHeapSmall();
// Whoever reads our output may go away; the product goes on.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

try {
  await start(readConfig());
} catch (error) {
  const lines = error instanceof ConfigError ? error.problems : [startProblem(error)];
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}

async function start(config: Config): Promise<void> {
  let ready: Platform | null = null;
  const platform = await makeNodePlatform(
    config,
    controlServer(() => ready),
  );
  try {
    await migrate(platform.db);
    await makeAdmin(config, platform);
    ready = platform;
    await run(config, platform);
  } catch (error) {
    await platform.close();
    throw error;
  }
}

async function makeAdmin({ adminEmail, adminPassword }: Config, platform: Platform): Promise<void> {
  if (!adminEmail || !adminPassword) return;
  await ensureAdmin(platform, adminEmail, adminPassword).catch((error) => {
    throw error instanceof Refusal ? new ConfigError([`ADMIN_PASSWORD: ${error.message}`]) : error;
  });
}

async function run(config: Config, platform: Platform): Promise<void> {
  let clock: Clock | null = null;
  const web =
    config.role === 'worker' ? null : await serveApp(config, platform, (name) => clock?.runSoon(name));
  if (config.role !== 'web') clock = startClock(platform);
  const stopping = stopOnSignal(async () => {
    await Promise.all([web?.close(), clock?.stop()]);
    await platform.close();
  });
  try {
    await greet(config, platform, web !== null);
    await sayWhatAnUpgradeChanges(platform, stopping);
  } catch (error) {
    // What was still to be said needs a database that is being closed.
    if (!stopping.aborted) throw error;
  }
}

/** Stored mentions keep their scores until somebody has them scored again. */
async function sayWhatAnUpgradeChanges(platform: Platform, stopping: AbortSignal): Promise<void> {
  const words = await upgradeWords(platform).catch((error) => {
    if (stopping.aborted) return null;
    platform.log('error', 'What this version would score differently could not be told', { error });
    return null;
  });
  if (words) platform.log('info', words);
}

async function greet(config: Config, platform: Platform, isWeb: boolean): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  if (!isWeb) return say('Earshot works in the background. Its pages are served by another process.');
  say(`Earshot is running at ${config.publicUrl}`);
  const path = await firstLink(platform);
  if (path) say(`Sign in once with this link, it ends in 24 hours: ${config.publicUrl}${path}`);
  if (config.publicUrlIsSet && config.publicUrl.startsWith('http:')) {
    platform.log(
      'warn',
      'PUBLIC_URL is plain http: passwords and sessions can be read on the way. Use https.',
    );
  }
}

/** What it returns is aborted as soon as somebody asks the product to stop. */
function stopOnSignal(stop: () => Promise<void>): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      // What runs is given time to finish; a lease that is cut off expires and is taken again.
      setTimeout(() => process.exit(0), 9_000).unref();
      void stop().then(() => process.exit(0));
    });
  }
  return stopping.signal;
}
