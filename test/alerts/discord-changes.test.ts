import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { channelKind } from '../../src/alerts/channels/index.ts';
import { deliverDue } from '../../src/alerts/deliver.ts';
import { raiseAlerts } from '../../src/alerts/raise.ts';
import { sealSettings } from '../../src/alerts/sealed.ts';
import { alerts } from '../../src/db/schema.ts';
import { assign } from '../../src/mentions/assign.ts';
import type { HttpRequest } from '../../src/platform/platform.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, anAlertRule, aUser } from '../support/records.ts';

const MINUTE = 60_000;
const WEBHOOK = 'https://discord.com/api/webhooks/1/abc';
const budget = { until: new Date(START.getTime() + 86_400_000) };

/** A Discord that knows its messages, and a rule that groups for ten minutes. */
async function setUp() {
  const asked: { what: string; text: string }[] = [];
  const gone = new Set<string>();
  let last = 0;
  const http = async ({ url, method, body }: HttpRequest) => {
    const [, message = ''] = /messages\/(\d+)/.exec(url) ?? [];
    asked.push({ what: `${method} ${url.replace(WEBHOOK, '')}`, text: String(body) });
    const answer = gone.has(message)
      ? { status: 404, body: JSON.stringify({ code: 10008, message: 'Unknown Message' }) }
      : { status: 200, body: JSON.stringify({ id: message || String(++last) }) };
    return { ...answer, headers: {}, body: new TextEncoder().encode(answer.body), url, permanentUrl: null };
  };
  const platform = await testPlatform({ http });
  const settings = await sealSettings(platform, channelKind('discord')!, { webhookUrl: WEBHOOK });
  const channel = await aChannel(platform, { kind: 'discord', settings });
  await anAlertRule(platform, { channelIds: [channel.id], groupMinutes: 10 });
  const brand = await aBrand(platform);
  const raise = async (text: string) => {
    const { id } = await aMention(platform, { brandId: brand.id, text });
    await raiseAlerts(platform, [id]);
    return id;
  };
  const at = async (minute: number) => {
    platform.setNow(new Date(START.getTime() + minute * MINUTE));
    await deliverDue(platform, budget);
  };
  return { platform, brand, asked, gone, raise, at };
}

it('a message in Discord is changed when more join it, and when somebody takes it', async () => {
  const { platform, brand, asked, raise, at } = await setUp();
  const first = await raise('Five weeks.');
  await at(0);
  await raise('Six weeks.');
  await raise('Seven weeks.');
  await at(1);
  const { id: userId } = await aUser(platform, { name: 'Jonas', role: 'responder' });
  platform.setNow(MINUTE);
  await assign(platform, { userId, via: 'web' }, { mentionId: first, brandIds: [brand.id], userId });
  await at(3);
  await at(30);
  expect(asked.map(({ what }) => what)).toEqual([
    'POST ?wait=true&with_components=true',
    'PATCH /messages/1?with_components=true',
    'PATCH /messages/1?with_components=true',
  ]);
  expect(asked[1]!.text).toContain('+2 similar');
  expect(asked[2]!.text).toMatch(/\+2 similar · Jonas took this at 12\\+:02/);
});

it('what joined a message that somebody deleted comes in one of its own', async () => {
  const { platform, asked, gone, raise, at } = await setUp();
  await raise('Five weeks.');
  await at(0);
  gone.add('1');
  await raise('Six weeks.');
  await at(1);
  await at(11);
  await at(30);
  expect(asked.map(({ what }) => what.split('?')[0])).toEqual(['POST ', 'PATCH /messages/1', 'POST ']);
  expect(asked[2]!.text).toContain('1 more like an alert that went out');
  const joined = await platform.db.select().from(alerts).where(eq(alerts.status, 'joined'));
  expect(joined.map(({ sentAt }) => sentAt !== null)).toEqual([true]);
});
