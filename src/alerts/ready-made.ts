/** Rules that most teams want, ready to be made with one press. Pure. */
import type { TypedRule } from './rule-form.ts';

export type ReadyMade = {
  key: string;
  name: string;
  /** Why one wants it, in a sentence. */
  why: string;
  values: Partial<TypedRule> & Pick<TypedRule, 'about' | 'filter'>;
};

/** In the order in which they are offered. `competitors`: names of the brands that are competitors. */
export function readyMade(competitors: readonly string[]): ReadyMade[] {
  const rivals = competitors.map((name) => `brand:"${name.replaceAll('"', '')}"`);
  return [
    ...READY_MADE,
    ...(rivals.length > 0
      ? [
          {
            key: 'competitor-slip',
            name: 'Competitor slip',
            why: 'Several people complain about a competitor within a few hours: a moment to be helpful.',
            values: {
              ...{
                about: 'mentions' as const,
                threshold: '5',
                thresholdMinutes: '360',
                cooldownMinutes: '720',
              },
              filter: `${rivals.length > 1 ? `(${rivals.join(' OR ')})` : rivals[0]} sentiment:negative`,
            },
          },
        ]
      : []),
  ];
}

const READY_MADE: ReadyMade[] = [
  {
    key: 'one-star',
    name: 'One-star review',
    why: 'Someone gave the lowest rating. An answer within hours often changes it.',
    values: { about: 'mentions', filter: 'rating:<=1.5' },
  },
  {
    key: 'angry-and-visible',
    name: 'Angry and far-reaching',
    why: 'A clearly negative post by somebody whom many follow.',
    values: { about: 'mentions', filter: 'score:<-0.4 reach:>=1000' },
  },
  {
    key: 'spike',
    name: 'Negative spike',
    why: 'More negative posts than the hour and weekday make likely. Told of once for each incident.',
    values: { about: 'incidents', filter: '', group: false },
  },
  {
    key: 'overdue',
    name: 'First reply overdue',
    why: 'Nobody has answered in the time that you promise.',
    values: { about: 'overdue', filter: '', groupMinutes: '60' },
  },
  {
    key: 'press',
    name: 'Press mention',
    why: 'News sites and feeds write about you.',
    values: {
      about: 'mentions',
      filter: '(source:googlenews OR source:gdelt OR source:newsapi OR source:googlealerts)',
    },
  },
  {
    key: 'churn-risk',
    name: 'Churn risk',
    why: 'Somebody says that they are about to leave.',
    values: { about: 'mentions', filter: 'intent:churn-risk' },
  },
  {
    key: 'source-silent',
    name: 'Source silent',
    why: 'A source stops or falls silent, so posts would be missed without anybody knowing.',
    values: { about: 'sources', filter: '', group: false },
  },
];
