import { sendDue } from '../src/replies/send.ts';
import type { Job } from './job.ts';

export const sendReplies: Job = {
  name: 'send',
  cron: '* * * * *',
  everySeconds: 2,
  everywhere: true,
  does: 'posts replies where sources take them, and looks for those that broke off',
  async run(platform, budget) {
    return sendDue(platform, budget);
  },
};
