import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mentions, replies } from '../../src/db/schema.ts';
import { Conflict } from '../../src/mentions/conflict.ts';
import { keepTyped, recordReply } from '../../src/mentions/reply.ts';
import { resolve } from '../../src/mentions/triage.ts';
import { committingPlatform, START } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

const RACES = 100;
/** Each of its own day: the figures of one day are counted one after the other. */
const daysAgo = (days: number) => new Date(START.getTime() - days * 86_400_000);

it('two who answer the same mention in the same moment both keep their words, 100 times out of 100', async () => {
  const platform = await committingPlatform();
  const { id: brandId } = await aBrand(platform);
  const people = [await aUser(platform), await aUser(platform)];
  const made = await Promise.all(
    Array.from({ length: RACES }, (_, day) => aMention(platform, { brandId, publishedAt: daysAgo(day) })),
  );

  const answer = async (userId: number, mentionId: number) => {
    const actor = { userId, via: 'web' } as const;
    const ref = { mentionId, brandIds: [brandId], text: `Words of ${userId} for ${mentionId}` };
    try {
      await recordReply(platform, actor, { ...ref, version: 1, posted: true });
      return 'first';
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      await keepTyped(platform, actor, ref);
      const { version } = error.current;
      await recordReply(platform, actor, { ...ref, version, posted: true });
      return `${error.change?.kind} before`;
    }
  };
  const outcomes = await Promise.all(
    made.map(async ({ id }) => (await Promise.all(people.map((one) => answer(one.id, id)))).toSorted()),
  );

  expect(outcomes).toEqual(Array.from({ length: RACES }, () => ['first', 'replied before']));
  const said = await platform.db.select({ text: replies.text, postedAt: replies.postedAt }).from(replies);
  expect(said.filter(({ postedAt }) => postedAt !== null)).toHaveLength(2 * RACES);
  expect(new Set(said.map(({ text }) => text)).size).toBe(2 * RACES);
});

it('an answer that meets a decision is kept as a draft, whoever was faster', async () => {
  const platform = await committingPlatform();
  const { id: brandId } = await aBrand(platform);
  const [writer, decider] = [await aUser(platform), await aUser(platform)];
  const made = await Promise.all(
    Array.from({ length: 20 }, (_, day) => aMention(platform, { brandId, publishedAt: daysAgo(day) })),
  );
  await Promise.all(
    made.flatMap(({ id: mentionId }) => {
      const ref = { mentionId, brandIds: [brandId], version: 1 };
      const writes = { userId: writer.id, via: 'web' } as const;
      const said = recordReply(platform, writes, { ...ref, text: `For ${mentionId}`, posted: true });
      const kept = said.catch(() => keepTyped(platform, writes, { ...ref, text: `For ${mentionId}` }));
      return [kept, resolve(platform, { userId: decider.id, via: 'web' }, ref).catch(() => null)];
    }),
  );
  const words = await platform.db.select({ id: replies.mentionId, text: replies.text }).from(replies);
  expect(words.map(({ text }) => text).toSorted()).toEqual(made.map(({ id }) => `For ${id}`).toSorted());
  const open = await platform.db.select().from(mentions).where(eq(mentions.status, 'open'));
  expect(open).toEqual([]);
});
