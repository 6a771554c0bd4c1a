import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { deliverDue } from '../../src/alerts/deliver.ts';
import { addOnCall, callEarlier, listOnCall } from '../../src/alerts/on-call.ts';
import { raiseAlerts } from '../../src/alerts/raise.ts';
import { alertRules, alerts } from '../../src/db/schema.ts';
import { assign } from '../../src/mentions/assign.ts';
import { resolve } from '../../src/mentions/triage.ts';
import { START, testPlatform } from '../support/platform.ts';
import { RecordingSlack } from '../support/recording-slack.ts';
import { aBrand, aChannel, aMention, anAlertRule, aUser } from '../support/records.ts';

const MINUTE = 60_000;
const budget = { until: new Date(START.getTime() + 90 * 86_400_000) };

async function setUp(rule: Partial<typeof alertRules.$inferInsert> = {}) {
  const slack = new RecordingSlack();
  const platform = await testPlatform({ http: slack.http });
  slack.now = platform.now;
  const channel = await aChannel(platform, { name: 'Support' });
  const { id: ruleId } = await anAlertRule(platform, { channelIds: [channel.id] });
  await platform.db
    .update(alertRules)
    .set({ remindMinutes: null, ...rule })
    .where(eq(alertRules.id, ruleId));
  const brand = await aBrand(platform);
  const raise = async (count: number, values: Parameters<typeof aMention>[1] = {}) => {
    const ids: number[] = [];
    for (let i = 0; i < count; i++) ids.push((await aMention(platform, { brandId: brand.id, ...values })).id);
    await raiseAlerts(platform, ids);
    return ids;
  };
  /** As a rule in its quiet hours leaves them. */
  const hold = (until: Date) =>
    platform.db.update(alerts).set({ status: 'held', heldFor: 'quiet hours', nextAttemptAt: until });
  const deliver = () => deliverDue(platform, budget);
  const at = (minutes: number) => platform.setNow(new Date(START.getTime() + minutes * MINUTE));
  const texts = () => slack.posts.map(({ body }) => JSON.stringify(body));
  return { platform, slack, channel, brand, raise, hold, deliver, at, texts };
}

describe('what was held back', () => {
  it('comes as one message when its time has come, without what was handled meanwhile', async () => {
    const { platform, brand, raise, hold, deliver, at, texts } = await setUp();
    const [handled] = await raise(4);
    await hold(new Date(START.getTime() + 60 * MINUTE));
    await resolve(platform, { userId: null, via: 'web' }, { mentionId: handled!, brandIds: [brand.id] });
    at(59);
    await deliver();
    expect(texts()).toHaveLength(0);
    at(60);
    const { nextAt } = await deliver();
    expect(nextAt).toBeNull();
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('3 mentions came in quiet hours');
    expect(texts()[0]).not.toContain(`/mentions/${handled}`);
    const stored = await platform.db.select().from(alerts);
    expect(stored.find(({ mentionId }) => mentionId === handled)).toMatchObject({
      status: 'failed',
      failureNote: 'Not sent: somebody handled the mention before the message could go out.',
    });
    expect(stored.filter(({ status }) => status === 'joined').every(({ sentAt }) => sentAt)).toBe(true);
  });

  it('is not told of when all of it was handled before the message could go out', async () => {
    const { platform, slack, brand, raise, hold, deliver, at } = await setUp();
    const ids = await raise(2);
    await hold(START);
    slack.says({ status: 500 });
    await deliver();
    for (const mentionId of ids)
      await resolve(platform, { userId: null, via: 'web' }, { mentionId, brandIds: [brand.id] });
    slack.says({ status: 200, body: 'ok' });
    at(5);
    await deliver();
    expect(slack.taken).toHaveLength(0);
    const [digest] = await platform.db.select().from(alerts).where(eq(alerts.kind, 'digest'));
    expect(digest).toMatchObject({ status: 'failed' });
    expect(digest!.failureNote).toContain('everything in it was handled.');
  });

  it('carries nobody’s personal data', async () => {
    const { raise, hold, deliver, texts } = await setUp();
    await raise(1, { text: 'Mail me at marta.k@example.com or call +46 70 123 45 67' });
    await hold(START);
    await deliver();
    expect(texts()[0]).not.toMatch(/marta\.k@example|70 123/);
  });
});

describe('a group in a channel that takes messages and nothing else', () => {
  it('is told of by its first message at once and by one more when its window is over', async () => {
    const { platform, raise, deliver, at, texts } = await setUp({ groupMinutes: 0 });
    const [first, ...others] = await raise(4);
    await platform.db.execute(sql`update alerts set status = 'joined', lead_id =
      (select id from alerts where mention_id = ${first!}) where mention_id <> ${first!}`);
    await platform.db.update(alertRules).set({ groupMinutes: 10 });
    await deliver();
    expect(texts()).toHaveLength(1);
    at(9);
    await deliver();
    expect(texts()).toHaveLength(1);
    at(10);
    await deliver();
    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toContain(`${others.length} more like`);
    at(30);
    await deliver();
    expect(texts()).toHaveLength(2);
  });
});

describe('what nobody takes', () => {
  const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, untilMinute: 0, timeZone: 'UTC' };

  it('is called out to one after the other on call, and then to nobody', async () => {
    const { platform, raise, deliver, at, texts } = await setUp({ remindMinutes: 30 });
    const admin = await aUser(platform, { name: 'Ada' });
    const actor = { userId: admin.id, via: 'web' } as const;
    for (const name of ['Jonas', 'Maya']) {
      const { id: userId } = await aUser(platform, { name });
      await addOnCall(platform, actor, { brandId: null, userId, channelId: null, ...everyDay });
    }
    await callEarlier(platform, actor, (await listOnCall(platform))[1]!.id);
    await raise(1);
    await deliver();
    for (const minutes of [29, 30, 59, 61, 120, 240]) {
      at(minutes);
      await deliver();
    }
    expect(texts()).toHaveLength(3);
    expect(texts()[1]).toContain('Maya, nobody has taken this yet');
    expect(texts()[2]).toContain('Jonas, nobody has taken this yet');
  });

  it('is called out once where the alert went when nobody is on call', async () => {
    const { raise, deliver, at, texts } = await setUp({ remindMinutes: 30 });
    await raise(1);
    await deliver();
    for (const minutes of [30, 60, 90]) {
      at(minutes);
      await deliver();
    }
    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toContain('Nobody has taken this yet');
  });

  it('is left in peace once somebody took it in Earshot', async () => {
    const { platform, brand, raise, deliver, at, texts } = await setUp({ remindMinutes: 30 });
    const { id: userId } = await aUser(platform, { name: 'Jonas', role: 'responder' });
    const [mentionId] = await raise(1);
    await deliver();
    at(12);
    await assign(platform, { userId, via: 'web' }, { mentionId: mentionId!, brandIds: [brand.id], userId });
    await deliver();
    at(31);
    await deliver();
    expect(texts()).toHaveLength(1);
    const [alert] = await platform.db.select().from(alerts);
    expect(alert).toMatchObject({
      acknowledgedBy: userId,
      acknowledgedAt: new Date(START.getTime() + 12 * MINUTE),
    });
  });
});
