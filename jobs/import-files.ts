import { runImports } from '../src/ingest/import-run.ts';
import type { Job } from './job.ts';

export const importFiles: Job = {
  name: 'import',
  cron: '* * * * *',
  everySeconds: 5,
  everywhere: true,
  does: 'stores the rows of files that people uploaded',
  run: (platform, budget) => runImports(platform, budget),
};
