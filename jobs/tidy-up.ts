import { tidy } from '../src/accounts/tidy.ts';
import type { Job } from './job.ts';

export const tidyUp: Job = {
  name: 'tidy',
  cron: '15 3 * * *',
  everywhere: false,
  does: 'removes ended sessions, used links, old attempts, budgets and job runs',
  run: (platform) => tidy(platform),
};
