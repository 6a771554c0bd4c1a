import { recheckDue } from '../src/ingest/recheck.ts';
import type { Job } from './job.ts';

export const recheck: Job = {
  name: 'recheck',
  cron: '*/10 * * * *',
  everywhere: true,
  does: 'asks sources again about stored posts, takes over edits and forgets what is gone',
  run: (platform, budget) => recheckDue(platform, budget),
};
