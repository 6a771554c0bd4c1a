/** Hours, targets and triage rules, as their pages draw them. */
import type { HoursData } from '../../../views/hours-data.ts';
import type { TriageRuleData } from '../../../views/triage-rule-data.ts';
import type { TriageRulesData } from '../../../views/triage-rules.tsx';
import { ago, DAY, HOUR } from './frame.ts';

const FRIDAY = new Date('2026-11-27T15:45:00Z');
const later = (minutes: number) => new Date(FRIDAY.getTime() + minutes * 60_000);

export const hours: HoursData = {
  brand: { id: 1, name: 'Fernhill Bikes', timeZone: 'Europe/Stockholm' },
  brands: [
    { id: 1, name: 'Fernhill Bikes' },
    { id: 2, name: 'Fernhill Kids' },
  ],
  values: {
    always: false,
    days: ['9:00–12:00, 13:00–17:00', '9-5', '', '', '', '', ''],
    holidays: '2026-12-25 Christmas Day',
    first: '30 min',
    resolve: '16 h',
    targets: [
      { priority: 'urgent', source: 'reddit', first: '10 min', resolve: '' },
      { priority: '', source: '', first: '1 h', resolve: '' },
    ],
  },
  errors: {
    day2: '9-5 ends before it begins.',
    holidays: 'Line 1: no.',
    target1: 'Choose a priority or a source.',
  },
  sources: ['reddit', 'rss'],
  effect: {
    example: {
      start: FRIDAY,
      minutes: 30,
      parts: [
        { from: FRIDAY, to: later(15), minutes: 15 },
        { from: later(3855), to: later(3870), minutes: 15 },
      ],
    },
    preview: { moved: 37, becomeLate: 4, noLongerLate: 1, capped: true },
  },
  left: 1240,
  mayChange: true,
};

export const triageRules: TriageRulesData = {
  rules: [
    {
      id: 1,
      name: 'Angry people to care',
      brandName: null,
      explanation: 'Negative mentions',
      does: ['assigns to the people of Care in turn', 'tags “angry”'],
      stops: true,
      enabled: true,
      today: 3,
      month: 214,
      lastAt: ago(HOUR),
      lastRun: { batchId: '5b0a7b1e-5f53-4d0b-9a39-1d5f0d3a7c11', mentions: 3, at: ago(HOUR) },
      mayChange: true,
    },
    {
      id: 2,
      name: 'Praise is done',
      brandName: 'Fernhill Bikes',
      explanation: 'Positive mentions rated 5 stars',
      does: ['resolves'],
      stops: false,
      enabled: false,
      today: 0,
      month: 0,
      lastAt: null,
      lastRun: null,
      mayChange: false,
    },
  ],
  mayOrder: true,
};

export const triageRule: TriageRuleData = {
  id: 1,
  values: {
    name: 'Angry people to care',
    brandId: 1,
    filter: 'sentiment:negative',
    assign: 'team:1:turn',
    tags: 'angry',
    priority: 'urgent',
    status: '',
    approval: '',
    channel: '2',
    stops: true,
    enabled: true,
  },
  people: [{ id: 1, name: 'Maya Example' }],
  teams: [{ id: 1, name: 'Care' }],
  channels: [{ id: 2, name: 'Slack' }],
  errors: { actions: 'Choose at least one thing that the rule does.', tags: 'Give 10 tags at most.' },
  filterError: null,
  trial: {
    explanation: 'Negative mentions',
    of: 8120,
    matched: 214,
    samples: [
      {
        id: 11,
        brandName: 'Fernhill Bikes',
        sourceKind: 'reddit',
        author: null,
        title: null,
        text: 'Five weeks and no bike.',
        sentiment: 'negative',
        priority: 'high',
        publishedAt: ago(2 * DAY),
      },
    ],
    earlier: [{ name: 'Press first', mentions: 1, how: 'assigns' }],
    asksForToday: true,
    does: ['assigns to the people of Care in turn'],
  },
  mayChange: true,
};
