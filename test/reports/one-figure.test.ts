import { expect, it } from 'vitest';
import { responseTargets, surveys } from '../../src/db/schema.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { apiOf } from '../support/api.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aSource, aUser } from '../support/records.ts';
import { browserOf } from '../support/web.ts';
import { listed, opened, pressed } from './behind.ts';
import { forAMinute, times, told } from './given.ts';

const REPORTS = [
  ...['/reputation', '/score', '/people', '/competitors', '/team/report', '/recovery'],
  ...['/themes', '/themes/impact'],
];

type Shown = {
  score: { value: number };
  measures: Record<string, unknown>;
  all: { needing: number; answered: number; first: { median: number } };
  csat: { answered: number };
  themes: { theme: string; mentions: number; net: { without: number } }[];
  sides: { mentions: number }[];
  answered: unknown;
};
type Day = { day: string; positive: number; neutral: number; negative: number; unscored: number };

it('says the same on the page, in the file and through the API, before and after the roll-up', async () => {
  const platform = await testPlatform();
  const user = await aUser(platform);
  const brand = await aBrand(platform, { timeZone: 'America/New_York' });
  const at = '2026-11-20T03:00:00Z';
  await told(platform, brand.id, [
    ...times(37, { at, sentiment: 'positive' }),
    ...times(5, { at, sentiment: 'neutral' }),
    ...times(11, { at, sentiment: 'negative' }),
    ...times(4, { at, sentiment: 'unscored' }),
    ...times(3, { at, sentiment: 'negative', status: 'dismissed', dismissedReason: 'spam' }),
  ]);
  const browser = await browserOf(platform, user.id);
  const api = await apiOf(platform, user.id);

  const shown = async () => {
    const query = `brand=${brand.id}&period=7d`;
    const whole = await (await browser.get(`/reputation?${query}`)).text();
    // New in each form each time, so that a double click notes a day once.
    const page = whole.replaceAll(/name="nonce" value="[^"]+"/g, '');
    const csv = await (await browser.get(`/reputation.csv?${query}`)).text();
    const { json } = await api('GET', `/reports/reputation?${query}`);
    return { page, csv: csv.trim().split('\r\n').slice(1), days: json.days as Day[], figures: json.figures };
  };
  const live = await shown();
  expect(live.days[0]).toMatchObject({
    day: '2026-11-19',
    positive: 37,
    neutral: 5,
    negative: 11,
    unscored: 4,
  });
  expect(live.csv[0]).toBe('2026-11-19,37,5,11,4,49.06,no');
  expect(live.figures).toMatchObject({ net: { value: (26 / 53) * 100, n: 53 }, mentions: { value: 57 } });
  expect(live.page).toContain('+49');
  expect(live.page).toContain('from 53 scored mentions');

  await rollUp(platform, forAMinute(platform));
  expect(await shown()).toEqual(live);
});

it('narrows to a source, a language and a theme everywhere alike, and opens as many mentions', async () => {
  const platform = await testPlatform();
  const user = await aUser(platform);
  const theme = { theme: 'late bikes', name: 'late bikes', phrases: 'late bike*' };
  const brand = await aBrand(platform, { timeZone: 'America/New_York', themes: [theme] });
  const mention = {
    at: '2026-11-20T10:00:00Z',
    sourceKind: 'reddit',
    language: 'sv',
    themes: ['late bikes'],
  };
  await told(platform, brand.id, [
    ...times(3, { ...mention, sentiment: 'negative' }),
    { ...mention, language: 'en' },
    { ...mention, sourceKind: 'rss' },
    { ...mention, themes: [] },
    // The day before the period in New York, its first day in UTC.
    { ...mention, at: '2026-11-15T04:30:00Z' },
  ]);
  await rollUp(platform, forAMinute(platform));
  const browser = await browserOf(platform, user.id);
  const query = `brand=${brand.id}&period=7d&source=reddit&language=sv&theme=late+bikes`;
  const page = await (await browser.get(`/reputation?${query}`)).text();
  const csv = await (await browser.get(`/reputation/figures.csv?${query}`)).text();
  const { json } = await (await apiOf(platform, user.id))('GET', `/reports/reputation?${query}`);
  expect(json.figures).toMatchObject({ mentions: { value: 3 } });
  expect(csv).toContain('\r\nmentions,3,');
  expect(page).toContain('few (3)');
  const [, behind = ''] = /href="(\/\?view=everything[^"]*)" title="all mentions/.exec(page) ?? [];
  const inbox = await (await browser.get(behind.replaceAll('&amp;', '&'))).text();
  expect(inbox.match(/Something about the bikes/g)?.length).toBeGreaterThan(0);
  const found = await (await apiOf(platform, user.id))(
    'GET',
    `/mentions?limit=50&q=${encodeURIComponent(new URL(behind.replaceAll('&amp;', '&'), 'http://x').searchParams.get('q') ?? '')}`,
  );
  expect(found.json.items).toHaveLength(3);
});

it('says the same on every report’s page, in its file and through the API, and opens as many mentions', async () => {
  const platform = await testPlatform();
  const user = await aUser(platform, { name: 'Ines Example' });
  const brand = await aBrand(platform, { createdAt: new Date(0), timeZone: 'America/New_York' });
  const rival = await aBrand(platform, {
    kind: 'competitor',
    createdAt: new Date(0),
    timeZone: 'Asia/Tokyo',
  });
  const at = '2026-11-18T10:00:00Z';
  const seen = { at, themes: ['delivery'], authorHandle: null as string | null };
  const asked = { ...seen, sentiment: 'negative', rating: 2, needsResponse: true } as const;
  const firstRepliedAt = new Date('2026-11-18T11:30:00Z');
  const [surveyed] = await told(platform, brand.id, [
    ...times(31, { ...asked, firstRepliedAt, assigneeId: user.id }),
    ...times(9, asked),
    ...Array.from({ length: 33 }, (_, n) => ({
      ...asked,
      themes: [],
      sentiment: 'positive' as const,
      rating: 5,
      needsResponse: false,
      authorHandle: `fan${n}`,
    })),
  ]);
  await told(platform, rival.id, [
    ...times(27, seen),
    // Each is the last of the period where its brand is, or just outside.
    { ...seen, at: '2026-11-21T14:30:00Z' },
    { ...seen, at: '2026-11-21T15:30:00Z' },
    { ...seen, sourceKind: 'reddit' },
  ]);
  const answeredAtOnce = { askedAt: firstRepliedAt, expiresAt: firstRepliedAt, answeredAt: firstRepliedAt };
  const promised = { brandId: brand.id, priority: null, sourceKind: null, firstMinutes: null };
  await platform.db.insert(responseTargets).values({ ...promised, resolveMinutes: 60 });
  await platform.db
    .insert(surveys)
    .values({ mentionId: surveyed!, brandId: brand.id, tokenHash: 'x', rating: 5, ...answeredAtOnce });
  await rollUp(platform, forAMinute(platform));
  const browser = await browserOf(platform, user.id);
  const api = await apiOf(platform, user.id);
  const query = `brand=${brand.id}&period=30d`;
  const pages = new Map<string, string>();
  const page = async (path: string) => {
    const html = await (await browser.get(`${path}?${query}`)).text();
    pages.set(path, html);
    return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  };
  const json = async (path: string) => (await api('GET', `${path}?${query}`)).json as never as Shown;
  const file = async (path: string) => (await browser.get(`${path}?${query}`)).text();

  const score = await json('/reports/score');
  expect(await page('/score')).toContain(`${score.score.value.toFixed(1)} of 100`);
  expect(score.measures.askedCsat).toMatchObject({ value: 1, n: 1, few: true });
  expect(await page('/score')).toMatch(/CSAT \(asked\) 100% few/);
  expect(await page('/reputation')).toContain('CSAT (asked): 100% of 1 answered 4 or 5 of 5');
  expect(await file('/reputation/figures.csv')).toContain('\r\naskedCsat,1,,1,0.2065,1,yes');

  const { all, csat } = await json('/reports/team');
  expect([all.needing, all.answered, all.first.median, csat.answered]).toEqual([40, 31, 90, 1]);
  expect(await page('/team/report')).toMatch(/Answered 78% 62–88%[\s\S]*1 of 1 answered/);
  expect((await file('/team/report.csv')).split('\r\n')[1]).toMatch(/^"?all"?,"?"?,40,31,0.775,/);

  const { themes } = await json('/reports/impact');
  const { without } = themes[0]!.net;
  expect(await page('/themes/impact')).toContain(`net sentiment would be +${without.toFixed(0)}`);
  expect(await file('/themes/impact.csv')).toContain(`\r\n"delivery",40,0,0,40,${without},`);
  expect(await page('/themes')).toMatch(/Delivery 40 55%/);
  expect(await page('/themes/delivery')).toContain('40 mentions speak of delivery, 55% of all');
  expect((await json('/reports/themes')).themes[0]).toMatchObject({ theme: 'delivery', mentions: 40 });

  const { sides } = await json('/reports/competitors');
  expect(sides.map(({ mentions }) => mentions)).toEqual([73, 28]);
  expect(await page('/competitors')).toMatch(/72%[\s\S]*28%/);
  expect(await page('/people')).toMatch(/Promoters 100%/);
  expect((await json('/reports/recovery')).answered).toMatchObject({ critics: 0 });
  expect(await page('/recovery')).toContain('No critic to follow in this period');

  // People are fewer than their mentions.
  pages.delete('/people');
  const numbers = [...pages].flatMap(([path, html]) =>
    [...opened(html), ...pressed(html)].map((one) => ({ ...one, path })),
  );
  for (const path of ['/reputation', '/themes/delivery']) expect(pressed(pages.get(path)!)).toHaveLength(2);
  const counts = await listed(platform, user.id, [...new Set(numbers.map(({ href }) => href))]);
  expect(numbers.filter(({ n, href }) => counts[href] !== n)).toEqual([]);
  expect(numbers.length).toBeGreaterThan(30);
  const silent = [...pages].flatMap(([path, html]) =>
    [...html.matchAll(/<td class="right">([1-9][\d,]*)<\/td>/g)].map(([, n]) => `${path}: ${n}`),
  );
  expect(silent).toEqual([]);
});

it('says in words which days, sources and languages cannot be, and shows the report without them', async () => {
  const platform = await testPlatform();
  const user = await aUser(platform);
  const brand = await aBrand(platform);
  await aSource(platform, { lastSuccessAt: platform.now() });
  const browser = await browserOf(platform, user.id);
  const asked = async (path: string, query: string) => {
    const answer = await browser.get(`${path}?${query}`);
    return { status: answer.status, page: await answer.text() };
  };
  for (const path of REPORTS) {
    const { status, page } = await asked(path, `brand=${brand.id}&from=2026-11-20&to=2026-11-01`);
    expect([path, status]).toEqual([path, 422]);
    expect(page).toContain('before it begins on 2026-11-20. Swap the days. Shown below: the last 30 days.');
    expect((await asked(path, 'brand=all')).status).toBe(404);
    expect((await asked(path, 'brand=999999')).status).toBe(404);
  }
  for (const path of REPORTS) {
    const { status, page } = await asked(path, 'source=fax&period=7d');
    const isOfOneSource = !['/competitors', '/themes'].includes(path);
    const problem = isOfOneSource ? 'There is no kind of source “fax”.' : 'cannot be narrowed to one source';
    expect([path, status, page.includes(problem)]).toEqual([path, 422, true]);
    expect(page).toContain('Shown below: the report without it.');
    expect(page).toMatch(/<option value="7d" selected/);
  }
  const twice = await asked('/reputation', 'source=fax&language=klingonese&period=ever');
  for (const word of ['“fax”', '“klingonese” is no language', 'no period &quot;ever&quot;'])
    expect(twice.page).toContain(word);
  expect((await asked('/score', 'language=sv')).page).toContain('cannot be narrowed to one language');
  expect((await asked('/reputation.csv', 'source=fax')).status).toBe(400);
  expect((await asked('/reputation', `brand=${brand.id}`)).page).toContain('No mentions in this period');
  const long = await asked('/reputation', `brand=${brand.id}&from=2020-02-29&to=2020-03-05`);
  expect(long.page).toContain('Nothing is known from 29 February to 5 March 2020');
  const api = await apiOf(platform, user.id);
  const { json } = await api('GET', `/reports/reputation?brand=${brand.id}&from=2020-02-29&to=2020-03-05`);
  expect(json.figures).toMatchObject({ mentions: { value: null } });
  const fax = await api('GET', '/reports/reputation?source=fax');
  expect([fax.status, JSON.stringify(fax.json).includes('There is no kind of source “fax”.')]).toEqual([
    400,
    true,
  ]);
  const nothing = await api('GET', '/reports/reputation?theme=nothing');
  expect([nothing.status, JSON.stringify(nothing.json).includes('There is no theme “nothing”.')]).toEqual([
    400,
    true,
  ]);
});

it('puts a note on the chart of its day, also into the file and the API, and takes it off again', async () => {
  const platform = await testPlatform();
  const user = await aUser(platform, { role: 'responder' });
  const brand = await aBrand(platform);
  await told(platform, brand.id, times(2, { at: '2026-11-20T10:00:00Z' }));
  const browser = await browserOf(platform, user.id);
  const note = { brand: brand.id, day: '2026-11-20', text: 'The couriers strike' };
  expect((await browser.post('/reputation/annotations', note)).status).toBe(303);
  expect((await browser.post('/reputation/annotations', { ...note, day: '2026-13-20' })).status).toBe(400);
  const query = `brand=${brand.id}`;
  expect(await (await browser.get(`/reputation?${query}`)).text()).toContain('The couriers strike');
  expect(await (await browser.get(`/reputation/annotations.csv?${query}`)).text()).toContain('1,2026-11-20,');
  const api = await apiOf(platform, user.id);
  const { json } = await api('GET', `/reports/reputation?${query}`);
  expect(json.annotations).toMatchObject([{ day: '2026-11-20', text: 'The couriers strike', kind: 'note' }]);
  await browser.post(`/reputation/annotations/${(json.annotations as { id: number }[])[0]!.id}/removal`);
  expect((await api('GET', `/reports/reputation?${query}`)).json.annotations).toEqual([]);
});
