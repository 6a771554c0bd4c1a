/** What a rule is asked about stored history. */
import type { RingSettings } from './decide.ts';

export type About = 'mentions' | 'overdue' | 'sources' | 'incidents';

export type Tried = {
  about: About;
  /** In the filter language. */
  filter: string;
  brandId: number | null;
  settings: Omit<RingSettings, 'zone'>;
  /** Brands that the asker may see; null: all. */
  brandIds: readonly number[] | null;
};

export type Stretch = { from: Date; until: Date };
