/** A report over thirty days that dip and come back, without chance. */
import type { TrendPoint } from '../../../src/reports/points.ts';
import type { ReputationData } from '../../../views/reputation.tsx';
import { ago, ahead, HOUR, NOW } from './frame.ts';

/** A curve that dips and comes back, without chance. */
function points(scale: number): TrendPoint[] {
  return Array.from({ length: 30 }, (_, index) => {
    const dip = Math.max(0, 12 - Math.abs(index - 15)) / 12;
    const positive = Math.round(scale * (22 + (index % 3)));
    const negative = Math.round(scale * (6 + dip * 30 + (index % 4)));
    const neutral = Math.round(scale * (20 + (index % 5)));
    const n = positive + negative + neutral;
    const net = ((positive - negative) / n) * 100;
    return {
      day: new Date(Date.UTC(2026, 9, 23 + index)).toISOString().slice(0, 10),
      days: 1,
      positive,
      neutral,
      negative,
      unscored: index % 2,
      net,
      weekNet: net - 2,
      weekScored: n * 7,
      previousNet: 26 + ((index * 7) % 5),
      previousWeekNet: 27,
      gap: index === 9 || index === 10,
    };
  });
}

const figure = (value: number | null, previous: number | null, n: number) => ({
  value,
  previous,
  n,
  interval: null,
  few: n < 30,
});

const SHARE = { improvedShare: 0.38, improvedInterval: { low: 0.27, high: 0.5 }, few: false };

const NO_EFFECT = { difference: null, interval: null, answered: 0, unanswered: 0, unmatched: 0, few: true };

const theme = (name: string, negative: number, neutral: number, positive: number, before: number) => ({
  theme: name,
  negative,
  neutral,
  positive,
  mentions: negative + neutral + positive,
  before: { negative: 0, neutral: 0, positive: before, mentions: before },
});

const quote = (mentionId: number, text: string, over: Partial<ReputationData['praise'][number]>) => ({
  mentionId,
  title: null,
  text,
  sourceKind: 'trustpilot',
  authorName: 'Marta K.',
  url: null,
  language: 'en',
  publishedAt: ago(5 * HOUR),
  rating: null,
  followers: null,
  likes: null,
  status: 'open' as const,
  needsResponse: true,
  dueAt: ago(HOUR),
  firstRepliedAt: null,
  was: null,
  ...over,
});

export const reputation: ReputationData = {
  brand: { id: 1, name: 'Fernhill Bikes', kind: 'own', timeZone: 'Europe/Stockholm' },
  timeZone: 'Europe/Stockholm',
  period: { name: '30d', from: '2026-10-23', to: '2026-11-21', days: 30 },
  previous: { name: '30d', from: '2026-09-23', to: '2026-10-22', days: 30 },
  generatedAt: NOW,
  opening: [
    { text: 'Reputation ' },
    { text: 'dipped in early November and has recovered', strong: true },
    {
      text: '. Delivery is behind 25% of all negative mentions, and net sentiment fell to −9 on 7 November. In the last seven days it was +37, while the team answered 87% of what needed a reply, 41 minutes faster than before.',
    },
  ],
  figures: {
    net: figure(10.4, 16.2, 2254),
    mentions: figure(2300, 2053, 2300),
    rating: figure(4.2, 4.3, 1906),
    responseRate: figure(0.87, 0.78, 412),
    firstResponse: figure(130, 171, 358),
    firstResponseP90: figure(540, 700, 358),
    shareOfVoice: figure(0.34, 0.31, 7150),
    askedCsat: figure(0.82, 0.79, 41),
  },
  days: [],
  surveys: 96,
  points: points(1.2),
  themes: [
    theme('Delivery delays', 165, 40, 9, 81),
    theme('Battery range', 76, 33, 22, 83),
    theme('Ride comfort', 14, 45, 259, 292),
    theme('App pairing', 59, 27, 11, 124),
    theme('Store staff', 21, 34, 109, 158),
    theme('Repairability', 23, 23, 12, 0),
  ],
  emerging: [],
  voices: [
    { brandId: 1, name: 'Fernhill Bikes', kind: 'own', mentions: 2431 },
    { brandId: 2, name: 'Voltaro', kind: 'competitor', mentions: 2074 },
    { brandId: 3, name: 'Kestrel Cargo', kind: 'competitor', mentions: 1573 },
    { brandId: 4, name: 'Nordlys E', kind: 'competitor', mentions: 1072 },
  ],
  ratings: [
    { sourceKind: 'googlebusiness', mean: 4.4, previousMean: 4.4, n: 1208 },
    { sourceKind: 'trustpilot', mean: 3.9, previousMean: 4.2, n: 412 },
    { sourceKind: 'appstore', mean: 3.6, previousMean: 3.8, n: 286 },
  ],
  annotations: [
    { kind: 'note', id: 1, brandId: 1, day: '2026-11-05', text: 'Courier strike begins', by: 'Maya' },
    { kind: 'fix', id: 2, brandId: 1, day: '2026-11-13', text: 'Firmware 3.2', by: null },
  ],
  proposals: [
    { incidentId: 4, brandId: 1, day: '2026-11-06', series: 'negatives', theme: '', direction: 'rise' },
  ],
  recovery: {
    answered: { critics: 70, improved: 23, unhappy: 7, silent: 31, betterAlready: 4, tooSoon: 5, ...SHARE },
    unanswered: { critics: 40, improved: 6, unhappy: 14, silent: 20, betterAlready: 0, tooSoon: 0, ...SHARE },
    sentiment: NO_EFFECT,
    stars: NO_EFFECT,
    share: 1,
  },
  only: { sourceKind: null, language: null, theme: null },
  choices: { sourceKinds: ['reddit', 'trustpilot'], languages: ['en', 'sv'], themes: ['delivery', 'price'] },
  responseTimes: {
    answered: 358,
    median: 130,
    p90: 540,
    within: { hour: 128, fourHours: 157, day: 58, later: 15, unanswered: 54 },
    target: 240,
  },
  criticism: [
    quote(11, 'Ordered 14 October. Three delivery dates. Zero answers.', { rating: 1 }),
    quote(12, 'Lost about 30% range after firmware 3.2. Same commute, same weather.', {
      sourceKind: 'reddit',
      authorName: 'steady_cadence',
      dueAt: ahead(HOUR),
    }),
  ],
  praise: [
    quote(
      20,
      'They rang me before I rang them, moved the date and waived the fitting fee. That is how you fix a bad week.',
      {
        sourceKind: 'googlebusiness',
        authorName: 'Ana R.',
        rating: 5,
        status: 'resolved',
        needsResponse: false,
      },
    ),
  ],
  notes: {
    sources: 9,
    unscored: 46,
    corrected: 118,
    dismissed: 31,
    gaps: [
      {
        source: 'App Store',
        from: new Date('2026-11-01T06:00:00Z'),
        to: new Date('2026-11-02T10:00:00Z'),
        reason: 'the host could not be reached',
      },
    ],
  },
};
