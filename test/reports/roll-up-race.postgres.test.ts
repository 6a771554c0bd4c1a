import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mentions } from '../../src/db/schema.ts';
import { markRollupsDue } from '../../src/mentions/rollups-due.ts';
import { transact } from '../../src/platform/transaction.ts';
import { checkRollups } from '../../src/reports/check.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { anotherConnection, committingPlatform } from '../support/platform.ts';
import { aBrand } from '../support/records.ts';
import { forAMinute, told } from './given.ts';

it('leaves a day due while a change to it has not committed yet', async () => {
  const platform = await committingPlatform();
  const elsewhere = { ...platform, db: await anotherConnection() };
  const brand = await aBrand(platform);
  const [id] = await told(platform, brand.id, [{ at: '2026-11-20T10:00:00Z', sentiment: 'negative' }]);

  await transact(elsewhere, async (inside) => {
    await inside.db.update(mentions).set({ sentimentByUser: 'positive' }).where(eq(mentions.id, id!));
    await markRollupsDue(inside, [id!]);
    expect(await rollUp(platform, forAMinute(platform))).toEqual({ days: 0 });
  });
  expect(await rollUp(platform, forAMinute(platform))).toEqual({ days: 1 });
  expect(await checkRollups(platform)).toEqual([]);
});
