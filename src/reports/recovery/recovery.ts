/** Did critics come back? One answer behind the page, the reputation report and the API. */
import { type SQL, sql } from 'drizzle-orm';
import type { Platform } from '../../platform/platform.ts';
import { FEW, type Interval, shareInterval } from '../figures.ts';
import type { Period } from '../period.ts';
import type { Subject } from '../subject.ts';
import { criticsOf } from './critics.ts';
import { type Effect, effectOn, type Followed, followed, type Outcome } from './effect.ts';

/** How many critics of one side did what. */
export type Arm = { critics: number } & Record<Exclude<Outcome, 'too soon' | 'better already'>, number> & {
    betterAlready: number;
    tooSoon: number;
    /** 0–1 of those who could come back (improved, unhappy or silent), and its 95 % interval. */
    improvedShare: number | null;
    improvedInterval: Interval | null;
    /** Fewer than 30 could. */
    few: boolean;
  };

export type Recovery = {
  answered: Arm;
  unanswered: Arm;
  /** In points of the score, −1 to 1, and in stars. */
  sentiment: Effect;
  stars: Effect;
  /** How much of the people was followed, chosen by a hash of their names: 1 is everybody. */
  share: number;
};

/** Figures of the critics whose first complaint of the period is on these days; `where` narrows complaints `m`. */
export async function recovery(
  platform: Platform,
  subject: Subject,
  period: Period,
  where: SQL = sql``,
): Promise<Recovery> {
  const { critics, share } = await criticsOf(platform, subject, period, where);
  return recoveryOf(followed(critics), share);
}

/** Pure: the figures of what was followed. */
export function recoveryOf(all: readonly Followed[], share: number): Recovery {
  return {
    answered: armOf(all.filter(({ isAnswered }) => isAnswered)),
    unanswered: armOf(all.filter(({ isAnswered }) => !isAnswered)),
    sentiment: effectOn('score', all),
    stars: effectOn('stars', all),
    share,
  };
}

function armOf(all: readonly Followed[]): Arm {
  const of = (wanted: Outcome) => all.filter(({ outcome }) => outcome === wanted).length;
  const [improved, unhappy, silent] = [of('improved'), of('unhappy'), of('silent')];
  const could = improved + unhappy + silent;
  return {
    critics: all.length,
    improved,
    unhappy,
    silent,
    betterAlready: of('better already'),
    tooSoon: of('too soon'),
    improvedShare: could > 0 ? improved / could : null,
    improvedInterval: shareInterval(improved, could),
    few: could < FEW,
  };
}
