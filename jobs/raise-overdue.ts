import { raiseOverdue as raise } from '../src/alerts/raise-overdue.ts';
import type { Job } from './job.ts';

export const raiseOverdue: Job = {
  name: 'overdue',
  cron: '* * * * *',
  everywhere: true,
  does: 'raises alerts about first replies that are late',
  run: raise,
};
