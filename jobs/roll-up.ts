import { rollUp as rollUpDays } from '../src/reports/rollup.ts';
import type { Job } from './job.ts';

export const rollUp: Job = {
  name: 'roll-up',
  cron: '* * * * *',
  everywhere: true,
  does: 'brings the daily figures up to date for days that changed',
  run: rollUpDays,
};
