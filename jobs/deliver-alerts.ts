import { deliverDue } from '../src/alerts/deliver.ts';
import type { Job } from './job.ts';

export const deliverAlerts: Job = {
  name: 'deliver',
  cron: '* * * * *',
  everySeconds: 1,
  everywhere: true,
  does: 'sends alerts that are due, at the pace of each channel',
  async run(platform, budget) {
    const { nextAt, ...counts } = await deliverDue(platform, budget);
    return nextAt
      ? { ...counts, nextInMs: Math.max(0, nextAt.getTime() - platform.now().getTime()) }
      : counts;
  },
};
