import { checkAndMend } from '../src/reports/check.ts';
import type { Job } from './job.ts';

export const checkRollups: Job = {
  name: 'check-rollups',
  cron: '15 3 * * *',
  everywhere: false,
  does: 'recounts all daily figures, reports any that differ and has them counted again',
  run: (platform) => checkAndMend(platform),
};
