import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { markBrandRollupsDue } from '../../src/brands/rollups-due.ts';
import type { mentions } from '../../src/db/schema.ts';
import { listed } from '../reports/behind.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors } from '../support/web.ts';

async function walked() {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const user = await aUser(platform, { name: 'Jonas' });
  const said = (authorHandle: string, day: string, values: Partial<typeof mentions.$inferInsert> = {}) =>
    aMention(platform, {
      brandId: brand.id,
      sourceKind: 'trustpilot',
      authorHandle,
      themes: ['delivery'],
      rating: 1,
      publishedAt: new Date(`${day}T10:00:00Z`),
      ...values,
    });
  const complaint = await said('ada', '2026-11-02');
  await said('bo', '2026-11-03', { firstRepliedAt: new Date('2026-11-04T10:00:00Z') });
  await said('bo', '2026-11-12', {
    sentiment: 'positive',
    sentimentScore: 0.7,
    rating: 5,
    themes: ['price'],
  });
  await markBrandRollupsDue(platform, brand.id);
  return { platform, brand, user, browser: await browserOf(platform, user.id), complaint };
}

const words = async (response: Response) =>
  (await response.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the pages of what was learnt', () => {
  it('walk from a costly theme over a fix to the draft for somebody who complained', async () => {
    const { platform, user, browser, brand, complaint } = await walked();
    expect(await words(await browser.get('/themes'))).toContain('Fix this first');
    const impact = await words(await browser.get(`/themes/impact?brand=${brand.id}`));
    expect(impact).toContain('No theme has enough mentions to say what it costs.');
    expect(await (await browser.get('/themes/impact.csv')).text()).toMatch(
      /^theme,mentions,.*\r\n"delivery",2,0,0,2,100,/,
    );
    expect(await words(await browser.get('/fixes'))).toContain('No fix is registered yet');

    const form = {
      brand: brand.id,
      theme: 'delivery',
      windowDays: 14,
      comparisonTheme: 'price',
      template: '',
    };
    const plan = await browser.post('/fixes', { ...form, title: 'Two couriers', shippedOn: '2026-12-24' });
    const planned = await words(await browser.get(plan.headers.get('location')!));
    expect(planned).toContain('The days to compare begin on 10 December 2026.');
    expect(planned).toContain('They can be told when it has shipped.');
    await browser.post(`${plan.headers.get('location')}/deletion`);

    const wrong = await browser.post('/fixes', { ...form, title: '', shippedOn: '2026-11-10' });
    expect(wrong.status).toBe(422);
    expect(await words(wrong)).toContain('Say what was changed');
    const made = await browser.post('/fixes', {
      ...form,
      title: 'a second courier',
      shippedOn: '2026-11-10',
    });
    expect(made.status).toBe(303);
    const fix = made.headers.get('location')!;
    const page = await words(await browser.get(fix));
    const drawn = await (await browser.get(fix)).text();
    const points = [...drawn.matchAll(/<a href="([^"]*)" tabindex="-1"><title>[^:<]*: (\d+) complaint/g)];
    const days = points.map(([, href, n]) => ({ href: href!.replaceAll('&amp;', '&'), n: Number(n) }));
    expect(days.length).toBeGreaterThan(1);
    const lists = await listed(
      platform,
      user.id,
      days.map(({ href }) => href),
    );
    expect(days.map(({ href }) => lists[href])).toEqual(days.map(({ n }) => n));
    expect(page).toContain('Registered. It is watched from now on.');
    expect(page).toContain('0 of 2 told');
    expect(page).toContain('2 complaints in 2 mentions');

    const drafted = await browser.post(`${fix}/drafts`, { mention: complaint.id });
    expect(drafted.headers.get('location')).toBe(`/mentions/${complaint.id}`);
    expect(await words(await browser.get(`/mentions/${complaint.id}`))).toContain('a second courier');
    await browser.post(`${fix}/drafts`, { next: 20 });
    expect(await words(await browser.get(`${fix}?show=prepared`))).toContain('Draft ready 2');
    await browser.post(`${fix}/tellings`, { mention: complaint.id });
    expect(await words(await browser.get(fix))).toContain('1 of 2 told');
    expect((await browser.post(`${fix}/drafts`, { next: 20 })).status).toBe(409);
    expect(await words(await browser.get('/fixes'))).toContain('1 person');
    expect((await browser.post(`${fix}/deletion`)).headers.get('location')).toBe('/fixes');
    expect((await browser.get(fix)).status).toBe(404);
  });

  it('say who came back, that few are too few, and that many days are still to be counted', async () => {
    const { platform, brand, browser } = await walked();
    expect(await words(await browser.get('/recovery'))).not.toContain('are being counted anew');
    await platform.db.execute(sql`insert into rollups_due (brand_id, day)
      select ${brand.id}, '2025-01-01'::date + n from generate_series(1, 397) n`);
    const page = await words(await browser.get('/recovery'));
    expect(page).toContain('400 days are being counted anew');
    expect(page).toContain('Too few critics alike came back to say whether answering them helped.');
    expect(page).toMatch(/Answered: came back happier 1 person/);
    const silent = await words(await browser.get('/recovery?side=unanswered&outcome=silent'));
    expect(silent).toContain('Nothing since');
    expect(await words(await browser.get('/recovery?period=7d'))).toContain(
      'No critic to follow in this period',
    );
    expect((await browser.get('/recovery?from=2026-11-20&to=2026-11-01')).status).toBe(422);
  });
});
