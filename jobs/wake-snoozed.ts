import { wakeSnoozed as wake } from '../src/mentions/wake.ts';
import type { Job } from './job.ts';

export const wakeSnoozed: Job = {
  name: 'wake',
  cron: '* * * * *',
  everywhere: true,
  does: 'opens snoozed mentions whose time has come',
  run: wake,
};
