import { expect, it } from 'vitest';
import { storyTexts } from '../../../src/db/schema.ts';
import { newMention } from '../../../src/mentions/new-mention.ts';
import { saveWhatFits } from '../../../src/mentions/save.ts';
import { transact } from '../../../src/platform/transaction.ts';
import { ARTICLES } from '../../eval/stories/articles.ts';
import { anItem, recognised } from '../../support/items.ts';
import { anotherConnection, committingPlatform } from '../../support/platform.ts';
import { aBrand } from '../../support/records.ts';
import { somebodyWaits } from '../../support/waiting.ts';

const text = ARTICLES[0]!.sentences.join(' ');

it('copies that two writers store at the same time are one story', async () => {
  const platform = await committingPlatform();
  const elsewhere = { ...platform, db: await anotherConnection() };
  const brand = await aBrand(platform);
  const store = async (inside: typeof elsewhere, externalId: string) => {
    const item = recognised(brand, anItem({ externalId, text: `${text} ${externalId}` }));
    const row = newMention(item, { now: platform.now(), sourceId: null, backfilled: false });
    await saveWhatFits(inside, [row]);
  };
  const other = await transact(elsewhere, async (inside) => {
    await store({ ...elsewhere, db: inside.db }, 'one');
    const running = transact(platform, (own) => store({ ...platform, db: own.db }, 'other'));
    await somebodyWaits(platform);
    return { running };
  });
  await other.running;
  const told = await platform.db.select().from(storyTexts);
  expect(told).toHaveLength(2);
  expect(new Set(told.map(({ storyId }) => storyId)).size).toBe(1);
});

it('many writers with copies in crossed order end with one story', async () => {
  const platform = await committingPlatform();
  const brand = await aBrand(platform);
  const writers = Array.from({ length: 6 }, (_, writer) =>
    transact(platform, async (inside) => {
      const items = [0, 1, 2].map((index) =>
        recognised(
          brand,
          anItem({ externalId: `${writer}-${index}`, text: `${text} ${index ? `${writer} ${index}` : ''}` }),
        ),
      );
      const given = items.map((item) =>
        newMention(item, { now: platform.now(), sourceId: null, backfilled: false }),
      );
      await saveWhatFits(inside, given);
    }),
  );
  await Promise.all(writers);
  const told = await platform.db.select().from(storyTexts);
  expect(told).toHaveLength(13);
  expect(new Set(told.map(({ storyId }) => storyId)).size).toBe(1);
});
