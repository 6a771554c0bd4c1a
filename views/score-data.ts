/** What the page of the reputation score shows. */
import type { ScoreReport } from '../src/reports/score/score.ts';

export type ScoreData = ScoreReport & { sourceKind: string | null; sourceKinds: string[] };
