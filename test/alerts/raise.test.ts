import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { raiseAlerts } from '../../src/alerts/raise.ts';
import { alerts } from '../../src/db/schema.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { transact } from '../../src/platform/transaction.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, anAlertRule } from '../support/records.ts';

const raised = async (platform: Platform) =>
  (await platform.db.select().from(alerts).orderBy(asc(alerts.mentionId), asc(alerts.channelId))).map(
    ({ mentionId, alertRuleId, channelId }) => ({ mentionId, alertRuleId, channelId }),
  );

describe('raising alerts', () => {
  it('writes one alert per mention and channel, due at once', async () => {
    const platform = await testPlatform();
    const [one, two] = [await aChannel(platform), await aChannel(platform)];
    const first = await anAlertRule(platform, { channelIds: [one.id, two.id] });
    await anAlertRule(platform, { channelIds: [one.id], filter: 'intent:complaint OR sentiment:negative' });
    const bad = await aMention(platform);
    const good = await aMention(platform, { sentiment: 'positive' });
    expect(await raiseAlerts(platform, [bad.id, good.id])).toBe(2);
    expect(await raised(platform)).toEqual([
      { mentionId: bad.id, alertRuleId: first.id, channelId: one.id },
      { mentionId: bad.id, alertRuleId: first.id, channelId: two.id },
    ]);
    expect((await platform.db.select().from(alerts))[0]).toMatchObject({
      status: 'pending',
      attempts: 0,
      nextAttemptAt: START,
      createdAt: START,
      leaseToken: null,
    });
  });

  it('writes none a second time, whatever rule asks for it', async () => {
    const platform = await testPlatform();
    const channel = await aChannel(platform);
    await anAlertRule(platform, { channelIds: [channel.id] });
    const { id } = await aMention(platform);
    expect(await raiseAlerts(platform, [id])).toBe(1);
    await anAlertRule(platform, { channelIds: [channel.id], filter: '' });
    expect(await raiseAlerts(platform, [id])).toBe(0);
    expect(await raised(platform)).toHaveLength(1);
  });

  it('is undone with the transaction that stored the mention', async () => {
    const platform = await testPlatform();
    const channel = await aChannel(platform);
    await anAlertRule(platform, { channelIds: [channel.id] });
    const stopped = transact(platform, async (inside) => {
      const { id } = await aMention(inside);
      expect(await raiseAlerts(inside, [id])).toBe(1);
      throw new Error('the power is gone');
    });
    await expect(stopped).rejects.toThrow('the power is gone');
    expect(await raised(platform)).toEqual([]);
  });

  it('leaves competitors alone unless the rule is theirs or names them', async () => {
    const platform = await testPlatform();
    const rival = await aBrand(platform, { name: 'Rival Bikes', kind: 'competitor' });
    const channels = [await aChannel(platform), await aChannel(platform), await aChannel(platform)];
    const [general, named, theirs] = channels.map(({ id }) => id);
    await anAlertRule(platform, { channelIds: [general!] });
    await anAlertRule(platform, { channelIds: [named!], filter: 'brand:"RIVAL bikes" sentiment:negative' });
    await anAlertRule(platform, { channelIds: [theirs!], brandId: rival.id });
    const slip = await aMention(platform, { brandId: rival.id });
    const own = await aMention(platform);
    await raiseAlerts(platform, [slip.id, own.id]);
    expect((await raised(platform)).map(({ mentionId, channelId }) => [mentionId, channelId])).toEqual([
      [slip.id, named],
      [slip.id, theirs],
      [own.id, general],
    ]);
  });

  it('keeps a rule to its brand, a switched-off rule silent, and history quiet', async () => {
    const platform = await testPlatform();
    const [mine, other] = [await aBrand(platform), await aBrand(platform)];
    const { id: channelId } = await aChannel(platform);
    await anAlertRule(platform, { channelIds: [channelId], brandId: mine.id });
    await anAlertRule(platform, { channelIds: [channelId], enabled: false, filter: '' });
    const elsewhere = await aMention(platform, { brandId: other.id });
    const old = await aMention(platform, { brandId: mine.id, backfilled: true });
    const now = await aMention(platform, { brandId: mine.id });
    expect(await raiseAlerts(platform, [elsewhere.id, old.id, now.id])).toBe(1);
    expect(await raised(platform)).toMatchObject([{ mentionId: now.id }]);
  });

  it('goes on without a stored rule that cannot be read, and says so in the log', async () => {
    const platform = await testPlatform();
    const { id: channelId } = await aChannel(platform);
    await anAlertRule(platform, { channelIds: [channelId], filter: 'sentiment:(' });
    const good = await anAlertRule(platform, { channelIds: [channelId] });
    const { id } = await aMention(platform);
    expect(await raiseAlerts(platform, [id])).toBe(1);
    expect(await raised(platform)).toMatchObject([{ alertRuleId: good.id }]);
    expect(platform.logged).toMatchObject([
      { level: 'error', message: expect.stringContaining('alert rule') },
    ]);
  });

  it('takes three statements for any number of mentions', async () => {
    const platform = await testPlatform();
    const { id: channelId } = await aChannel(platform);
    await anAlertRule(platform, { channelIds: [channelId] });
    const ids: number[] = [];
    for (let i = 0; i < 40; i++) ids.push((await aMention(platform)).id);
    let asked = 0;
    const db = new Proxy(platform.db, {
      get(target, name, receiver) {
        if (name === 'select' || name === 'execute' || name === 'insert') asked++;
        const value = Reflect.get(target, name, receiver);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    expect(await raiseAlerts({ ...platform, db }, ids)).toBe(40);
    expect(asked).toBe(3);
  });
});
