import { forgetUnread } from '../src/ingest/unread.ts';
import { forgetByBrand, forgetByTerms } from '../src/mentions/forget.ts';
import type { Job } from './job.ts';

export const forget: Job = {
  name: 'forget',
  cron: '20 * * * *',
  everywhere: false,
  does: 'forgets texts and authors that a source’s terms do not let us keep any longer, and unread replies of yesterday',
  run: async (platform, budget) => ({
    ...(await forgetByTerms(platform, budget)),
    unread: await forgetUnread(platform),
  }),
};

export const forgetOld: Job = {
  name: 'forget-old',
  cron: '15 3 * * *',
  everywhere: false,
  does: 'forgets texts and authors that are older than their brand keeps them',
  run: (platform, budget) => forgetByBrand(platform, budget),
};
