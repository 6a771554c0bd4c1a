import { runRescorings } from '../src/ingest/rescore-run.ts';
import type { Job } from './job.ts';

export const rescore: Job = {
  name: 'rescore',
  cron: '* * * * *',
  everySeconds: 5,
  everywhere: true,
  does: 'scores stored mentions again where somebody asked for it',
  run: (platform, budget) => runRescorings(platform, budget),
};
