import { desc, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type IncidentCause, incidents, mentions } from '../../src/db/schema.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { dismiss } from '../../src/mentions/triage.ts';
import { aQuietBrand, complaints, HOUR, run } from '../alerts/incidents/quiet-brand.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors } from '../support/web.ts';

async function workspace() {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const mention = await aMention(platform, {
    brandId: brand.id,
    title: 'Where is my parcel',
    themes: ['delivery'],
  });
  const at = platform.now();
  const cause: IncidentCause = {
    theme: { name: 'delivery', count: 9 },
    words: [{ name: 'lost parcel', count: 7, times: 12 }],
    source: { kind: 'rss', count: 9 },
    place: { name: 'Lund', count: 3 },
    mentionIds: [mention.id],
  };
  const [incident] = await platform.db
    .insert(incidents)
    .values({
      ...{ brandId: brand.id, series: 'negatives', direction: 'rise', hours: 16, cause },
      ...{ count: 9, expected: 1.2, low: 0, high: 4, alarmsAYear: 0.05, total: 9, peak: 9 },
      ...{ startedAt: at, peakAt: at, unusualAt: at, openedAt: at, updatedAt: at },
      ...{ firstMentionId: mention.id, loudestMentionId: mention.id },
      ...{ countedIds: [mention.id], peakIds: [mention.id], causeIds: [mention.id] },
    })
    .returning();
  const jonas = await aUser(platform, { name: 'Jonas', role: 'responder' });
  const maya = await aUser(platform, { name: 'Maya', role: 'manager' });
  const [asJonas, asMaya] = [await browserOf(platform, jonas.id), await browserOf(platform, maya.id)];
  const text = async (answer: Promise<Response>) => (await answer).text();
  return {
    platform,
    brand,
    incident: incident!,
    mention,
    asJonas,
    asMaya,
    text,
    page: `/incidents/${incident!.id}`,
  };
}

describe('an incident', () => {
  it('says how much, how rare and what about, with links to the mentions behind it', async () => {
    const { asJonas, text, page, mention } = await workspace();
    const list = await text(asJonas.get('/incidents'));
    expect(list).toContain('More criticism of Fernhill than usual');
    expect(list).toMatch(/<a href="\/\?view=everything[^"]*after%3A2026-11-21T12[^"]*">\d+ mentions/);
    const shown = await text(asJonas.get(page));
    expect(shown).toContain('9 critical mentions in 16 hours; 1.2 would be usual.');
    expect(shown).toContain('Chance alone does this about once in 20 years.');
    expect(shown).toContain(`/mentions/${mention.id}`);
    const behind = /href="(\/\?view=everything[^"]*)"/.exec(shown)![1]!.replaceAll('&amp;', '&');
    expect(await text(asJonas.get(behind))).toContain('Where is my parcel');
  });

  it('opens with each of its figures exactly the mentions that it counts', async () => {
    const platform = await testPlatform();
    expectNoErrors(platform);
    const { brand } = await aQuietBrand(platform);
    for (const count of [12, 5]) {
      await complaints(platform, brand.id, count, { location: 'Lund', textKey: null });
      await complaints(platform, brand.id, 3, { authorHandle: 'onebusyperson' });
      await platform.db.update(mentions).set({ text: sql`'A parcel, ' || id` });
      await run(platform);
      platform.setNow(HOUR);
    }
    const [incident] = await platform.db.select().from(incidents);
    const [other] = await platform.db.select().from(mentions).orderBy(desc(mentions.id)).limit(1);
    const brandIds = [brand.id];
    await dismiss(platform, SYSTEM, { mentionId: other!.id, brandIds, reason: 'not-relevant' });
    await run(platform);
    const browser = await browserOf(platform, (await aUser(platform, { role: 'manager' })).id);
    const page = await (await browser.get(`/incidents/${incident!.id}`)).text();
    const figures = [...page.matchAll(/<a href="\/(\?view=everything[^"]*)">([^<]*\d)[^<\d]*<\/a>/g)];
    const words = figures.map(([, , said]) => said);
    expect(words).toEqual(
      expect.arrayContaining([String(incident!.count), expect.stringMatching(/^Lund \(/)]),
    );
    expect(words.length).toBeGreaterThan(5);
    for (const [, query, said] of figures) {
      const list = await browser.get(`/mentions/export.csv${query!.replaceAll('&amp;', '&')}`);
      const rows = (await list.text()).trim().split('\n').length - 1;
      expect(`${said} opens ${rows}`).toBe(`${said} opens ${/\d+$/.exec(said!)![0]}`);
    }
  });

  it('is taken by one person and closed by hand', async () => {
    const { platform, asJonas, asMaya, text, page } = await workspace();
    expect((await asJonas.post(`${page}/acknowledgement`)).status).toBe(303);
    expect(await text(asMaya.get(page))).toContain('Jonas looks after it');
    expect((await asMaya.post(`${page}/acknowledgement`)).status).toBe(409);
    expect((await asMaya.post(`${page}/closure`)).status).toBe(303);
    expect(await text(asJonas.get(page))).toContain('A person closed it.');
    const list = await text(asJonas.get('/incidents'));
    expect(list).toContain('Nothing is out of the ordinary');
    expect(list).toMatch(/<td class="right"><a href="\/\?view=everything[^"]*before%3A/);
    expect(list).toContain('Still learning what is usual: Fernhill, 0 of 14 days.');
    const other = await aBrand(platform, { name: 'Voltaro' });
    const ofOther = await text(asJonas.get(`/incidents?brand=${other.id}`));
    expect(ofOther).toContain('<h1>Incidents of Voltaro</h1>');
    expect(ofOther).not.toContain('More criticism of Fernhill');
  });

  it('opens as easily as the brand’s manager says', async () => {
    const { asMaya, asJonas, brand, text } = await workspace();
    const page = `/brands/${brand.id}/incidents`;
    expect(await text(asMaya.get(page))).toContain('Too little is known yet');
    expect((await asMaya.post(page, { alarms: '12' })).status).toBe(303);
    expect(await text(asMaya.get(page))).toContain('value="12"');
    const refused = await asMaya.post(page, { alarms: 'a lot' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/value="a lot"[\s\S]*Give a whole number from 0 to 365/);
    expect((await asJonas.post(page, { alarms: '2' })).status).toBe(403);
  });
});
