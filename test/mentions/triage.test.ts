import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { events, mentions, rollupsDue } from '../../src/db/schema.ts';
import { Refusal } from '../../src/failure.ts';
import { assign } from '../../src/mentions/assign.ts';
import { Conflict } from '../../src/mentions/conflict.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import { setTags, setThemes } from '../../src/mentions/relabel.ts';
import { correctSentiment } from '../../src/mentions/sentiment.ts';
import { dismiss, moveMany, reopen, resolve, snooze } from '../../src/mentions/triage.ts';
import { wakeSnoozed } from '../../src/mentions/wake.ts';
import type { Platform } from '../../src/platform/platform.ts';
import {
  anotherConnection,
  committingPlatform,
  onPostgres,
  START,
  testPlatform,
} from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

const by = (user: { id: number }): Actor => ({ userId: user.id, via: 'web' });
const inAnHour = new Date(START.getTime() + 3_600_000);

async function read(platform: Platform, id: number) {
  const [mention] = await platform.db.select().from(mentions).where(eq(mentions.id, id));
  return mention!;
}
const eventsOf = (platform: Platform, id: number) =>
  platform.db.select().from(events).where(eq(events.mentionId, id)).orderBy(events.id);
const budget = { until: new Date(START.getTime() + 86_400_000) };

describe('a move on a mention', () => {
  it('resolves it, and leaves an event with what was before and after', async () => {
    const platform = await testPlatform();
    const maya = await aUser(platform);
    const { id, brandId } = await aMention(platform, { assigneeId: maya.id });
    const moved = await resolve(platform, by(maya), { mentionId: id, brandIds: [brandId], version: 1 });
    expect(moved).toMatchObject({ mentionId: id, version: 2, status: 'resolved' });
    expect(await read(platform, id)).toMatchObject({
      status: 'resolved',
      resolvedAt: START,
      assigneeId: maya.id,
    });
    expect(await eventsOf(platform, id)).toMatchObject([
      {
        id: moved.eventId,
        kind: 'resolved',
        userId: maya.id,
        via: 'web',
        version: 2,
        at: START,
        change: {
          from: { status: 'open', resolvedAt: null },
          to: { status: 'resolved', resolvedAt: '2026-11-21T12:00:00.000Z' },
        },
      },
    ]);
  });

  it('dismisses it with a reason, and the day is counted again', async () => {
    const platform = await testPlatform();
    const { id, brandId } = await aMention(platform);
    await dismiss(platform, by(await aUser(platform)), {
      mentionId: id,
      brandIds: [brandId],
      reason: 'spam',
    });
    expect(await read(platform, id)).toMatchObject({ status: 'dismissed', dismissedReason: 'spam' });
    expect(await platform.db.select().from(rollupsDue)).toEqual([{ brandId, day: '2026-11-21' }]);
  });

  it('snoozes it, wakes it when its time has come, and not before', async () => {
    const platform = await testPlatform();
    const { id, brandId } = await aMention(platform);
    await snooze(platform, by(await aUser(platform)), {
      mentionId: id,
      brandIds: [brandId],
      until: inAnHour,
    });
    expect(await read(platform, id)).toMatchObject({ status: 'snoozed', snoozedUntil: inAnHour });
    platform.setNow(new Date(inAnHour.getTime() - 1));
    expect(await wakeSnoozed(platform, budget)).toEqual({ woken: 0 });
    platform.setNow(inAnHour);
    expect(await wakeSnoozed(platform, budget)).toEqual({ woken: 1 });
    expect(await read(platform, id)).toMatchObject({ status: 'open', snoozedUntil: null, version: 3 });
    expect((await eventsOf(platform, id)).at(-1)).toMatchObject({
      kind: 'woken',
      via: 'system',
      userId: null,
    });
  });

  it('wakes more than one batch in a run', async () => {
    const platform = await testPlatform();
    const { brandId } = await aMention(platform);
    await manyMentions(platform, brandId, 1203, { status: 'snoozed', snoozedUntil: START });
    expect(await wakeSnoozed(platform, budget)).toEqual({ woken: 1203 });
  });

  it('reopens what was resolved, dismissed or snoozed', async () => {
    const platform = await testPlatform();
    const actor = by(await aUser(platform));
    for (const values of [
      { status: 'resolved', resolvedAt: START },
      { status: 'dismissed', dismissedReason: 'duplicate' },
      { status: 'snoozed', snoozedUntil: inAnHour },
      { status: 'pending' },
    ] as const) {
      const { id, brandId } = await aMention(platform, values);
      await reopen(platform, actor, { mentionId: id, brandIds: [brandId] });
      const open = { status: 'open', dismissedReason: null, snoozedUntil: null, resolvedAt: null };
      expect(await read(platform, id)).toMatchObject(open);
    }
  });

  it('corrects the sentiment and gives it back to the score', async () => {
    const platform = await testPlatform();
    const actor = by(await aUser(platform));
    const { id, brandId } = await aMention(platform);
    await correctSentiment(platform, actor, { mentionId: id, brandIds: [brandId], label: 'positive' });
    expect(await read(platform, id)).toMatchObject({ sentiment: 'negative', sentimentByUser: 'positive' });
    expect(await platform.db.select().from(rollupsDue)).toHaveLength(1);
    await correctSentiment(platform, actor, { mentionId: id, brandIds: [brandId], label: null });
    expect(await read(platform, id)).toMatchObject({ sentimentByUser: null, version: 3 });
  });

  it('assigns it to people who may answer for the brand, and to nobody', async () => {
    const platform = await testPlatform();
    const manager = await aUser(platform);
    const { id, brandId } = await aMention(platform);
    const to = (userId: number | null) =>
      assign(platform, by(manager), { mentionId: id, brandIds: [brandId], userId });
    await to(manager.id);
    expect(await read(platform, id)).toMatchObject({ assigneeId: manager.id });
    await to(null);
    expect((await eventsOf(platform, id)).map(({ kind }) => kind)).toEqual(['assigned', 'unassigned']);
    const viewer = await aUser(platform, { role: 'viewer' });
    const gone = await aUser(platform, { disabledAt: START });
    await expect(to(viewer.id)).rejects.toThrow(/may not answer for/);
    await expect(to(gone.id)).rejects.toThrow(/not here any more/);
    expect(await read(platform, id)).toMatchObject({ assigneeId: null, version: 3 });
  });

  it('leaves no second event where what is set stands there already', async () => {
    const platform = await testPlatform();
    const maya = await aUser(platform);
    const { id, brandId } = await aMention(platform);
    const ref = { mentionId: id, brandIds: [brandId] };
    const set = [
      () => assign(platform, by(maya), { ...ref, userId: maya.id }),
      () => correctSentiment(platform, by(maya), { ...ref, label: 'positive' }),
      () => setThemes(platform, by(maya), { ...ref, labels: { add: ['price'] } }),
      () => setTags(platform, by(maya), { ...ref, labels: { add: ['vip'] } }),
    ];
    for (const again of set) expect([(await again()) !== null, await again()]).toEqual([true, null]);
    expect(await eventsOf(platform, id)).toHaveLength(4);
    const many = { mentionIds: [id], versions: [5], brandIds: [brandId] };
    const move = { kind: 'assign', userId: maya.id } as const;
    expect(await moveMany(platform, by(maya), { ...many, move })).toMatchObject({ done: 0, notForThem: 1 });
    await expect(assign(platform, by(maya), { ...ref, version: 4, userId: maya.id })).rejects.toThrow(
      'You changed its tags',
    );
    expect(await eventsOf(platform, id)).toHaveLength(4);
  });

  it('is refused for a mention of a brand that the user may not change', async () => {
    const platform = await testPlatform();
    const { id } = await aMention(platform);
    const other = await aBrand(platform);
    const refused = resolve(platform, by(await aUser(platform)), { mentionId: id, brandIds: [other.id] });
    await expect(refused).rejects.toMatchObject({ reason: 'not-found' });
    await expect(refused).rejects.not.toBeInstanceOf(Conflict);
    expect(await read(platform, id)).toMatchObject({ status: 'open', version: 1 });
  });

  it('refuses a snooze into the past or for years, and a reason that is none', async () => {
    const platform = await testPlatform();
    const { id, brandId } = await aMention(platform);
    const actor = by(await aUser(platform));
    const ref = { mentionId: id, brandIds: [brandId] };
    const invalid = { reason: 'invalid' };
    await expect(snooze(platform, actor, { ...ref, until: START })).rejects.toMatchObject(invalid);
    await expect(snooze(platform, actor, { ...ref, until: new Date(NaN) })).rejects.toMatchObject(invalid);
    const years = new Date('2030-01-01T00:00:00Z');
    await expect(snooze(platform, actor, { ...ref, until: years })).rejects.toMatchObject(invalid);
    await expect(dismiss(platform, actor, { ...ref, reason: 'boring' as 'spam' })).rejects.toBeInstanceOf(
      Refusal,
    );
  });
});

describe('two people and one mention', () => {
  it('tells the second who did what, and how long ago', async () => {
    const platform = await testPlatform();
    const jonas = await aUser(platform, { name: 'Jonas' });
    const maya = await aUser(platform, { name: 'Maya' });
    const { id, brandId } = await aMention(platform);
    const ref = { mentionId: id, brandIds: [brandId], version: 1 };
    await resolve(platform, by(jonas), ref);
    platform.setNow(20_000);
    const late = snooze(platform, by(maya), { ...ref, until: inAnHour });
    await expect(late).rejects.toThrow('Jonas marked this done 20 s ago.');
    await expect(late).rejects.toMatchObject({
      reason: 'conflict',
      current: { id, version: 2, status: 'resolved', assigneeId: null },
      change: { kind: 'resolved', userId: jonas.id, who: 'Jonas', at: START },
    });
    platform.setNow(7_300_000);
    await expect(resolve(platform, by(jonas), ref)).rejects.toThrow('You marked this done 2 h ago.');
    expect(await eventsOf(platform, id)).toHaveLength(1);
  });

  it('names what the mention’s status does not allow', async () => {
    const platform = await testPlatform();
    const { id, brandId } = await aMention(platform, { status: 'dismissed', dismissedReason: 'spam' });
    const late = resolve(platform, by(await aUser(platform)), { mentionId: id, brandIds: [brandId] });
    await expect(late).rejects.toThrow('This mention is dismissed now, so this cannot be done to it.');
  });

  it.runIf(onPostgres())('lets exactly one of two win that press the button at once', async () => {
    const platform = await committingPlatform();
    const other = { ...platform, db: await anotherConnection() };
    const [jonas, maya] = [await aUser(platform), await aUser(platform)];
    const { brandId } = await aMention(platform);
    for (let round = 0; round < 20; round++) {
      const { id } = await aMention(platform, { brandId });
      const ref = { mentionId: id, brandIds: [brandId] };
      const outcomes = await Promise.allSettled([
        resolve(platform, by(jonas), ref),
        dismiss(other, by(maya), { ...ref, reason: 'spam' }),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await eventsOf(platform, id)).toHaveLength(1);
      expect((await read(platform, id)).version).toBe(2);
    }
  });

  it.runIf(onPostgres())('never lets two bulk moves wait for each other crosswise', async () => {
    const platform = await committingPlatform();
    const other = { ...platform, db: await anotherConnection() };
    const actor = by(await aUser(platform));
    const { brandId } = await aMention(platform);
    const ids = await manyMentions(platform, brandId, 400);
    const move = { kind: 'resolve' } as const;
    const [one, two] = await Promise.all([
      moveMany(platform, actor, { mentionIds: ids, brandIds: [brandId], move }),
      moveMany(other, actor, { mentionIds: ids.toReversed(), brandIds: [brandId], move }),
    ]);
    expect(one.done + two.done).toBe(400);
    expect(one.changedByOthers + two.changedByOthers).toBe(400);
  });
});

describe('a bulk move', () => {
  it('moves what is still as the user saw it, and counts the rest', async () => {
    const platform = await testPlatform();
    const actor = by(await aUser(platform));
    const { brandId } = await aMention(platform);
    const ids = await manyMentions(platform, brandId, 31);
    for (const id of ids.slice(0, 2)) await resolve(platform, actor, { mentionId: id, brandIds: [brandId] });
    await correctSentiment(platform, actor, { mentionId: ids[2]!, brandIds: [brandId], label: 'neutral' });
    const foreign = await aMention(platform);
    const moved = await moveMany(platform, actor, {
      mentionIds: [...ids, foreign.id],
      versions: [...ids, foreign.id].map(() => 1),
      brandIds: [brandId],
      move: { kind: 'dismiss', reason: 'duplicate' },
    });
    expect(moved).toMatchObject({ done: 28, changedByOthers: 4 });
    expect(await read(platform, foreign.id)).toMatchObject({ status: 'open' });
  });

  it('assigns only to somebody who may answer for all of the brands', async () => {
    const platform = await testPlatform();
    const one = await aMention(platform);
    const two = await aMention(platform);
    const brandIds = [one.brandId, two.brandId];
    const responder = await aUser(platform, { role: 'viewer' });
    const refused = moveMany(platform, by(responder), {
      mentionIds: [one.id, two.id],
      brandIds,
      move: { kind: 'assign', userId: responder.id },
    });
    await expect(refused).rejects.toMatchObject({ reason: 'invalid' });
  });
});

async function manyMentions(
  platform: Platform,
  brandId: number,
  count: number,
  values: Partial<typeof mentions.$inferInsert> = {},
): Promise<number[]> {
  const like = await aMention(platform, { brandId, ...values });
  const { id, ...rest } = like;
  const more = Array.from({ length: count - 1 }, (_, i) => ({ ...rest, externalId: `bulk-${id}-${i}` }));
  const ids = [id];
  // A statement takes 65,535 parameters.
  for (let first = 0; first < more.length; first += 500) {
    const some = more.slice(first, first + 500);
    const made = await platform.db.insert(mentions).values(some).returning({ id: mentions.id });
    ids.push(...made.map((one) => one.id));
  }
  return ids;
}
