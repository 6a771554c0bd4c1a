/** One fix closely: its effect with the days behind it, and whom to tell. */
import type { Platform } from '../platform/platform.ts';
import { type Annotation, annotationsOf } from '../reports/annotations.ts';
import { addDays, dayOf } from '../reports/period.ts';
import { type Complainant, type Telling, type Told, whomToTell } from './complainants.ts';
import { type ComparedDay, comparedDays } from './days.ts';
import { effectIn, type FixEffect, windowsOf } from './effect.ts';
import { type Fix, type FixState, stateOf } from './fix.ts';

export type FixPoint = Pick<ComparedDay, 'day' | 'complaints' | 'mentions'>;

export type FixDetail = {
  fix: Fix;
  state: FixState;
  effect: FixEffect;
  /** Every day from the window before to today or nearly so; none without mentions is left out. */
  days: FixPoint[];
  /** What else happened on them. */
  annotations: Annotation[];
  telling: Omit<Telling, 'people'> & {
    counts: Record<Told, number>;
    shown: Complainant[];
    /** How many come after these; `next` is the mention of the last one shown. */
    left: number;
    next: number | null;
    show: Told | null;
  };
};

const MOST_SHOWN = 50;

/** Which people: of one state, or all; after the one with that mention. */
export type Asked = { show: Told | null; after: number | null };

/** Of the people so many at a time. */
export async function fixDetail(platform: Platform, fix: Fix, { show, after }: Asked): Promise<FixDetail> {
  const today = dayOf(platform.now(), fix.timeZone);
  const windows = windowsOf(fix, today);
  const days = { from: windows.before.from, to: lastShown(fix, today) };
  const [counted, annotations, { people, ...telling }] = await Promise.all([
    comparedDays(platform, [{ fix, days }]),
    annotationsOf(platform, { brandIds: [fix.brandId] }, days),
    whomToTell(platform, fix),
  ]);
  const of = (state: Told) => people.filter((person) => person.state === state);
  const wanted = show === null ? people : of(show);
  const begin = wanted.findIndex(({ mentionId }) => mentionId === after) + 1;
  const shown = wanted.slice(begin, begin + MOST_SHOWN);
  const left = wanted.length - begin - shown.length;
  return {
    fix,
    state: stateOf(fix, today),
    effect: effectIn(fix, windows, counted),
    days: everyDay(days, counted),
    annotations: annotations.filter(({ kind, id }) => kind !== 'fix' || id !== fix.id),
    telling: {
      ...telling,
      counts: {
        'to tell': of('to tell').length,
        prepared: of('prepared').length,
        told: of('told').length,
        'not to contact': of('not to contact').length,
      },
      shown,
      left,
      next: left > 0 ? shown.at(-1)!.mentionId : null,
      show,
    },
  };
}

/** Up to today, and no more than thrice as long after the fix as before it. */
function lastShown({ shippedOn, windowDays }: Fix, today: string): string {
  const last = addDays(shippedOn, windowDays * 3 - 1);
  return last < today ? last : today;
}

function everyDay({ from, to }: { from: string; to: string }, counted: ComparedDay[]): FixPoint[] {
  const known = new Map(counted.map((day) => [day.day, day]));
  const points: FixPoint[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const { complaints = 0, mentions = 0 } = known.get(day) ?? {};
    points.push({ day, complaints, mentions });
  }
  return points;
}
