import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { brandRoles, channels, digestIssues, digests, mentions, users } from '../../src/db/schema.ts';
import { digestReader, listOfDigest, setDigestConsent } from '../../src/digests/consent.ts';
import { createDigest, type DigestInput, deleteDigest, listDigests } from '../../src/digests/digests.ts';
import { sendDueDigests } from '../../src/digests/send.ts';
import { Failure } from '../../src/failure.ts';
import { markRollupsDue } from '../../src/mentions/rollups-due.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { mailbox } from '../support/mailbox.ts';
import { committingPlatform, recordedHttp, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, aUser } from '../support/records.ts';

const budget = { until: new Date('2030-01-01T00:00:00Z') };
const DAY = 86_400_000;

const TEAM: DigestInput = {
  name: 'Morning',
  list: { brandId: null, view: 'everything', filter: '' },
  channelId: null,
  cadence: 'daily',
  form: 'team',
  hour: 8,
  weekday: 1,
};

async function setUp(timeZone = 'Europe/Berlin') {
  const box = mailbox();
  const platform = await testPlatform({ mail: box.mail });
  const user = await aUser(platform, { timeZone, email: 'anna@fernhill.example', name: 'Anna' });
  const actor = { userId: user.id, via: 'web' as const };
  return { box, platform, user, actor, run: () => sendDueDigests(platform, budget) };
}

const at = (platform: TestPlatform, time: string) => platform.setNow(new Date(time));

describe('a digest', () => {
  it('comes once per period, on the reader’s clock, with what was found in it', async () => {
    const { box, platform, actor, run } = await setUp();
    await createDigest(platform, actor, TEAM);
    const brand = await aBrand(platform, { name: 'Fernhill' });
    await aMention(platform, { brandId: brand.id, text: 'Call me at +44 20 7946 0958, my Fernhill broke.' });
    expect(await run()).toMatchObject({ due: 0, sent: 0 });
    at(platform, '2026-11-22T07:00:00Z');
    expect(await run()).toMatchObject({ due: 1, sent: 1 });
    expect(await run()).toMatchObject({ due: 0, sent: 0 });
    const [letter] = box.letters;
    expect(letter).toMatchObject({ to: 'anna@fernhill.example', subject: 'Morning: 1 new mention' });
    expect(letter!.text).toContain('Negative post about Fernhill on news.example');
    expect(letter!.text).toContain('[phone number]');
    expect(letter!.text).not.toContain('7946');
    expect(letter!.text).toContain('1 waits with nobody.');
    expect(letter!.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
  });

  it('comes once although several processes look at the same moment', async () => {
    const box = mailbox();
    const platform = await committingPlatform({ mail: box.mail });
    const user = await aUser(platform, { timeZone: 'UTC' });
    await createDigest(platform, { userId: user.id, via: 'web' }, TEAM);
    await aMention(platform);
    platform.setNow(DAY);
    await Promise.all([1, 2, 3, 4].map(() => sendDueDigests(platform, budget)));
    expect(box.letters).toHaveLength(1);
    expect(await platform.db.select().from(digestIssues)).toMatchObject([{ status: 'sent', attempts: 1 }]);
  });

  it('is skipped when there is nothing to tell, and one stands for all that were missed', async () => {
    const { box, platform, actor, run } = await setUp('UTC');
    await createDigest(platform, actor, TEAM);
    at(platform, '2026-11-22T08:00:00Z');
    expect(await run()).toMatchObject({ due: 1, empty: 1, sent: 0 });
    at(platform, '2026-11-22T09:00:00Z');
    await aMention(platform, { foundAt: platform.now() });
    at(platform, '2026-11-24T10:00:00Z');
    await aMention(platform, { foundAt: new Date('2026-11-24T09:00:00Z') });
    expect(await run()).toMatchObject({ due: 1, sent: 1 });
    expect(box.letters.map(({ subject }) => subject)).toEqual(['Morning: 1 new mention']);
    expect((await listDigests(platform, actor.userId))[0]!.nextAt).toEqual(new Date('2026-11-25T08:00:00Z'));
  });

  it('tells only of brands that its owner may see, and nothing once they may not sign in', async () => {
    const { box, platform, run } = await setUp('UTC');
    const mine = await aBrand(platform, { name: 'Mine' });
    await aBrand(platform, { name: 'Hidden' }).then(({ id }) => aMention(platform, { brandId: id }));
    await aMention(platform, { brandId: mine.id });
    const guest = await aUser(platform, { role: null, email: 'guest@fernhill.example', timeZone: 'UTC' });
    await platform.db.insert(brandRoles).values({ userId: guest.id, brandId: mine.id, role: 'viewer' });
    const actor = { userId: guest.id, via: 'web' as const };
    await createDigest(platform, actor, TEAM);
    platform.setNow(DAY);
    await run();
    expect(box.letters).toHaveLength(1);
    expect(box.letters[0]!.text).toContain('about Mine');
    expect(box.letters[0]!.text).not.toContain('Hidden');
    await platform.db.update(users).set({ disabledAt: platform.now() }).where(eq(users.id, guest.id));
    await aMention(platform, { brandId: mine.id, foundAt: platform.now() });
    platform.setNow(DAY);
    expect(await run()).toMatchObject({ failed: 1, sent: 0 });
  });

  it('waits for a mail server that is down, and says that it may be a repeat', async () => {
    const { box, platform, actor, run } = await setUp('UTC');
    await createDigest(platform, actor, TEAM);
    await aMention(platform);
    platform.setNow(DAY);
    box.fails(new Failure('timeout', 'The mail server kept silent for too long.'));
    expect(await run()).toMatchObject({ postponed: 1 });
    expect((await listDigests(platform, actor.userId))[0]!.problem).toBe(
      'The mail server kept silent for too long.',
    );
    platform.setNow(3_600_000);
    expect(await run()).toMatchObject({ sent: 1, due: 0 });
    expect(box.letters[0]!.subject).toBe('Possible repeat: Morning: 1 new mention');
    expect((await listDigests(platform, actor.userId))[0]).toMatchObject({
      problem: null,
      lastSentAt: platform.now(),
    });
  });

  it('goes through a channel at its pace, and not while it is off', async () => {
    const { platform, actor, run } = await setUp('UTC');
    const channel = await aChannel(platform, { name: 'Care' });
    platform.http = recordedHttp({ [channel.webhookUrl]: { body: 'ok' } });
    await createDigest(platform, actor, { ...TEAM, channelId: channel.id });
    await aMention(platform);
    platform.setNow(DAY);
    await platform.db.update(channels).set({ state: 'off' });
    expect(await run()).toMatchObject({ due: 1, sent: 0 });
    await platform.db.update(channels).set({ state: 'working' });
    expect(await run()).toMatchObject({ sent: 1 });
    const [after] = await platform.db.select().from(channels);
    expect(after!.freeAt).toEqual(new Date(platform.now().getTime() + 1000));
  });

  it('gives executives the figures of whole days', async () => {
    const { box, platform, actor, run } = await setUp('UTC');
    const brand = await aBrand(platform, { name: 'Fernhill' });
    await createDigest(platform, actor, { ...TEAM, form: 'executive', cadence: 'weekly', hour: 6 });
    const ids: number[] = [];
    for (let i = 0; i < 3; i++) ids.push((await aMention(platform, { brandId: brand.id })).id);
    await markRollupsDue(platform, ids);
    await rollUp(platform, budget);
    at(platform, '2026-11-23T06:00:00Z');
    expect(await run()).toMatchObject({ sent: 1 });
    expect(box.letters[0]!.subject).toBe('Morning: 2026-11-16 to 2026-11-22');
    expect(box.letters[0]!.text).toMatch(/Mentions: 3/);
    expect(box.letters[0]!.text).toMatch(/Net sentiment: −100/);
  });

  it('gives executives days that are over for the brand too, where they are further east', async () => {
    const { box, platform, actor, run } = await setUp('Asia/Tokyo');
    const brand = await aBrand(platform, { name: 'Fernhill', timeZone: 'America/New_York' });
    await createDigest(platform, actor, { ...TEAM, form: 'executive' });
    const publishedAt = new Date('2026-11-20T15:00:00Z');
    await markRollupsDue(platform, [(await aMention(platform, { brandId: brand.id, publishedAt })).id]);
    // Sunday at 8 in Tokyo is Saturday evening in New York.
    at(platform, '2026-11-21T23:00:00Z');
    expect(await run()).toMatchObject({ sent: 1 });
    expect(box.letters[0]!.subject).toBe('Morning: 2026-11-20');
  });

  it('is ended by its reader with one click and taken up again', async () => {
    const { box, platform, actor, run } = await setUp('UTC');
    const { id } = await createDigest(platform, actor, TEAM);
    const list = listOfDigest(id);
    await setDigestConsent(platform, list, 'withdrawn');
    await aMention(platform);
    platform.setNow(DAY);
    expect(await run()).toMatchObject({ due: 0 });
    expect(await digestReader(platform, list)).toMatchObject({
      what: 'the digest “Morning”',
      consent: 'withdrawn',
    });
    await setDigestConsent(platform, list, 'given');
    platform.setNow(DAY);
    await platform.db.update(mentions).set({ foundAt: new Date('2026-11-23T07:00:00Z') });
    expect(await run()).toMatchObject({ due: 1 });
    expect(box.letters).toHaveLength(1);
    await deleteDigest(platform, actor, id);
    expect(await digestReader(platform, list)).toBeNull();
    expect(await platform.db.select().from(digestIssues)).toEqual([]);
  });

  it('is refused with a wrong filter, an unknown brand or channel, or without a name', async () => {
    const { platform, actor } = await setUp();
    const made = (change: Partial<DigestInput>) => createDigest(platform, actor, { ...TEAM, ...change });
    await expect(made({ name: ' ' })).rejects.toMatchObject({ fields: { name: expect.any(String) } });
    await expect(made({ list: { ...TEAM.list, filter: '(' } })).rejects.toMatchObject({ name: 'QueryError' });
    await expect(made({ list: { ...TEAM.list, brandId: 999 } })).rejects.toMatchObject({
      reason: 'not-found',
    });
    await expect(made({ list: { ...TEAM.list, view: 'x' } })).rejects.toMatchObject({ reason: 'invalid' });
    await expect(made({ channelId: 999 })).rejects.toMatchObject({ fields: { channel: expect.any(String) } });
    await expect(made({ form: 'executive', cadence: 'hourly' })).rejects.toMatchObject({ reason: 'invalid' });
    await expect(deleteDigest(platform, actor, 999)).rejects.toMatchObject({ reason: 'not-found' });
    expect(await platform.db.select().from(digests).where(eq(digests.userId, actor.userId))).toEqual([]);
  });
});
