import { expect, it } from 'vitest';
import { listSources } from '../../src/sources/list.ts';
import { mentionsOfSource } from '../../src/sources/mention-count.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aMention, aSource } from '../support/records.ts';

it('counts what was sent in at the source that takes it, and what was polled at its own', async () => {
  const platform = await testPlatform();
  const push = await aSource(platform, { kind: 'push', name: 'Push', settings: {}, polled: false });
  const feed = await aSource(platform, { name: 'Feed' });
  await aMention(platform, { sourceKind: 'push', publishedAt: START });
  await aMention(platform, { sourceKind: 'rss', sourceId: feed.id, publishedAt: START });
  await aMention(platform, { sourceKind: 'rss', publishedAt: START });
  expect([await mentionsOfSource(platform, push.id), await mentionsOfSource(platform, feed.id)]).toEqual([
    1, 1,
  ]);
  const drawn = (await listSources(platform)).map(({ name, days }) => [name, days.at(-1)!.mentions]);
  expect(drawn).toEqual([
    ['Push', 1],
    ['Feed', 1],
  ]);
});
