/** How often a rule's messages were worth reading, and what would make it better. Pure. */

export type Judged = {
  verdict: 'useful' | 'noise';
  source: string | null;
  sentiment: string | null;
  priority: string | null;
  language: string | null;
  themes: string[] | null;
  intents: string[] | null;
  rating: number | null;
};

export type Precision = {
  useful: number;
  noise: number;
  /** useful ÷ (useful + noise). */
  share: number;
  /** So few were worth it, of enough, that the rule should change. */
  isPoor: boolean;
};

const POOR = 0.3;
const ENOUGH = 20;

/** Counts of verdicts. */
export function precisionOf(judged: Pick<Judged, 'verdict'>[]): Precision {
  const useful = judged.filter(({ verdict }) => verdict === 'useful').length;
  const share = judged.length === 0 ? 0 : useful / judged.length;
  return {
    useful,
    noise: judged.length - useful,
    share,
    isPoor: judged.length >= ENOUGH && share < POOR,
  };
}

export type Narrower = {
  /** In the filter language, to be added to the rule's filter. */
  condition: string;
  usefulKept: number;
  useful: number;
  noiseGone: number;
  noise: number;
};

/** A condition may cost one useful alert in ten, and is worth the change when a quarter of the noise goes. */
const MOST_COST = 0.1;
const LEAST_GAIN = 0.25;

/** The one further condition that would have spared the most noise; null when none is worth it. */
export function narrower(judged: Judged[]): Narrower | null {
  const useful = judged.filter(({ verdict }) => verdict === 'useful');
  const noise = judged.filter(({ verdict }) => verdict === 'noise');
  const best = conditionsIn(noise)
    .map(({ condition, keeps }) => ({
      condition,
      usefulKept: useful.filter(keeps).length,
      useful: useful.length,
      noiseGone: noise.length - noise.filter(keeps).length,
      noise: noise.length,
    }))
    .filter(({ usefulKept }) => usefulKept >= useful.length * (1 - MOST_COST))
    .sort((a, b) => b.noiseGone - a.noiseGone || b.usefulKept - a.usefulKept)[0];
  return best && best.noiseGone >= noise.length * LEAST_GAIN ? best : null;
}

type Condition = { condition: string; keeps: (alert: Judged) => boolean };

function conditionsIn(noise: Judged[]): Condition[] {
  const without = (field: string, valuesOf: (alert: Judged) => (string | null)[]): Condition[] =>
    [...new Set(noise.flatMap(valuesOf))].flatMap((value) =>
      value === null
        ? []
        : [
            {
              condition: `NOT ${field}:${quoted(value)}`,
              keeps: (alert: Judged) => !valuesOf(alert).includes(value),
            },
          ],
    );
  return [
    ...without('source', ({ source }) => [source]),
    ...without('theme', ({ themes }) => themes ?? []),
    ...without('intent', ({ intents }) => intents ?? []),
    ...without('lang', ({ language }) => [language]),
    ...without('sentiment', ({ sentiment }) => [sentiment]),
    { condition: 'priority:urgent', keeps: ({ priority }) => priority === 'urgent' },
    {
      condition: '(priority:urgent OR priority:high)',
      keeps: ({ priority }) => priority === 'urgent' || priority === 'high',
    },
    { condition: 'rating:1-2', keeps: ({ rating }) => rating !== null && rating <= 2 },
  ];
}

const quoted = (value: string) => (/^[\p{L}\p{N}-]+$/u.test(value) ? value : `"${value}"`);
