import { findEmerging as findRising } from '../src/reports/themes/find-emerging.ts';
import type { Job } from './job.ts';

export const findEmerging: Job = {
  name: 'find-emerging',
  cron: '20 * * * *',
  everywhere: false,
  does: 'finds themes and terms that are on the rise',
  run: findRising,
};
