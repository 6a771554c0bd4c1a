import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundTheClock } from '../../../src/mentions/clock/targets.ts';
import { PRIORITIES } from '../../../src/mentions/mention.ts';
import { effectOf, type Given } from '../../../src/rules/effect.ts';
import { actionsOf, typedActions } from '../../../src/rules/form.ts';
import { doesWords } from '../../../src/rules/words.ts';
import { asRuled, LEVELS } from '../../../src/scoring/priority.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const GIVEN: Given = {
  sourceKind: 'rss',
  publishedAt: NOW,
  hasReply: false,
  isGiven: false,
  status: 'open',
  dismissedReason: null,
  snoozedUntil: null,
  resolvedAt: null,
  assigneeId: null,
  teamId: null,
  tags: [],
  needsApproval: false,
  priority: 'normal',
  priorityScore: 30,
  priorityReasons: [{ reason: 'Negative', points: 30 }],
  dueAt: new Date('2026-11-21T13:00:00Z'),
  clockFrom: NOW,
  targetMinutes: 60,
};
const CONTEXT = { ruleName: 'Press', now: NOW, clock: roundTheClock(60), chosenUserId: null };

const levelOf = (points: number) =>
  points >= LEVELS.urgent
    ? 'urgent'
    : points >= LEVELS.high
      ? 'high'
      : points >= LEVELS.normal
        ? 'normal'
        : 'low';

describe('a priority that a rule sets', () => {
  it('is one reason more, and the points still add up and belong to the level', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PRIORITIES), fc.integer({ min: 0, max: 200 }), (priority, points) => {
        const priorityReasons = [{ reason: 'Negative', points }];
        const given = {
          ...GIVEN,
          priority: levelOf(points),
          priorityScore: points,
          priorityReasons,
        } as const;
        const after = { ...given, ...effectOf({ priority }, given, CONTEXT) };
        expect(after.priorityReasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(
          after.priorityScore,
        );
        expect([after.priority, levelOf(after.priorityScore)]).toEqual([priority, priority]);
      }),
    );
  });

  it('outlasts new scores', () => {
    const before = { ...GIVEN, ...effectOf({ priority: 'urgent' }, GIVEN, CONTEXT) };
    const fresh = {
      priority: 'low',
      priorityScore: 4,
      priorityReasons: [{ reason: 'Question', points: 4 }],
    } as const;
    expect(asRuled({ ...fresh, priorityReasons: [...fresh.priorityReasons] }, before)).toEqual({
      priority: 'urgent',
      priorityScore: 70,
      priorityReasons: [...fresh.priorityReasons, { reason: 'Rule: Press', points: 66 }],
    });
  });
});

describe('a rule', () => {
  it('names only what differs', () => {
    expect(effectOf({ tags: ['a'], priority: 'normal' }, { ...GIVEN, tags: ['a'] }, CONTEXT)).toEqual({});
    expect(effectOf({ approval: true }, { ...GIVEN, needsApproval: true }, CONTEXT)).toEqual({});
    expect(effectOf({ approval: true }, GIVEN, CONTEXT)).toEqual({ needsApproval: true });
    expect(
      effectOf({ assign: { to: 'person', userId: 3 } }, { ...GIVEN, isGiven: true, assigneeId: 2 }, CONTEXT),
    ).toEqual({});
  });

  it('is read from its form as it is written there, and said in words', () => {
    const actions = {
      assign: { to: 'team', teamId: 4, by: 'load' },
      tags: ['press', 'vip'],
      priority: 'high',
      status: { is: 'snoozed', hours: 72 },
      channelId: 9,
    } as const;
    const written = { ...actions, tags: [...actions.tags] };
    expect(actionsOf(typedActions(written))).toEqual(actions);
    expect(doesWords(written, { person: null, team: 'Care', channel: 'Slack' })).toEqual([
      'assigns to whoever has the least in Care',
      'tags “press” and “vip”',
      'sets the priority to high',
      'snoozes for 3 days',
      'alerts Slack',
    ]);
  });
});
