import type { SeriesName } from '../../reports/hourly.ts';
import type { Found } from './watch.ts';

/** `startedAt` in milliseconds; `mean`: of the ratings, where it is about them; `ids`: which mentions `count` is, oldest first. */
export type NewIncident = Found & {
  series: SeriesName;
  theme: string;
  direction: 'rise' | 'drop' | 'silence';
  startedAt: number;
  mean: number | null;
  ids: number[];
};
