/** What the second step shows. */
import type { Errors } from './fields.tsx';
import type { PreviewData } from './setup-preview.tsx';
import type { Phrase } from './setup-ticks.tsx';

export type SetupWordsData = {
  brandId: number;
  brandName: string;
  website: string | null;
  /** Why it was not read; null where it was, and where there is none. */
  siteProblem: string | null;
  /** Those that it calls its own. */
  accounts: { handle: string; kind: string; ticked: boolean }[];
  /** `matches` of the last 30 days; null while nobody looked. */
  proposals: { rule: string; hint: string; ticked: boolean; matches: number | null }[];
  /** A rule of one's own, as typed. */
  own: string;
  ownMatches: number | null;
  leaveOut: Phrase[];
  /** Phrases of one's own, as typed. */
  leaveOwn: string;
  errors: Errors;
  /** Null: the page asks for it by itself, since reading the web takes seconds. */
  preview: PreviewData | null;
};
