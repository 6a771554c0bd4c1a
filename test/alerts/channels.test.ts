import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { changeChannel, createChannel, deleteChannel } from '../../src/alerts/channels.ts';
import { deliverDue } from '../../src/alerts/deliver.ts';
import { listAlerts } from '../../src/alerts/list.ts';
import { channelWarnings, listChannels } from '../../src/alerts/list-channels.ts';
import { raiseAlerts } from '../../src/alerts/raise.ts';
import { changeAlertRule, createAlertRule, deleteAlertRule, listAlertRules } from '../../src/alerts/rules.ts';
import { testChannel } from '../../src/alerts/test-channel.ts';
import { audit, channels } from '../../src/db/schema.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { FakeSlack } from '../support/fake-slack.ts';
import { client } from '../support/outgoing.ts';
import { START, testPlatform } from '../support/platform.ts';
import { RecordingSlack } from '../support/recording-slack.ts';
import { aBrand, aChannel, aMention, anAlertRule } from '../support/records.ts';

const SECRET = 'https://hooks.slack.example/services/T000/B000/s3cr3tTail';
const SUPPORT = { kind: 'slack', name: 'Support', settings: { webhookUrl: SECRET } };
const budget = { until: new Date(START.getTime() + 86_400_000 * 3) };

async function setUp() {
  const slack = new RecordingSlack();
  const platform = await testPlatform({ http: slack.http });
  slack.now = platform.now;
  return { platform, slack };
}

describe('a channel', () => {
  it('keeps its address sealed and shows only a hint of it', async () => {
    const { platform } = await setUp();
    const { id } = await createChannel(platform, SYSTEM, SUPPORT);
    const [stored] = await platform.db.select().from(channels);
    expect(JSON.stringify(stored)).not.toMatch(/s3cr3tTail|hooks/);
    const listed = await listChannels(platform);
    expect(listed).toEqual([
      {
        id,
        kind: 'slack',
        label: 'Slack',
        name: 'Support',
        hint: 'hooks.slack.example/…Tail',
        state: 'working',
        stateNote: null,
        stateSince: START,
        createdAt: START,
        lastSentAt: null,
        waiting: 0,
        waitingSince: null,
      },
    ]);
    expect(await channelWarnings(platform)).toEqual([]);
  });

  it.each([
    ['no address', { kind: 'slack', name: 'A', settings: {} }, 'webhookUrl'],
    [
      'no web address',
      { kind: 'slack', name: 'A', settings: { webhookUrl: 'ftp://x.example' } },
      'webhookUrl',
    ],
    [
      'an unknown setting',
      { kind: 'slack', name: 'A', settings: { webhookUrl: SECRET, token: 'x' } },
      'token',
    ],
    ['no name', { kind: 'slack', name: ' ', settings: { webhookUrl: SECRET } }, 'name'],
    ['an unknown kind', { kind: 'pigeon', name: 'A', settings: {} }, 'kind'],
    ['a kind that only looks known', { kind: 'constructor', name: 'A', settings: {} }, 'kind'],
  ])('is refused with %s, with a sentence at the field', async (_, input, field) => {
    const { platform } = await setUp();
    const refused = createChannel(platform, SYSTEM, input as typeof SUPPORT);
    await expect(refused).rejects.toMatchObject({
      reason: 'invalid',
      fields: { [field]: expect.stringMatching(/\.$/) },
    });
    expect(await platform.db.select().from(channels)).toEqual([]);
  });

  it('keeps its secret when the form leaves it empty, and starts anew with another one', async () => {
    const { platform, slack } = await setUp();
    const { id } = await createChannel(platform, SYSTEM, SUPPORT);
    await platform.db.update(channels).set({ state: 'off', stateNote: 'Gone.' });
    await changeChannel(platform, SYSTEM, id, { name: 'Care', settings: { webhookUrl: '' } });
    expect(await listChannels(platform)).toMatchObject([
      { name: 'Care', state: 'off', hint: 'hooks.slack.example/…Tail' },
    ]);
    await changeChannel(platform, SYSTEM, id, {
      settings: { webhookUrl: 'https://hooks.slack.example/services/new1' },
    });
    expect(await listChannels(platform)).toMatchObject([
      { name: 'Care', state: 'working', hint: 'hooks.slack.example/…new1' },
    ]);
    await testChannel(platform, SYSTEM, id);
    expect(slack.posts[0]!.url).toBe('https://hooks.slack.example/services/new1');
  });

  it('sends a real test, says why one did not arrive, and is on again after one that did', async () => {
    const { platform, slack } = await setUp();
    const { id } = await createChannel(platform, SYSTEM, SUPPORT);
    slack.saysOnce({ status: 404, body: 'no_service' });
    expect(await testChannel(platform, SYSTEM, id)).toEqual({
      problem:
        'Slack answered “no_service”: this webhook was removed or switched off. Make a new webhook in Slack and enter its address here.',
    });
    await expect(testChannel(platform, SYSTEM, id)).rejects.toMatchObject({ reason: 'too-many' });
    await platform.db.update(channels).set({ state: 'off' });
    platform.setNow(1000);
    expect(await testChannel(platform, SYSTEM, id)).toEqual({ problem: null });
    expect(slack.posts[1]!.body.text).toBe('Test from Earshot');
    expect(await listChannels(platform)).toMatchObject([{ state: 'working' }]);
    await expect(testChannel(platform, SYSTEM, 999)).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('sends what waited for it once it is reconnected', async () => {
    const { platform, slack } = await setUp();
    const channel = await aChannel(platform);
    await anAlertRule(platform, { channelIds: [channel.id] });
    const { id } = await aMention(platform);
    await raiseAlerts(platform, [id]);
    slack.saysOnce({ status: 410 });
    await deliverDue(platform, budget);
    platform.setNow(3_600_000);
    expect(await deliverDue(platform, budget)).toMatchObject({ sent: 0, nextAt: null });
    expect(await listChannels(platform)).toMatchObject([{ state: 'off', waiting: 1 }]);
    await testChannel(platform, SYSTEM, channel.id);
    platform.setNow(1000);
    expect(await deliverDue(platform, budget)).toMatchObject({ sent: 1 });
    expect(await listChannels(platform)).toMatchObject([
      { state: 'working', waiting: 0, lastSentAt: platform.now() },
    ]);
  });

  it('reaches a Slack over the real client, and survives its loss', async () => {
    const slack = await new FakeSlack().start();
    const platform = await testPlatform({ http: client() });
    const { id } = await createChannel(platform, SYSTEM, {
      ...SUPPORT,
      settings: { webhookUrl: slack.webhookUrl },
    });
    await anAlertRule(platform, { channelIds: [id] });
    const mention = await aMention(platform);
    await raiseAlerts(platform, [mention.id]);
    slack.fail(429, { times: 1, retryAfter: 3 });
    expect(await deliverDue(platform, budget)).toMatchObject({
      postponed: 1,
      nextAt: new Date(START.getTime() + 3000),
    });
    platform.setNow(3000);
    expect(await deliverDue(platform, budget)).toMatchObject({ sent: 1 });
    expect(slack.delivered).toHaveLength(1);
    await slack.stop();
    platform.setNow(1000);
    expect((await testChannel(platform, SYSTEM, id)).problem).toMatch(/127\.0\.0\.1/);
  });

  it('goes with its alerts, and leaves a line for the auditor', async () => {
    const { platform } = await setUp();
    const { id } = await createChannel(platform, SYSTEM, SUPPORT);
    await anAlertRule(platform, { channelIds: [id] });
    await deleteChannel(platform, SYSTEM, id);
    expect(await listChannels(platform)).toEqual([]);
    expect(
      (await platform.db.select().from(audit).orderBy(asc(audit.id))).map(({ action, subject }) => [
        action,
        subject,
      ]),
    ).toEqual([
      ['added the Slack channel', 'Support'],
      ['removed the channel', 'Support'],
    ]);
    await expect(deleteChannel(platform, SYSTEM, id)).rejects.toMatchObject({ reason: 'not-found' });
  });
});

describe('an alert rule', () => {
  it('is listed with its filter in words, its channels and what it sent', async () => {
    const { platform } = await setUp();
    const channel = await aChannel(platform, { name: 'Support' });
    const brand = await aBrand(platform, { name: 'Fernhill' });
    const hidden = await aBrand(platform);
    const { id } = await createAlertRule(platform, SYSTEM, {
      name: ' One-star  reviews ',
      brandId: brand.id,
      filter: ' rating:1 ',
      channelIds: [channel.id, channel.id],
    });
    await createAlertRule(platform, SYSTEM, {
      name: 'Others',
      brandId: hidden.id,
      filter: '',
      channelIds: [channel.id],
    });
    const mention = await aMention(platform, { brandId: brand.id, rating: 1 });
    await raiseAlerts(platform, [mention.id]);
    await deliverDue(platform, budget);
    expect(await listAlertRules(platform, [brand.id])).toMatchObject([
      {
        id,
        name: 'One-star reviews',
        brandId: brand.id,
        brandName: 'Fernhill',
        about: 'mentions',
        filter: 'rating:1',
        explanation: 'Mentions rated 1 star',
        enabled: true,
        channels: [{ id: channel.id, kind: 'slack', name: 'Support' }],
        sentIn30Days: 1,
        createdAt: START,
      },
    ]);
  });

  it('is changed field by field, and removed', async () => {
    const { platform } = await setUp();
    const [one, two] = [await aChannel(platform), await aChannel(platform)];
    const { id } = await createAlertRule(platform, SYSTEM, { name: 'A', filter: '', channelIds: [one.id] });
    await changeAlertRule(platform, SYSTEM, id, { enabled: false });
    await changeAlertRule(platform, SYSTEM, id, { filter: 'is:unsure', channelIds: [two.id] });
    expect(await listAlertRules(platform, [])).toMatchObject([
      { name: 'A', enabled: false, filter: 'is:unsure', channels: [{ id: two.id }], brandId: null },
    ]);
    await deleteAlertRule(platform, SYSTEM, id);
    await expect(deleteAlertRule(platform, SYSTEM, id)).rejects.toMatchObject({ reason: 'not-found' });
    await expect(changeAlertRule(platform, SYSTEM, id, {})).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('is refused without a name, a channel, a readable filter or an existing brand', async () => {
    const { platform } = await setUp();
    const channel = await aChannel(platform);
    const rule = { name: 'A', filter: '', channelIds: [channel.id] };
    const created = (change: Partial<Parameters<typeof createAlertRule>[2]>) =>
      createAlertRule(platform, SYSTEM, { ...rule, ...change });
    await expect(created({ name: ' ' })).rejects.toMatchObject({ fields: { name: expect.any(String) } });
    await expect(created({ channelIds: [] })).rejects.toMatchObject({
      fields: { channel: expect.any(String) },
    });
    await expect(created({ filter: 'sentiment:(' })).rejects.toMatchObject({ name: 'QueryError' });
    await expect(created({ brandId: 999 })).rejects.toMatchObject({ reason: 'not-found' });
    await expect(created({ channelIds: [999] })).rejects.toMatchObject({ reason: 'not-found' });
    expect(await listAlertRules(platform, [])).toEqual([]);
  });
});

describe('the delivery log', () => {
  it('gives every alert once, newest first, and only of brands that the reader may see', async () => {
    const { platform } = await setUp();
    const channel = await aChannel(platform, { name: 'Support' });
    const rule = await anAlertRule(platform, { channelIds: [channel.id] });
    const brand = await aBrand(platform);
    const hidden = await aMention(platform);
    await raiseAlerts(platform, [hidden.id]);
    for (let i = 0; i < 7; i++) {
      const { id } = await aMention(platform, { brandId: brand.id });
      await raiseAlerts(platform, [id]);
      if (i % 3 === 0) platform.setNow(1);
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listAlerts>> = await listAlerts(platform, {
        brandIds: [brand.id],
        cursor,
        limit: 2,
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(new Set(seen).size).toBe(7);
    const { items } = await listAlerts(platform, { brandIds: [brand.id], limit: 50 });
    expect(items.map(({ id }) => id)).toEqual(seen);
    expect(items[0]).toMatchObject({
      channel: 'Support',
      rule: rule.name,
      status: 'pending',
      excerpt: 'Five weeks and no bike',
    });
    for (const forged of ['x', '2026-02-31T00:00:00.000Z_5f0c8a52-1111-4222-8333-444455556666']) {
      await expect(listAlerts(platform, { brandIds: [], cursor: forged, limit: 5 })).rejects.toMatchObject({
        reason: 'invalid',
      });
    }
  });
});
