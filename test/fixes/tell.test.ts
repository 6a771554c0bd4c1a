import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { changeBrand } from '../../src/brands/brands.ts';
import {
  authorLinks,
  doNotContact,
  fixTellings,
  mentions,
  replies,
  replyTemplates,
} from '../../src/db/schema.ts';
import { whomToTell } from '../../src/fixes/complainants.ts';
import type { Fix } from '../../src/fixes/fix.ts';
import { fixById } from '../../src/fixes/list.ts';
import { registerFix } from '../../src/fixes/register.ts';
import { allowContact, markTold, prepareDrafts, takeBack } from '../../src/fixes/tell.ts';
import { eraseAuthor } from '../../src/mentions/erasure/erase.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { recordReply } from '../../src/mentions/reply.ts';
import { markRollupsDue } from '../../src/mentions/rollups-due.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

const INPUT = {
  theme: 'delivery',
  title: 'a second courier brings every bike within five days',
  shippedOn: '2026-11-01',
  comparisonTheme: '',
  windowDays: 28,
  templateId: null,
};

async function complaints() {
  const platform = await testPlatform();
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const user = await aUser(platform, { name: 'Jonas' });
  const actor = { userId: user.id, via: 'web' as const };
  const said = async (who: string, day: string, values: Partial<typeof mentions.$inferInsert> = {}) => {
    const mention = await aMention(platform, {
      brandId: brand.id,
      sourceKind: 'mastodon',
      authorName: `${who} Example`,
      authorHandle: who.toLowerCase(),
      themes: ['delivery'],
      publishedAt: new Date(`${day}T10:00:00Z`),
      ...values,
    });
    await markRollupsDue(platform, [mention.id]);
    return mention;
  };
  const first = await said('Ada', '2026-10-02');
  const again = await said('Ada', '2026-10-20');
  const bo = await said('Bo', '2026-10-10');
  await said('Cy', '2026-11-05');
  await said('Di', '2026-10-05', { sentiment: 'positive' });
  await said('Ed', '2026-10-05', { themes: ['price'] });
  const { id } = await registerFix(platform, actor, brand.id, INPUT);
  const fix = (await fixById(platform, id, [brand.id]))!;
  return { platform, brand, user, actor, fix, said, first, again, bo };
}

const statesOf = async (platform: TestPlatform, fix: Fix) =>
  (await whomToTell(platform, fix)).people.map(({ mentionId, state }) => [mentionId, state]);

describe('whom to tell', () => {
  it('is everybody who complained of it before, each once and below their newest complaint', async () => {
    const { platform, fix, again, bo } = await complaints();
    const { people, told, all } = await whomToTell(platform, fix);
    expect(people).toMatchObject([
      { mentionId: again.id, complaints: 2, handle: 'ada', state: 'to tell' },
      { mentionId: bo.id, complaints: 1, handle: 'bo', state: 'to tell' },
    ]);
    expect({ told, all }).toEqual({ told: 0, all: 2 });
  });

  it('is nobody of our own, and nobody whom the brand has muted since', async () => {
    const { platform, brand, fix, said, again } = await complaints();
    const nameless = await said('Fay', '2026-10-12', { authorHandle: null, authorName: null });
    await said('Fernhill', '2026-10-25', { authorHandle: 'Fernhill' });
    await changeBrand(platform, SYSTEM, brand.id, { ownAccounts: ['@fernhill'], neverAuthors: ['bo'] });
    expect(await statesOf(platform, fix)).toEqual([
      [again.id, 'to tell'],
      [nameless.id, 'to tell'],
    ]);
  });

  it('gets a draft that says what changed, and counts as told when the reply was posted', async () => {
    const { platform, brand, actor, fix, again, bo } = await complaints();
    expect(await prepareDrafts(platform, actor, { fix, agent: 'Jonas', next: 1 })).toEqual([again.id]);
    const [draft] = await platform.db.select().from(replies);
    expect(draft).toMatchObject({ mentionId: again.id, userId: actor.userId, postedAt: null, state: null });
    expect(draft!.text).toBe(
      'Hello Ada, in October 2026 you told us about the delivery. This has changed since 1 November: ' +
        'a second courier brings every bike within five days. Thank you for telling us.\nJonas, Fernhill',
    );
    expect(await statesOf(platform, fix)).toEqual([
      [again.id, 'prepared'],
      [bo.id, 'to tell'],
    ]);
    const reply = { mentionId: again.id, brandIds: [brand.id], text: draft!.text, posted: true };
    await recordReply(platform, actor, { ...reply, version: again.version });
    expect(await whomToTell(platform, fix)).toMatchObject({
      told: 1,
      all: 2,
      people: [{ state: 'told' }, {}],
    });
    await expect(prepareDrafts(platform, actor, { fix, agent: 'J', mentionId: again.id })).rejects.toThrow(
      'Nobody is left',
    );
  });

  it('reaches who complained earlier as the others are told', async () => {
    const { platform, actor, fix, again, bo } = await complaints();
    const telling = await whomToTell(platform, fix, 1);
    expect(telling).toMatchObject({ people: [{ mentionId: again.id }], complaints: 3, newest: 1 });
    await markTold(platform, actor, fix, again.id);
    const next = await whomToTell(platform, fix, 1);
    expect(next.people.map(({ mentionId, state }) => [mentionId, state])).toEqual([
      [again.id, 'told'],
      [bo.id, 'to tell'],
    ]);
    expect(await whomToTell(platform, fix)).toMatchObject({ told: 1, all: 2, newest: null });
  });

  it('tells nobody twice, also not under another name of theirs, and keeps what somebody typed', async () => {
    const { platform, actor, fix, said, again, bo } = await complaints();
    const link = { sourceKind: 'mastodon', handle: 'bo', otherKind: 'trustpilot', otherHandle: 'bobo' };
    await platform.db.insert(authorLinks).values({ ...link, mentionId: bo.id, at: platform.now() });
    await prepareDrafts(platform, actor, { fix, agent: 'Jonas', mentionId: bo.id });
    await said('Bobo', '2026-10-25', { sourceKind: 'trustpilot' });
    const own = {
      mentionId: again.id,
      userId: actor.userId,
      text: 'Typed by hand',
      createdAt: platform.now(),
    };
    await platform.db.insert(replies).values(own);
    expect(await prepareDrafts(platform, actor, { fix, agent: 'Jonas', next: 50 })).toEqual([again.id]);
    const texts = await platform.db
      .select({ text: replies.text })
      .from(replies)
      .where(eq(replies.mentionId, again.id));
    expect(texts).toEqual([{ text: 'Typed by hand' }]);
    await expect(prepareDrafts(platform, actor, { fix, agent: 'Jonas', next: 50 })).rejects.toThrow(
      'Nobody is left',
    );
    expect(await platform.db.$count(fixTellings)).toBe(2);
  });

  it('keeps who does not want to hear from us out of this fix and the next', async () => {
    const { platform, brand, actor, fix, again, bo } = await complaints();
    await allowContact(platform, actor, { fix, mentionId: bo.id, allowed: false });
    await allowContact(platform, actor, { fix, mentionId: bo.id, allowed: false });
    expect(await whomToTell(platform, fix)).toMatchObject({
      all: 1,
      people: [{}, { state: 'not to contact' }],
    });
    expect(await prepareDrafts(platform, actor, { fix, agent: 'J', next: 9 })).toEqual([again.id]);
    const { id } = await registerFix(platform, actor, brand.id, { ...INPUT, title: 'A third courier' });
    const next = (await fixById(platform, id, [brand.id]))!;
    expect(await whomToTell(platform, next)).toMatchObject({ all: 1 });
    await allowContact(platform, actor, { fix, mentionId: bo.id, allowed: true });
    expect(await whomToTell(platform, next)).toMatchObject({ all: 2 });
  });

  it('can be told by hand or taken back, and counts on when their post is forgotten or their name erased', async () => {
    const { platform, actor, fix, again, bo } = await complaints();
    await markTold(platform, actor, fix, bo.id);
    await prepareDrafts(platform, actor, { fix, agent: 'J', mentionId: again.id });
    await takeBack(platform, fix, again.id);
    expect(await statesOf(platform, fix)).toEqual([
      [again.id, 'to tell'],
      [bo.id, 'told'],
    ]);
    await rollUp(platform, { until: new Date(platform.now().getTime() + 1) });
    await platform.db
      .update(mentions)
      .set({ deletedAt: platform.now(), authorHandle: null, authorName: null })
      .where(eq(mentions.id, bo.id));
    expect(await whomToTell(platform, fix)).toMatchObject({ forgotten: 1, told: 1, all: 2 });
    await allowContact(platform, actor, { fix, mentionId: again.id, allowed: false });
    await eraseAuthor(platform, SYSTEM, { author: 'ada', sourceKind: 'mastodon' });
    expect(await platform.db.$count(doNotContact)).toBe(0);
    expect(await whomToTell(platform, fix)).toMatchObject({ people: [], forgotten: 1, told: 1, all: 1 });
  });

  it('is told of nothing that has not shipped yet', async () => {
    const { platform, brand, actor } = await complaints();
    const { id } = await registerFix(platform, actor, brand.id, { ...INPUT, shippedOn: '2026-12-01' });
    const planned = (await fixById(platform, id, [brand.id]))!;
    expect((await whomToTell(platform, planned)).all).toBe(3);
    await expect(prepareDrafts(platform, actor, { fix: planned, agent: 'J', next: 9 })).rejects.toThrow(
      'It has not shipped yet.',
    );
  });

  it('is told in the words of the chosen template', async () => {
    const { platform, actor, brand, bo } = await complaints();
    const texts = [
      { language: 'en', sourceKind: null, text: 'Hi {{author.first_name}}, your {{theme}} is mended.' },
    ];
    const [template] = await platform.db
      .insert(replyTemplates)
      .values({ name: 'Fixed', texts, changedAt: platform.now(), createdAt: platform.now() })
      .returning();
    const { id } = await registerFix(platform, actor, brand.id, { ...INPUT, templateId: template!.id });
    const fix = (await fixById(platform, id, [brand.id]))!;
    await prepareDrafts(platform, actor, { fix, agent: 'Jonas', mentionId: bo.id });
    const [draft] = await platform.db.select().from(replies);
    expect(draft!.text).toBe('Hi Bo, your delivery is mended.');
  });
});
