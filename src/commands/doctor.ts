import { sql } from 'drizzle-orm';
import { readConfig } from '../config.ts';
import { rows } from '../db/db.ts';
import { lastRuns } from '../db/job-runs.ts';
import { checkMail } from '../platform/mail-node.ts';
import type { Platform } from '../platform/platform.ts';
import { isMigrated } from '../platform/schema-version.ts';
import { startProblem } from '../platform/start-problem.ts';
import { listSources } from '../sources/list.ts';
import type { SourceRow } from '../sources/row.ts';
import type { Command } from './command.ts';

type Finding = { check: string; ok: boolean; says: string };

export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor',
  does: 'check configuration, database, clock and sources',
  async run(_words, { platform, out }) {
    const findings = [configuration(), ...(await mail()), ...(await platform().then(inspected, unreachable))];
    for (const finding of findings) await out(JSON.stringify(finding));
    const bad = findings.filter((finding) => !finding.ok);
    if (bad.length > 0) throw new Error(`${bad.length} of ${findings.length} checks need a look.`);
  },
};

async function mail(): Promise<Finding[]> {
  const { mail: settings } = readConfig();
  if (!settings)
    return [{ check: 'mail', ok: true, says: 'No mail server is set; Earshot sends no e-mail.' }];
  const says = `${settings.host} takes letters from ${settings.from.address}.`;
  const finding = await checkMail(settings).then(
    () => ({ ok: true, says }),
    (error: unknown) => ({ ok: false, says: (error as Error).message }),
  );
  return [{ check: 'mail', ...finding }];
}

const inspected = async (live: Platform): Promise<Finding[]> => [
  ...(await database(live)),
  await clock(live),
  ...(await sources(live)),
];

const unreachable = (error: unknown): Finding[] => [
  { check: 'database', ok: false, says: startProblem(error) },
];

function configuration(): Finding {
  const { host, port, publicUrl, role, llm } = readConfig();
  const drafts = llm ? `drafts by ${llm.model} at ${new URL(llm.baseUrl).host}` : 'drafts by rules alone';
  return {
    check: 'configuration',
    ok: true,
    says: `${publicUrl}, listens on ${host}:${port}, role ${role}, ${drafts}.`,
  };
}

async function database({ db }: Platform): Promise<Finding[]> {
  const [about] = await rows<{ version: string }>(db, sql`select version()`);
  const upToDate = await isMigrated(db);
  return [
    { check: 'database', ok: true, says: `${(about?.version ?? 'unknown').split(/ on |, /)[0]}.` },
    { check: 'schema', ok: upToDate, says: upToDate ? 'Up to date.' : 'Behind: run "earshot migrate".' },
  ];
}

async function clock({ db, now }: Platform): Promise<Finding> {
  const poll = (await lastRuns(db)).find((run) => run.job === 'poll');
  if (!poll) return { check: 'clock', ok: true, says: 'No job has run yet.' };
  const minutes = Math.round((now().getTime() - new Date(poll.startedAt).getTime()) / 60_000);
  const ok = minutes < 10 && poll.error === null;
  return {
    check: 'clock',
    ok,
    says: poll.error ?? `The poll job ran ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago.`,
  };
}

async function sources(platform: Platform): Promise<Finding[]> {
  return (await listSources(platform)).map((source) => ({
    check: `source ${source.id}`,
    ok: ['working', 'quiet', 'slowed', 'paused'].includes(source.health),
    says: `${source.name}: ${stateOf(source)}. ${source.healthNote ?? ''}`.trim(),
  }));
}

/** What has never answered is not called working. */
const stateOf = ({ health, polled, lastSuccessAt }: SourceRow) =>
  health === 'working' && polled && !lastSuccessAt ? 'not read yet' : health;
