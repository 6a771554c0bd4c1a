import { expect, it } from 'vitest';
import { mentions } from '../../src/db/schema.ts';
import { eraseAuthor } from '../../src/mentions/erasure/erase.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { newMention } from '../../src/mentions/new-mention.ts';
import { saveMentions } from '../../src/mentions/save.ts';
import { transact } from '../../src/platform/transaction.ts';
import { anItem, recognised } from '../support/items.ts';
import { anotherConnection, committingPlatform } from '../support/platform.ts';
import { aBrand } from '../support/records.ts';
import { somebodyWaits } from '../support/waiting.ts';

it('takes along what was being stored when an erasure began, and keeps out what comes after', async () => {
  const platform = await committingPlatform();
  const elsewhere = { ...platform, db: await anotherConnection() };
  const brand = await aBrand(platform);
  const post = (externalId: string) =>
    newMention(recognised(brand, anItem({ externalId })), {
      now: platform.now(),
      sourceId: null,
      backfilled: false,
    });
  const erasing = await transact(elsewhere, async (inside) => {
    await saveMentions(inside, [post('before')]);
    const running = eraseAuthor(platform, SYSTEM, { author: 'marta', sourceKind: 'rss' });
    await somebodyWaits(platform);
    return { running };
  });
  expect((await erasing.running).receipt).toMatchObject({ mentions: 1 });
  const saved = await transact(elsewhere, (inside) => saveMentions(inside, [post('after')]));
  expect(saved.outcomes).toEqual(['erased']);
  expect(await platform.db.select().from(mentions)).toMatchObject([{ text: '', authorHandle: null }]);
});
