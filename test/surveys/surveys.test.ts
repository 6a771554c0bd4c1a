import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { events, surveys } from '../../src/db/schema.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { recordReply } from '../../src/mentions/reply.ts';
import { tombstone } from '../../src/mentions/tombstone.ts';
import { saveTemplate } from '../../src/mentions/writing/templates.ts';
import { teamReport } from '../../src/reports/team/report.ts';
import { surveyUrl } from '../../src/surveys/link.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aSource, aUser } from '../support/records.ts';
import { browserOf, ORIGIN } from '../support/web.ts';

const DAY = 86_400_000;

async function anAnsweredComplaint() {
  const platform = await testPlatform();
  const user = await aUser(platform);
  const brand = await aBrand(platform, { name: 'Fernhill Bikes' });
  const source = await aSource(platform, { kind: 'rss' });
  const mention = await aMention(platform, { brandId: brand.id, sourceId: source.id });
  const url = await surveyUrl(platform, mention.id);
  const ref = { mentionId: mention.id, brandIds: [brand.id] };
  await recordReply(
    platform,
    { userId: user.id, via: 'web' },
    { ...ref, text: `Sorry. How did we do? ${url}`, posted: true },
  );
  return {
    platform,
    user,
    brand,
    source,
    mention,
    path: url.slice(ORIGIN.length),
    browser: await browserOf(platform),
  };
}

const stored = async ({ db }: TestPlatform) => (await db.select().from(surveys))[0];

describe('a question in a reply', () => {
  it('is the address that a template fills in, and is asked by the reply that holds it', async () => {
    const { platform, user, brand, mention, path } = await anAnsweredComplaint();
    const texts = [{ language: 'en', sourceKind: null, text: 'How did we do? {{survey_link}}' }];
    const template = { id: null, brandId: brand.id, name: 'Ask', intents: [], themes: [], texts };
    const { id } = await saveTemplate(platform, SYSTEM, template);
    const signedIn = await browserOf(platform, user.id);
    const filled = await (await signedIn.get(`/mentions/${mention.id}?template=${id}`)).text();
    expect(filled).toContain(ORIGIN + path);
    expect(path).toMatch(/^\/c\/[\w-]{43}$/);
    expect(JSON.stringify(await stored(platform))).not.toContain(path.slice(3));
    expect(await stored(platform)).toMatchObject({
      mentionId: mention.id,
      userId: user.id,
      answeredAt: null,
    });
  });

  it('works without an account, a cookie or a script, and a look changes nothing', async () => {
    const { platform, browser, path } = await anAnsweredComplaint();
    for (let look = 0; look < 3; look++) {
      const page = await browser.get(path);
      expect([page.status, page.headers.get('Set-Cookie'), page.headers.get('Cache-Control')]).toEqual([
        200,
        null,
        'no-store',
      ]);
      expect(page.headers.get('X-Robots-Tag')).toContain('noindex');
      const text = await page.text();
      expect(text).toContain('How did Fernhill Bikes deal with what you wrote?');
      expect(text).not.toMatch(/waiting for my|Marta/);
    }
    expect(await stored(platform)).toMatchObject({ answeredAt: null });
  });

  it('takes one answer, and shows it to whoever comes again', async () => {
    const { platform, browser, path } = await anAnsweredComplaint();
    const none = await browser.post(path, { text: 'Too late' });
    expect([none.status, await none.text()]).toEqual([
      422,
      expect.stringMatching(/Choose one of the five[\s\S]*Too late/),
    ]);
    expect((await browser.post(path, { rating: '6' })).status).toBe(422);
    expect((await browser.post(path, { rating: '4', text: 'Quick, <b>thanks</b>' })).status).toBe(303);
    expect((await browser.post(path, { rating: '4', text: 'Quick, <b>thanks</b>' })).status).toBe(303);
    const second = await browser.post(path, { rating: '1', text: 'Changed my mind' });
    expect(second.status).toBe(409);
    expect(await second.text()).toMatch(/The first stays; the second was not stored[\s\S]*<b>4 Good</);
    const again = await (await browser.get(path)).text();
    expect(again).toMatch(/You answered <b>4 Good<\/b>[\s\S]*Quick, &lt;b&gt;thanks/);
    expect(await stored(platform)).toMatchObject({ rating: 4, text: 'Quick, <b>thanks</b>' });
  });

  it('comes back to the mention, and counts apart from stars', async () => {
    const { platform, user, brand, mention, browser, path } = await anAnsweredComplaint();
    const asked = async () =>
      (
        await teamReport(platform, {
          ...{ brandId: brand.id, visibleBrandIds: [brand.id], sourceKind: null },
          period: { period: '30d' },
        })
      ).csat;
    expect(await asked()).toMatchObject({ asked: 1, answered: 0, share: null });
    await browser.post(path, { rating: '5', text: 'Lovely people' });
    const [said] = await platform.db.select().from(events).where(eq(events.kind, 'surveyed'));
    expect(said).toMatchObject({ mentionId: mention.id, change: { to: { rating: 5 } } });
    const signedIn = await browserOf(platform, user.id);
    const page = await (await signedIn.get(`/mentions/${mention.id}`)).text();
    expect(page).toMatch(/CSAT \(asked\)[\s\S]*5 of 5[\s\S]*Lovely people/);
    expect(page).toContain('author answered the question: 5 of 5');
    const rate = await asked();
    expect(rate).toMatchObject({ asked: 1, answered: 1, share: 1, few: true });
    expect(rate.interval!.low).toBeCloseTo(0.2065, 3);
  });

  it('closes after 30 days, and unknown addresses say so', async () => {
    const { platform, browser, path } = await anAnsweredComplaint();
    platform.setNow(30 * DAY);
    const closed = await browser.get(path);
    expect([closed.status, await closed.text()]).toEqual([
      410,
      expect.stringContaining('This question is closed'),
    ]);
    await browser.post(path, { rating: '5' });
    expect(await stored(platform)).toMatchObject({ answeredAt: null });
    expect((await browser.get('/c/nothing')).status).toBe(404);
    expect((await browser.post('/c/nothing', { rating: '5' })).status).toBe(404);
  });

  it('loses its words with the mention’s, and keeps what they counted for', async () => {
    const { platform, source, mention, browser, path } = await anAnsweredComplaint();
    await browser.post(path, { rating: '2', text: 'Marta here, still waiting' });
    const gone = { sourceKind: 'rss', sourceId: source.id, externalIds: [mention.externalId] };
    expect(await tombstone(platform, SYSTEM, gone)).toBe(1);
    expect(await stored(platform)).toMatchObject({ rating: 2, text: null });
  });

  it('cannot be flooded', async () => {
    const { platform, browser, path } = await anAnsweredComplaint();
    platform.settings.trustProxy = 1;
    const from = { 'X-Forwarded-For': '203.0.113.9' };
    const statuses = [];
    for (let i = 0; i < 21; i++) statuses.push((await browser.post(path, { rating: '1' }, from)).status);
    expect([statuses[19], statuses[20]]).toEqual([303, 429]);
  });
});
