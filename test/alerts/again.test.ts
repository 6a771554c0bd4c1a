import { describe, expect, it } from 'vitest';
import { sendAgain } from '../../src/alerts/again.ts';
import { createChannel } from '../../src/alerts/channels.ts';
import { alerts, channels, mentions } from '../../src/db/schema.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { testPlatform } from '../support/platform.ts';
import { aMention } from '../support/records.ts';

async function setUp(status: 'sent' | 'failed' | 'pending' = 'sent') {
  const sent: { id: string | undefined; body: Record<string, unknown> }[] = [];
  const replies: number[] = [];
  const platform = await testPlatform({
    http: async ({ url, headers = {}, body }) => {
      sent.push({ id: headers['webhook-id'], body: JSON.parse(String(body)) });
      return { status: replies.shift() ?? 200, headers: {}, body: new Uint8Array(), url, permanentUrl: null };
    },
  });
  const settings = { url: 'https://hooks.fernhill.example/earshot' };
  const { id: channelId } = await createChannel(platform, SYSTEM, {
    kind: 'webhook',
    name: 'Ours',
    settings,
  });
  const { id: mentionId, brandId } = await aMention(platform);
  const now = platform.now();
  const values = {
    mentionId,
    channelId,
    status,
    attempts: status === 'pending' ? 0 : 1,
    nextAttemptAt: now,
    createdAt: now,
  };
  const [alert] = await platform.db.insert(alerts).values(values).returning();
  const again = (brandIds = [brandId]) => sendAgain(platform, SYSTEM, { alertId: alert!.id, brandIds });
  return { platform, alert: alert!, sent, replies, again };
}

describe('a message of the log', () => {
  it('is sent again with the same event id, and says that it may be a repeat', async () => {
    const { platform, alert, sent, again } = await setUp();
    expect(await again()).toEqual({ problem: null });
    expect(sent).toMatchObject([
      { id: alert.id, body: { id: alert.id, repeat: true, type: 'mention.alert' } },
    ]);
    platform.setNow(1000);
    await again();
    expect(sent).toHaveLength(2);
  });

  it('counts as sent once it arrives, and says why when it does not', async () => {
    const { platform, replies, again } = await setUp('failed');
    replies.push(500);
    expect((await again()).problem).toMatch(/the receiver is in trouble/);
    expect(await platform.db.select().from(alerts)).toMatchObject([{ status: 'failed' }]);
    platform.setNow(1000);
    await again();
    expect(await platform.db.select().from(alerts)).toMatchObject([
      { status: 'sent', sentAt: platform.now() },
    ]);
  });

  it('is not sent again before its time, at the wrong pace, to a channel that is off, or by whoever may not see it', async () => {
    const { platform, sent, again } = await setUp();
    await expect(again([])).rejects.toMatchObject({ reason: 'not-found' });
    await again();
    await expect(again()).rejects.toMatchObject({ reason: 'too-many' });
    platform.setNow(1000);
    await platform.db.update(channels).set({ state: 'off' });
    await expect(again()).rejects.toMatchObject({
      reason: 'conflict',
      message: expect.stringMatching(/switched off/),
    });
    await platform.db.update(channels).set({ state: 'working' });
    await platform.db.update(mentions).set({ deletedAt: platform.now() });
    await expect(again()).rejects.toMatchObject({ message: expect.stringMatching(/post was deleted/) });
    await platform.db.update(mentions).set({ deletedAt: null });
    await platform.db.update(alerts).set({ status: 'pending' });
    await expect(again()).rejects.toMatchObject({ message: expect.stringMatching(/has not been sent yet/) });
    expect(sent).toHaveLength(1);
  });
});
