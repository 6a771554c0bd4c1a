import { describe, expect, it } from 'vitest';
import { isPlain, type Match, type RingSettings } from '../../../src/alerts/decide.ts';
import { Deciding } from '../../../src/alerts/deciding.ts';
import { dayShown, nextDay, quietUntil } from '../../../src/alerts/quiet-hours.ts';

const PLAIN: RingSettings = {
  threshold: 1,
  thresholdMinutes: 60,
  groupMinutes: 0,
  cooldownMinutes: 0,
  quiet: null,
  overrideFrom: 'urgent',
  dailyBudget: null,
  zone: 'UTC',
};
const NIGHT = { from: 22 * 60, until: 7 * 60, zone: 'Europe/Stockholm' };
const NOON = Date.parse('2026-11-21T12:00:00Z');

type Given = Partial<Omit<Match, 'at' | 'told'>> & { at: number | string };

/** Numbers are minutes after noon. What became of each match, in short. */
function run(settings: Partial<RingSettings>, given: Given[]): string[] {
  const deciding = new Deciding({ ...PLAIN, ...settings });
  return given.map(({ at, ...values }, index) => {
    const time = typeof at === 'number' ? new Date(NOON + at * 60_000) : new Date(at);
    const match = {
      mentionId: index + 1,
      brandId: 1,
      theme: 'delivery',
      priority: 'high',
      story: null,
    } as const;
    const decision = deciding.next({ ...match, isSpam: false, ...values, at: time });
    switch (decision.is) {
      case 'rings':
        return decision.with.length > 0 ? `rings with ${decision.with}` : 'rings';
      case 'joins':
        return `joins ${decision.leadMentionId}`;
      case 'held': {
        const others = decision.with.length > 0 ? ` with ${decision.with}` : '';
        return `${decision.for} until ${decision.until.toISOString().slice(5, 16)}${others}`;
      }
      case 'quiet':
        return decision.why;
      default:
        return 'waits';
    }
  });
}

const minutes = (...at: number[]) => at.map((one) => ({ at: one }));

describe('a rule without settings', () => {
  it('rings for every match', () => {
    expect(run({}, minutes(0, 0, 1, 2))).toEqual(['rings', 'rings', 'rings', 'rings']);
    expect(isPlain(PLAIN)).toBe(true);
    expect(isPlain({ ...PLAIN, groupMinutes: 10 })).toBe(false);
  });

  it('is not rung by spam, nor twice in a day by one story', () => {
    const story = 'a';
    expect(
      run({}, [
        { at: 0, isSpam: true },
        { at: 1, story },
        { at: 2, story },
        { at: 24 * 60 + 1, story },
      ]),
    ).toEqual(['spam', 'rings', 'copy', 'rings']);
  });
});

describe('a threshold of 3 in 60 minutes', () => {
  const settings = { threshold: 3, thresholdMinutes: 60 };

  it('rings with the third match, tells of the first two with it, and counts anew', () => {
    expect(run(settings, minutes(0, 30, 60, 61, 62, 63))).toEqual([
      'waits',
      'waits',
      'rings with 1,2',
      'waits',
      'waits',
      'rings with 4,5',
    ]);
  });

  it('forgets a match that is too long ago', () => {
    expect(run(settings, minutes(0, 30, 61, 90))).toEqual(['waits', 'waits', 'waits', 'rings with 2,3']);
  });

  it('counts one story once, and spam never', () => {
    const story = 'a';
    const given = [{ at: 0, story }, { at: 1, story }, { at: 2, isSpam: true }, { at: 3 }, { at: 4 }];
    expect(run(settings, given)).toEqual(['waits', 'waits', 'spam', 'waits', 'rings with 1,4']);
  });

  it('holds all of them back together in quiet hours', () => {
    const at = ['2026-11-21T22:00Z', '2026-11-21T22:10Z', '2026-11-21T22:20Z'].map((one) => ({ at: one }));
    expect(run({ ...settings, quiet: NIGHT }, at)).toEqual([
      'waits',
      'waits',
      'quiet hours until 11-22T06:00 with 1,2',
    ]);
  });
});

describe('a group of 10 minutes', () => {
  it('has one message per brand and theme, and begins anew when it is over', () => {
    const given = [
      { at: 0 },
      { at: 1, theme: 'price' },
      { at: 2, brandId: 2 },
      { at: 3, theme: null },
      { at: 9.9 },
      { at: 10 },
      { at: 19 },
    ];
    expect(run({ groupMinutes: 10 }, given)).toEqual([
      'rings',
      'rings',
      'rings',
      'rings',
      'joins 1',
      'rings',
      'joins 6',
    ]);
  });

  it('takes in later ones whatever else holds back', () => {
    expect(run({ groupMinutes: 10, cooldownMinutes: 60, dailyBudget: 1 }, minutes(0, 5, 11))).toEqual([
      'rings',
      'joins 1',
      'cooldown until 11-21T13:00',
    ]);
  });

  it('does not swallow at night what is to ring at night', () => {
    const given = [
      { at: '2026-11-21T20:58Z' },
      { at: '2026-11-21T21:01Z' },
      { at: '2026-11-21T21:02Z', priority: 'urgent' as const },
      { at: '2026-11-21T21:03Z', priority: 'urgent' as const },
    ];
    expect(run({ groupMinutes: 10, quiet: NIGHT }, given)).toEqual(['rings', 'joins 1', 'rings', 'joins 3']);
  });
});

describe('a cooldown', () => {
  it('holds back until so long after the last message', () => {
    expect(run({ cooldownMinutes: 30 }, minutes(0, 1, 29.9, 30, 45))).toEqual([
      'rings',
      'cooldown until 11-21T12:30',
      'cooldown until 11-21T12:30',
      'rings',
      'cooldown until 11-21T13:00',
    ]);
  });

  it('that ends in quiet hours lasts until they are over', () => {
    const given = [{ at: '2026-11-21T20:30Z' }, { at: '2026-11-21T20:40Z' }];
    expect(run({ cooldownMinutes: 60, quiet: NIGHT }, given)).toEqual([
      'rings',
      'cooldown until 11-22T06:00',
    ]);
  });
});

describe('a daily budget of 2', () => {
  const settings = { dailyBudget: 2, zone: 'Europe/Stockholm' };

  it('holds the third until the next day begins where the brand is', () => {
    const at = ['2026-11-21T08:00Z', '2026-11-21T09:00Z', '2026-11-21T22:59Z', '2026-11-21T23:00Z'];
    expect(
      run(
        settings,
        at.map((one) => ({ at: one })),
      ),
    ).toEqual(['rings', 'rings', 'budget until 11-21T23:00', 'rings']);
  });

  it('is exceeded only from the override level on', () => {
    const given = [{ at: 0 }, { at: 1 }, { at: 2 }, { at: 3, priority: 'urgent' as const }];
    expect(run(settings, given).at(-1)).toBe('rings');
    expect(run({ ...settings, overrideFrom: null }, given).at(-1)).toBe('budget until 11-21T23:00');
    expect(run({ ...settings, overrideFrom: 'high' }, given)).toEqual(['rings', 'rings', 'rings', 'rings']);
  });

  it('that ends in quiet hours is told of in the morning', () => {
    expect(run({ ...settings, quiet: NIGHT }, minutes(0, 1, 2)).at(-1)).toBe('budget until 11-22T06:00');
  });
});

describe('quiet hours', () => {
  it('hold back until they are over, but not from the override level on', () => {
    const given = [
      { at: '2026-11-21T20:59Z' },
      { at: '2026-11-21T21:00Z' },
      { at: '2026-11-22T05:59Z' },
      { at: '2026-11-22T05:59Z', priority: 'urgent' as const },
      { at: '2026-11-22T06:00Z' },
    ];
    expect(run({ quiet: NIGHT }, given)).toEqual([
      'rings',
      'quiet hours until 11-22T06:00',
      'quiet hours until 11-22T06:00',
      'rings',
      'rings',
    ]);
  });

  it('let an urgent copy through of what is held back, once', () => {
    const urgent = { story: 'a', priority: 'urgent' as const };
    const given = [
      { at: '2026-11-21T23:00Z', story: 'a' },
      { at: '2026-11-21T23:01Z', story: 'a' },
      { at: '2026-11-21T23:02Z', ...urgent },
      { at: '2026-11-21T23:03Z', ...urgent },
    ];
    expect(run({ quiet: NIGHT }, given)).toEqual(['quiet hours until 11-22T06:00', 'copy', 'rings', 'copy']);
  });

  const hours = (from: string, until: string, zone = 'Europe/Stockholm') => {
    const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    return { from: minute(from), until: minute(until), zone };
  };

  it.each([
    ['over midnight', '22:00', '07:00', '2026-11-21T21:00Z', '2026-11-22T06:00Z'],
    ['after midnight', '22:00', '07:00', '2026-11-22T05:59:59Z', '2026-11-22T06:00Z'],
    ['before they begin', '22:00', '07:00', '2026-11-21T20:59:59Z', null],
    ['at their end', '22:00', '07:00', '2026-11-22T06:00Z', null],
    ['within a day', '12:00', '13:30', '2026-11-21T11:00Z', '2026-11-21T12:30Z'],
    ['until midnight', '20:00', '00:00', '2026-11-21T20:00Z', '2026-11-21T23:00Z'],
    ['through the night that clocks go forward', '22:00', '07:00', '2026-03-28T22:00Z', '2026-03-29T05:00Z'],
    ['through the night that clocks go back', '22:00', '07:00', '2026-10-24T21:00Z', '2026-10-25T06:00Z'],
    ['ending in an hour that clocks skip', '22:00', '02:30', '2026-03-29T00:30Z', '2026-03-29T01:00Z'],
    ['ending in an hour shown twice, first time', '22:00', '02:30', '2026-10-25T00:10Z', '2026-10-25T00:30Z'],
    ['between the two', '22:00', '02:30', '2026-10-25T00:40Z', null],
    ['ending in an hour shown twice, again', '22:00', '02:30', '2026-10-25T01:10Z', '2026-10-25T01:30Z'],
    ['over the new year', '22:00', '07:00', '2026-12-31T22:30Z', '2027-01-01T06:00Z'],
  ])('%s: %s to %s', (_, from, until, at, end) => {
    expect(quietUntil(hours(from, until), new Date(at))).toEqual(end === null ? null : new Date(end));
  });

  it('and days follow the zone, also where midnight is skipped', () => {
    expect(dayShown('Asia/Kolkata', new Date('2026-11-21T18:30Z'))).toBe('2026-11-22');
    expect(nextDay('Europe/Stockholm', new Date('2026-10-25T10:00Z'))).toEqual(new Date('2026-10-25T23:00Z'));
    expect(nextDay('Africa/Cairo', new Date('2026-04-23T12:00Z'))).toEqual(new Date('2026-04-23T22:00Z'));
  });
});
