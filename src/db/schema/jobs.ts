/** The clock’s own log. */
import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

/** The clock's own log: one run per job and slot, on however many processes. */
export const jobRuns = pgTable(
  'job_runs',
  {
    job: text().notNull(),
    slot: time().notNull(),
    startedAt: time().notNull(),
    finishedAt: time(),
    error: text(),
  },
  (t) => [primaryKey({ columns: [t.job, t.slot] })],
);
