import { sendDueDigests } from '../src/digests/send.ts';
import type { Job } from './job.ts';

export const sendDigests: Job = {
  name: 'digests',
  cron: '* * * * *',
  everywhere: true,
  does: 'sends the digests whose period has ended, each once',
  run: (platform, budget) => sendDueDigests(platform, budget),
};
