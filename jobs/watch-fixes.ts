import { watchFixes as watch } from '../src/fixes/watch.ts';
import type { Job } from './job.ts';

export const watchFixes: Job = {
  name: 'watch-fixes',
  cron: '20 * * * *',
  everywhere: false,
  does: 'looks whether complaints that a fix took away are back',
  run: watch,
};
