import { forgetByBrand, forgetByTerms } from '../src/mentions/forget.ts';
import type { Job } from './job.ts';

export const forget: Job = {
  name: 'forget',
  cron: '20 * * * *',
  everywhere: false,
  does: 'forgets texts and authors that a source’s terms do not let us keep any longer',
  run: (platform, budget) => forgetByTerms(platform, budget),
};

export const forgetOld: Job = {
  name: 'forget-old',
  cron: '15 3 * * *',
  everywhere: false,
  does: 'forgets texts and authors that are older than their brand keeps them',
  run: (platform, budget) => forgetByBrand(platform, budget),
};
