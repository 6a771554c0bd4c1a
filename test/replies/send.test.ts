import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { brands, crises, events, mentions, replies, sources, triageRules } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import { recordReply } from '../../src/mentions/reply.ts';
import type { HttpRequest } from '../../src/platform/platform.ts';
import { followDue } from '../../src/replies/follow.ts';
import { handOver } from '../../src/replies/hand-over.ts';
import { approve, sendBack } from '../../src/replies/review.ts';
import { sendDue } from '../../src/replies/send.ts';
import { repliesToLookAt } from '../../src/replies/to-look-at.ts';
import { clearUp, withdraw } from '../../src/replies/withdraw.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aSource, aUser } from '../support/records.ts';

const SERVER = 'https://social.example';
const POST = `${SERVER}/@nils/111`;
const HOUR = 3_600_000;

type Said = Record<string, unknown> & { id: string };

/** A Mastodon server that remembers what was posted on it. `mood` decides how it takes the next post. */
function server() {
  const said: Said[] = [];
  const asked: HttpRequest[] = [];
  const moods: ('takes' | 'refuses' | 'hides' | 'breaks' | 'waits')[] = [];
  const json = (status: number, value: unknown, headers = {}) => ({
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: new TextEncoder().encode(JSON.stringify(value)),
    url: '',
    permanentUrl: null,
  });
  const take = (request: HttpRequest) => {
    const { status, in_reply_to_id } = JSON.parse(String(request.body));
    const id = String(900 + said.length);
    const post = {
      id,
      uri: `${SERVER}/users/fernhill/statuses/${id}`,
      url: `${SERVER}/@fernhill/${id}`,
      content: `<p>${status}</p>`,
      spoiler_text: '',
      in_reply_to_id,
      created_at: '2026-11-21T12:00:30.000Z',
      account: { id: '7', acct: 'fernhill' },
    };
    said.push(post);
    return post;
  };
  const http = async (request: HttpRequest) => {
    asked.push(request);
    const { pathname } = new URL(request.url);
    if (pathname === '/api/v1/accounts/verify_credentials') return json(200, { id: '7' });
    if (/^.api.v1.statuses.\d+.context$/.test(pathname))
      return json(200, { ancestors: [], descendants: said });
    const mood = moods.shift() ?? 'takes';
    if (mood === 'refuses') return json(422, { error: 'Validation failed: Text is too long' });
    if (mood === 'waits') return json(429, { error: 'Too many requests' }, { 'retry-after': '120' });
    if (mood === 'breaks') throw new Failure('timeout', 'It did not answer in time.');
    const post = take(request);
    if (mood === 'hides') throw new Failure('timeout', 'It did not answer in time.');
    return json(200, post);
  };
  return { http, said, asked, moods, posts: () => asked.filter(({ method }) => method === 'POST') };
}

async function complaint() {
  const site = server();
  const platform = await testPlatform({ http: site.http });
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const [mara, jonas] = [await aUser(platform, { name: 'Mara' }), await aUser(platform, { name: 'Jonas' })];
  const source = await aSource(platform, {
    kind: 'mastodon',
    host: 'social.example',
    settings: {
      mode: 'hashtag',
      instance: SERVER,
      tag: 'fernhill',
      token: await platform.secrets.seal('invented-token', 'sources.settings.token'),
    },
  });
  const mention = await aMention(platform, {
    brandId: brand.id,
    sourceId: source.id,
    sourceKind: 'mastodon',
    externalId: `${SERVER}/users/nils/statuses/111`,
    url: POST,
    authorHandle: 'nils@social.example',
  });
  const as = (user: { id: number }): Actor => ({ userId: user.id, via: 'web' });
  const to = (approverBrandIds: number[] = []) => ({
    mentionId: mention.id,
    brandIds: [brand.id],
    approverBrandIds,
  });
  return { site, platform, brand, mara, jonas, source, mention, as, to };
}

const TEXT = 'Sorry about the brakes, Nils. We call you tomorrow.';

const pass = async (platform: TestPlatform, ms = 11_000) => {
  platform.setNow(ms);
  return sendDue(platform, { until: new Date(platform.now().getTime() + 50_000) }, async () => {});
};
const stored = async ({ db }: TestPlatform) => (await db.select().from(replies).orderBy(replies.id)).at(-1)!;
const statusOf = async ({ db }: TestPlatform, id: number) =>
  (await db.select().from(mentions).where(eq(mentions.id, id)))[0]!.status;
const kinds = async ({ db }: TestPlatform) =>
  (await db.select({ kind: events.kind }).from(events).orderBy(events.id)).map(({ kind }) => kind);

describe('a reply that is sent through its source', () => {
  it('is posted below the post, names its author, and the mention then waits for them', async () => {
    const { site, platform, mara, mention, as, to } = await complaint();
    await handOver(platform, as(mara), { ...to(), text: TEXT });
    expect(await pass(platform)).toMatchObject({ posted: 1 });
    const [post] = site.posts();
    expect(JSON.parse(String(post!.body))).toEqual({
      status: `@nils@social.example ${TEXT}`,
      in_reply_to_id: '111',
      visibility: 'public',
    });
    expect(post!.headers).toMatchObject({ authorization: 'Bearer invented-token' });
    expect(await stored(platform)).toMatchObject({
      externalId: '900',
      url: `${SERVER}/@fernhill/900`,
      state: null,
    });
    expect(await statusOf(platform, mention.id)).toBe('pending');
  });

  it('can be taken back for ten seconds, and is then a draft again', async () => {
    const { site, platform, mara, as, to } = await complaint();
    const { replyId } = await handOver(platform, as(mara), { ...to(), text: TEXT });
    expect(await pass(platform, 5000)).toMatchObject({ posted: 0 });
    await withdraw(platform, as(mara), { replyId, brandIds: to().brandIds });
    expect(await pass(platform, HOUR)).toMatchObject({ posted: 0 });
    expect(site.asked).toEqual([]);
    expect(await stored(platform)).toMatchObject({ state: null, postedAt: null, text: TEXT });
  });

  it('is looked for after an unclear failure, and found instead of sent again', async () => {
    const { site, platform, mara, mention, as, to } = await complaint();
    site.moods.push('hides');
    await handOver(platform, as(mara), { ...to(), text: TEXT });
    expect(await pass(platform)).toMatchObject({ later: 1 });
    expect(await pass(platform, HOUR)).toMatchObject({ posted: 1 });
    expect(site.said).toHaveLength(1);
    expect(await statusOf(platform, mention.id)).toBe('pending');
  });

  it('is sent again when it is surely not there, under the same key', async () => {
    const { site, platform, mara, as, to } = await complaint();
    site.moods.push('breaks');
    await handOver(platform, as(mara), { ...to(), text: TEXT });
    await pass(platform);
    expect(await pass(platform, HOUR)).toMatchObject({ posted: 1 });
    const keys = site.posts().map(({ headers }) => headers?.['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('is looked for when the process died in the middle of sending', async () => {
    const { site, platform, mara, as, to } = await complaint();
    const { replyId } = await handOver(platform, as(mara), { ...to(), text: TEXT });
    const died = { begun: true, attempts: 1, leaseToken: crypto.randomUUID(), nextAttemptAt: platform.now() };
    await platform.db.update(replies).set(died).where(eq(replies.id, replyId));
    await site.http({
      url: `${SERVER}/api/v1/statuses`,
      method: 'POST',
      body: JSON.stringify({ status: TEXT, in_reply_to_id: '111' }),
    });
    expect(await pass(platform)).toMatchObject({ posted: 1 });
    expect(site.said).toHaveLength(1);
  });

  it('waits as long as the source asks for', async () => {
    const { site, platform, mara, as, to } = await complaint();
    site.moods.push('waits');
    await handOver(platform, as(mara), { ...to(), text: TEXT });
    expect(await pass(platform)).toMatchObject({ later: 1 });
    expect(await pass(platform, 100_000)).toMatchObject({ posted: 0, later: 0 });
    expect(await pass(platform, 30_000)).toMatchObject({ posted: 1 });
  });

  it('comes back with the source’s own words when it is refused, and was not posted', async () => {
    const { site, platform, mara, mention, as, to } = await complaint();
    site.moods.push('refuses');
    await handOver(platform, as(mara), { ...to(), text: TEXT });
    expect(await pass(platform)).toMatchObject({ failed: 1 });
    const reply = await stored(platform);
    expect(reply.state).toBe('failed');
    expect(reply.stateNote).toContain('Text is too long');
    expect(await statusOf(platform, mention.id)).toBe('open');
    await handOver(platform, as(mara), { ...to(), text: 'Shorter.' });
    expect(await pass(platform)).toMatchObject({ posted: 1 });
  });

  it('is a person’s to clear up where it may have been posted and cannot be looked for', async () => {
    const { site, platform, mara, mention, as, to } = await complaint();
    const { replyId } = await handOver(platform, as(mara), { ...to(), text: TEXT });
    await platform.db.update(replies).set({ state: 'unclear', begun: true }).where(eq(replies.id, replyId));
    const there = { replyId, brandIds: to().brandIds, isThere: true, url: `${SERVER}/@fernhill/900` };
    await clearUp(platform, as(mara), there);
    expect(await statusOf(platform, mention.id)).toBe('pending');
    expect(await pass(platform)).toMatchObject({ posted: 0 });
    expect(site.asked).toEqual([]);
  });

  it('never goes out beside another reply to the same mention', async () => {
    const { platform, mara, jonas, as, to } = await complaint();
    await handOver(platform, as(mara), { ...to(), text: TEXT });
    await expect(handOver(platform, as(jonas), { ...to(), text: 'Me too.' })).rejects.toThrow(
      'Mara has a reply here that is being sent. Yours is kept as a draft',
    );
  });

  it('says so when its source was removed before it went out', async () => {
    const { platform, mara, source, as, to } = await complaint();
    await handOver(platform, as(mara), { ...to(), text: TEXT });
    await platform.db.delete(sources).where(eq(sources.id, source.id));
    expect(await pass(platform)).toMatchObject({ failed: 1 });
    expect((await stored(platform)).stateNote).toContain('Nothing was posted');
  });
});

describe('the thread below an answer', () => {
  const answered = async () => {
    const given = await complaint();
    const { platform, mara, as, to, site } = given;
    await handOver(platform, as(mara), { ...to(), text: TEXT });
    await pass(platform);
    const say = (acct: string, minute: number) =>
      site.said.push({
        ...site.said[0]!,
        id: String(950 + minute),
        uri: `${SERVER}/users/x/statuses/${950 + minute}`,
        url: `${SERVER}/@nils/${950 + minute}`,
        created_at: `2026-11-21T12:${String(minute).padStart(2, '0')}:00.000Z`,
        account: { id: '8', acct },
      });
    const follow = async (ms: number) => {
      platform.setNow(ms);
      return followDue(platform, { until: new Date(platform.now().getTime() + 50_000) }, async () => {});
    };
    return { ...given, say, follow };
  };

  it('opens the mention when its author writes again, once for each time, and says where', async () => {
    const { platform, mention, say, follow } = await answered();
    expect(await follow(60_000)).toMatchObject({ looked: 0 });
    expect(await follow(HOUR)).toMatchObject({ looked: 1, answered: 0 });
    say('nils', 30);
    expect(await follow(HOUR)).toMatchObject({ looked: 1, answered: 1 });
    expect(await statusOf(platform, mention.id)).toBe('open');
    const [last] = await platform.db.select().from(events).orderBy(desc(events.id)).limit(1);
    expect(last).toMatchObject({ kind: 'author-wrote', change: { to: { url: `${SERVER}/@nils/980` } } });
    await platform.db.update(mentions).set({ status: 'resolved' }).where(eq(mentions.id, mention.id));
    expect(await follow(2 * HOUR)).toMatchObject({ looked: 1, answered: 0 });
    expect(await statusOf(platform, mention.id)).toBe('resolved');
  });

  it('starts the clock of a mention anew when its author writes again, and lets the rules look at it', async () => {
    const { platform, mention, say, follow } = await answered();
    const { db } = platform;
    await db.update(mentions).set({ needsResponse: true, dueAt: null }).where(eq(mentions.id, mention.id));
    await db.insert(triageRules).values({
      name: 'All',
      filter: '',
      actions: { tags: ['seen'] },
      position: 1,
      createdAt: platform.now(),
    });
    say('nils', 30);
    await follow(HOUR);
    const [again] = await db.select().from(mentions).where(eq(mentions.id, mention.id));
    expect(again!.clockFrom).toEqual(platform.now());
    expect(again!.dueAt!.getTime()).toBeGreaterThan(platform.now().getTime());
    expect(again!.tags).toEqual(['seen']);
  });

  it('stays as it is when somebody else writes, and is left after thirty days', async () => {
    const { platform, mention, say, follow } = await answered();
    say('passer', 20);
    expect(await follow(HOUR)).toMatchObject({ looked: 1, answered: 0 });
    expect(await statusOf(platform, mention.id)).toBe('pending');
    expect(await follow(31 * 24 * HOUR)).toMatchObject({ looked: 1 });
    expect(await follow(24 * HOUR)).toMatchObject({ looked: 0 });
  });
});

describe('a reply that somebody approves', () => {
  const asking = async () => {
    const given = await complaint();
    const { platform, brand, mara, as, to } = given;
    await platform.db.update(brands).set({ approval: 'responders' }).where(eq(brands.id, brand.id));
    const handed = await handOver(platform, as(mara), { ...to(), text: TEXT });
    return { ...given, handed, review: { replyId: handed.replyId, approverBrandIds: [brand.id] } };
  };

  it('waits, goes out as it was edited, and the story tells both', async () => {
    const { site, platform, jonas, as, handed, review } = await asking();
    expect(handed.state).toBe('waiting');
    expect(await pass(platform)).toMatchObject({ posted: 0 });
    await approve(platform, as(jonas), { ...review, text: 'Better words.' });
    expect(await pass(platform)).toMatchObject({ posted: 1 });
    expect(site.said[0]!.content).toContain('Better words.');
    expect(await kinds(platform)).toEqual(['approval-asked', 'approved', 'replied']);
  });

  it('goes back to its author with the reason', async () => {
    const { platform, jonas, mara, as, to, review } = await asking();
    await sendBack(platform, as(jonas), { ...review, note: 'Name the next step.' });
    expect(await stored(platform)).toMatchObject({ state: 'returned', stateNote: 'Name the next step.' });
    const again = await handOver(platform, as(mara), { ...to(), text: 'We call you at nine.' });
    expect(again).toEqual({ replyId: review.replyId, state: 'waiting' });
  });

  it('is not approved by its own author, nor twice', async () => {
    const { platform, mara, jonas, as, review } = await asking();
    await expect(approve(platform, as(mara), review)).rejects.toThrow('your own reply');
    await approve(platform, as(jonas), review);
    await expect(approve(platform, as(jonas), review)).rejects.toThrow('no longer waits');
  });

  it('is asked for before a reply may be marked as posted on the site', async () => {
    const { platform, brand, mara, jonas, as, to, mention } = await complaint();
    await platform.db.update(brands).set({ approval: 'everybody' }).where(eq(brands.id, brand.id));
    await platform.db.update(mentions).set({ sourceId: null }).where(eq(mentions.id, mention.id));
    const posted = { ...to([brand.id]), text: TEXT, posted: true };
    await expect(recordReply(platform, as(mara), posted)).rejects.toThrow('approved before they go out');
    const { replyId } = await handOver(platform, as(mara), { ...to([brand.id]), text: TEXT });
    const approved = await approve(platform, as(jonas), { replyId, approverBrandIds: [brand.id] });
    expect(approved.state).toBe('approved');
    await expect(recordReply(platform, as(mara), { ...posted, text: 'Others.' })).rejects.toThrow('approved');
    const looker = { userId: mara.id, brandIds: [brand.id], approverBrandIds: [] };
    expect(await repliesToLookAt(platform, looker)).toMatchObject([{ replyId, state: 'approved' }]);
    await recordReply(platform, as(mara), posted);
    expect(await statusOf(platform, mention.id)).toBe('pending');
    expect(await repliesToLookAt(platform, looker)).toEqual([]);
  });

  it('is approved anew once its draft says something else', async () => {
    const { platform, brand, mara, jonas, as, to, mention } = await complaint();
    await platform.db.update(brands).set({ approval: 'everybody' }).where(eq(brands.id, brand.id));
    await platform.db.update(mentions).set({ sourceId: null }).where(eq(mentions.id, mention.id));
    const { replyId } = await handOver(platform, as(mara), { ...to([brand.id]), text: TEXT });
    await approve(platform, as(jonas), { replyId, approverBrandIds: [brand.id] });
    const other = { ...to([brand.id]), text: 'Nobody looked at this.' };
    await recordReply(platform, as(mara), { ...other, posted: false });
    await expect(recordReply(platform, as(mara), { ...other, posted: true })).rejects.toThrow('approved');
  });
});

describe('replies in a crisis', () => {
  it('are held for everybody but the one who leads it', async () => {
    const { platform, brand, mara, jonas, as, to } = await complaint();
    const crisis = {
      brandId: brand.id,
      ownerId: jonas.id,
      what: 'Brakes',
      steps: [],
      startedAt: platform.now(),
    };
    await platform.db.insert(crises).values(crisis);
    const mine = handOver(platform, as(mara), { ...to(), text: TEXT });
    await expect(mine).rejects.toThrow('Jonas leads its crisis');
    await expect(recordReply(platform, as(mara), { ...to(), text: TEXT, posted: true })).rejects.toThrow(
      'held',
    );
    expect(await handOver(platform, as(jonas), { ...to(), text: TEXT })).toMatchObject({ state: 'sending' });
  });
});
