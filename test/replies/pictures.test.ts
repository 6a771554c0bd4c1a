import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { brands, mentions, replies, replyPictures, sources } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import { type Actor, SYSTEM } from '../../src/mentions/mention.ts';
import { recordReply } from '../../src/mentions/reply.ts';
import { thread } from '../../src/mentions/thread.ts';
import { tombstone } from '../../src/mentions/tombstone.ts';
import type { HttpRequest } from '../../src/platform/platform.ts';
import { handOver } from '../../src/replies/hand-over.ts';
import { attach, takeOff } from '../../src/replies/pictures/attached.ts';
import { approve } from '../../src/replies/review.ts';
import { sendDue } from '../../src/replies/send.ts';
import { withdraw } from '../../src/replies/withdraw.ts';
import { GIF, JPEG, joined, PLACE, PNG, WEBP, WITH_PLACE } from '../support/pictures.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aSource, aUser } from '../support/records.ts';

const SERVER = 'https://social.example';
const TEXT = 'Sorry about the brakes, Nils. This is the new pad.';
const MINUTE = 60_000;

type Mood = 'takes' | 'refuses' | 'breaks' | 'hides';

/** A Mastodon server that remembers pictures and posts. `moods` decide how it takes what is written next. */
function server() {
  const [said, asked, uploads]: [Record<string, unknown>[], HttpRequest[], string[]] = [[], [], []];
  const moods: Mood[] = [];
  let working = 0;
  const json = (status: number, value: unknown) => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(value)),
    url: '',
    permanentUrl: null,
  });
  const take = ({ url, body }: HttpRequest) => {
    if (url.endsWith('/api/v2/media')) {
      uploads.push(Buffer.from(body as Uint8Array).toString('latin1'));
      return { id: String(500 + uploads.length), type: 'image', url: `${SERVER}/media/${uploads.length}` };
    }
    const post = { ...JSON.parse(String(body)), id: '900', account: { id: '7' } };
    said.push({ ...post, created_at: '2026-11-21T12:00:30.000Z' });
    return { id: '900', url: `${SERVER}/@fernhill/900` };
  };
  const http = async (request: HttpRequest) => {
    asked.push(request);
    const { pathname } = new URL(request.url);
    if (pathname === '/api/v1/accounts/verify_credentials') return json(200, { id: '7' });
    if (pathname.endsWith('/context')) return json(200, { ancestors: [], descendants: said });
    if (pathname.startsWith('/api/v1/media/'))
      return working-- > 0 ? json(206, { id: '501', url: null }) : json(200, { id: '501', url: SERVER });
    const mood = moods.shift() ?? 'takes';
    if (mood === 'refuses') return json(422, { error: 'Validation failed: File is not supported' });
    if (mood === 'breaks') throw new Failure('timeout', 'It did not answer in time.');
    const taken = take(request);
    if (mood === 'hides') throw new Failure('timeout', 'It did not answer in time.');
    return json(200, taken);
  };
  const works = (times: number) => {
    working = times;
  };
  return { http, said, asked, uploads, moods, works };
}

async function complaint() {
  const site = server();
  const platform = await testPlatform({ http: site.http });
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const [mara, jonas] = [await aUser(platform, { name: 'Mara' }), await aUser(platform, { name: 'Jonas' })];
  const settings = {
    mode: 'hashtag',
    instance: SERVER,
    tag: 'fernhill',
    token: await platform.secrets.seal('invented-token', 'sources.settings.token'),
  };
  const source = await aSource(platform, { kind: 'mastodon', host: 'social.example', settings });
  const mention = await aMention(platform, {
    brandId: brand.id,
    sourceId: source.id,
    sourceKind: 'mastodon',
    externalId: `${SERVER}/users/nils/statuses/111`,
    url: `${SERVER}/@nils/111`,
  });
  const as = (user: { id: number }): Actor => ({ userId: user.id, via: 'web' });
  const to = { mentionId: mention.id, brandIds: [brand.id], approverBrandIds: [] };
  const add = (file: Uint8Array, description = '', who = mara) =>
    attach(platform, as(who), { ...to, file, description });
  const send = (more: Partial<Parameters<typeof handOver>[2]> = {}) =>
    handOver(platform, as(mara), { ...to, text: TEXT, ...more });
  return { site, platform, brand, mara, jonas, source, mention, as, to, add, send };
}

const pass = async (platform: TestPlatform, ms = 11_000) => {
  platform.setNow(ms);
  return sendDue(platform, { until: new Date(platform.now().getTime() + 50_000) }, async () => {});
};
const stored = ({ db }: TestPlatform) => db.select().from(replyPictures).orderBy(replyPictures.id);
const reply = async ({ db }: TestPlatform) => (await db.select().from(replies).orderBy(replies.id)).at(-1)!;

describe('pictures of a reply', () => {
  it('go to the source first, each with its description and without its place, and then the reply shows them', async () => {
    const { site, platform, add, send } = await complaint();
    await add(WITH_PLACE['image/jpeg']!, 'The new brake pad');
    await add(PNG, 'How it is mounted');
    await send();
    expect(await pass(platform)).toMatchObject({ posted: 1 });
    expect(site.uploads).toHaveLength(2);
    expect(site.uploads[0]).toMatch(
      /name="description"\r\n\r\nThe new brake pad[\s\S]*filename="picture\.jpeg"/,
    );
    expect(site.uploads[0]).toContain('Content-Type: image/jpeg');
    expect(site.uploads[0]).not.toContain(PLACE);
    expect(site.uploads[1]).toContain(Buffer.from(PNG).toString('latin1'));
    expect(site.said).toMatchObject([{ in_reply_to_id: '111', media_ids: ['501', '502'] }]);
    expect(site.asked[0]!.headers).toMatchObject({ authorization: 'Bearer invented-token' });
  });

  it('are not sent twice when a try breaks off between them, and the reply goes out once', async () => {
    const { site, platform, add, send } = await complaint();
    await add(JPEG);
    await add(PNG);
    site.moods.push('takes', 'breaks');
    await send();
    expect(await pass(platform)).toMatchObject({ later: 1 });
    expect(site.said).toEqual([]);
    expect((await reply(platform)).begun).toBe(false);
    expect(await pass(platform, MINUTE)).toMatchObject({ posted: 1 });
    expect(site.uploads).toHaveLength(2);
    expect(site.said).toMatchObject([{ media_ids: ['501', '502'] }]);
  });

  it('are not sent again when the reply is found there after an unclear failure', async () => {
    const { site, platform, add, send } = await complaint();
    await add(JPEG);
    site.moods.push('takes', 'hides');
    await send();
    expect(await pass(platform)).toMatchObject({ later: 1 });
    expect(await pass(platform, 60 * MINUTE)).toMatchObject({ posted: 1 });
    expect([site.uploads.length, site.said.length]).toEqual([1, 1]);
  });

  it('are handed over anew when the source will have thrown them away meanwhile', async () => {
    const { site, platform, add, send } = await complaint();
    await add(JPEG);
    site.moods.push('takes', 'breaks');
    await send();
    await pass(platform);
    expect(await pass(platform, 60 * MINUTE)).toMatchObject({ posted: 1 });
    expect(site.said).toMatchObject([{ media_ids: ['502'] }]);
  });

  it('that the source refuses bring the reply back, with them and the source’s own words', async () => {
    const { site, platform, mara, mention, brand, add, send } = await complaint();
    await add(JPEG, 'The new brake pad');
    site.moods.push('refuses');
    await send();
    expect(await pass(platform)).toMatchObject({ failed: 1 });
    expect(await reply(platform)).toMatchObject({ state: 'failed', text: TEXT });
    expect((await reply(platform)).stateNote).toContain('File is not supported');
    const seen = await thread(platform, mention.id, { brandIds: [brand.id], viewerUserId: mara.id });
    expect(seen!.draftPictures).toMatchObject([{ type: 'image/jpeg', description: 'The new brake pad' }]);
    await send({ text: 'Again.' });
    expect(await pass(platform)).toMatchObject({ posted: 1 });
  });

  it('wait until the source is done with an animation', async () => {
    const { site, platform, add, send } = await complaint();
    await add(GIF);
    site.works(1);
    await send();
    expect(await pass(platform)).toMatchObject({ later: 1 });
    expect(await pass(platform, MINUTE)).toMatchObject({ posted: 1 });
    expect(site.uploads).toHaveLength(1);
  });

  it('stay with the reply through the ten seconds, a withdrawal, and another draft', async () => {
    const { platform, mara, to, as, add, send } = await complaint();
    await add(JPEG);
    const { replyId } = await send();
    await withdraw(platform, as(mara), { replyId, brandIds: to.brandIds });
    await recordReply(platform, as(mara), { ...to, text: 'Other words.', posted: false });
    await recordReply(platform, as(mara), { ...to, text: '', posted: false });
    expect(await stored(platform)).toMatchObject([{ replyId }]);
    await takeOff(platform, as(mara), { ...to, pictureId: (await stored(platform))[0]!.id });
    await recordReply(platform, as(mara), { ...to, text: '', posted: false });
    expect(await platform.db.select().from(replies)).toEqual([]);
  });

  it('are one when the same is sent twice, and four at most', async () => {
    const { platform, add } = await complaint();
    for (const picture of [JPEG, PNG, JPEG, GIF, WEBP]) await add(picture, 'Read this');
    expect(await stored(platform)).toHaveLength(4);
    await expect(add(WITH_PLACE['image/jpeg']!)).rejects.toThrow('takes 4 pictures');
    expect(await stored(platform)).toHaveLength(4);
  });

  it('are no larger than the source takes', async () => {
    const { platform, add } = await complaint();
    const large = joined(JPEG.subarray(0, -2), [0]).subarray(0);
    const data = new Uint8Array(10 * 1024 * 1024);
    const whole = new Uint8Array(large.length + data.length + 2);
    whole.set(large);
    whole.set([0xff, 0xd9], whole.length - 2);
    await expect(add(whole)).rejects.toThrow('has 10.5 MB; this source takes 10 MB at most');
    await add(whole.subarray(0, 9_000_000).with(8_999_998, 0xff).with(8_999_999, 0xd9));
    expect((await stored(platform))[0]!.bytes.length).toBe(9_000_000);
  });

  it('are refused where the source takes none, also when it took them before', async () => {
    const { platform, source, add, send } = await complaint();
    await add(JPEG);
    await platform.db.update(sources).set({ settings: { mode: 'hashtag', instance: SERVER, tag: 'x' } });
    await expect(add(PNG)).rejects.toThrow('takes no pictures from Earshot');
    await expect(send()).rejects.toThrow('takes no pictures from Earshot');
    await platform.db.delete(sources).where(eq(sources.id, source.id));
    await expect(add(PNG)).rejects.toThrow('takes no pictures from Earshot');
  });

  it('are approved with the words: other pictures are another reply', async () => {
    const { platform, brand, mara, jonas, to, as, add, send } = await complaint();
    await platform.db.update(brands).set({ approval: 'everybody' }).where(eq(brands.id, brand.id));
    await add(JPEG);
    const { replyId } = await send();
    const [first] = await stored(platform);
    const review = { replyId, approverBrandIds: [brand.id], seen: TEXT };
    await withdraw(platform, as(mara), { replyId, brandIds: to.brandIds });
    await add(PNG);
    await send();
    const stale = approve(platform, as(jonas), { ...review, pictures: [first!.id] });
    await expect(stale).rejects.toThrow('changed this reply since you opened it');
    const pictures = (await stored(platform)).map(({ id }) => id);
    expect(await approve(platform, as(jonas), { ...review, pictures })).toEqual({ state: 'sending' });
    await withdraw(platform, as(mara), { replyId, brandIds: to.brandIds });
    await add(GIF);
    expect((await reply(platform)).reviewerId).toBeNull();
  });

  it('are deleted with what they answer, and with the reply', async () => {
    const { platform, source, mention, add, send } = await complaint();
    await add(JPEG);
    await send();
    await pass(platform);
    expect(await stored(platform)).toHaveLength(1);
    const { sourceKind, externalId } = mention;
    await tombstone(platform, SYSTEM, { sourceKind, sourceId: source.id, externalIds: [externalId] });
    expect(await stored(platform)).toEqual([]);
    expect(await platform.db.select().from(mentions)).toHaveLength(1);
  });
});
