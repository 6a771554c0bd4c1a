import { describe, expect, it } from 'vitest';
import type { Tones } from '../../../src/reports/figures.ts';
import { type OpeningFacts, opening } from '../../../src/reports/opening/opening.ts';
import { troughOf } from '../../../src/reports/opening/trough.ts';
import { signed } from '../../../src/reports/opening/words.ts';
import { addDays } from '../../../src/reports/period.ts';
import { dailySeries } from '../../../src/reports/trend.ts';

const FROM = '2026-10-23';
const tones = (positive: number, neutral: number, negative: number): Tones => ({
  positive,
  neutral,
  negative,
});

const facts = (more: Partial<OpeningFacts>): OpeningFacts => ({
  name: 'Fernhill Bikes',
  period: { name: '30d', from: FROM, to: '2026-11-21', days: 30 },
  watchedSince: '2020-01-01',
  isNarrowed: false,
  mentions: 100,
  tones: tones(40, 30, 30),
  tonesBefore: tones(40, 30, 30),
  days: [],
  dip: null,
  themes: [],
  needing: 0,
  answered: 0,
  rateBefore: null,
  median: null,
  medianBefore: null,
  ...more,
});

const said = (more: Partial<OpeningFacts>) =>
  opening(facts(more))
    .map(({ text }) => text)
    .join('');

/** Thirty days whose tones a function gives. */
const days = (toneOf: (index: number) => Tones, gap: string[] = []) =>
  dailySeries(
    { name: '30d', from: FROM, to: '2026-11-21', days: 30 },
    FROM,
    new Map(
      Array.from({ length: 30 }, (_, index) => [
        addDays(FROM, index),
        { ...toneOf(index), day: '', mentions: 0, unscored: 0 },
      ]),
    ),
    new Set(gap),
  );

const theme = (name: string, now: Tones, before: Tones) => ({
  theme: name,
  ...now,
  mentions: now.positive + now.neutral + now.negative,
  before: { ...before, mentions: before.positive + before.neutral + before.negative },
});

describe('the opening sentence', () => {
  it('tells a dip, its theme, its lowest day and where it stands now', () => {
    const dip = (index: number) => (index >= 9 && index <= 15 ? tones(1, 1, 5) : tones(4, 2, 1));
    expect(
      said({
        tones: tones(99, 53, 58),
        tonesBefore: tones(120, 60, 30),
        dip: {
          trough: troughOf(days(dip))!,
          themes: [
            { theme: 'comfort', ...tones(5, 1, 2) },
            { theme: 'delivery', ...tones(1, 1, 21) },
          ],
        },
      }),
    ).toBe(
      'Reputation dipped in early November and has recovered. Net sentiment fell to −57 in the seven days to ' +
        '7 November, delivery being behind 60% of its negative mentions; in the last seven days it was +43.',
    );
  });

  it('says when a fall is not over', () => {
    const fall = (index: number) => (index >= 20 ? tones(0, 1, 5) : tones(4, 2, 1));
    const dip = { trough: troughOf(days(fall))!, themes: [] };
    const sentence = said({ tones: tones(80, 50, 70), tonesBefore: tones(120, 60, 30), dip });
    expect(sentence).toBe(
      'Reputation fell in mid-November and has not recovered. Net sentiment fell to −83 in the seven days to ' +
        '18 November.',
    );
  });

  it('does not call it none what was said before anything was watched', () => {
    expect(said({ watchedSince: '2026-12-24', mentions: 0 })).toBe(
      'Nothing is known from 23 October to 21 November 2026: Fernhill Bikes is watched since 24 December 2026.',
    );
  });

  it('calls nothing a dip that chance may have made, or that was always so', () => {
    const quiet = (index: number) => (index === 12 ? tones(0, 0, 2) : tones(1, 0, 1));
    expect(troughOf(days(quiet))).toBeNull();
    expect(troughOf(days(() => tones(1, 1, 6)))).toBeNull();
  });

  it('tells a change by its size and its largest cause', () => {
    expect(
      said({
        tones: tones(120, 40, 40),
        tonesBefore: tones(60, 60, 80),
        themes: [theme('battery', tones(5, 5, 5), tones(5, 5, 40))],
      }),
    ).toBe(
      'Reputation improved by 50 points: net sentiment is +40, after −10. ' +
        'Battery was behind 13% of all negative mentions, after 50%.',
    );
  });

  it('does not call chance a change', () => {
    expect(said({ tones: tones(42, 30, 28) })).toBe(
      'Reputation held steady: net sentiment is +14, 4 points above the period before, which may be chance.',
    );
    expect(said({})).toContain('net sentiment is +10, the same as before.');
  });

  it('tells the change that a reader finds who takes one figure from the other', () => {
    // 2.6 and 8.4: 5.8 lie between them, and 5 between what is read.
    const close = { tones: tones(513, 0, 487), tonesBefore: tones(542, 0, 458) };
    expect(said(close)).toContain('net sentiment is +3, 5 points below the period before');
    const sure = { tones: tones(51300, 0, 48700), tonesBefore: tones(54200, 0, 45800) };
    expect(said(sure)).toContain('Reputation worsened by 5 points: net sentiment is +3, after +8.');
    const alike = { tones: tones(551000, 0, 449000), tonesBefore: tones(552000, 0, 448000) };
    expect(said(alike)).toContain('held steady: net sentiment is +10, the same as before.');
  });

  it('names no cause when no theme stands out', () => {
    const sentence = said({ tones: tones(120, 40, 40), tonesBefore: tones(60, 60, 80) });
    expect(sentence).toBe('Reputation improved by 50 points: net sentiment is +40, after −10.');
  });

  it('says that there are too few to tell', () => {
    expect(said({ mentions: 14, tones: tones(6, 4, 2) })).toBe(
      'Too few mentions to tell a direction: 12 of 14 mentions could be scored, net sentiment +33.',
    );
    expect(said({ mentions: 3, tones: tones(0, 0, 0) })).toContain('0 of 3 mentions could be scored.');
    expect(said({ tonesBefore: tones(3, 0, 0) })).toContain('the period before has too few to compare.');
  });

  it('does not take a gap for silence', () => {
    const quiet = days(() => tones(0, 0, 0), ['2026-11-01', '2026-11-02']);
    expect(said({ mentions: 0, tones: tones(0, 0, 0), days: quiet })).toBe(
      'No mention of Fernhill Bikes was found from 23 October to 21 November. ' +
        'Sources were not read on 2 days, so this is not known to be all.',
    );
    expect(said({ mentions: 0, tones: tones(0, 0, 0), isNarrowed: true })).toBe(
      'No mention of Fernhill Bikes that fits the filters was found from 23 October to 21 November.',
    );
  });

  it('tells what was answered, and how fast, only as far as it is known', () => {
    expect(said({ needing: 100, answered: 87, rateBefore: 0.78, median: 130, medianBefore: 171 })).toContain(
      ' The team answered 87% of the 100 that needed a response, 9 points more than before, ' +
        'half of them within 2\u00a0h\u00a010\u00a0m (41\u00a0m faster).',
    );
    expect(said({ needing: 40, answered: 0, rateBefore: null })).toContain(
      ' The team answered 0% of the 40 that needed a response.',
    );
    expect(said({ needing: 12, answered: 9, rateBefore: 0.2 })).toContain(
      ' The team answered 9 of the 12 mentions that needed a response.',
    );
    expect(said({ needing: 0 })).not.toContain('answered');
  });
});

it('rounds a half as the figures on the page do, so that both say the same', () => {
  expect([-12.5, 12.5, -0.4].map(signed)).toEqual(['−13', '+13', '0']);
});
