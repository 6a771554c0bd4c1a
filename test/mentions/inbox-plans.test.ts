/** The inbox at size, by plans and counts: which index answers, and how many rows are looked at. */
import { type SQL, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rows } from '../../src/db/db.ts';
import { parseFilter } from '../../src/mentions/filter/filter.ts';
import { type InboxQuery, inbox } from '../../src/mentions/inbox/inbox.ts';
import { countOf, searchedPage, walkedPage } from '../../src/mentions/inbox/pages.ts';
import { viewCounts } from '../../src/mentions/inbox/view-counts.ts';
import type { InboxSort, InboxView } from '../../src/mentions/inbox/views.ts';
import { type InboxScope, walkOf } from '../../src/mentions/inbox/walk.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

/** Mentions of four brands over a year: most are small talk, one in seven needs a response, few are still open. */
async function manyMentions(platform: TestPlatform, count: number) {
  const brandIds: number[] = [];
  for (let i = 0; i < 4; i++) brandIds.push((await aBrand(platform)).id);
  const { id: viewerUserId } = await aUser(platform);
  await platform.db.execute(sql`
    insert into mentions (brand_id, source_kind, external_id, author_handle, title, text, published_at, found_at,
      content_hash, matched_spans, sentiment, evidence, scored_by, priority, priority_score, priority_reasons,
      needs_response, status, dismissed_reason, snoozed_until, due_at, assignee_id, rating, updated_at)
    select ${brandIds[0]}::bigint + i % 4, 'rss', 'e' || i, 'h' || i % 97, 'Title',
      'common w' || i % 50 || ' x' || i % 2000 || case when i % 3000 = 7 then ' rare' else '' end,
      at, at, 'h', '[]', (array['negative','neutral','positive'])[1 + i % 3], '[]', 't', 'normal', i % 101, '[]',
      needs, status, case when status = 'dismissed' then 'spam' end,
      case when status = 'snoozed' then at end, case when needs then at + interval '4 hours' end,
      case when i % 400 = 0 then ${viewerUserId}::bigint end, case when i % 10 = 0 then 1 + i % 5 end, at
    from (select i, ${START.toISOString()}::timestamptz - i * interval '25 minutes' as at, i % 7 = 0 as needs,
      case when i % 7 > 0 then 'open' when i % 14 = 0 then 'open' when i % 63 = 0 then 'snoozed'
        when i % 3 = 0 then 'dismissed' else 'resolved' end as status
      from generate_series(1, ${count}::int) i) made`);
  // All of it: what earlier tests of this process left in the statistics would choose other plans.
  await platform.db.execute(sql`analyze`);
  return { brandIds, viewerUserId };
}

async function explain(platform: TestPlatform, statement: SQL) {
  const [row] = await rows<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    platform.db,
    sql`explain (analyze, timing off, costs off, format json) ${statement}`,
  );
  const nodes: Plan[] = [];
  const collect = (plan: Plan) => {
    nodes.push(plan);
    plan.Plans?.forEach(collect);
  };
  collect(row!['QUERY PLAN'][0].Plan);
  return {
    indexes: new Set(nodes.flatMap((node) => node['Index Name'] ?? [])),
    seqScans: nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'mentions')
      .length,
    removed: nodes
      .filter((node) => node['Relation Name'] === 'mentions')
      .reduce((sum, node) => sum + (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops'], 0),
    read: nodes
      .filter((node) => node['Relation Name'] === 'mentions')
      .reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0),
  };
}

const INDEXES: [InboxView, InboxSort, string][] = [
  ['needs-reply', 'due', 'mentions_queue'],
  ['needs-reply', 'priority', 'mentions_urgent'],
  ['needs-reply', 'newest', 'mentions_unanswered'],
  ['overdue', 'due', 'mentions_queue'],
  ['low-ratings', 'due', 'mentions_low_rated_queue'],
  ['low-ratings', 'priority', 'mentions_low_rated_urgent'],
  ['low-ratings', 'newest', 'mentions_low_rated'],
  ['assigned-to-me', 'due', 'mentions_mine'],
  ['snoozed', 'due', 'mentions_snoozed'],
  ['everything', 'newest', 'mentions_timeline'],
];

describe('the inbox among 24,000 mentions', () => {
  it('walks the index that was made for each view, reads a page and no more, and finds words by their index', async () => {
    const platform = await testPlatform();
    const seer = await manyMentions(platform, 24_000);
    const scope = (view: InboxView, sort: InboxSort, filter = ''): InboxScope => ({
      ...seer,
      view,
      sort,
      filter: parseFilter(filter),
    });

    for (const [view, sort, index] of INDEXES) {
      const walk = await walkOf(platform, scope(view, sort));
      const first = await explain(platform, walkedPage(walk, 21, null));
      expect([view, sort, [...first.indexes].includes(index)]).toEqual([view, sort, true]);
      expect([view, sort, first.seqScans]).toEqual([view, sort, 0]);
      // One page of each of four brands, and the page itself once more for its columns.
      expect(first.read).toBeLessThanOrEqual(5 * 21);
      const page = await inbox(platform, { ...scope(view, sort), limit: 20 });
      if (!page.next) continue;
      const second = await explain(platform, walkedPage(walk, 21, placeIn(page.next)));
      expect([view, sort, [...second.indexes].includes(index), second.seqScans]).toEqual([
        view,
        sort,
        true,
        0,
      ]);
      expect(second.read).toBeLessThanOrEqual(5 * 21);
    }

    // Among so few, reading all of them costs hardly more than an index in which earlier tests left dead entries.
    await platform.db.execute(sql`set local enable_seqscan = off`);
    for (const view of ['needs-reply', 'overdue', 'low-ratings', 'snoozed', 'assigned-to-me'] as const) {
      const counted = await explain(platform, countOf(await walkOf(platform, scope(view, 'newest')), 1001));
      expect([view, counted.seqScans]).toEqual([view, 0]);
    }

    const found = async (filter: string) => {
      const walk = await walkOf(platform, scope('everything', 'newest', filter));
      return explain(platform, searchedPage(walk, 21, null, 10_001));
    };
    for (const filter of ['rare', 'author:h5', 'source:rss tag:vip', 'rating:1 status:snoozed']) {
      const { indexes, seqScans } = await found(filter);
      const index = filter === 'rare' ? 'mentions_words' : 'mentions_facets';
      expect([filter, indexes.has(index), seqScans]).toEqual([filter, true, 0]);
    }
    // Eight candidates, and those of a page once more to see that they are the first of their post and for columns.
    expect((await found('rare sentiment:negative')).read).toBeLessThanOrEqual(4 * 8);
  });

  it('reads the days of brands far apart, and the hours between their midnights, but nothing newer or older', async () => {
    const platform = await testPlatform();
    const seer = await manyMentions(platform, 12_000);
    await platform.db.execute(sql`update brands set time_zone =
      case when id % 2 = 0 then 'Pacific/Auckland' else 'America/Los_Angeles' end`);
    const days = {
      view: 'everything',
      sort: 'newest',
      filter: parseFilter('on:2026-06-01..2026-06-02'),
    } as const;
    const plan = await explain(platform, walkedPage(await walkOf(platform, { ...seer, ...days }), 201, null));
    const page = await inbox(platform, { ...seer, ...days, limit: 200 });
    // One every 25 minutes, once more for its columns; midnights lie 19 hours apart.
    expect(page.rows.length).toBeCloseTo((48 * 60) / 25, -1);
    expect(plan.read).toBeLessThanOrEqual(2 * page.rows.length + 4);
    expect(plan.removed).toBeLessThanOrEqual((19 * 60) / 25 + 4);
    expect([plan.indexes.has('mentions_timeline'), plan.seqScans]).toEqual([true, 0]);
  });

  it('looks at a bounded number of mentions for a filter that hardly any of them passes, and says where it stopped', async () => {
    const platform = await testPlatform();
    const seer = await manyMentions(platform, 12_000);
    const query = (filter: string, limit = 20): InboxQuery => ({
      ...seer,
      view: 'everything',
      sort: 'newest',
      filter: parseFilter(filter),
      limit,
    });

    const walk = { ...(await walkOf(platform, query('theme:none'))), examined: 500 };
    const plan = await explain(platform, walkedPage(walk, 21, null));
    // Each of four brands: 500 looked at, and 500 stepped over to say where that was.
    expect(plan.read).toBeLessThanOrEqual(4 * 1000 + 4);
    expect(plan.seqScans).toBe(0);

    // A slice of 1,250 per brand holds none of them: the page goes on by itself, and knows that there are no more.
    const none = await inbox(platform, query('theme:none'));
    expect(none).toMatchObject({ rows: [], next: null, total: { n: 0, capped: false } });
    const rare = await inbox(platform, query('author:h5', 50));
    expect(rare.rows).toHaveLength(50);
    expect(rare.total).toEqual({ n: 124, capped: false });

    // Not a word that the index could find: 3,000 mentions are read per page.
    const found: number[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page = await inbox(platform, { ...query('-w1 -w2 x1999 OR -common', 50), cursor });
      expect(page.rows.length).toBeLessThanOrEqual(50);
      found.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
      pages++;
    } while (cursor);
    expect(pages).toBeGreaterThan(1);
    expect(found).toHaveLength(6);
    expect(new Set(found).size).toBe(6);
  });

  it('counts more than a thousand that wait by their stories', async () => {
    const platform = await testPlatform();
    const seer = await manyMentions(platform, 1_900);
    await platform.db.execute(sql`update mentions set needs_response = true, status = 'open',
      dismissed_reason = null, snoozed_until = null, text_key = 1 + id % 950`);
    const counts = await viewCounts(platform, seer);
    expect(counts['needs-reply']).toEqual({ n: 950, capped: false });
    await platform.db.execute(sql`update mentions set text_key = id`);
    expect((await viewCounts(platform, seer))['needs-reply']).toEqual({ n: 1000, capped: true });
  });

  it('finds a phrase that is everywhere by walking, and counts it as “more than”', async () => {
    const platform = await testPlatform();
    const seer = await manyMentions(platform, 12_000);
    const query = (filter: string): InboxQuery => ({
      ...seer,
      view: 'everything',
      sort: 'newest',
      filter: parseFilter(filter),
      limit: 50,
    });
    expect((await inbox(platform, query('common'))).total).toEqual({ n: 12_000, capped: false });
    const common = await inbox(platform, query('"title common"'));
    expect(common.rows).toHaveLength(50);
    expect(common.total).toEqual({ n: 1000, capped: true });
    const newest = await inbox(platform, query(''));
    expect(common.rows.map(({ id }) => id)).toEqual(newest.rows.map(({ id }) => id));
    const phrase = await inbox(platform, query('"common w7"'));
    expect(phrase.rows).toHaveLength(50);
    expect(phrase.total).toEqual({ n: 240, capped: false });
    const prefix = await inbox(platform, query('x199* "common w49"'));
    expect(prefix.total!.n).toBe(prefix.rows.length);
  });
});

function placeIn(cursor: string) {
  const [, key, id] = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')));
  return { key, id };
}
