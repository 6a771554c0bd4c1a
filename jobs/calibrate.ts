import { refitCalibrations } from '../src/ingest/calibrate.ts';
import type { Job } from './job.ts';

export const calibrate: Job = {
  name: 'calibrate',
  cron: '15 3 * * *',
  everywhere: false,
  does: 'learns from people’s corrections of the sentiment, where there are new ones',
  run: (platform, budget) => refitCalibrations(platform, budget),
};
