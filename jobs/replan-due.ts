import { replanDue as replanStored } from '../src/mentions/clock/replan.ts';
import type { Job } from './job.ts';

export const replanDue: Job = {
  name: 'replan-due',
  cron: '* * * * *',
  everywhere: true,
  does: 'plans due times anew where hours or response targets were changed',
  run: replanStored,
};
