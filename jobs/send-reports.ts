import { sendDueReports } from '../src/weekly/send.ts';
import type { Job } from './job.ts';

export const sendReports: Job = {
  name: 'reports',
  cron: '* * * * *',
  everywhere: true,
  does: 'sends the weekly report to those whose hour has come, each once',
  run: (platform, budget) => sendDueReports(platform, budget),
};
