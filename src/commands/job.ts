import { JOBS } from '../../jobs/index.ts';
import { type Command, readWords, UsageError } from './command.ts';

const BUDGET_MS = 10 * 60_000;

export const job: Command = {
  name: 'job',
  usage: 'job <name>',
  does: 'run a job once and print what it did',
  async run(words, { platform, out }) {
    const [name] = readWords(words, 1, {}).positionals;
    const found = JOBS.find((candidate) => candidate.name === name);
    if (!found)
      throw new UsageError(
        `There is no job "${name ?? ''}"; there are ${JOBS.map((j) => j.name).join(', ')}.`,
      );
    const live = await platform();
    const result = await found.run(live, { until: new Date(live.now().getTime() + BUDGET_MS) });
    await out(JSON.stringify({ job: found.name, ...result }));
  },
};

export const jobs: Command = {
  name: 'jobs',
  usage: 'jobs',
  does: 'list the jobs with their crons (UTC)',
  async run(_words, { out }) {
    for (const { name, cron, does } of JOBS) await out(JSON.stringify({ name, cron, does }));
  },
};
