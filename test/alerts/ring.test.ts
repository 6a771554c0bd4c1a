import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { backtest, lastDays, momentsIn } from '../../src/alerts/backtest.ts';
import { raiseAlerts } from '../../src/alerts/raise.ts';
import type { Tried } from '../../src/alerts/tried.ts';
import { runCommand } from '../../src/commands/run.ts';
import { type alertRules, alerts, storyTexts } from '../../src/db/schema.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, anAlertRule } from '../support/records.ts';

const MINUTE = 60_000;
type Rule = Partial<typeof alertRules.$inferInsert>;

async function aRule(platform: TestPlatform, values: Rule = {}) {
  const channel = await aChannel(platform);
  const rule = await anAlertRule(platform, { channelIds: [channel.id], filter: '', ...values });
  return { ...rule, channelId: channel.id };
}

const alertsBy = (platform: TestPlatform, ruleId: number) =>
  platform.db.select().from(alerts).where(eq(alerts.alertRuleId, ruleId)).orderBy(asc(alerts.mentionId));

/** A mention that comes in so many minutes later. */
async function comesIn(platform: TestPlatform, minutes: number, values = {}) {
  platform.setNow(minutes * MINUTE);
  const mention = await aMention(platform, { themes: ['delivery'], ...values });
  await raiseAlerts(platform, [mention.id]);
  return mention.id;
}

describe('a rule with settings', () => {
  it('tells of a group in one message, which is out of date from then on', async () => {
    const platform = await testPlatform();
    const { id: brandId } = await aBrand(platform);
    const rule = await aRule(platform, { groupMinutes: 10 });
    const first = await comesIn(platform, 0, { brandId, priority: 'urgent' });
    const second = await comesIn(platform, 4, { brandId });
    const third = await comesIn(platform, 7, { brandId });
    const [lead, joined, later] = await alertsBy(platform, rule.id);
    expect(lead).toMatchObject({ mentionId: first, status: 'pending', critical: true, leadId: null });
    expect(lead!.updateAt).toEqual(new Date(START.getTime() + 4 * MINUTE));
    expect(joined).toMatchObject({ mentionId: second, status: 'joined', leadId: lead!.id, critical: false });
    expect(later).toMatchObject({ mentionId: third, status: 'pending', leadId: null });
  });

  it('tells of a group that came in one batch in one message', async () => {
    const platform = await testPlatform();
    const { id: brandId } = await aBrand(platform);
    const rule = await aRule(platform, { groupMinutes: 10 });
    const ids: number[] = [];
    for (let i = 0; i < 5; i++) ids.push((await aMention(platform, { brandId })).id);
    expect(await raiseAlerts(platform, ids)).toBe(1);
    const [lead, ...joined] = await alertsBy(platform, rule.id);
    expect(joined.map(({ status, leadId }) => [status, leadId])).toEqual(
      joined.map(() => ['joined', lead!.id]),
    );
    expect(joined).toHaveLength(4);
  });

  it('rings again for a group whose message will not arrive', async () => {
    const platform = await testPlatform();
    const { id: brandId } = await aBrand(platform);
    const rule = await aRule(platform, { groupMinutes: 10 });
    await comesIn(platform, 0, { brandId });
    await platform.db.update(alerts).set({ status: 'failed' });
    await comesIn(platform, 1, { brandId });
    expect((await alertsBy(platform, rule.id)).map(({ status }) => status)).toEqual(['failed', 'pending']);
  });

  it('holds back with the reason and the time, and remembers across batches', async () => {
    const platform = await testPlatform();
    const { id: brandId } = await aBrand(platform, { timeZone: 'Europe/Stockholm' });
    const rule = await aRule(platform, { dailyBudget: 1, brandId });
    const night = await aRule(platform, {
      quietFrom: 720,
      quietUntil: 840,
      quietZone: 'Europe/Stockholm',
      overrideFrom: null,
    });
    await comesIn(platform, 0, { brandId });
    await comesIn(platform, 1, { brandId });
    const midnight = new Date('2026-11-21T23:00:00Z');
    expect(await alertsBy(platform, rule.id)).toMatchObject([
      { status: 'pending', heldFor: null },
      { status: 'held', heldFor: 'budget', nextAttemptAt: midnight },
    ]);
    const end = new Date('2026-11-21T13:00:00Z');
    expect(await alertsBy(platform, night.id)).toMatchObject([
      { status: 'held', heldFor: 'quiet hours', nextAttemptAt: end },
      { status: 'held', heldFor: 'quiet hours', nextAttemptAt: end },
    ]);
  });

  it('tells with the third of three also of the first two', async () => {
    const platform = await testPlatform();
    const { id: brandId } = await aBrand(platform);
    const rule = await aRule(platform, { threshold: 3, thresholdMinutes: 60 });
    const first = await comesIn(platform, 0, { brandId });
    await comesIn(platform, 1, { brandId });
    expect(await alertsBy(platform, rule.id)).toEqual([]);
    const third = await comesIn(platform, 1, { brandId });
    const [one, two, lead] = await alertsBy(platform, rule.id);
    expect(lead).toMatchObject({ mentionId: third, status: 'pending' });
    expect(one).toMatchObject({ mentionId: first, status: 'joined', leadId: lead!.id });
    expect(two).toMatchObject({ status: 'joined', leadId: lead!.id });
  });

  it('leaves a channel to another rule that rings there at once', async () => {
    const platform = await testPlatform();
    const { id: brandId } = await aBrand(platform);
    const channel = await aChannel(platform);
    await anAlertRule(platform, { channelIds: [channel.id], filter: '', threshold: 9 });
    await anAlertRule(platform, {
      channelIds: [channel.id],
      filter: '',
      quietFrom: 0,
      quietUntil: 1439,
      quietZone: 'UTC',
    });
    const plain = await anAlertRule(platform, { channelIds: [channel.id], filter: '' });
    await comesIn(platform, 0, { brandId });
    expect(await platform.db.select().from(alerts)).toMatchObject([
      { alertRuleId: plain.id, status: 'pending' },
    ]);
  });

  it('that is paused rings again by itself', async () => {
    const platform = await testPlatform();
    const { id: brandId } = await aBrand(platform);
    const rule = await aRule(platform, { pausedUntil: new Date(START.getTime() + 5 * MINUTE) });
    await comesIn(platform, 0, { brandId });
    const later = await comesIn(platform, 5, { brandId });
    expect(await alertsBy(platform, rule.id)).toMatchObject([{ mentionId: later, status: 'pending' }]);
  });
});

const NIGHT = { quietFrom: 22 * 60, quietUntil: 7 * 60, quietZone: 'Europe/Stockholm' };
const REPLAYED: Rule[] = [
  {},
  { filter: 'sentiment:negative', groupMinutes: 10 },
  { threshold: 3, thresholdMinutes: 45, groupMinutes: 30 },
  { cooldownMinutes: 90, filter: 'priority:urgent OR priority:high' },
  { ...NIGHT, groupMinutes: 10 },
  { ...NIGHT, overrideFrom: null, dailyBudget: 3, cooldownMinutes: 20, threshold: 2 },
  { dailyBudget: 5, overrideFrom: 'high', filter: 'theme:price OR theme:delivery' },
];

/** The same on every run. */
function chance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** 150 mentions in some nine days: bursts and pauses, stories told twice, spam. */
async function aHistory(platform: TestPlatform) {
  const { id: brandId } = await aBrand(platform, { timeZone: 'Europe/Stockholm' });
  const below = chance(7);
  const keys = Array.from({ length: 12 }, (_, key) => ({
    textKey: key + 1,
    brandId,
    storyId: (key >> 1) + 1,
  }));
  await platform.db.insert(storyTexts).values(keys);
  const made = [];
  let at = START.getTime() - 20 * 24 * 60 * MINUTE;
  for (let i = 0; i < 150; i++) {
    at += (below(3) ? below(8) : below(400)) * MINUTE;
    const spam = below(12) === 0;
    made.push(
      await aMention(platform, {
        brandId,
        foundAt: new Date(at),
        publishedAt: new Date(at),
        themes: [['delivery', 'price', 'battery'][below(3)]!],
        sentiment: below(2) ? 'negative' : 'neutral',
        priority: (['urgent', 'high', 'normal', 'normal', 'low'] as const)[below(5)]!,
        textKey: below(3) ? null : 1 + below(12),
        spam,
        spamReasons: spam ? ['giveaway'] : [],
      }),
    );
  }
  return made;
}

const triedOf = (rule: typeof alertRules.$inferSelect): Tried => ({
  about: 'mentions',
  filter: rule.filter,
  brandId: rule.brandId,
  brandIds: null,
  settings: {
    ...rule,
    quiet:
      rule.quietZone === null
        ? null
        : { from: rule.quietFrom!, until: rule.quietUntil!, zone: rule.quietZone },
  },
});

/** Mention → what became of it, as the backtest says. */
async function foretold(platform: TestPlatform, rule: typeof alertRules.$inferSelect) {
  const outcomes = new Map<number, string>();
  const stretch = lastDays(platform.now(), 'Europe/Stockholm');
  for await (const { mentionId, decision } of momentsIn(
    platform,
    triedOf(rule),
    stretch,
    'Europe/Stockholm',
  )) {
    if (decision.is === 'waits') continue;
    const held =
      decision.is === 'held' ? `held for ${decision.for} until ${decision.until.toISOString()}` : '';
    const words = { rings: 'rings', joins: 'joins', held, quiet: 'quiet' } as const;
    const lead = decision.is === 'joins' ? ` ${decision.leadMentionId}` : '';
    outcomes.set(mentionId!, `${words[decision.is]}${lead}`);
    if (decision.is !== 'rings' && decision.is !== 'held') continue;
    for (const id of decision.with) outcomes.set(id, held || `joins ${mentionId}`);
  }
  return outcomes;
}

/** Mention → what became of it, as the outbox says. */
async function raisedBy(platform: TestPlatform, ruleId: number) {
  const written = await alertsBy(platform, ruleId);
  const mentionOf = new Map(written.map(({ id, mentionId }) => [id, mentionId]));
  return new Map(
    written.map(({ mentionId, status, leadId, heldFor, nextAttemptAt }) => [
      mentionId!,
      status === 'pending'
        ? 'rings'
        : status === 'joined'
          ? `joins ${mentionOf.get(leadId!)}`
          : status === 'held'
            ? `held for ${heldFor} until ${nextAttemptAt.toISOString()}`
            : 'quiet',
    ]),
  );
}

describe('a backtest', () => {
  it('agrees with what really rings when the same history is replayed', async () => {
    const platform = await testPlatform();
    const history = await aHistory(platform);
    const rules = [];
    for (const values of REPLAYED) rules.push(await aRule(platform, values));
    const expected = [];
    for (const rule of rules) expected.push(await foretold(platform, rule));
    for (const { id, foundAt } of history) {
      platform.setNow(foundAt);
      await raiseAlerts(platform, [id]);
    }
    for (const [index, rule] of rules.entries()) {
      const sorted = (outcomes: Map<number, string>) => [...outcomes].toSorted(([a], [b]) => a - b);
      expect([REPLAYED[index], sorted(await raisedBy(platform, rule.id))]).toEqual([
        REPLAYED[index],
        sorted(expected[index]!),
      ]);
      const kinds = new Set([...expected[index]!.values()].map((words) => words.split(' ')[0]));
      expect(kinds.has('rings') && kinds.has('quiet')).toBe(true);
    }
  });

  it('counts by day what would have rung, and says when', async () => {
    const platform = await testPlatform();
    const { id: brandId } = await aBrand(platform, { timeZone: 'Europe/Stockholm' });
    const found = (hoursAgo: number, values = {}) => {
      const foundAt = new Date(START.getTime() - hoursAgo * 60 * MINUTE);
      return aMention(platform, { brandId, foundAt, publishedAt: foundAt, ...values });
    };
    await found(31 * 24);
    await found(50, { backfilled: true });
    await found(49, { status: 'dismissed', dismissedReason: 'not-relevant' });
    const [first] = [await found(2), await found(1.95)];
    const last = await found(1, { themes: ['price'], firstRepliedAt: START, status: 'resolved' });
    await found(0.5, { sentiment: 'positive' });
    const rule = await aRule(platform, { filter: 'sentiment:negative status:open', groupMinutes: 10 });
    const result = await backtest(platform, triedOf(rule));
    expect(result).toMatchObject({ matches: 4, rings: 3, joined: 1, held: 0, newestMentionId: last.id });
    expect(result.days).toHaveLength(30);
    expect(result.days.at(-1)).toEqual({ day: '2026-11-21', rings: 2, matches: 3 });
    expect(result.days.at(-3)).toEqual({ day: '2026-11-19', rings: 1, matches: 1 });
    expect(result.moments.slice(0, 2).map(({ mentionId }) => mentionId)).toEqual([last.id, first.id]);
  });

  it('is printed by the command line, one line for each message', async () => {
    const platform = await testPlatform();
    const { id: brandId } = await aBrand(platform);
    const foundAt = new Date(START.getTime() - 3_600_000);
    const mention = await aMention(platform, { brandId, foundAt });
    await aRule(platform, { name: 'Angry and visible' });
    const printed: string[] = [];
    const said: string[] = [];
    const context = {
      stdin: (async function* () {})(),
      out: (line: string) => void printed.push(line),
      message: (line: string) => void said.push(line),
      platform: async () => platform,
    };
    expect(await runCommand(['backtest', 'angry', 'and', 'visible'], context)).toBe(0);
    expect(printed.map((line) => JSON.parse(line))).toEqual([
      { at: foundAt.toISOString(), mention: mention.id, with: [] },
    ]);
    expect(said.at(-1)).toContain('would have rung 1 time from 1 match');
    expect(await runCommand(['backtest', 'Calm'], context)).toBe(1);
    expect(await runCommand(['backtest', 'Calm', '--from', 'yesterday'], context)).toBe(1);
    expect(await runCommand(['backtest'], context)).toBe(2);
  });
});
