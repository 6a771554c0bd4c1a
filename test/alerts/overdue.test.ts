import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { raiseAlerts } from '../../src/alerts/raise.ts';
import { raiseOverdue } from '../../src/alerts/raise-overdue.ts';
import { alerts, mentions } from '../../src/db/schema.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, anAlertRule } from '../support/records.ts';

const HOUR = 3_600_000;
const hours = (count: number) => new Date(START.getTime() + count * HOUR);

it('a late first reply rings once per mention and channel, also where the mention rang before', async () => {
  const platform = await testPlatform();
  const { id: brandId } = await aBrand(platform);
  const channel = await aChannel(platform);
  await anAlertRule(platform, { channelIds: [channel.id], filter: '' });
  await anAlertRule(platform, {
    channelIds: [channel.id],
    about: 'overdue',
    filter: 'sentiment:negative',
    createdAt: hours(-2),
  });
  const late = await aMention(platform, { brandId, dueAt: hours(-1) });
  await aMention(platform, { brandId, dueAt: hours(-1), firstRepliedAt: START });
  await aMention(platform, { brandId, dueAt: hours(-1), status: 'resolved' });
  await aMention(platform, { brandId, dueAt: hours(-1), sentiment: 'positive' });
  await aMention(platform, { brandId, dueAt: hours(-3) });
  const soon = await aMention(platform, { brandId, dueAt: hours(0.5) });
  await raiseAlerts(platform, [late.id]);
  expect(await raiseOverdue(platform)).toEqual({ alerts: 1 });
  expect(await raiseOverdue(platform)).toEqual({ alerts: 0 });
  const told = platform.db.select().from(alerts).where(eq(alerts.kind, 'overdue'));
  expect(await told).toMatchObject([{ mentionId: late.id, status: 'pending', textKey: null }]);
  platform.setNow(HOUR);
  expect(await raiseOverdue(platform)).toEqual({ alerts: 1 });
  expect((await told).map(({ mentionId }) => mentionId)).toContain(soon.id);
});

it('late replies of one theme come in one message, and competitors owe nobody a reply', async () => {
  const platform = await testPlatform();
  const [own, rival] = [await aBrand(platform), await aBrand(platform, { kind: 'competitor' })];
  const channel = await aChannel(platform);
  const about = 'overdue' as const;
  await anAlertRule(platform, {
    ...{ about, channelIds: [channel.id], filter: '', groupMinutes: 60, createdAt: hours(-9) },
  });
  for (const brandId of [own.id, own.id, rival.id])
    await aMention(platform, { brandId, dueAt: hours(-1), themes: ['delivery'] });
  expect(await raiseOverdue(platform)).toEqual({ alerts: 1 });
  const written = await platform.db.select().from(alerts);
  expect(written.map(({ status }) => status).toSorted()).toEqual(['joined', 'pending']);
  await platform.db.update(mentions).set({ dueAt: hours(-0.5) });
  expect(await raiseOverdue(platform)).toEqual({ alerts: 0 });
});
