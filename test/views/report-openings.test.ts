import { expect, it } from 'vitest';
import type { Incident } from '../../src/alerts/incidents/list.ts';
import type { Fix } from '../../src/fixes/fix.ts';
import type { Compared } from '../../src/reports/competitors/competitors.ts';
import type { ImpactReport } from '../../src/reports/impact/report.ts';
import type { Promoters } from '../../src/reports/people/promoters.ts';
import type { Effect } from '../../src/reports/recovery/effect.ts';
import type { Arm } from '../../src/reports/recovery/recovery.ts';
import type { Work } from '../../src/reports/team/report.ts';
import type { ThemeLine } from '../../src/reports/themes/report.ts';
import { competitorsOpening } from '../../views/competitors-words.ts';
import { fixesOpening } from '../../views/fixes.tsx';
import { impactOpening } from '../../views/impact.tsx';
import { recoveryOpening } from '../../views/recovery-words.ts';
import {
  incidentsOpening,
  peopleOpening,
  scoreOpening,
  teamOpening,
  themeOpening,
  themesOpening,
} from '../../views/report-openings.ts';
import { Opening } from '../../views/report-parts.tsx';

const side = (name: string, more: Partial<Compared> = {}) =>
  ({ name, share: 0.6, few: false, stands: null, ...more }) as Compared;

it('says what a comparison found, and of whom there is too little', () => {
  const sides = [
    side('Fernhill'),
    side('Voltaro', { stands: 'worse' }),
    side('Kestrel'),
    side('Nordlys', { few: true }),
  ];
  expect(competitorsOpening({ sides })).toBe(
    'Fernhill has 60% of the voice, is spoken better of than Voltaro, does not clearly differ from Kestrel, ' +
      'and cannot be compared with Nordlys, of whom there is too little.',
  );
  expect(competitorsOpening({ sides: [] })).toBe('');
});

it('sends nobody to fix what was fixed in these days and holds', () => {
  const net = { without: 19.9, impact: -14.7, interval: { low: -21.8, high: -7.5 } };
  const themes = [{ theme: 'delivery', few: false, net }] as unknown as Parameters<
    typeof impactOpening
  >[0]['themes'];
  const fix = { theme: 'delivery', shippedOn: '2026-11-13', heldOn: '2026-11-20', relapsedOn: null } as Fix;
  const cost = 'Without delivery, net sentiment would be +19.9 instead of +5.2';
  expect(impactOpening({ themes, net: 5.2, fixes: [] })).toBe(`${cost}: fix this first.`);
  expect(impactOpening({ themes, net: 5.2, fixes: [fix] })).toBe(
    `${cost}. Fix of 13 Nov holds: look at it before you fix anything else.`,
  );
  expect(impactOpening({ themes, net: 5.2, fixes: [{ ...fix, relapsedOn: '2026-11-19' }] })).toBe(
    `${cost}: fix this first.`,
  );
});

it('says by how much the score moved, what moved it most, and when that may be chance', () => {
  const score = { value: 59.6, interval: { low: 53.4, high: 65.5 }, contributions: [] };
  const moves = [
    { part: 'sentiment', points: -6.5 },
    { part: 'stars', points: -7 },
    { part: 'responses', points: 1.4 },
  ] as const;
  const before = (value: number) => ({ score: { ...score, value }, moves: [...moves] });
  expect(scoreOpening({ score, before: before(71.7) })).toBe(
    'The score is 59.6 of 100, 12.1 lower than in the period before. Star ratings moved it most (−7.0).',
  );
  expect(scoreOpening({ score, before: before(58) })).toBe(
    'The score is 59.6 of 100, 1.6 higher than in the period before, which may be chance. ' +
      'Responses moved it most (+1.4).',
  );
  expect(scoreOpening({ score, before: before(59.6) })).toBe(
    'The score is 59.6 of 100, as in the period before.',
  );
  expect(scoreOpening({ score, before: null })).toContain('at 50 there is as much praise as blame');
  expect(scoreOpening({ score: { ...score, value: null }, before: null })).toBe('');
});

it('says how many speak well, or that they are too few to tell', () => {
  const heard = { people: 200, promoters: 106, passives: 26, detractors: 68, few: false } as Promoters;
  expect(peopleOpening(heard)).toBe('Of 200 people, 53% speak well of you and 34% badly.');
  expect(peopleOpening({ ...heard, people: 12, few: true })).toBe(
    '12 people heard: too few to tell how many speak well of you.',
  );
});

it('says what was answered, how fast and in time, beside the days before', () => {
  const all = {
    ...{ needing: 152, answered: 120, rate: 120 / 152, few: false },
    first: { n: 120, median: 136, p90: 800 },
    promised: { met: 81, missed: 65, attainment: 81 / 146 },
  } as Work;
  const before = { ...all, rate: 0.87, first: { n: 50, median: 656, p90: 900 } };
  expect(teamOpening({ all, before })).toBe(
    'The team answered 79% of the 152 mentions that needed a reply, 8 points fewer than before, ' +
      'half of them within 2\u00a0h\u00a016\u00a0m (8\u00a0h\u00a040\u00a0m faster). 55% were answered in time.',
  );
  expect(teamOpening({ all, before: null })).not.toMatch(/before|faster/);
  expect(teamOpening({ all: { ...all, needing: 1, answered: 0, rate: 0, few: true }, before: null })).toBe(
    'The team answered 0 of 1 mention that needed a reply.',
  );
});

it('says what is spoken of most, and what costs most', () => {
  const line = {
    ...{ theme: 'delivery', mentions: 85, share: 0.28, few: false, negative: 56, positive: 25 },
    before: { mentions: 12, share: 0.09, net: 0, few: true },
  } as ThemeLine;
  const net = { without: 21.3, impact: -15, interval: { low: -21.8, high: -8.2 } };
  const impact = { net: 6.3, themes: [{ theme: 'delivery', few: false, net }] } as unknown as ImpactReport;
  expect(themesOpening({ themes: [line], mentions: 305 }, impact)).toBe(
    'Delivery is spoken of most: in 28% of 305 mentions, 19 points more than before. ' +
      'It costs most: without it, net sentiment would be +21.3 instead of +6.3.',
  );
  expect(themesOpening({ themes: [line], mentions: 305 }, { ...impact, themes: [] })).not.toContain('costs');
  expect(themeOpening(line)).toBe(
    '85 mentions speak of delivery, 28% of all, 19 points more than before: 56 badly, 25 well.',
  );
});

it('says who came back, also where nobody can say why', () => {
  const few = { difference: null, interval: null, few: true } as Effect;
  const answered = { critics: 89, improved: 22 } as Arm;
  expect(recoveryOpening({ answered, stars: few, sentiment: few })).toBe(
    '22 of 89 critics whom you answered came back happier. ' +
      'Too few critics alike came back to say whether answering them helped.',
  );
});

it('says how many fixes hold', () => {
  expect(fixesOpening([{ state: 'held' }])).toBe('The one fix holds.');
  expect(fixesOpening([{ state: 'planned' }, { state: 'watching' }])).toBe(
    'None of 2 fixes holds, 1 cannot be judged yet, 1 not shipped yet.',
  );
  expect(fixesOpening([{ state: 'held' }, { state: 'held' }, { state: 'relapsed' }])).toBe(
    '2 of 3 fixes hold, 1 did not last.',
  );
});

const anIncident = (values: Partial<Incident>) =>
  ({ title: 'More criticism of Fernhill than usual', status: 'open', total: 34, ...values }) as Incident;

it('opens the list of incidents with what is open, and whether somebody looks after it', () => {
  const small = anIncident({ title: 'Nobody speaks of Fernhill', total: 1 });
  expect(incidentsOpening({ open: [anIncident({})], recent: 1 })).toBe(
    '1 incident is open, and nobody looks after it yet. It is “More criticism of Fernhill than usual”, with 34 mentions since it began.',
  );
  expect(incidentsOpening({ open: [small, anIncident({ status: 'acknowledged' })], recent: 2 })).toBe(
    '2 incidents are open, and nobody looks after 1 yet. The largest is “More criticism of Fernhill than usual”, with 34 mentions since it began.',
  );
  expect(incidentsOpening({ open: [], recent: 3 })).toBe(
    '3 incidents opened in the last 30 days, and all are over.',
  );
  expect(incidentsOpening({ open: [], recent: 0 })).toBe('');
});

it('opens the mentions behind each figure of a sentence, in the order in which they are said', () => {
  const figures = [
    { words: '53%', href: '/answered' },
    { words: '200', href: '/all' },
    { words: '7%', href: '/never-said' },
    { words: '53%', href: '/in-time' },
  ];
  const text = '53% of 200 were answered, 53% in time.';
  expect(String(Opening({ text, figures }))).toBe(
    '<p class="lede"><a href="/answered">53%</a> of <a href="/all">200</a> were answered, <a href="/in-time">53%</a> in time.</p>',
  );
});
