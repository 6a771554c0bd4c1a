import { followDue } from '../src/replies/follow.ts';
import type { Job } from './job.ts';

export const followThreads: Job = {
  name: 'follow',
  cron: '* * * * *',
  everywhere: true,
  does: 'looks whether authors wrote again below our answers',
  async run(platform, budget) {
    return followDue(platform, budget);
  },
};
