import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { raiseAlerts } from '../../src/alerts/raise.ts';
import type { Db } from '../../src/db/db.ts';
import { alerts } from '../../src/db/schema.ts';
import { transact } from '../../src/platform/transaction.ts';
import { anotherConnection, committingPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, anAlertRule } from '../support/records.ts';

it('many who raise at once keep a budget, a threshold and a group', async () => {
  const platform = await committingPlatform();
  const others: Db[] = [platform.db, await anotherConnection(), await anotherConnection()];
  const { id: brandId } = await aBrand(platform);
  const rule = async (values: object) => {
    const channel = await aChannel(platform);
    return anAlertRule(platform, { channelIds: [channel.id], filter: '', overrideFrom: null, ...values });
  };
  const budget = await rule({ dailyBudget: 7 });
  const threshold = await rule({ threshold: 10 });
  const group = await rule({ groupMinutes: 60 });
  const plain = await rule({});
  const made = await Promise.all(Array.from({ length: 60 }, () => aMention(platform, { brandId })));
  await Promise.all(
    made.map(({ id }, index) =>
      transact({ ...platform, db: others[index % others.length]! }, (inside) => raiseAlerts(inside, [id])),
    ),
  );
  const counted = async (ruleId: number) => {
    const written = await platform.db.select().from(alerts).where(eq(alerts.alertRuleId, ruleId));
    return Object.fromEntries(
      ['pending', 'joined', 'held'].map((status) => [
        status,
        written.filter((alert) => alert.status === status).length,
      ]),
    );
  };
  expect(await counted(budget.id)).toEqual({ pending: 7, joined: 0, held: 53 });
  expect(await counted(threshold.id)).toEqual({ pending: 6, joined: 54, held: 0 });
  expect(await counted(group.id)).toEqual({ pending: 1, joined: 59, held: 0 });
  expect(await counted(plain.id)).toEqual({ pending: 60, joined: 0, held: 0 });
});
