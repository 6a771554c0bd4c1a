import { asc, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addTeam } from '../../src/accounts/teams.ts';
import type { Brand } from '../../src/brands/brands.ts';
import { rows } from '../../src/db/db.ts';
import { events, mentions, mentionVersions } from '../../src/db/schema.ts';
import { changeAssignment } from '../../src/mentions/assign-by-brand.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { type NewMention, newMention } from '../../src/mentions/new-mention.ts';
import { refreshEngagement, saveMentions, saveWhatFits } from '../../src/mentions/save.ts';
import { tombstone } from '../../src/mentions/tombstone.ts';
import type { Item } from '../../src/sources/adapter.ts';
import { cleanItem } from '../../src/sources/clean-item.ts';
import { anItem, recognised } from '../support/items.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aSource, aUser } from '../support/records.ts';

type Options = { sourceId?: number | null; backfilled?: boolean; now?: Date };

const rowFor = (brand: Brand, values: Partial<Item> = {}, options: Options = {}): NewMention =>
  newMention(recognised(brand, cleanItem(anItem(values))), {
    now: START,
    sourceId: null,
    backfilled: false,
    ...options,
  });

const DAY_BEFORE = new Date(START.getTime() - 86_400_000);
const gone = (sourceId: number) => ({ sourceKind: 'rss', sourceId, externalIds: ['post-1'] });
const stored = ({ db }: TestPlatform) => db.select().from(mentions).orderBy(asc(mentions.id));
const eventsOf = async ({ db }: TestPlatform) =>
  (await db.select().from(events).orderBy(asc(events.id))).map(({ kind, version, change }) => ({
    kind,
    version,
    change,
  }));

describe('an author who writes again in the same thread', () => {
  const answer = (values: Partial<Item>) => ({ externalId: 'post-2', parent: 'thread-1', ...values });

  it('wakes what was snoozed and reopens what waited or was answered and done, and it is said why', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const common = { brandId: brand.id, authorHandle: 'marta', parent: 'thread-1', publishedAt: DAY_BEFORE };
    await aMention(platform, {
      ...common,
      status: 'snoozed',
      snoozedUntil: new Date(START.getTime() + 1000),
    });
    await aMention(platform, { ...common, status: 'pending' });
    await aMention(platform, { ...common, status: 'resolved', firstRepliedAt: START });
    await aMention(platform, { ...common, status: 'resolved' });
    await aMention(platform, { ...common, status: 'pending', parent: 'thread-2' });
    await aMention(platform, { ...common, status: 'pending', authorHandle: 'somebody' });
    await saveMentions(platform, [
      rowFor(brand, answer({ parent: null })),
      rowFor(brand, answer({ externalId: 'old' }), { backfilled: true }),
    ]);
    const statuses = async () => (await stored(platform)).map(({ status }) => status).slice(0, 6);
    expect(await statuses()).toEqual(['snoozed', 'pending', 'resolved', 'resolved', 'pending', 'pending']);
    await saveMentions(platform, [rowFor(brand, answer({ externalId: 'post-3' }))]);
    expect(await statuses()).toEqual(['open', 'open', 'open', 'resolved', 'pending', 'pending']);
    const why = (await eventsOf(platform)).filter(({ kind }) => kind === 'author-wrote');
    expect(why).toHaveLength(3);
    expect(why[0]).toMatchObject({
      version: 2,
      change: { from: { status: 'snoozed' }, to: { status: 'open' } },
    });
  });
});

describe('a brand that sends its work to a team', () => {
  it('gives new mentions that need a response to its people in turn, and nobody else’s', async () => {
    const platform = await testPlatform();
    const [first, second] = [await aUser(platform), await aUser(platform)];
    const { teamId } = await addTeam(platform, SYSTEM, { name: 'All', memberIds: [first.id, second.id] });
    const brand = await aBrand(platform);
    await changeAssignment(platform, SYSTEM, { brandId: brand.id, teamId, by: 'turn' });
    const bad = (externalId: string) => rowFor(brand, { externalId, rating: 1 });
    const other = rowFor(await aBrand(platform), { externalId: 'x', rating: 1 });
    await saveMentions(platform, [bad('a'), bad('b'), bad('c'), other]);
    const held = (await stored(platform)).map((row) => [row.externalId, row.assigneeId, row.teamId]);
    expect(held.toSorted()).toEqual([
      ['a', first.id, teamId],
      ['b', second.id, teamId],
      ['c', first.id, teamId],
      ['x', null, null],
    ]);
  });
});

describe('saving mentions', () => {
  it('stores each once, with its event and its day marked for the figures', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, { timeZone: 'Pacific/Auckland' });
    const row = rowFor(brand);
    const saved = await saveMentions(platform, [row, row]);
    expect(saved).toMatchObject({ updated: [], unchanged: 1, outcomes: ['inserted', 'unchanged'] });
    const [mention] = await stored(platform);
    expect(mention).toMatchObject({
      id: saved.inserted[0],
      status: 'open',
      version: 1,
      authorHandle: 'marta',
      matchedSpans: row.matchedSpans,
      priorityReasons: row.priorityReasons,
      dueAt: new Date('2026-11-21T15:00:00Z'),
    });
    expect(await eventsOf(platform)).toEqual([{ kind: 'found', version: 1, change: {} }]);
    expect(await rows(platform.db, sql`select day::text as day from rollups_due`)).toEqual([
      { day: '2026-11-22' },
    ]);
    expect(await saveMentions(platform, [row])).toMatchObject({ inserted: [], updated: [], unchanged: 1 });
    expect(await eventsOf(platform)).toHaveLength(1);
  });

  it('keeps an item that names two brands as two mentions', async () => {
    const platform = await testPlatform();
    const [one, other] = [await aBrand(platform), await aBrand(platform)];
    const saved = await saveMentions(platform, [rowFor(one), rowFor(other)]);
    expect(saved.inserted).toHaveLength(2);
  });

  it('takes an edit over as a new version and keeps what people decided', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const { id: sourceId } = await aSource(platform);
    await saveMentions(platform, [rowFor(brand, {}, { sourceId })]);
    await platform.db.update(mentions).set({ status: 'pending', version: 5 });
    platform.setNow(3_600_000);
    const edit = rowFor(
      brand,
      { text: 'It has come. Fernhill called me.' },
      { sourceId, now: platform.now() },
    );
    const saved = await saveMentions(platform, [edit]);
    expect(saved).toMatchObject({ inserted: [], unchanged: 0, outcomes: ['updated'], alertable: [] });
    expect(await stored(platform)).toMatchObject([
      { text: 'It has come. Fernhill called me.', status: 'pending', version: 6, editedAt: platform.now() },
    ]);
    expect(await platform.db.select().from(mentionVersions)).toMatchObject([
      { mentionId: saved.updated[0], text: 'I am still waiting for my Fernhill. Terrible service.' },
    ]);
    expect((await eventsOf(platform))[1]).toEqual({
      kind: 'edited',
      version: 6,
      change: {
        from: { sentiment: 'negative', themes: [], rating: null, spam: false },
        to: { sentiment: 'negative' },
      },
    });
  });

  it('starts the clock when an edit turns praise into trouble, and says that it turned', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, { responseMinutes: 60 });
    const { id: sourceId } = await aSource(platform);
    const praise = {
      ...rowFor(brand, {}, { sourceId }),
      sentiment: 'positive',
      needsResponse: false,
      dueAt: null,
    };
    await saveMentions(platform, [praise as NewMention]);
    platform.setNow(3_600_000);
    const saved = await saveMentions(platform, [
      rowFor(brand, { text: 'Broken.' }, { sourceId, now: platform.now() }),
    ]);
    expect(saved.alertable).toEqual(saved.updated);
    expect(await stored(platform)).toMatchObject([
      { needsResponse: true, dueAt: new Date('2026-11-21T14:00:00Z') },
    ]);
  });

  it('does not let another source, an old file or a deleted post change the words', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const [mine, other] = [(await aSource(platform)).id, (await aSource(platform)).id];
    await saveMentions(platform, [rowFor(brand, {}, { sourceId: mine })]);
    const excerpt = { text: 'I am still waiting…' };
    const fromElsewhere = [rowFor(brand, excerpt, { sourceId: other }), rowFor(brand, excerpt)];
    for (const row of fromElsewhere) expect((await saveMentions(platform, [row])).unchanged).toBe(1);
    const later = rowFor(brand, { text: 'Edited.', editedAt: '2026-11-21T11:30:00.000Z' });
    expect((await saveMentions(platform, [later])).updated).toHaveLength(1);
    await tombstone(platform, SYSTEM, gone(mine));
    expect((await saveMentions(platform, [rowFor(brand, {}, { sourceId: mine })])).unchanged).toBe(1);
  });

  it('refreshes engagement without touching anything else', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const counts = (likes: number | null) => ({
      engagement: { likes, comments: 0, shares: null, views: null },
    });
    await saveMentions(platform, [rowFor(brand, counts(3))]);
    await saveMentions(platform, [rowFor(brand, counts(9))]);
    await refreshEngagement(platform, [rowFor(brand, counts(null))]);
    expect(await stored(platform)).toMatchObject([{ likes: 9, comments: 0, views: null, version: 1 }]);
    expect(await eventsOf(platform)).toHaveLength(1);
  });

  it('stores the good ones of fifty when the database refuses one, and names that one', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const fifty = Array.from({ length: 50 }, (_, index) => rowFor(brand, { externalId: `post-${index}` }));
    fifty[17]!.rating = 9;
    const saved = await saveWhatFits(platform, fifty);
    expect(saved.inserted).toHaveLength(49);
    expect(saved.outcomes[17]).toBe('refused');
    expect(saved.refused).toMatchObject([
      { row: { externalId: 'post-17' }, why: expect.stringContaining('mentions_rating') },
    ]);
  });

  it.each([
    ['NUL and controls', 'Fernhill\u0000 is\u0007 late'],
    ['lone surrogates', 'Fernhill \ud83d is late \udc00'],
    ['a million letters', `Fernhill ${'x'.repeat(1_000_000)}`],
    ['many distinct words', Array.from({ length: 150_000 }, (_, index) => `w${index}`).join(' ')],
  ])('stores a text with %s among its neighbours', async (_, text) => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const bad = { text, title: text, externalId: `${text.slice(0, 2000)}#1` };
    const saved = await saveMentions(platform, [rowFor(brand, bad), rowFor(brand)]);
    expect(saved.inserted).toHaveLength(2);
    const [mention] = await stored(platform);
    expect(mention!.text.length).toBeLessThanOrEqual(100_000);
  });
});

describe('a post that was deleted upstream', () => {
  it('loses its words and its author everywhere, and still counts', async () => {
    const platform = await testPlatform();
    const [one, other] = [await aBrand(platform), await aBrand(platform)];
    const { id: sourceId } = await aSource(platform);
    await saveMentions(platform, [rowFor(one, {}, { sourceId }), rowFor(other, {}, { sourceId })]);
    await saveMentions(platform, [rowFor(one, { text: 'Edited.' }, { sourceId })]);
    expect(await tombstone(platform, SYSTEM, gone(sourceId))).toBe(2);
    expect(await tombstone(platform, SYSTEM, gone(sourceId))).toBe(0);
    for (const mention of await stored(platform)) {
      expect(mention).toMatchObject({
        deletedAt: START,
        text: '',
        title: null,
        authorName: null,
        authorHandle: null,
      });
      expect(mention).toMatchObject({
        sentiment: 'negative',
        evidence: [],
        matchedSpans: [],
        status: 'open',
      });
    }
    expect(await platform.db.select().from(mentionVersions)).toEqual([]);
    expect((await eventsOf(platform)).filter(({ kind }) => kind === 'deleted')).toHaveLength(2);
  });
});
