import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { mentions, mentionVersions, replies } from '../../src/db/schema.ts';
import { assign } from '../../src/mentions/assign.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import { addNote } from '../../src/mentions/note.ts';
import { recordReply } from '../../src/mentions/reply.ts';
import { correctSentiment } from '../../src/mentions/sentiment.ts';
import { thread } from '../../src/mentions/thread.ts';
import { resolve } from '../../src/mentions/triage.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

const by = (user: { id: number }): Actor => ({ userId: user.id, via: 'web' });

async function setUp() {
  const platform = await testPlatform();
  const maya = await aUser(platform, { name: 'Maya' });
  const mention = await aMention(platform, { authorHandle: 'marta', likes: 0, views: 12 });
  const ref = { mentionId: mention.id, brandIds: [mention.brandId] };
  const open = () => thread(platform, mention.id, { brandIds: ref.brandIds, viewerUserId: maya.id });
  return { platform, maya, mention, ref, open };
}

describe('the page of a mention', () => {
  it('shows what was said, what was done, and by whom', async () => {
    const { platform, maya, mention, ref, open } = await setUp();
    await assign(platform, by(maya), { ...ref, userId: maya.id });
    await addNote(platform, by(maya), { ...ref, text: 'Asked the warehouse.' });
    await recordReply(platform, by(maya), {
      ...ref,
      text: 'We are sorry.',
      posted: true,
      url: 'https://x.example/1',
    });
    await correctSentiment(platform, by(maya), { ...ref, label: 'neutral' });
    const shown = await open();
    expect(shown).toMatchObject({
      id: mention.id,
      version: 4,
      author: { name: 'Marta Example', handle: 'marta' },
      engagement: { likes: 0, comments: null, shares: null, views: 12 },
      brand: { id: mention.brandId, kind: 'own' },
      assignee: { id: maya.id, name: 'Maya' },
      sentiment: 'neutral',
      corrected: true,
      status: 'pending',
      firstRepliedAt: START,
      notes: [{ by: 'Maya', text: 'Asked the warehouse.', at: START }],
      replies: [{ by: 'Maya', text: 'We are sorry.', url: 'https://x.example/1', at: START }],
      draft: null,
      versions: 0,
    });
    expect(shown!.activity.map(({ kind, who, subject }) => [kind, who, subject])).toEqual([
      ['assigned', 'Maya', 'Maya'],
      ['noted', 'Maya', null],
      ['replied', 'Maya', null],
      ['corrected', 'Maya', null],
    ]);
    expect(shown!.moves).toContain('reopen');
  });

  it('shows what the author said before on the same kind of source, newest first', async () => {
    const { platform, mention, open } = await setUp();
    const hoursAgo = (hours: number) => new Date(START.getTime() - hours * 3_600_000);
    const like = { brandId: mention.brandId, authorHandle: 'marta' };
    const praise = await aMention(platform, {
      ...like,
      publishedAt: hoursAgo(2),
      sentiment: 'neutral',
      sentimentByUser: 'positive',
      title: null,
      text: 'Lovely bike. '.repeat(50),
    });
    const older = await aMention(platform, { ...like, publishedAt: hoursAgo(9) });
    await aMention(platform, { ...like, publishedAt: hoursAgo(-1) });
    await aMention(platform, { ...like, sourceKind: 'reddit', publishedAt: hoursAgo(3) });
    await aMention(platform, { ...like, brandId: (await aBrand(platform)).id, publishedAt: hoursAgo(3) });
    const { earlier } = (await open())!;
    expect(earlier.map(({ id }) => id)).toEqual([praise.id, older.id]);
    expect(earlier[0]).toMatchObject({ sentiment: 'positive', publishedAt: hoursAgo(2) });
    expect(earlier[0]!.excerpt).toHaveLength(160);
  });

  it('offers the viewer’s own last change for undo, and nobody else’s', async () => {
    const { platform, mention, ref, open } = await setUp();
    const jonas = await aUser(platform);
    const { eventId } = await resolve(platform, by(jonas), ref);
    expect((await open())!.undoableEventId).toBeNull();
    const his = await thread(platform, mention.id, { brandIds: ref.brandIds, viewerUserId: jonas.id });
    expect(his!.undoableEventId).toBe(eventId);
  });

  it('counts earlier versions of the text', async () => {
    const { platform, mention, open } = await setUp();
    const version = { mentionId: mention.id, replacedAt: START, text: 'before', contentHash: 'h' };
    await platform.db.insert(mentionVersions).values(version);
    expect((await open())!.versions).toBe(1);
  });

  it('is not there for someone who may not see its brand', async () => {
    const { platform, mention } = await setUp();
    const other = await aBrand(platform);
    expect(await thread(platform, mention.id, { brandIds: [other.id], viewerUserId: null })).toBeNull();
    expect(await thread(platform, mention.id, { brandIds: [], viewerUserId: null })).toBeNull();
  });

  it('asks the database three times, however much has happened', async () => {
    const { platform, maya, mention, ref } = await setUp();
    for (let i = 0; i < 5; i++) await addNote(platform, by(maya), { ...ref, text: `Note ${i}` });
    const asked = counting(platform);
    await thread(asked.platform, mention.id, { brandIds: ref.brandIds, viewerUserId: maya.id });
    expect(asked.count()).toBeLessThanOrEqual(3);
  });
});

describe('a reply', () => {
  it('makes the mention pending, and only the first one stops the clock', async () => {
    const { platform, maya, mention, ref, open } = await setUp();
    const first = await recordReply(platform, by(maya), { ...ref, text: 'Sorry', posted: true, version: 1 });
    expect(first.moved).toMatchObject({ status: 'pending', version: 2 });
    platform.setNow(60_000);
    await recordReply(platform, by(maya), { ...ref, text: 'And another thing', posted: true });
    expect(await open()).toMatchObject({ firstRepliedAt: START, status: 'pending' });
    expect((await open())!.replies.map(({ text }) => text)).toEqual(['Sorry', 'And another thing']);
    const [row] = await platform.db.select().from(mentions).where(eq(mentions.id, mention.id));
    expect(row!.dueAt).toEqual(mention.dueAt);
  });

  it('leaves a resolved mention resolved and refuses a dismissed one', async () => {
    const { platform, maya, ref, open } = await setUp();
    await resolve(platform, by(maya), ref);
    await recordReply(platform, by(maya), { ...ref, text: 'Thanks', posted: true });
    expect(await open()).toMatchObject({ status: 'resolved' });
    const spam = await aMention(platform, { status: 'dismissed', dismissedReason: 'spam' });
    const refused = recordReply(platform, by(maya), {
      mentionId: spam.id,
      brandIds: [spam.brandId],
      text: 'Thanks',
      posted: true,
    });
    await expect(refused).rejects.toMatchObject({ reason: 'conflict' });
    expect(await platform.db.select().from(replies).where(eq(replies.mentionId, spam.id))).toEqual([]);
  });

  it('can be begun as a draft: one per person, gone once it is posted or emptied', async () => {
    const { platform, maya, mention, ref, open } = await setUp();
    const jonas = await aUser(platform);
    const draft = (user: { id: number }, text: string) =>
      recordReply(platform, by(user), { ...ref, text, posted: false });
    await draft(maya, 'Dear Marta');
    await draft(jonas, 'Hello');
    await draft(maya, 'Dear Marta, sorry');
    expect(await open()).toMatchObject({
      draft: 'Dear Marta, sorry',
      version: 1,
      status: 'open',
      replies: [],
    });
    await recordReply(platform, by(maya), { ...ref, text: 'Dear Marta, we are sorry', posted: true });
    expect(await open()).toMatchObject({ draft: null, replies: [{ text: 'Dear Marta, we are sorry' }] });
    await draft(jonas, '  ');
    expect(await platform.db.select().from(replies).where(eq(replies.mentionId, mention.id))).toHaveLength(1);
  });

  it('loses the race without leaving half a record', async () => {
    const { platform, maya, mention, ref } = await setUp();
    await resolve(platform, by(await aUser(platform)), ref);
    const late = recordReply(platform, by(maya), { ...ref, text: 'Sorry', posted: true, version: 1 });
    await expect(late).rejects.toMatchObject({ name: 'Conflict' });
    expect(await platform.db.select().from(replies).where(eq(replies.mentionId, mention.id))).toEqual([]);
  });

  it('refuses nothing, too much, and a link that is none', async () => {
    const { platform, maya, ref } = await setUp();
    const reply = (text: string, url?: string) =>
      recordReply(platform, by(maya), { ...ref, text, url, posted: true });
    await expect(reply('\u0000 ')).rejects.toMatchObject({ fields: { text: expect.any(String) } });
    await expect(reply('a'.repeat(10_001))).rejects.toMatchObject({ fields: { text: expect.any(String) } });
    await expect(reply('Sorry', 'javascript:alert(1)')).rejects.toMatchObject({
      fields: { url: expect.any(String) },
    });
  });
});

describe('a note', () => {
  it('leaves the version alone, so nobody’s form grows stale by it', async () => {
    const { platform, maya, ref } = await setUp();
    await addNote(platform, by(maya), { ...ref, text: 'Called her\u0000 back.' });
    await resolve(platform, by(maya), { ...ref, version: 1 });
    const shown = await thread(platform, ref.mentionId, { brandIds: ref.brandIds, viewerUserId: maya.id });
    expect(shown!.notes).toMatchObject([{ text: 'Called her back.' }]);
  });

  it('is refused on a mention that the user may not see', async () => {
    const { platform, maya, ref } = await setUp();
    const foreign = addNote(platform, by(maya), { ...ref, brandIds: [], text: 'Hello' });
    await expect(foreign).rejects.toMatchObject({ reason: 'not-found' });
  });
});

/** The platform, counting what it asks the database. */
function counting(platform: Platform) {
  let count = 0;
  const db = new Proxy(platform.db, {
    get(target, name, receiver) {
      if (name === 'select' || name === 'execute') count++;
      const value = Reflect.get(target, name, receiver);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { platform: { ...platform, db }, count: () => count };
}
