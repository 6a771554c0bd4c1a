import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { raiseAlerts } from '../../src/alerts/raise.ts';
import { alerts, mentions, rollupsDue } from '../../src/db/schema.ts';
import { parseFilter } from '../../src/mentions/filter/filter.ts';
import { inbox } from '../../src/mentions/inbox/inbox.ts';
import { newMention } from '../../src/mentions/new-mention.ts';
import { saveWhatFits } from '../../src/mentions/save.ts';
import { clear } from '../../src/mentions/triage.ts';
import { undo } from '../../src/mentions/undo.ts';
import type { Item } from '../../src/sources/adapter.ts';
import { anItem, recognised } from '../support/items.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, anAlertRule, aUser } from '../support/records.ts';

type Brand = Awaited<ReturnType<typeof aBrand>>;

const BOMB =
  'Never again. The Fernhill tourer broke on its first hill, the shop laughed at me and kept my money, stay away from them.';
const by = (handle: string, followers: number | null) => ({
  author: { name: null, handle, url: null, followers },
});

function store(platform: TestPlatform, brand: Brand, items: Partial<Item>[]) {
  const given = items.map((item) =>
    newMention(recognised(brand, anItem({ title: null, ...item })), {
      now: platform.now(),
      sourceId: null,
      backfilled: false,
    }),
  );
  return saveWhatFits(platform, given);
}

const suspected = async ({ db }: TestPlatform) =>
  (await db.select().from(mentions).orderBy(mentions.id)).filter(({ spam }) => spam);

it('a review bomb is out of the queue and in its view; who says that it is none is believed, and can take it back', async () => {
  const platform = await testPlatform();
  const [brand, user] = [await aBrand(platform), await aUser(platform)];
  const review = (index: number, text = BOMB): Partial<Item> => ({
    source: 'trustpilot',
    externalId: `r${index}`,
    rating: 1,
    text,
    ...by(`new${index}`, null),
  });
  await store(
    platform,
    brand,
    [1, 2, 3, 4].map((index) => review(index)),
  );
  expect(await suspected(platform)).toEqual([]);
  await platform.db.delete(rollupsDue);
  await store(platform, brand, [
    review(5, `${BOMB} Really`),
    review(6, 'I had the same trouble, and the shop did help me in the end.'),
  ]);
  const bomb = await suspected(platform);
  expect(bomb.map(({ externalId, spamReasons }) => [externalId, spamReasons])).toEqual(
    [1, 2, 3, 4, 5].map((index) => [`r${index}`, ['coordinated']]),
  );
  const list = async (view: 'needs-reply' | 'spam', q = '') =>
    (
      await inbox(platform, {
        brandIds: [brand.id],
        viewerUserId: user.id,
        filter: parseFilter(q),
        view,
        sort: 'due',
        limit: 10,
      })
    ).rows.length;
  expect([await list('needs-reply'), await list('spam'), await list('spam', 'NOT is:copy')]).toEqual([
    1, 5, 1,
  ]);

  const actor = { userId: user.id, via: 'web' as const };
  const ref = { mentionId: bomb[0]!.id, brandIds: [brand.id] };
  const { eventId } = await clear(platform, actor, ref);
  await expect(clear(platform, actor, ref)).rejects.toThrow();
  await store(platform, brand, [review(7)]);
  expect(await suspected(platform)).toHaveLength(4);
  await undo(platform, actor, { eventId, brandIds: [brand.id] });
  expect(await suspected(platform)).toHaveLength(5);
  expect(await platform.db.select().from(rollupsDue)).not.toEqual([]);
});

it('a thread that people write in their own words, shares and syndicated news are none', async () => {
  const platform = await testPlatform();
  const brand = await aBrand(platform);
  const replies = [
    'Same here, my Fernhill came three weeks late and nobody told me why.',
    'Mine was on time, but the box looked as if it had been dropped twice.',
    'Quote: three weeks is nothing, I waited for two months for a saddle.',
    'Has anybody from Fernhill said anything about this thread yet?',
    'They answered me in a day, so perhaps it depends on the shop.',
    'I cancelled yesterday. The refund was there this morning, to be fair.',
  ];
  const post =
    'My Fernhill arrived without pedals and support told me to ride it anyway, which is quite something.';
  await store(platform, brand, [
    ...replies.map((text, index) => ({ source: 'x', externalId: `t${index}`, text, ...by(`p${index}`, 4) })),
    ...replies.map((_, index) => ({
      source: 'x',
      externalId: `s${index}`,
      text: `RT @rider: ${post}`,
      ...by(`s${index}`, 4),
    })),
    ...replies.map((_, index) => ({
      externalId: `n${index}`,
      text: `${BOMB} ${post}`,
      author: { name: 'The Paper', handle: null, url: null, followers: null },
    })),
  ]);
  expect(await suspected(platform)).toEqual([]);
});

it('a story rings once; its copies and spam are written down with the reason', async () => {
  const platform = await testPlatform();
  const brand = await aBrand(platform);
  const channel = await aChannel(platform);
  await anAlertRule(platform, { channelIds: [channel.id] });
  const ring = async (items: Partial<Item>[]) =>
    raiseAlerts(platform, (await store(platform, brand, items)).alertable);
  expect(
    await ring([
      { externalId: 'a', text: BOMB },
      { externalId: 'b', text: BOMB },
    ]),
  ).toBe(1);
  expect(
    await ring([
      { externalId: 'c', text: `${BOMB} Read more` },
      { externalId: 'd', text: 'Other words.' },
    ]),
  ).toBe(1);
  expect(await ring([{ externalId: 'e', text: 'RT and follow for a chance to win a Fernhill' }])).toBe(0);
  const stored = await platform.db
    .select()
    .from(alerts)
    .innerJoin(mentions, eq(mentions.id, alerts.mentionId));
  const state = Object.fromEntries(
    stored.map(({ mentions: { externalId }, alerts: alert }) => [externalId, alert]),
  );
  expect(state.b).toMatchObject({
    status: 'quiet',
    copyOf: state.a!.id,
    failureNote: expect.stringContaining('a copy of a story'),
  });
  expect(state.c).toMatchObject({ status: 'quiet', copyOf: state.a!.id });
  expect(state.e).toMatchObject({ status: 'quiet', copyOf: null, failureNote: 'Not sent: suspected spam.' });
  platform.setNow(platform.now().getTime() + 25 * 3_600_000);
  expect(await ring([{ externalId: 'f', text: BOMB }])).toBe(1);
});
