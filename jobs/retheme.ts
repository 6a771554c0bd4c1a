import { retheme as rethemeStored } from '../src/ingest/retheme.ts';
import type { Job } from './job.ts';

export const retheme: Job = {
  name: 'retheme',
  cron: '* * * * *',
  everywhere: true,
  does: 'gives stored mentions the themes of a brand that changed them',
  run: rethemeStored,
};
