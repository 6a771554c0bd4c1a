import { describe, expect, it } from 'vitest';
import { changeBrand } from '../../src/brands/brands.ts';
import { markBrandRollupsDue } from '../../src/brands/rollups-due.ts';
import { reportLetters, reportSubscriptions, sourceGaps } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { sendDueReports } from '../../src/weekly/send.ts';
import { subscribe } from '../../src/weekly/subscriptions.ts';
import { mailbox } from '../support/mailbox.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aSource, aUser } from '../support/records.ts';
import { browserOf, ORIGIN } from '../support/web.ts';

const budget = { until: new Date('2030-01-01T00:00:00Z') };
const PIXEL = new Uint8Array([137, 80, 78, 71]);

/** Two mentions in the week before Monday, 23 November, and a subscriber in Berlin. */
async function aSubscriber() {
  const box = mailbox();
  const platform: TestPlatform = await testPlatform({ mail: box.mail });
  const drawings: string[] = [];
  platform.picture = async (svg) => {
    drawings.push(svg);
    return PIXEL;
  };
  const user = await aUser(platform, { timeZone: 'Europe/Berlin', email: 'anna@fernhill.example' });
  const brand = await aBrand(platform, { name: 'Fernhill & Sons', createdAt: new Date(0) });
  await aMention(platform, { brandId: brand.id, rating: 1 });
  await aMention(platform, { brandId: brand.id, sentiment: 'positive', rating: 5 });
  await markBrandRollupsDue(platform, brand.id);
  const time = { weekday: 1, hour: 8, timeZone: 'Europe/Berlin' };
  await subscribe(platform, { userId: user.id, via: 'web' }, { brandId: brand.id, ...time });
  const run = (at: string) => {
    platform.setNow(new Date(at));
    return sendDueReports(platform, budget);
  };
  return { box, platform, user, brand, drawings, run };
}

const MONDAY = '2026-11-23T07:00:00Z';

const statuses = async ({ db }: TestPlatform) =>
  (await db.select({ status: reportLetters.status }).from(reportLetters)).map(({ status }) => status);

describe('the weekly report by letter', () => {
  it('comes on the reader’s Monday morning, once, with the same numbers as picture, text and HTML', async () => {
    const { box, drawings, run, brand } = await aSubscriber();
    expect(await run('2026-11-23T06:59:00Z')).toMatchObject({ due: 0, sent: 0 });
    expect(await run(MONDAY)).toMatchObject({ due: 1, sent: 1 });
    expect(await run('2026-11-23T07:01:00Z')).toMatchObject({ due: 0, sent: 0 });
    const [letter] = box.letters;
    expect(letter).toMatchObject({
      to: 'anna@fernhill.example',
      subject: 'Reputation of Fernhill & Sons, 16 Nov – 22 Nov 2026',
      attachments: [{ type: 'image/png', contentId: 'chart@earshot', content: PIXEL }],
    });
    expect(letter!.text).toMatch(/Mentions: 2 \(.*\)\nAverage rating: 3\.0/);
    expect(letter!.text).toContain(`${ORIGIN}/reputation?brand=${brand.id}&from=2026-11-16&to=2026-11-22`);
    expect(letter!.html).toContain('Fernhill &amp; Sons');
    expect(letter!.html).toMatch(/Average rating<\/span><span class="value">3\.0/);
    expect(letter!.html).toContain('src="cid:chart@earshot"');
    expect(letter!.html).toContain('each point of the line covers the seven days that end with it');
    expect(letter!.html).not.toContain('Hatched');
    expect(drawings[0]).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg".*<style>.*22 Nov/s);
  });

  it('tells of days that are over for the brand too, where its reader is further east', async () => {
    const { box, platform, run, brand } = await aSubscriber();
    await changeBrand(platform, SYSTEM, brand.id, { timeZone: 'America/New_York' });
    await platform.db.update(reportSubscriptions).set({ timeZone: 'Asia/Tokyo', nextAt: platform.now() });
    // Monday at 8 in Tokyo is Sunday evening in New York.
    await run('2026-11-22T23:00:00Z');
    expect(box.letters[0]!.subject).toBe('Reputation of Fernhill & Sons, 15 Nov – 21 Nov 2026');
  });

  it('says what is hatched in the picture', async () => {
    const { box, platform, run, brand } = await aSubscriber();
    const source = await aSource(platform, { kind: 'rss' });
    await aMention(platform, { brandId: brand.id, sourceId: source.id });
    const gap = { fromAt: new Date('2026-11-21T18:00:00Z'), toAt: new Date('2026-11-22T10:00:00Z') };
    await platform.db.insert(sourceGaps).values({ sourceId: source.id, reason: 'transient', ...gap });
    await markBrandRollupsDue(platform, brand.id);
    await run(MONDAY);
    expect(box.letters[0]!.html).toContain('Hatched: a source was not read, so there may have been more.');
  });

  it('has a picture whose letters are as large on a telephone as those around it', async () => {
    const { drawings, run } = await aSubscriber();
    await run(MONDAY);
    const [, width] = drawings[0]!.match(/viewBox="\S+ \S+ (\d+)/)!;
    const [, letters] = drawings[0]!.match(/text\{font:500 (\d+)px/)!;
    expect((Number(letters) * 330) / Number(width)).toBeGreaterThanOrEqual(13);
  });

  it('ends by the link that mail programs press, and begins again by the same link', async () => {
    const { box, platform, run } = await aSubscriber();
    await run(MONDAY);
    const { 'List-Unsubscribe': link, 'List-Unsubscribe-Post': post } = box.letters[0]!.headers!;
    expect(post).toBe('List-Unsubscribe=One-Click');
    const path = link!.slice(1 + ORIGIN.length, -1);
    const nobody = await browserOf(platform);
    expect(await (await nobody.get(path)).text()).toContain('the weekly report of Fernhill');
    expect(await run('2026-11-30T07:00:00Z')).toMatchObject({ due: 1 });
    const pressed = await nobody.post(
      path,
      { 'List-Unsubscribe': 'One-Click' },
      { Origin: '', 'Sec-Fetch-Site': '' },
    );
    expect(pressed.status).toBe(200);
    expect(await run('2026-12-07T07:00:00Z')).toMatchObject({ due: 0 });
    await nobody.post(path, { move: 'subscribe' });
    expect(await run('2026-12-14T07:00:00Z')).toMatchObject({ due: 1 });
  });

  it('is skipped in a week of which there is nothing to say, and makes one of the weeks that were missed', async () => {
    const { box, run, platform } = await aSubscriber();
    await run(MONDAY);
    expect(await run('2026-12-17T07:00:00Z')).toMatchObject({ due: 1, empty: 1, sent: 0 });
    expect(box.letters).toHaveLength(1);
    expect(await statuses(platform)).toEqual(['sent', 'empty']);
    const [, late] = await platform.db.select().from(reportLetters).orderBy(reportLetters.dueAt);
    expect(late!.dueAt).toEqual(new Date('2026-12-14T07:00:00Z'));
  });

  it('is tried again when it was turned away, and never when it may have arrived', async () => {
    const { box, run, platform } = await aSubscriber();
    box.fails(new Failure('rate', 'Later.'));
    expect(await run(MONDAY)).toMatchObject({ postponed: 1 });
    expect(await run('2026-11-23T08:00:00Z')).toMatchObject({ sent: 1 });
    await platform.db.update(reportLetters).set({ status: 'pending', sentAt: null });
    box.fails(new Failure('timeout', 'No answer.'));
    expect(await run('2026-11-23T10:00:00Z')).toMatchObject({ unclear: 1 });
    await platform.db.update(reportLetters).set({ status: 'sending', nextAttemptAt: platform.now() });
    expect(await run('2026-11-23T11:00:00Z')).toMatchObject({ unclear: 1, sent: 0 });
    expect(box.letters).toHaveLength(1);
    expect(await statuses(platform)).toEqual(['unclear']);
  });

  it('goes to an address outside only after its reader agreed, without a way into the product', async () => {
    const { box, platform, user, brand, run } = await aSubscriber();
    const manager = await browserOf(platform, user.id);
    const form = { email: 'Board@partner.example', brand: brand.id, weekday: 1, hour: 8, timeZone: 'UTC' };
    expect((await manager.post('/reputation/letters/addresses', form)).status).toBe(303);
    const [question] = box.letters;
    expect(question).toMatchObject({
      to: 'board@partner.example',
      subject: 'Do you want the weekly report?',
    });
    const twice = await manager.post('/reputation/letters/addresses', form);
    expect([twice.status, await twice.text()]).toEqual([422, expect.stringContaining('on the list already')]);
    expect(await run(MONDAY)).toMatchObject({ due: 1 });
    const path = /http:\S+(\/letters\/\S+)/.exec(question!.text)![1]!;
    const reader = await browserOf(platform);
    expect(await (await reader.get(path)).text()).toContain('Do you want these letters?');
    await reader.post(path, { move: 'subscribe' });
    platform.setNow(new Date('2026-11-25T12:00:00Z'));
    await aMention(platform, { brandId: brand.id });
    await markBrandRollupsDue(platform, brand.id);
    expect(await run('2026-11-30T08:00:00Z')).toMatchObject({ due: 2, sent: 2 });
    const outside = box.letters.find(
      ({ to, subject }) => to.startsWith('board') && subject.startsWith('Rep'),
    );
    expect(outside!.text).toContain('Mentions: 1');
    expect(outside!.text + outside!.html).not.toContain('/reputation');
    const page = await (await (await browserOf(platform, user.id)).get('/reputation/letters')).text();
    expect(page).toMatch(/anna@fernhill\.example[\s\S]*board@partner\.example/);
  });

  it('says what is wrong with an address or a time', async () => {
    const { platform, user } = await aSubscriber();
    const manager = await browserOf(platform, user.id);
    const form = { email: 'nobody', brand: '', weekday: 1, hour: 8, timeZone: 'UTC' };
    const refused = async (more: object, path = '/addresses') => {
      const answer = await manager.post(`/reputation/letters${path}`, { ...form, ...more });
      return [answer.status, await answer.text()];
    };
    expect(await refused({})).toEqual([422, expect.stringContaining('not one e-mail address')]);
    expect(await refused({ email: user.email })).toEqual([422, expect.stringContaining('with an account')]);
    expect(await refused({ hour: 25 }, '')).toEqual([
      422,
      expect.stringContaining('Choose a day of the week'),
    ]);
  });
});
