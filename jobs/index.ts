/** The whole clock in one table. */
import { calibrate } from './calibrate.ts';
import { checkRollups } from './check-rollups.ts';
import { deliverAlerts } from './deliver-alerts.ts';
import { findEmerging } from './find-emerging.ts';
import { findIncidents } from './find-incidents.ts';
import { followThreads } from './follow-threads.ts';
import { forget, forgetOld } from './forget.ts';
import { importFiles } from './import-files.ts';
import type { Job } from './job.ts';
import { pollSources } from './poll-sources.ts';
import { raiseOverdue } from './raise-overdue.ts';
import { recheck } from './recheck.ts';
import { replanDue } from './replan-due.ts';
import { rescore } from './rescore.ts';
import { retheme } from './retheme.ts';
import { rollUp } from './roll-up.ts';
import { sendDigests } from './send-digests.ts';
import { sendReplies } from './send-replies.ts';
import { sendReports } from './send-reports.ts';
import { tidyUp } from './tidy-up.ts';
import { wakeSnoozed } from './wake-snoozed.ts';
import { watchFixes } from './watch-fixes.ts';

export const JOBS: Job[] = [
  pollSources,
  importFiles,
  deliverAlerts,
  sendDigests,
  sendReports,
  sendReplies,
  followThreads,
  wakeSnoozed,
  raiseOverdue,
  rollUp,
  retheme,
  replanDue,
  checkRollups,
  findEmerging,
  findIncidents,
  watchFixes,
  calibrate,
  tidyUp,
  recheck,
  rescore,
  forget,
  forgetOld,
];
