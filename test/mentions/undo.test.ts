import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { events, mentions, replies } from '../../src/db/schema.ts';
import { assign } from '../../src/mentions/assign.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import { setTags, setThemes } from '../../src/mentions/relabel.ts';
import { recordReply } from '../../src/mentions/reply.ts';
import { correctSentiment } from '../../src/mentions/sentiment.ts';
import { dismiss, moveMany, reopen, resolve, snooze } from '../../src/mentions/triage.ts';
import { undo, undoMany } from '../../src/mentions/undo.ts';
import { wakeSnoozed } from '../../src/mentions/wake.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aMention, aUser } from '../support/records.ts';

const by = (user: { id: number }): Actor => ({ userId: user.id, via: 'web' });
const inAnHour = new Date(START.getTime() + 3_600_000);

/** All that people can change; `version` and `updatedAt` go on. */
async function state(platform: Platform, id: number) {
  const [mention] = await platform.db.select().from(mentions).where(eq(mentions.id, id));
  const { version, updatedAt, ...rest } = mention!;
  return rest;
}

async function setUp() {
  const platform = await testPlatform();
  const maya = await aUser(platform, { name: 'Maya' });
  const jonas = await aUser(platform, { name: 'Jonas' });
  const mention = await aMention(platform);
  const ref = { mentionId: mention.id, brandIds: [mention.brandId] };
  return { platform, maya, jonas, mention, ref };
}

describe('undo', () => {
  it('gives back the exact state before each move', async () => {
    const { platform, maya, jonas, ref } = await setUp();
    await assign(platform, by(maya), { ...ref, userId: jonas.id });
    const before = await state(platform, ref.mentionId);
    const moves = [
      () => resolve(platform, by(maya), ref),
      () => dismiss(platform, by(maya), { ...ref, reason: 'duplicate' }),
      () => snooze(platform, by(maya), { ...ref, until: inAnHour }),
      () => assign(platform, by(maya), { ...ref, userId: null }),
      () => correctSentiment(platform, by(maya), { ...ref, label: 'positive' }),
      () => setThemes(platform, by(maya), { ...ref, labels: { add: ['price'] } }),
      () => setTags(platform, by(maya), { ...ref, labels: { only: ['vip'] } }),
      async () => (await recordReply(platform, by(maya), { ...ref, text: 'Sorry', posted: true })).moved!,
    ];
    for (const move of moves) {
      const { eventId } = (await move())!;
      expect(await state(platform, ref.mentionId)).not.toEqual(before);
      await undo(platform, by(maya), { eventId, brandIds: ref.brandIds });
      expect(await state(platform, ref.mentionId)).toEqual(before);
    }
  });

  it('gives back a time to the millisecond', async () => {
    const { platform, maya, ref } = await setUp();
    const until = new Date(START.getTime() + 3_600_123);
    await snooze(platform, by(maya), { ...ref, until });
    const { eventId } = await resolve(platform, by(maya), ref);
    await undo(platform, by(maya), { eventId, brandIds: ref.brandIds });
    expect(await state(platform, ref.mentionId)).toMatchObject({ status: 'snoozed', snoozedUntil: until });
  });

  it('makes a posted reply a draft again', async () => {
    const { platform, maya, ref } = await setUp();
    const { moved, replyId } = await recordReply(platform, by(maya), { ...ref, text: 'Sorry', posted: true });
    await undo(platform, by(maya), { eventId: moved!.eventId, brandIds: ref.brandIds });
    const [reply] = await platform.db.select().from(replies).where(eq(replies.id, replyId!));
    expect(reply).toMatchObject({ postedAt: null, text: 'Sorry' });
  });

  it('of a posted reply leaves a draft that was begun since alone', async () => {
    const { platform, maya, ref } = await setUp();
    const written = { ...ref, text: 'Sorry', posted: true };
    const { moved } = await recordReply(platform, by(maya), written);
    platform.setNow(60_000);
    await recordReply(platform, by(maya), { ...ref, text: 'One more thing', posted: false });
    await undo(platform, by(maya), { eventId: moved!.eventId, brandIds: ref.brandIds });
    await recordReply(platform, by(maya), { ...ref, text: 'One more thing.', posted: true });
    const stored = await platform.db.select().from(replies).orderBy(replies.id);
    expect(stored.map(({ text, postedAt }) => [text, postedAt !== null])).toEqual([
      ['Sorry', false],
      ['One more thing.', true],
    ]);
  });

  it('goes back step by step, and each step only once', async () => {
    const { platform, maya, ref } = await setUp();
    const before = await state(platform, ref.mentionId);
    const taken = (await assign(platform, by(maya), { ...ref, userId: maya.id }))!;
    const resolved = await resolve(platform, by(maya), ref);
    await undo(platform, by(maya), { eventId: resolved.eventId, brandIds: ref.brandIds });
    await undo(platform, by(maya), { eventId: taken.eventId, brandIds: ref.brandIds });
    expect(await state(platform, ref.mentionId)).toEqual(before);
    const again = undo(platform, by(maya), { eventId: taken.eventId, brandIds: ref.brandIds });
    await expect(again).rejects.toThrow('This change was taken back already.');
    const kept = await platform.db
      .select()
      .from(events)
      .where(eq(events.mentionId, ref.mentionId))
      .orderBy(events.id);
    expect(kept.map(({ kind, undoneAt }) => [kind, undoneAt !== null])).toEqual([
      ['assigned', true],
      ['resolved', true],
      ['undone', false],
      ['undone', false],
    ]);
  });

  it('is refused once somebody else has changed the mention, and says who', async () => {
    const { platform, maya, jonas, ref } = await setUp();
    const { eventId } = await resolve(platform, by(maya), ref);
    await reopen(platform, by(jonas), ref);
    const refused = undo(platform, by(maya), { eventId, brandIds: ref.brandIds });
    await expect(refused).rejects.toThrow('Jonas reopened this 0 s ago.');
    expect(await state(platform, ref.mentionId)).toMatchObject({ status: 'open' });
  });

  it('is refused after the product woke the mention, and after the same field was changed again', async () => {
    const { platform, maya, ref } = await setUp();
    const { eventId } = await snooze(platform, by(maya), { ...ref, until: inAnHour });
    platform.setNow(inAnHour);
    await wakeSnoozed(platform, { until: new Date(inAnHour.getTime() + 1) });
    const woken = undo(platform, by(maya), { eventId, brandIds: ref.brandIds });
    await expect(woken).rejects.toThrow('Earshot woke this from its snooze 0 s ago.');
    const first = await resolve(platform, by(maya), ref);
    await reopen(platform, by(maya), ref);
    const overtaken = undo(platform, by(maya), { eventId: first.eventId, brandIds: ref.brandIds });
    await expect(overtaken).rejects.toMatchObject({ reason: 'conflict' });
  });

  it('is refused on other people’s brands', async () => {
    const { platform, maya, ref } = await setUp();
    const { eventId } = await resolve(platform, by(maya), ref);
    const foreign = undo(platform, by(maya), { eventId, brandIds: [ref.brandIds[0]! + 1] });
    await expect(foreign).rejects.toMatchObject({ reason: 'not-found' });
  });
});

describe('undo of many', () => {
  it('gives each mention its own label back, or none, and leaves what others changed since', async () => {
    const { platform, maya, jonas, mention } = await setUp();
    const { brandId } = mention;
    const confirmed = await aMention(platform, { brandId, sentimentByUser: 'positive' });
    const taken = await aMention(platform, { brandId });
    const ids = [mention.id, confirmed.id, taken.id];
    const before = await Promise.all(ids.map((id) => state(platform, id)));
    const { done, batchId } = await moveMany(platform, by(maya), {
      mentionIds: ids,
      versions: [1, 1, 1],
      brandIds: [brandId],
      move: { kind: 'correct', label: 'negative' },
    });
    expect(done).toBe(3);
    expect(await state(platform, confirmed.id)).toMatchObject({ sentimentByUser: 'negative' });
    const given = { batchId, brandIds: [brandId] };
    expect(await undoMany(platform, by(jonas), given)).toEqual({ done: 0, changedByOthers: 0 });
    await correctSentiment(platform, by(jonas), {
      mentionId: taken.id,
      brandIds: [brandId],
      label: 'neutral',
    });
    expect(await undoMany(platform, by(maya), given)).toEqual({ done: 2, changedByOthers: 1 });
    const after = await Promise.all(ids.map((id) => state(platform, id)));
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).toMatchObject({ sentimentByUser: 'neutral' });
    expect(await undoMany(platform, by(maya), given)).toEqual({ done: 0, changedByOthers: 1 });
  });
});
