import { pollDue } from '../src/ingest/ingest.ts';
import type { Job } from './job.ts';

export const pollSources: Job = {
  name: 'poll',
  cron: '* * * * *',
  everySeconds: 5,
  everywhere: true,
  does: 'polls the sources that are due and stores what concerns a brand',
  run: (platform, budget) => pollDue(platform, budget),
};
