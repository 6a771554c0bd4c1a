import { and, asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rows } from '../../src/db/db.ts';
import { brands, mentions } from '../../src/db/schema.ts';
import type { FilterCandidate } from '../../src/mentions/filter/candidate.ts';
import { parseFilter } from '../../src/mentions/filter/filter.ts';
import { matchesFilter } from '../../src/mentions/filter/match.ts';
import { type InboxQuery, inbox } from '../../src/mentions/inbox/inbox.ts';
import type { InboxRow } from '../../src/mentions/inbox/inbox-row.ts';
import { searchedPage } from '../../src/mentions/inbox/pages.ts';
import { arrivalsSince, lastNegative, viewCounts } from '../../src/mentions/inbox/view-counts.ts';
import { INBOX_SORTS, INBOX_VIEWS } from '../../src/mentions/inbox/views.ts';
import { walkOf } from '../../src/mentions/inbox/walk.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

const HOUR = 3_600_000;
const hours = (count: number) => new Date(START.getTime() + count * HOUR);

type Asked = Partial<Omit<InboxQuery, 'filter'>> & { filter?: string };

/** A brand of one's own, a competitor, and a viewer who sees both. */
async function setUp() {
  const platform = await testPlatform();
  const own = await aBrand(platform, { name: 'Fernhill' });
  const rival = await aBrand(platform, { name: 'Rival Bikes', kind: 'competitor' });
  const maya = await aUser(platform, { name: 'Maya', email: 'maya@fernhill.example' });
  const query = ({ filter = '', ...asked }: Asked = {}): InboxQuery => ({
    brandIds: [own.id, rival.id],
    viewerUserId: maya.id,
    filter: parseFilter(filter),
    view: 'everything',
    sort: 'newest',
    limit: 50,
    ...asked,
  });
  const ids = async (asked?: Asked) => (await inbox(platform, query(asked))).rows.map(({ id }) => id);
  return { platform, own, rival, maya, query, ids };
}

describe('the views of the inbox', () => {
  it('hold what they say', async () => {
    const { platform, own, maya, ids, query } = await setUp();
    const mention = (values: Partial<typeof mentions.$inferInsert>) =>
      aMention(platform, { brandId: own.id, ...values });
    const fresh = await mention({ dueAt: hours(2) });
    const late = await mention({ dueAt: hours(-1), assigneeId: maya.id });
    const answered = await mention({
      status: 'pending',
      firstRepliedAt: START,
      dueAt: hours(-2),
      assigneeId: maya.id,
    });
    const chat = await mention({ needsResponse: false, dueAt: null });
    const review = await mention({ needsResponse: false, dueAt: null, rating: 1.5 });
    const asleep = await mention({ status: 'snoozed', snoozedUntil: hours(5) });
    const done = await mention({ status: 'resolved', rating: 1, assigneeId: maya.id });
    const reopened = await mention({ firstRepliedAt: START, dueAt: hours(-3) });
    const suspected = await mention({ dueAt: hours(1), spam: true, spamReasons: ['giveaway'] });
    await mention({ deletedAt: START });
    const views = {
      'needs-reply': [reopened.id, late.id, fresh.id],
      'assigned-to-me': [answered.id, late.id],
      overdue: [late.id],
      'low-ratings': [review.id],
      snoozed: [asleep.id],
      spam: [suspected.id],
    } as const;
    for (const [view, expected] of Object.entries(views)) {
      expect([view, await ids({ view: view as 'overdue', sort: 'due' })]).toEqual([view, expected]);
    }
    const everything = [fresh, late, answered, chat, review, asleep, done, reopened, suspected].map(
      ({ id }) => id,
    );
    expect((await ids()).sort()).toEqual(everything);
    const counts = await viewCounts(platform, query());
    const sizes = Object.fromEntries(INBOX_VIEWS.map((view) => [view, counts[view].n]));
    expect(sizes).toEqual({
      'needs-reply': 3,
      'assigned-to-me': 2,
      mentioned: 0,
      overdue: 1,
      'low-ratings': 1,
      snoozed: 1,
      spam: 1,
      everything: 9,
    });
  });

  it('show what the list needs and no more than 400 characters of text', async () => {
    const { platform, own, maya, query } = await setUp();
    await aMention(platform, {
      brandId: own.id,
      text: 'long '.repeat(1000),
      assigneeId: maya.id,
      sentimentByUser: 'positive',
      unsure: true,
      authorFollowers: 2300,
      dueAt: hours(2),
      themes: ['delivery'],
      evidence: [{ start: 0, end: 4, word: 'long', weight: -1 }],
    });
    const { rows, total } = await inbox(platform, query());
    expect(total).toEqual({ n: 1, capped: false });
    expect(rows[0]).toMatchObject({
      version: 1,
      brandId: own.id,
      brandName: 'Fernhill',
      brandKind: 'own',
      author: 'Marta Example',
      followers: 2300,
      sentiment: 'positive',
      unsure: false,
      assignee: 'Maya',
      dueAt: hours(2),
      publishedAt: START,
      snoozedUntil: null,
      themes: ['delivery'],
      intents: [],
      evidence: [{ start: 0, end: 4, word: 'long', weight: -1 }],
      priorityReasons: [{ reason: 'Negative', points: 60 }],
    });
    expect(rows[0]!.text).toHaveLength(400);
    expect(Object.keys(rows[0]!)).not.toContain('key');
  });

  it('keep competitors out unless they are asked for by name', async () => {
    const { platform, own, rival, ids, query } = await setUp();
    const ours = await aMention(platform, { brandId: own.id });
    const theirs = await aMention(platform, { brandId: rival.id, rating: 1 });
    for (const view of INBOX_VIEWS) expect(await ids({ view })).not.toContain(theirs.id);
    expect(await ids({ filter: '-brand:"Rival Bikes"' })).toEqual([ours.id]);
    expect(await ids({ filter: 'sentiment:negative' })).toEqual([ours.id]);
    expect(await ids({ filter: 'brand:"rival bikes"' })).toEqual([theirs.id]);
    expect(await ids({ filter: `brand:${rival.id}` })).toEqual([theirs.id]);
    expect((await ids({ filter: 'brand:fernhill OR brand:"rival bikes"' })).sort()).toEqual([
      ours.id,
      theirs.id,
    ]);
    expect((await ids({ includeCompetitors: true })).sort()).toEqual([ours.id, theirs.id]);
    expect((await viewCounts(platform, query()))['needs-reply'].n).toBe(1);
  });

  it('never show a brand that the viewer may not see, not even by name', async () => {
    const { platform, own, rival, ids } = await setUp();
    await aMention(platform, { brandId: rival.id });
    expect(await ids({ brandIds: [own.id], filter: 'brand:"rival bikes"' })).toEqual([]);
    expect(await ids({ brandIds: [], includeCompetitors: true })).toEqual([]);
  });

  it('say what is new since the list was drawn', async () => {
    const { platform, own, query } = await setUp();
    await aMention(platform, { brandId: own.id });
    const found = { brandId: own.id, foundAt: hours(1) };
    await aMention(platform, found);
    await aMention(platform, { ...found, needsResponse: false });
    const since = (asked: Asked) => arrivalsSince(platform, query(asked), START);
    expect(await since({ view: 'needs-reply' })).toBe(1);
    expect(await since({})).toBe(2);
    expect(await since({ filter: 'sentiment:positive' })).toBe(0);
  });

  it('know the last negative mention, for the day on which the list is clear', async () => {
    const { platform, own, rival, maya } = await setUp();
    const brandIds = [own.id, rival.id];
    expect(await lastNegative(platform, brandIds)).toBeNull();
    await aMention(platform, { brandId: rival.id, publishedAt: hours(-1) });
    await aMention(platform, { brandId: own.id, publishedAt: hours(-3) });
    expect(await lastNegative(platform, brandIds)).toEqual({ at: hours(-3), answeredBy: null });
    expect(maya.name).toBe('Maya');
  });
});

describe('paging through the inbox', () => {
  it('gives each mention exactly once in every view and order, while others come in', async () => {
    const { platform, own, rival, maya, query } = await setUp();
    const second = await aBrand(platform);
    const brandIds = [own.id, second.id, rival.id];
    for (let i = 0; i < 37; i++) {
      await aMention(platform, {
        brandId: i % 3 ? own.id : second.id,
        publishedAt: hours(-(i % 5)),
        dueAt: i % 4 ? hours((i % 6) - 3) : null,
        priorityScore: i % 7,
        rating: i % 2 ? 1 : null,
        assigneeId: i % 2 ? maya.id : null,
        ...(i % 9 === 0 ? { status: 'snoozed', snoozedUntil: hours(i % 4) } : {}),
      });
    }
    for (const view of INBOX_VIEWS) {
      for (const sort of INBOX_SORTS) {
        const asked = { view, sort, brandIds };
        const whole = (await inbox(platform, query(asked))).rows.map(({ id }) => id);
        const paged = await walk(platform, query({ ...asked, limit: 4 }), async () => {
          await aMention(platform, {
            brandId: own.id,
            publishedAt: hours(1),
            dueAt: hours(-9),
            priorityScore: 99,
          });
        });
        const seen = paged.map(({ id }) => id);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((id) => whole.includes(id))).toEqual(whole);
      }
    }
  });

  it('orders by due time and then newest, with what is never due at the end', async () => {
    const { platform, own, ids } = await setUp();
    const never = await aMention(platform, { brandId: own.id, dueAt: null });
    const soon = await aMention(platform, { brandId: own.id, dueAt: hours(1) });
    const newer = await aMention(platform, { brandId: own.id, dueAt: null });
    expect(await ids({ view: 'needs-reply', sort: 'due' })).toEqual([soon.id, newer.id, never.id]);
    const { sort } = await inbox(platform, (await queryFor(platform, own.id)) as InboxQuery);
    expect(sort).toBe('newest');
  });

  it('refuses a place that it did not write', async () => {
    const { platform, own, query } = await setUp();
    for (let i = 0; i < 3; i++) await aMention(platform, { brandId: own.id });
    const { next } = await inbox(platform, query({ view: 'needs-reply', sort: 'due', limit: 1 }));
    const other = inbox(platform, query({ view: 'needs-reply', sort: 'newest', cursor: next }));
    await expect(other).rejects.toMatchObject({ reason: 'invalid' });
    const written = (parts: unknown) => btoa(JSON.stringify(parts));
    const forged = [
      'x',
      '%00',
      written(['newest', '2026-02-31T00:00:00.000Z', 1]),
      written(['newest', "'; drop table mentions", 1]),
      written(['newest', '2026-02-01T00:00:00.000Z', 1.5]),
    ];
    for (const cursor of forged) {
      await expect(inbox(platform, query({ cursor }))).rejects.toMatchObject({ reason: 'invalid' });
    }
  });
});

describe('filters in the inbox', () => {
  const FILTERS = [
    ...['brand:fernhill', 'brand:"rival bikes"', 'source:reddit', 'sentiment:negative', 'sentiment:positive'],
    ...[
      'sentiment:unscored',
      'intent:complaint',
      'emotion:anger',
      'theme:Delivery',
      'theme:delivery=positive',
      'term:"spare part"',
      'theme:"late parts"',
    ],
    ...[
      'author:marta',
      'author:@Marta',
      'author:"marta ex"',
      'author:mar',
      'site:reviews.example',
      '-site:reviews.example',
      'has:rating',
      'has:tag',
      'tag:vip',
      'source:reddit rating:1-3',
      'status:open',
      'status:dismissed',
      'assignee:me',
    ],
    ...['assignee:none', 'priority:urgent', 'lang:en', 'lang:en-gb', 'rating:1-2', 'rating:5', 'is:unsure'],
    ...[
      'is:overdue',
      'is:spam',
      '-is:copy',
      'has:reply',
      'needs:reply',
      'after:2026-11-20',
      'before:2026-11-20',
      'on:2026-11-20',
      '-on:2026-11-19..2026-11-20',
      'bike',
      'BIKE',
      '"new bike"',
      'bik*',
    ],
    ...['"bike new"', 'C++', '#fernhill', '@fernhill', 'e-bike', '自転車', 'five weeks'],
    ...[
      'bike OR source:reddit',
      'bike -rating:1',
      '-lang:en',
      '-rating:1-5',
      'reach:>=900',
      '-reach:<1800',
      'score:<-0.2',
      'score:>0.1 reach:>0',
      '-theme:delivery',
      '-is:overdue',
    ],
    ...[
      '-author:marta',
      '-(bike OR rating:5)',
      '-(bike rating:5)',
      '(status:open OR has:reply) -sentiment:negative',
    ],
    ...['-assignee:me', '-brand:fernhill', 'NOT (brand:fernhill bike)', 'bike five -shoes'],
  ];

  it('find exactly what the same filter finds in an alert rule', async () => {
    const { platform, maya, query } = await setUp();
    const candidates = await variedMentions(platform, maya.id);
    const asker = { now: platform.now(), viewerUserId: maya.id };
    for (const text of FILTERS) {
      const filter = parseFilter(text);
      const expected = candidates.filter((candidate) => matchesFilter(filter, candidate, asker));
      const page = await inbox(platform, query({ filter: text, includeCompetitors: true }));
      const found = page.rows.map(({ id }) => id).sort((a, b) => a - b);
      expect([text, found]).toEqual([text, expected.map(({ id }) => id)]);
      expect([text, page.total]).toEqual([text, { n: expected.length, capped: false }]);
      const indexed = await walkOf(platform, query({ filter: text, includeCompetitors: true }));
      if (!indexed.search) continue;
      const given = await rows<{ id: number | null }>(platform.db, searchedPage(indexed, 50, null, 50));
      const byIndex = given.flatMap(({ id }) => id ?? []).sort((a, b) => a - b);
      expect([text, 'by index', byIndex]).toEqual([text, 'by index', found]);
      expect([text, found.length > 0]).toEqual([text, text !== '"bike new"']);
    }
  });

  it('know an assignee by id, address and name', async () => {
    const { platform, own, maya, ids } = await setUp();
    const { id } = await aMention(platform, { brandId: own.id, assigneeId: maya.id });
    await aMention(platform, { brandId: own.id });
    for (const who of [String(maya.id), 'MAYA@fernhill.example', 'maya']) {
      expect(await ids({ filter: `assignee:${who}` })).toEqual([id]);
    }
  });

  it.each([
    "' or 1=1 --",
    "'; drop table mentions; --",
    'a & | ! <-> b',
    '\\ "',
    'brand:"\' or true --"',
    'author:"%_"',
    `${'a '.repeat(32)}`,
    'x'.repeat(256),
    '🚲',
    '"🚲 bike"',
    'a:*b',
    "o'neil*",
    '(((((bike)))))',
  ])('takes %j as words, as a field, or refuses it with a sentence', async (text) => {
    const { platform, own, query } = await setUp();
    await aMention(platform, { brandId: own.id });
    let filter: string | null = text;
    try {
      parseFilter(text);
    } catch (error) {
      expect(error).toMatchObject({ name: 'QueryError', reason: 'invalid' });
      filter = null;
    }
    if (filter) expect((await inbox(platform, query({ filter }))).rows.length).toBeLessThanOrEqual(1);
  });

  it('refuse 33 minus signs with a sentence', () => {
    expect(() => parseFilter('-'.repeat(33))).toThrow(/letter or digit/);
  });
});

/** Every page of a query, with something happening between them. */
async function walk(
  platform: TestPlatform,
  query: InboxQuery,
  between: () => Promise<void>,
): Promise<InboxRow[]> {
  const seen: InboxRow[] = [];
  let cursor: string | null = null;
  do {
    const page = await inbox(platform, { ...query, cursor });
    seen.push(...page.rows);
    expect(page.total === null).toBe(cursor !== null);
    cursor = page.next;
    await between();
  } while (cursor);
  return seen;
}

async function queryFor(platform: TestPlatform, brandId: number) {
  const viewerUserId = (await aUser(platform)).id;
  return {
    brandIds: [brandId],
    viewerUserId,
    filter: parseFilter(''),
    view: 'everything',
    sort: 'due',
    limit: 5,
  };
}

/** Mentions that differ in everything a filter can ask, as candidates for the pure test. */
async function variedMentions(
  platform: TestPlatform,
  userId: number,
): Promise<(FilterCandidate & { id: number })[]> {
  const [own, rival] = await platform.db.select().from(brands).orderBy(asc(brands.id));
  const texts = [
    'A new bike from Fernhill, broken after five weeks.',
    'New shoes for my bike! #fernhill',
    'C++ on the e-bike of @fernhill',
    '新しい自転車を買いました',
    'Bikes, bikes, bikes.',
    'Nothing of the kind; C# perhaps. #fernhills',
  ];
  for (let i = 0; i < 48; i++) {
    const isDismissed = i % 11 === 0;
    await aMention(platform, {
      brandId: i % 4 === 3 ? rival!.id : own!.id,
      sourceKind: i % 3 ? 'rss' : 'reddit',
      title: i % 5 ? `Weekly ${i}` : null,
      text: texts[i % texts.length]!,
      url: [null, 'https://www.reviews.example/1', 'https://a.reviews.example/2', 'http://previews.example'][
        i % 4
      ],
      tags: i % 5 ? [] : ['vip'],
      authorName: [null, 'Marta Example', 'Otto Example'][i % 3],
      authorHandle: [null, '@marta', 'MARTA', 'otto'][i % 4],
      sentiment: (['negative', 'neutral', 'positive', 'unscored'] as const)[i % 4]!,
      unsure: i % 6 === 0,
      sentimentByUser: i % 12 ? null : 'positive',
      intents: i % 2 ? ['complaint', 'question'] : [],
      emotions: i % 3 ? [] : ['anger'],
      themes: i % 3 ? ['delivery'] : ['late parts', 'price'],
      aspects: i % 4 ? [] : [{ theme: 'delivery', label: 'positive', score: 0.5 }],
      terms: i % 3 ? [] : ['spare part'],
      status: isDismissed ? 'dismissed' : (['open', 'pending', 'resolved'] as const)[i % 3]!,
      dismissedReason: isDismissed ? 'spam' : null,
      assigneeId: i % 5 ? null : userId,
      priority: i % 7 ? 'normal' : 'urgent',
      language: [null, 'en', 'en-GB', 'en_US', 'ja', 'EN'][i % 6],
      rating: i % 4 ? null : 1 + (i % 5),
      publishedAt: hours(-i),
      dueAt: i % 2 ? hours(i - 20) : null,
      firstRepliedAt: i % 8 ? null : START,
      authorFollowers: i % 3 ? 90 * i : null,
      sentimentScore: i % 4 ? i / 40 - 0.5 : null,
      spam: i % 9 === 0,
      spamReasons: i % 9 ? [] : ['giveaway'],
    });
  }
  const stored = await platform.db
    .select({ mention: mentions, brandName: brands.name, timeZone: brands.timeZone })
    .from(mentions)
    .innerJoin(brands, and(eq(brands.id, mentions.brandId)))
    .orderBy(asc(mentions.id));
  return stored.map(({ mention, brandName, timeZone }) => ({
    ...mention,
    ...{ brandName, timeZone },
    hasReply: mention.firstRepliedAt !== null,
    score: mention.sentimentScore,
    followers: mention.authorFollowers,
    sentiment: mention.sentimentByUser ?? mention.sentiment,
    corrected: mention.sentimentByUser !== null,
    isCopy: false,
    teamName: null,
  }));
}
