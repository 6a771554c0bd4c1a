import { asc, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addToken } from '../../src/accounts/tokens.ts';
import { addRule } from '../../src/brands/rules.ts';
import { rows } from '../../src/db/db.ts';
import {
  alerts,
  audit,
  erasures,
  events,
  idempotencyKeys,
  importParts,
  importRefusals,
  imports,
  mentions,
  mentionVersions,
  notes,
  replies,
  sources,
  unreadReplies,
} from '../../src/db/schema.ts';
import { claimDue } from '../../src/ingest/due.ts';
import { importMentions, pushItems } from '../../src/ingest/import.ts';
import { pollSource } from '../../src/ingest/poll-source.ts';
import { eraseAuthor, previewErasure } from '../../src/mentions/erasure/erase.ts';
import { LEFT, MARKED } from '../../src/mentions/erasure/places.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { dailyFigures } from '../../src/reports/rolled.ts';
import { dumpOf } from '../support/dump.ts';
import { FakeSites } from '../support/fake-sites.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, aSource, aUser } from '../support/records.ts';

const HOST = 'hn.algolia.com';
const WORDS = 'I have waited five weeks for my Fernhill and the bell is still broken.';
const OLDER = 'Four weeks now for my Fernhill, the bell arrived broken.';
const TRACES =
  /m[aä]rta84(?!1)|m(ä|a\u0308)rta ex[aä]mple|bell is still broken|bell arrived broken|waited five weeks/iu;

async function aPersonEverywhere() {
  const sites = new FakeSites();
  const platform = await testPlatform({ http: sites.http });
  const admin = await aUser(platform, { role: 'admin' });
  const brand = await aBrand(platform, { name: 'Fernhill' });
  await addRule(platform, SYSTEM, brand.id, 'Fernhill');
  const source = await aSource(platform, {
    kind: 'hackernews',
    settings: { query: 'Fernhill' },
    host: HOST,
    createdAt: new Date(START.getTime() - 3_600_000),
  });
  sites.post(HOST, WORDS, { id: '101', author: 'marta84' });
  sites.post(HOST, 'Ask @marta84 about the Fernhill bell, it is terrible.', { id: '102', author: 'wheeler' });
  sites.post(HOST, 'My Fernhill is lovely.', { id: '103', author: 'marta841' });
  const poll = async () => {
    const [next] = await platform.db.select().from(sources).where(eq(sources.id, source.id));
    if (next!.nextPollAt > platform.now()) platform.setNow(next!.nextPollAt);
    return pollSource(platform, (await claimDue(platform, 1))[0]!);
  };
  await poll();
  const own = await byId(platform, '101');
  await leaveTraces(platform, {
    own,
    other: await byId(platform, '102'),
    sourceId: source.id,
    userId: admin.id,
  });
  return { sites, platform, admin, brand, source, poll, own };
}

const byId = async ({ db }: TestPlatform, externalId: string) =>
  (await db.select().from(mentions).where(eq(mentions.externalId, externalId)))[0]!;

type Traces = Record<'own' | 'other', typeof mentions.$inferSelect> & { sourceId: number; userId: number };

async function leaveTraces(platform: TestPlatform, { own, other, sourceId, userId }: Traces) {
  const { db } = platform;
  const at = platform.now();
  await db.update(mentions).set({ authorName: 'Märta Example' }).where(eq(mentions.id, own.id));
  await db.insert(mentionVersions).values([
    { mentionId: own.id, replacedAt: at, text: OLDER, contentHash: 'older' },
    { mentionId: other.id, replacedAt: at, text: 'See @Marta84 on Fernhill', contentHash: 'o' },
  ]);
  await db.insert(notes).values([
    { mentionId: own.id, at, text: `Märta is a dealer. She wrote: ${WORDS}` },
    { mentionId: other.id, at, text: 'Same trouble as MARTA84 (Ma\u0308rta Example).' },
  ]);
  await db.insert(replies).values([
    {
      mentionId: own.id,
      createdAt: at,
      postedAt: at,
      text: 'Hi Märta, sorry.',
      url: 'https://x.example/@marta84',
    },
  ]);
  await db.insert(events).values({
    mentionId: other.id,
    brandId: other.brandId,
    kind: 'noted',
    via: 'web',
    version: 1,
    at,
    change: { note: 'Called marta84', to: { deep: ['Märta Example'] } },
  });
  const channel = await aChannel(platform);
  await db.insert(alerts).values({
    sourceId,
    sourceState: 'broken',
    sourceNote: 'It refused the post of marta84.',
    failureNote: 'Märta Example could not be told.',
    channelId: channel.id,
    nextAttemptAt: at,
    createdAt: at,
  });
  await db.insert(audit).values({ at, actor: 'Maya', action: 'muted', subject: 'Märta Example', via: 'web' });
  await db.insert(unreadReplies).values({
    sourceId,
    at,
    address: 'https://talk.example/u',
    status: 200,
    headers: {},
    body: `{"by":"marta84","text":"${WORDS}"}`,
    failure: 'unknown shape',
  });
  await keepFiles(platform, userId);
  await db
    .update(sources)
    .set({
      cursor: { mark: 1, known: ['a', 'https://talk.example/@marta84/1'] },
      healthNote: 'marta84 again',
    })
    .where(eq(sources.id, sourceId));
  await db.execute(sql`insert into job_runs (job, slot, started_at, error)
    values ('poll', ${at.toISOString()}::timestamptz, ${at.toISOString()}::timestamptz, 'marta84 broke it')`);
}

async function keepFiles(platform: TestPlatform, userId: number) {
  const { db } = platform;
  const at = platform.now();
  const { id: tokenId } = await addToken(platform, { userId, via: 'cli' }, { name: 'Script', scope: 'read' });
  const body = JSON.stringify({ author: { handle: 'marta84' }, text: WORDS });
  await db
    .insert(idempotencyKeys)
    .values({ tokenId, key: 'k', requestHash: 'h', status: 200, body, createdAt: at });
  const file = { format: 'ndjson' as const, bytes: 10, createdAt: at };
  const [waiting] = await db
    .insert(imports)
    .values([
      { ...file, fileName: 'posts.ndjson', state: 'waiting' },
      { ...file, fileName: 'Märta Example.csv', state: 'done' },
    ])
    .returning();
  await db.insert(importParts).values({ importId: waiting!.id, number: 1, text: body });
  await db.insert(importRefusals).values({ importId: waiting!.id, line: 3, reason: 'rating is "marta84"' });
}

const REQUEST = { author: '@MARTA84', sourceKind: 'hackernews' };
const actorOf = (user: { id: number }) => ({ userId: user.id, via: 'web' as const });
const figures = ({ db }: TestPlatform, brandId: number) =>
  rows(db, dailyFigures([brandId], { from: '2026-11-20', to: '2026-11-22' }));
const traces = async ({ db }: TestPlatform) => (await dumpOf(db)).filter((line) => TRACES.test(line));

describe('a person who is erased', () => {
  it('is in no row of any table afterwards, and everything counts as before', async () => {
    const { platform, admin, brand, own } = await aPersonEverywhere();
    expect((await traces(platform)).length).toBeGreaterThan(14);
    const before = await figures(platform, brand.id);
    const erased = await eraseAuthor(platform, actorOf(admin), REQUEST);

    expect(await traces(platform)).toEqual([]);
    expect(await figures(platform, brand.id)).toEqual(before);
    expect(erased.receipt).toEqual({
      mentions: 1,
      elsewhere: 1,
      mention_versions: 2,
      notes: 2,
      replies: 1,
      events: 1,
      alerts: 1,
      audit: 1,
      imports: 2,
      import_refusals: 1,
      unread_replies: 1,
      idempotency_keys: 1,
      sources: 2,
      job_runs: 1,
    });
    expect(await byId(platform, '101')).toMatchObject({
      id: own.id,
      text: '',
      sentiment: own.sentiment,
      publishedAt: own.publishedAt,
      deletedAt: platform.now(),
    });
    expect(await byId(platform, '103')).toMatchObject({
      authorHandle: 'marta841',
      text: 'My Fernhill is lovely.',
    });
    expect((await platform.db.select().from(imports).orderBy(asc(imports.id)))[0]).toMatchObject({
      state: 'cancelled',
      note: expect.stringContaining('Import it again'),
    });
    expect((await platform.db.select().from(sources))[0]?.cursor).toEqual({ mark: 1, known: ['a'] });
  });

  it('leaves a receipt and an audit entry that do not say who it was', async () => {
    const { platform, admin } = await aPersonEverywhere();
    const { id, hash } = await eraseAuthor(platform, actorOf(admin), REQUEST);
    expect(await platform.db.select().from(erasures)).toMatchObject([
      { id, authorHash: hash, userId: admin.id, via: 'web', at: platform.now(), sourceKind: 'hackernews' },
    ]);
    const entries = await platform.db.select().from(audit).orderBy(asc(audit.id));
    expect(entries.at(-1)).toMatchObject({
      action: 'erased a person',
      subject: `Hacker News, ${hash.slice(0, 12)}`,
      userId: admin.id,
    });
    expect(JSON.stringify(platform.logged)).not.toMatch(TRACES);
  });

  it('stays in what others wrote as a mark, and the words that matched are still marked in it', async () => {
    const { platform, admin } = await aPersonEverywhere();
    await eraseAuthor(platform, actorOf(admin), REQUEST);
    const other = await byId(platform, '102');
    expect(other.text).toBe('Ask [removed] about the Fernhill bell, it is terrible.');
    const all = [other.title, other.text].filter(Boolean).join('\n');
    expect(other.matchedSpans.map(({ start, end }) => all.slice(start, end))).toEqual(['Fernhill']);
    for (const { start, end, word } of other.evidence)
      expect(all.slice(start, end).toLowerCase()).toContain(word.toLowerCase());
    expect(other.evidence.length).toBeGreaterThan(0);
    const written = await platform.db.select().from(notes).orderBy(asc(notes.id));
    expect(written.map(({ text }) => text)).toEqual([
      '[removed] is a dealer. She wrote: [removed].',
      'Same trouble as [removed] ([removed]).',
    ]);
    expect((await platform.db.select().from(replies))[0]).toMatchObject({
      text: 'Hi [removed], sorry.',
      url: null,
    });
  });

  it('is not stored again by a poll, an import or a push, whatever the spelling', async () => {
    const { sites, platform, admin, brand, source, poll } = await aPersonEverywhere();
    await eraseAuthor(platform, actorOf(admin), REQUEST);
    const before = await platform.db.$count(mentions);
    sites.post(HOST, `${WORDS} Again.`, { id: '101', author: 'marta84', at: platform.now() });
    sites.post(HOST, `${WORDS} New.`, { id: '104', author: 'Marta84', at: platform.now() });
    await platform.db.update(sources).set({ cursor: null }).where(eq(sources.id, source.id));
    expect(await poll()).toMatchObject({ failed: false, found: 0, edited: 0 });
    const row = (values: object) => ({
      source: 'hackernews',
      text: WORDS,
      publishedAt: START.toISOString(),
      ...values,
    });
    const given = [
      row({ externalId: '101', author: { handle: 'marta84' } }),
      row({ externalId: 'a', author: { handle: '@ＭARTA84' } }),
      row({ externalId: 'b', author: { name: 'marta84' } }),
      row({ externalId: 'c', author: { handle: 'm', url: 'https://news.ycombinator.com/user?id=marta84' } }),
    ];
    async function* lines() {
      for (const one of given) yield JSON.stringify(one);
    }
    const imported = await importMentions(platform, SYSTEM, lines(), { format: 'ndjson', brandId: brand.id });
    const pushed = await pushItems(platform, SYSTEM, given);
    for (const report of [imported, pushed]) {
      expect(report).toMatchObject({ accepted: 0, refusedCount: 4 });
      expect(report.refused[0]?.why).toContain('was erased');
    }
    expect(await platform.db.$count(mentions)).toBe(before);
    expect(await traces(platform)).toEqual([]);
    expect(platform.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is counted the same by a preview, which changes nothing', async () => {
    const { platform, admin } = await aPersonEverywhere();
    const before = await dumpOf(platform.db);
    const counted = await previewErasure(platform, REQUEST);
    expect(await dumpOf(platform.db)).toEqual(before);
    const { receipt } = await eraseAuthor(platform, actorOf(admin), REQUEST);
    expect(counted).toMatchObject({ id: null, receipt });
  });
});

describe('a post whose id names its author', () => {
  it('keeps a hash for an id, and is known by it when it comes without an author', async () => {
    const platform = await testPlatform();
    const externalId = 'https://talk.example/users/Marta84/statuses/1';
    const { id, brandId } = await aMention(platform, {
      sourceKind: 'mastodon',
      externalId,
      authorHandle: 'marta84@talk.example',
    });
    await eraseAuthor(platform, SYSTEM, { author: 'marta84@talk.example', sourceKind: 'mastodon' });
    const [mention] = await platform.db.select().from(mentions).where(eq(mentions.id, id));
    expect(mention!.externalId).toMatch(/^erased:[\w-]{43}$/);
    const again = { source: 'mastodon', externalId, text: 'It is back.' };
    expect(await pushItems(platform, SYSTEM, [again], { brandId })).toMatchObject({
      accepted: 0,
      refusedCount: 1,
    });
  });
});

describe('an erasure', () => {
  it('finds reviewers by name where a source gives no handle, and by profile address', async () => {
    const platform = await testPlatform();
    const review = { sourceKind: 'trustpilot', authorHandle: null };
    const named = await aMention(platform, { ...review, authorName: 'Rose Thorne' });
    const other = await aMention(platform, { ...review, authorName: 'Rose Thornton' });
    const profile = 'https://reviews.example/users/77';
    const byAddress = await aMention(platform, { ...review, authorName: 'Ivy', authorUrl: profile });
    await eraseAuthor(platform, SYSTEM, { author: 'rose thorne', sourceKind: 'trustpilot' });
    await eraseAuthor(platform, SYSTEM, { author: profile, sourceKind: 'trustpilot' });
    const texts = new Map((await platform.db.select().from(mentions)).map(({ id, text }) => [id, text]));
    expect([named, other, byAddress].map(({ id }) => texts.get(id) === '')).toEqual([true, false, true]);
  });

  it('takes nobody along who shares the address of a site', async () => {
    const platform = await testPlatform();
    const site = { sourceKind: 'medium', authorUrl: 'https://bikes.example/team' };
    await aMention(platform, { ...site, authorHandle: 'ann' });
    const bob = await aMention(platform, { ...site, authorHandle: 'bob' });
    await eraseAuthor(platform, SYSTEM, { author: 'ann', sourceKind: 'medium' });
    const [kept] = await platform.db.select().from(mentions).where(eq(mentions.id, bob.id));
    expect(kept).toMatchObject({ authorHandle: 'bob', text: bob.text });
    const next = {
      source: 'medium',
      externalId: 'n',
      text: 'Fresh.',
      author: { handle: 'bob', url: site.authorUrl },
    };
    expect(await pushItems(platform, SYSTEM, [next], { brandId: bob.brandId })).toMatchObject({
      accepted: 1,
    });
  });

  it('says which settings name the person, and where else the handle posts', async () => {
    const platform = await testPlatform();
    const feed = await aSource(platform, { settings: { url: 'https://talk.example/@marta84.rss' } });
    await aMention(platform, { sourceKind: 'reddit', authorHandle: 'Marta84' });
    await aMention(platform, { sourceKind: 'rss', authorHandle: null, authorName: 'marta84' });
    const erased = await eraseAuthor(platform, SYSTEM, { author: 'marta84', sourceKind: 'mastodon' });
    expect(erased.left).toEqual([{ table: 'sources', id: feed.id }]);
    expect(erased.alsoOn).toEqual([
      { sourceKind: 'reddit', posts: 1 },
      { sourceKind: 'rss', posts: 1 },
    ]);
  });

  it('refuses nobody and unknown kinds in a sentence', async () => {
    const platform = await testPlatform();
    await expect(eraseAuthor(platform, SYSTEM, { author: ' @ ', sourceKind: 'x' })).rejects.toThrow(
      'Give the handle',
    );
    await expect(previewErasure(platform, { author: 'a', sourceKind: 'fax' })).rejects.toThrow(
      'no source kind "fax"',
    );
  });

  it('has decided what becomes of every column that holds text', async () => {
    const { db } = await testPlatform();
    expect(await undecided(db)).toEqual([]);
  });
});

/** Columns with words, keys and addresses of our own, and those that the erasure treats one by one. */
const DECIDED = [
  'mentions',
  'import_parts.text',
  'idempotency_keys',
  'unread_replies',
  'sources',
  'users',
  'sessions',
  'sign_in_links',
  'sign_in_attempts',
  'api_tokens',
  'brand_roles',
  'brands',
  'connections',
  'budgets',
  'calibrations',
  'erasures',
  'erased_identities',
  'relevance_examples',
  'emerging_themes',
  'digests',
  'digest_issues.status',
  'digest_issues.failure_class',
  'feed_links',
  'hosts',
  'schema_migrations',
  'alert_rules',
  'channels',
  'match_rules',
  'priority_weights',
  'rescorings',
  'response_targets',
  'holidays',
  'triage_rule_runs',
  'rollups',
  'answer_rollups',
  'complaint_pairs',
  'theme_mentions',
  'work_rollups',
  'job_runs.job',
  'audit.actor',
  'audit.action',
  'audit.via',
  'alerts.source_state',
  'alerts.status',
  'alerts.failure_class',
  'on_call',
  'alerts.kind',
  'alerts.held_for',
  'alerts.external_id',
  'alerts.verdict',
  'incidents',
  'hourly_counts',
  'expectations',
  'events.kind',
  'events.via',
  'imports.format',
  'imports.mapping',
  'imports.state',
  'mention_versions.content_hash',
  'author_links',
  'audit.address',
  'brand_voices',
  'note_mentions',
  'presences',
  'reply_templates.intents',
  'reply_templates.themes',
  'slack_links',
  'slack_link_offers',
  'slack_requests',
  'submissions',
  'teams',
  'crises.steps',
  'fixes.theme',
  'fixes.comparison_theme',
  'fix_tellings',
  'do_not_contact',
  'replies.state',
  'replies.external_id',
  'reply_pictures.type',
  'reply_pictures.digest',
  'reply_pictures.uploaded_as',
  'shared_reports.token_hash',
  'shared_reports.brand_ids',
  'shared_reports.period',
  'shared_reports.only',
  'shared_reports.figures_seal',
  'shared_reports.shows',
  'shared_reports.password_hash',
  'report_subscriptions',
  'report_letters.status',
  'story_texts.former',
  'surveys.token_hash',
];

async function undecided(db: TestPlatform['db']): Promise<string[]> {
  const columns = await rows<{ table: string; column: string }>(
    db,
    sql`select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY') order by 1, 2`,
  );
  const treated = [MARKED, LEFT].flatMap((places) =>
    Object.entries(places).flatMap(([table, names]) =>
      names.map((name) => `${table}.${name.replaceAll('"', '')}`),
    ),
  );
  const known = new Set([...treated, ...DECIDED]);
  return columns
    .filter(({ table, column }) => !known.has(table) && !known.has(`${table}.${column}`))
    .map(({ table, column }) => `${table}.${column}`);
}
