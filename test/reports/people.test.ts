import { describe, expect, it } from 'vitest';
import { authorLinks, type mentions } from '../../src/db/schema.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { foundIn, type PeopleList, people } from '../../src/reports/people/people.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand } from '../support/records.ts';
import { told } from './given.ts';

type Said = Partial<typeof mentions.$inferInsert> & { at: string };

const asked = (platform: Platform, brand: { id: number }, more: object = {}) =>
  people(platform, {
    brandId: brand.id,
    visibleBrandIds: [brand.id],
    period: { from: '2026-11-01', to: '2026-11-21' },
    sourceKind: null,
    list: null,
    cursor: null,
    limit: 10,
    ...more,
  });

const by = (
  authorHandle: string | null,
  day: number,
  sentiment: Said['sentiment'],
  more: object = {},
): Said => ({
  at: `2026-11-${String(day).padStart(2, '0')}T10:00:00Z`,
  sourceKind: 'mastodon',
  authorHandle,
  sentiment,
  ...more,
});

const answered = { firstRepliedAt: new Date('2026-11-20T10:00:00Z'), status: 'pending' as const };
const handles = (list: { people: { handle: string }[] } | null) => list!.people.map(({ handle }) => handle);

describe('people', () => {
  it('to thank are those whose newest word is praise that nobody answered, each once', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, [
      by('thrice', 3, 'positive'),
      by('thrice', 5, 'positive'),
      by('thrice', 9, 'neutral'),
      by('won-back', 2, 'negative'),
      by('won-back', 4, 'positive'),
      by('turned', 4, 'positive'),
      by('turned', 6, 'negative'),
      by('thanked', 3, 'positive', answered),
      by('thanked', 8, 'positive'),
      by('answered', 8, 'positive', answered),
      by(null, 8, 'positive'),
      by('spammer', 8, 'positive', { spam: true, spamReasons: ['loan'] }),
    ]);
    const { advocates } = await asked(platform, brand);
    expect(advocates!.people.map(({ handle, publishedAt }) => [handle, publishedAt.getUTCDate()])).toEqual([
      ['thrice', 5],
      ['won-back', 4],
    ]);
    expect(advocates!.people[0]).toMatchObject({ mentions: 3, positive: 2, negative: 0 });
  });

  it('to win back are those with a complaint that is open or unanswered and no praise since', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, [
      by('open', 3, 'negative'),
      by('silent', 4, 'negative', { status: 'resolved', resolvedAt: new Date('2026-11-05T00:00:00Z') }),
      by('reopened', 5, 'negative', { ...answered, status: 'open' }),
      by('waits-for-them', 6, 'negative', answered),
      by('recovered', 7, 'negative'),
      by('recovered', 8, 'positive'),
      by('neutral-since', 9, 'negative'),
      by('neutral-since', 10, 'neutral'),
      by('corrected', 11, 'negative', { sentimentByUser: 'positive' }),
      by('no-matter', 12, 'negative', { status: 'dismissed', dismissedReason: 'not-relevant' }),
    ]);
    const { detractors } = await asked(platform, brand);
    expect(handles(detractors)).toEqual(['neutral-since', 'reopened', 'silent', 'open']);
  });

  it('leaves out own accounts, those of competitors, muted authors, and who wrote elsewhere or another time', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, { ownAccounts: ['@Fernhill'], neverAuthors: ['Loud Larry'] });
    await aBrand(platform, { kind: 'competitor', ownAccounts: ['voltaro'] });
    await told(platform, brand.id, [
      by('fernhill', 3, 'positive'),
      by('@Voltaro', 3, 'positive'),
      by('larry', 3, 'positive', { authorName: 'Loud Larry' }),
      by('early', 3, 'positive', { publishedAt: new Date('2026-10-20T00:00:00Z') }),
      by('there', 3, 'positive', { sourceKind: 'reddit' }),
      by('here', 3, 'positive'),
    ]);
    const { advocates, promoters } = await asked(platform, brand);
    expect(handles(advocates)).toEqual(['here', 'there']);
    expect(promoters!.people).toBe(2);
    const onReddit = await asked(platform, brand, { sourceKind: 'reddit' });
    expect(handles(onReddit.advocates)).toEqual(['there']);
  });

  it('are one person by all names that they said are theirs', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const [said] = await told(platform, brand.id, [
      by('ada', 3, 'positive'),
      by('ada-rides', 5, 'positive', { sourceKind: 'reddit' }),
      by('bo', 4, 'negative'),
      by('bo-writes', 6, 'positive', { sourceKind: 'reddit' }),
    ]);
    const names = await asked(platform, brand);
    expect(handles(names.advocates)).toEqual(['bo-writes', 'ada-rides', 'ada']);
    const link = { sourceKind: 'mastodon', otherKind: 'reddit', mentionId: said!, at: platform.now() };
    await platform.db.insert(authorLinks).values([
      { ...link, handle: 'ada', otherHandle: 'ada-rides' },
      { ...link, handle: 'bo', otherHandle: 'bo-writes' },
    ]);
    const { advocates, detractors, promoters } = await asked(platform, brand);
    expect(handles(advocates)).toEqual(['bo-writes', 'ada-rides']);
    expect(handles(detractors)).toEqual([]);
    expect(promoters).toMatchObject({ people: 2, promoters: 2, detractors: 0 });
  });

  it('are promoters by their newest scored mention, with an interval', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const crowd = (count: number, name: string, sentiment: Said['sentiment']) =>
      Array.from({ length: count }, (_, index) => by(`${name}${index}`, 5, sentiment));
    await told(platform, brand.id, [
      ...crowd(20, 'fan', 'positive'),
      ...crowd(12, 'critic', 'negative'),
      ...crowd(8, 'watcher', 'neutral'),
      by('fan0', 6, 'unscored'),
      by('fan1', 7, 'negative'),
    ]);
    const { promoters } = await asked(platform, brand);
    expect(promoters).toMatchObject({ people: 40, promoters: 19, passives: 8, detractors: 13, few: false });
    expect(promoters!.rate).toBe(19 / 40);
    expect(promoters!.interval!.low).toBeCloseTo(0.3294, 3);
    expect(promoters!.interval!.high).toBeCloseTo(0.6254, 3);
    const behind = async (list: PeopleList) =>
      handles((await asked(platform, brand, { list, limit: 50 })).counted);
    expect((await behind('heard')).length).toBe(40);
    expect((await behind('promoters')).length).toBe(19);
    expect((await behind('passives')).length).toBe(8);
    expect((await behind('critics')).sort()).toEqual(
      ['fan1', ...Array.from({ length: 12 }, (_, index) => `critic${index}`)].sort(),
    );
  });

  it('are heard by the sum that is shown, which is never more than its parts', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    await told(platform, brand.id, [
      by('large', 3, 'positive', { authorFollowers: 99_999 }),
      by('liked', 3, 'negative', { authorFollowers: 99, likes: 900, comments: 90 }),
      by('liked', 4, 'negative', { authorFollowers: 99, shares: 9 }),
      by('unknown', 4, 'negative', { likes: 9 }),
      by('unheard', 4, 'negative', { authorFollowers: 0 }),
    ]);
    const { influencers } = await asked(platform, brand);
    expect(
      influencers!.people.map(
        ({ handle, followers, engagement, reachPoints, engagementPoints, influence }) => [
          handle,
          followers,
          engagement,
          reachPoints,
          engagementPoints,
          influence,
        ],
      ),
    ).toEqual([
      ['large', 99_999, 0, 50, 0, 50],
      ['liked', 99, 999, 20, 30, 50],
      ['unknown', null, 9, 0, 10, 10],
    ]);
  });

  it.each<PeopleList>(['advocates', 'detractors', 'influencers'])(
    'of the list of %s come once each, page by page',
    async (list) => {
      const platform = await testPlatform();
      const brand = await aBrand(platform);
      const sentiment = list === 'advocates' ? 'positive' : 'negative';
      await told(
        platform,
        brand.id,
        Array.from({ length: 23 }, (_, index) =>
          by(`person${index % 2 ? 'é/' : ''}${index}`, 1 + (index % 3), sentiment, {
            authorFollowers: index % 4,
          }),
        ),
      );
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const found = await asked(platform, brand, { list, cursor, limit: 5 });
        const page = foundIn(found, list);
        seen.push(...handles(page));
        cursor = page!.next;
      } while (cursor !== null);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBe(list === 'influencers' ? 17 : 23);
    },
  );

  it.each(['nonsense', btoa('[1]'), btoa('["2026","x"]'), btoa('[]')])(
    'are not listed from the place %s, which is none',
    async (cursor) => {
      const platform = await testPlatform();
      const brand = await aBrand(platform);
      await expect(asked(platform, brand, { list: 'advocates', cursor })).rejects.toThrow('names no place');
    },
  );
});
