/** What the page of a source shows. */
import type { BudgetsOfSource } from '../src/ingest/budget-use.ts';
import type { ReportBundle } from '../src/ingest/unread.ts';
import type { OfferedKind } from '../src/sources/offered.ts';
import type { SourceForm } from './source-form.tsx';
import type { Reading, SourceGap } from './source-reading.tsx';
import type { TrialData } from './source-trial.tsx';

export type SourceData = Reading & {
  /** Null for a kind that this version does not know. */
  offered: OfferedKind | null;
  mentions: number;
  /** Newest first. */
  gaps: SourceGap[];
  form: SourceForm;
  trial: TrialData;
  budgets: BudgetsOfSource;
  report: ReportBundle | null;
  /** For a source of which only a link is shown. */
  link: string | null;
  isSignedIn: boolean;
  redirectAddress: string;
  /** Why the sign-in that was just tried came to nothing. */
  problem: string | null;
};
