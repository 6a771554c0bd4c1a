import { expect, it } from 'vitest';
import { itemHash, keepExamples, relevanceOf } from '../../src/brands/examples.ts';
import { addRule } from '../../src/brands/rules.ts';
import { switchSettingAside } from '../../src/brands/set-aside.ts';
import { alerts, mentions } from '../../src/db/schema.ts';
import { pollDue } from '../../src/ingest/ingest.ts';
import { thread } from '../../src/mentions/thread.ts';
import { reopen } from '../../src/mentions/triage.ts';
import { nameSets } from '../eval/relevance-sets.ts';
import { recordedHttp, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, anAlertRule, aSource, aUser } from '../support/records.ts';

const SYSTEM = { userId: null, via: 'system' } as const;
const FEED = 'https://news.example/feed.xml';

const item = (id: string, title: string) => `<item><guid>${id}</guid><title>${title}</title>
  <link>https://news.example/${id}</link><pubDate>Sat, 21 Nov 2026 11:00:00 GMT</pubDate></item>`;
const feed = `<rss version="2.0"><channel><title>News</title>
  ${item('boats', 'We anchored in the harbor at dawn, gulls everywhere')}
  ${item('money', 'Why did Harbor charge my account twice, support is silent')}</channel></rss>`;

/** A brand that a hundred thumbs have taught, with a feed of one post about it and one about boats. */
async function aTaughtBrand() {
  const platform = await testPlatform({
    http: recordedHttp({ [FEED]: { headers: { 'content-type': 'application/rss+xml' }, body: feed } }),
  });
  const brand = await aBrand(platform, { name: 'Harbor', about: 'budgeting app' });
  await addRule(platform, SYSTEM, brand.id, 'harbor');
  const { thumbs } = nameSets('harbor')[0]!;
  const examples = thumbs.map(({ features, relevant }, index) => ({
    brandId: brand.id,
    itemHash: index.toString(16).padStart(16, '0'),
    features: features.map(({ id }) => id),
    relevant,
  }));
  await keepExamples(platform, SYSTEM, 'thumb', examples);
  await aSource(platform, { settings: { url: FEED }, host: 'news.example', backfilledAt: platform.now() });
  const channel = await aChannel(platform);
  await anAlertRule(platform, { brandId: brand.id, filter: 'harbor', channelIds: [channel.id] });
  return { platform, brand };
}

const poll = (platform: Awaited<ReturnType<typeof testPlatform>>) =>
  pollDue(platform, { until: new Date(platform.now().getTime() + 1000) }, async () => {});

it('sets aside what is surely not about the brand, and every post that was judged before, says why, rings for nothing of it, and learns from being wrong', async () => {
  const { platform, brand } = await aTaughtBrand();
  await switchSettingAside(platform, SYSTEM, brand.id, true);
  const untaught = await aBrand(platform, { name: 'Quay' });
  await addRule(platform, SYSTEM, untaught.id, 'harbor');
  const refused = { brandId: untaught.id, itemHash: itemHash('rss', 'news.example#money'), features: [] };
  await keepExamples(platform, SYSTEM, 'thumb', [{ ...refused, relevant: false }]);
  await poll(platform);
  const everyone = await platform.db.select().from(mentions).orderBy(mentions.externalId);
  const stored = everyone.filter(({ brandId }) => brandId === brand.id);
  expect(
    stored.map(({ externalId, status, dismissedReason }) => [externalId, status, dismissedReason]),
  ).toEqual([
    ['news.example#boats', 'dismissed', 'not-relevant'],
    ['news.example#money', 'open', null],
  ]);
  const [boats, money] = stored as [(typeof stored)[0], (typeof stored)[0]];
  expect((await platform.db.select().from(alerts)).map(({ mentionId }) => mentionId)).toEqual([money.id]);
  const user = await aUser(platform);
  const shown = await thread(platform, boats.id, { brandIds: [brand.id], viewerUserId: user.id });
  const last = shown!.activity.at(-1)!;
  expect(last).toMatchObject({ kind: 'dismissed', who: null, via: 'rule' });
  expect(last.to.relevance).toMatch(/“the”|near it/);
  await reopen(platform, { userId: user.id, via: 'web' }, { mentionId: boats.id, brandIds: [brand.id] });
  expect((await relevanceOf(platform, brand.id)).told.size).toBe(101);
  const others = everyone.filter(({ brandId }) => brandId === untaught.id);
  expect(others.map(({ status }) => status)).toEqual(['open', 'dismissed']);
});
