/** `npm run demo`: the product on a throw-away folder with a told story. Nothing leaves the machine. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstLink } from '../accounts/first-link.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { startClock } from '../node/clock.ts';
import { controlServer } from '../node/control.ts';
import { serveApp } from '../node/serve.ts';
import { migrate } from '../platform/migrate.ts';
import { makeNodePlatform } from '../platform/node.ts';
import type { Platform } from '../platform/platform.ts';
import { STORY_DAYS } from './story/happenings.ts';
import { tellStory } from './tell.ts';

const SEED = 7;

try {
  await run(readConfig());
} catch (error) {
  const lines =
    error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : error];
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}

async function run(given: Config): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-demo-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  // Whatever the environment names, the demo touches no database but its own.
  const config: Config = { ...given, dataDir: folder, databaseUrl: null, secretKey: null, role: 'all' };
  let platform: Platform | null = null;
  const opened = await makeNodePlatform(
    config,
    controlServer(() => platform),
  );
  stopOnSignal(async () => {});
  await migrate(opened.db);
  const { http } = await tellStory(opened, { end: opened.now(), days: STORY_DAYS, seed: SEED, onProgress });
  process.stderr.write('\n');
  platform = { ...opened, http };
  const web = await serveApp(config, platform);
  const clock = startClock(platform);
  stopOnSignal(async () => {
    await Promise.all([web.close(), clock.stop()]);
    await opened.close();
  });
  await greet(config, platform);
}

function onProgress(at: Date): void {
  process.stderr.write(`\rTelling the story of Fernhill Bikes: ${at.toISOString().slice(0, 10)}`);
}

async function greet(config: Config, platform: Platform): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  say(`The demo of Earshot is running at ${config.publicUrl}`);
  const path = await firstLink(platform);
  if (path) say(`Sign in as Maya once with this link: ${config.publicUrl}${path}`);
  say(
    'All brands, people and posts are invented. Nothing leaves this machine, and all of it goes with Ctrl+C.',
  );
}

/** The last one that was given holds. */
function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.removeAllListeners(signal);
    process.once(signal, () => {
      setTimeout(() => process.exit(0), 9_000).unref();
      void stop().finally(() => process.exit(0));
    });
  }
}
