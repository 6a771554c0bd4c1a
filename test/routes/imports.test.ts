import { parse } from 'csv-parse/sync';
import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { addRule } from '../../src/brands/rules.ts';
import { brandRoles, imports, mentions, sources, users } from '../../src/db/schema.ts';
import { runImports } from '../../src/ingest/import-run.ts';
import { LARGEST_FILE } from '../../src/ingest/received.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors, ORIGIN } from '../support/web.ts';

async function asManager() {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const user = await aUser(platform);
  const brand = await aBrand(platform, { name: 'Fernhill' });
  await addRule(platform, SYSTEM, brand.id, 'Fernhill');
  return { platform, brand, browser: await browserOf(platform, user.id) };
}

/** Somebody who manages only this brand. */
async function managerOf(platform: TestPlatform, brandId: number) {
  const user = await aUser(platform, { role: null });
  await platform.db.insert(brandRoles).values({ userId: user.id, brandId, role: 'manager' });
  return browserOf(platform, user.id);
}

const textOf = async (answer: Response | Promise<Response>) => (await answer).text();
const pathOf = (answer: Response) => answer.headers.get('Location')!;
const run = (platform: TestPlatform) =>
  runImports(platform, { until: new Date(platform.now().getTime() + 1e9) });

describe('importing a file on the pages', () => {
  it('shows what it would store, stores it, and says what became of each row', async () => {
    const { platform, brand, browser } = await asManager();
    const csv = 'Was,Wer\n"Fernhill, <b>leider</b>",Ada\n,Bo\n';
    const path = pathOf(await browser.upload('/imports', 'reviews.csv', csv));
    expect(path).toMatch(/^\/imports\/\d+$/);
    const before = await textOf(browser.get(path));
    expect(before).toContain('Refused: It has neither a text nor a title.');
    const again = await textOf(browser.post(path, { intent: 'preview', text: 'Was', 'author.name': 'Wer' }));
    expect(again).toContain('Fernhill, &lt;b>leider&lt;/b>'.replaceAll('>', '&gt;'));
    expect(again).toContain('<option value="Wer" selected');
    const nothing = await browser.post(path, { text: '', brand: String(brand.id) });
    expect([nothing.status, (await nothing.text()).includes('Say which column holds the text')]).toEqual([
      422,
      true,
    ]);
    expect(await platform.db.select().from(mentions)).toEqual([]);

    await browser.post(path, { text: 'Was', 'author.name': 'Wer', brand: String(brand.id) });
    const waiting = await textOf(browser.get(path));
    expect(waiting).toContain('The import has begun.');
    expect(waiting).toMatch(/<progress[^>]* value="0" max="2"/);
    await run(platform);
    const done = await textOf(browser.get(path));
    expect(done).toContain('2 of 2 rows read: 1 new, 0 known already, 1 refused.');
    expect(done).not.toContain('<progress');
    expect(done).toContain('It has neither a text nor a title.');
    expect(await textOf(browser.get('/imports'))).toContain('reviews.csv');
    expect((await browser.post(`${path}/cancellation`)).status).toBe(409);
  });

  it('is cancelled before or while it runs', async () => {
    const { platform, browser } = await asManager();
    const path = pathOf(await browser.upload('/imports', 'reviews.csv', 'text\nFernhill\n'));
    expect((await browser.post(`${path}/cancellation`)).headers.get('Location')).toBe(path);
    expect(await textOf(browser.get(path))).toContain('What was stored by then stays.');
    await run(platform);
    expect(await platform.db.select().from(mentions)).toEqual([]);
  });

  it('says what to do with a file that cannot be imported, or with none', async () => {
    const { platform, browser } = await asManager();
    for (const [name, content, sentence] of [
      ['empty.csv', '', 'The file is empty'],
      ['list.json', '[{"text":"a"}]', 'one whole object on each line'],
      ['book.xlsx', 'PK\u0003\u0004', 'Save what is in it as CSV'],
      ['feeds.opml', '<opml></opml>', 'There is no feed in this file'],
      ['picture.opml', '\u0089PNG\r\n', 'There is no feed in this file'],
    ] as const) {
      const answer = await browser.upload('/imports', name, content);
      expect([name, answer.status, (await answer.text()).includes(sentence)]).toEqual([name, 422, true]);
    }
    const none = await browser.post('/imports', {});
    expect([none.status, (await none.text()).includes('Choose a file first.')]).toEqual([422, true]);
    expect(await platform.db.select().from(imports)).toEqual([]);
  });

  it('that is too large is refused at the door, with the size that is possible', async () => {
    const { browser } = await asManager();
    const answer = await browser.upload(
      '/imports',
      'large.csv',
      new Uint8Array(LARGEST_FILE + 2 * 1024 * 1024),
    );
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('larger than 48 MB');
  });

  it('without being signed in is read no further than any other form', async () => {
    const platform = await testPlatform();
    const body = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1 << 18)) });
    const headers = { Origin: ORIGIN, 'Transfer-Encoding': 'chunked' };
    const request = { method: 'POST', headers, body, duplex: 'half' };
    expect((await makeApp(() => platform).request(`${ORIGIN}/imports`, request)).status).toBe(413);
  });

  it('for some brands only is possible for them alone, and others’ files are not there', async () => {
    const { platform, brand, browser } = await asManager();
    const own = await aBrand(platform, { name: 'Harrow' });
    const harrow = await managerOf(platform, own.id);
    const theirs = pathOf(await browser.upload('/imports', 'secret.csv', 'text\nFernhill secret\n'));
    expect((await harrow.get(theirs)).status).toBe(404);
    expect((await harrow.post(theirs, { text: 'text', brand: String(own.id) })).status).toBe(404);
    expect((await harrow.post(`${theirs}/cancellation`)).status).toBe(404);
    expect(await textOf(harrow.get('/imports'))).not.toContain('secret.csv');

    const path = pathOf(await harrow.upload('/imports', 'own.csv', 'text\nFernhill and Harrow\n'));
    const page = await textOf(harrow.get(path));
    expect(page).toContain('Harrow</option>');
    expect(page).not.toMatch(/Fernhill<\/option>|Let the match rules decide/);
    expect((await harrow.post(path, { text: 'text', brand: String(brand.id) })).status).toBe(404);
    expect((await harrow.post(path, { text: 'text', brand: '' })).status).toBe(403);
    for (const wrong of ['NaN', '-1', '9'.repeat(40)])
      expect((await browser.post(path, { text: 'text', brand: wrong })).status).toBe(400);
    expect((await browser.post(path, { text: 'text', brand: '999999' })).status).toBe(422);
    expect((await harrow.post(path, { text: 'text', brand: String(own.id) })).status).toBe(303);
    await run(platform);
    expect(await platform.db.select().from(mentions)).toMatchObject([{ brandId: own.id }]);
    expect((await harrow.get('/sources.opml')).status).toBe(403);
    expect((await harrow.post('/imports/feeds', { feed: 'https://a.example/feed' })).status).toBe(403);
  });
});

describe('a list of feeds on the pages', () => {
  it('is shown with what is watched already, added as ticked, and given out again', async () => {
    const { platform, browser } = await asManager();
    const outline = (name: string) =>
      `<outline text="${name} &amp; Co" xmlUrl="https://${name}.example/feed"/>`;
    const list = `<opml><body><outline text="Bikes">${['one', 'two'].map(outline).join('')}</outline></body></opml>`;
    const shown = await textOf(browser.upload('/imports', 'feeds.xml', list));
    expect(shown).toContain('2 feeds in the list');
    expect(shown).toContain('value="https://one.example/feed one &amp; Co"');
    expect(shown).toContain('Bikes');
    const added = await browser.post('/imports/feeds', { feed: ['https://one.example/feed one & Co'] });
    expect(pathOf(added)).toBe('/sources');
    expect(await textOf(browser.get('/sources'))).toContain('One feed added');
    expect(await platform.db.select().from(sources)).toMatchObject([{ name: 'one & Co', kind: 'rss' }]);
    expect(await textOf(browser.upload('/imports', 'feeds.opml', list))).toContain(
      '1 of them watched already',
    );
    const file = await browser.get('/sources.opml');
    expect(file.headers.get('Content-Disposition')).toContain('earshot-feeds.opml');
    expect(await file.text()).toContain('xmlUrl="https://one.example/feed"');
    for (const feed of [[], ['javascript:alert(1) x'], [' ']])
      expect((await browser.post('/imports/feeds', { feed })).status).toBe(422);
    expect(await platform.db.select().from(sources)).toHaveLength(1);
  });

  it('of thousands fits into one form', async () => {
    const { platform, browser } = await asManager();
    const feed = Array.from(
      { length: 10_000 },
      (_, n) => `https://site${n}.example/${'path/'.repeat(15)} Feed ${n}`,
    );
    expect(pathOf(await browser.post('/imports/feeds', { feed }))).toBe('/sources');
    expect(await platform.db.select({ id: sources.id }).from(sources)).toHaveLength(10_000);
  });
});

describe('a mention by hand', () => {
  it('needs words, is scored, waits in the queue, and is stored once', async () => {
    const { platform, brand, browser } = await asManager();
    await platform.db.update(users).set({ timeZone: 'Europe/Stockholm' });
    expect(await textOf(browser.get('/mentions/new'))).toContain('By your clock (Europe/Stockholm)');
    const form = { brand: String(brand.id), source: 'manual', author: 'Ada', text: '' };
    const empty = await browser.post('/mentions', form);
    expect([empty.status, (await empty.text()).includes('Paste what was said')]).toEqual([422, true]);
    for (const publishedAt of ['soon', '0001-01-01 00:00', '2026-02-30']) {
      const wrong = await browser.post('/mentions', { ...form, text: 'x', publishedAt });
      expect([wrong.status, (await wrong.text()).includes('is no time')]).toEqual([422, true]);
    }
    const said = 'Terrible. Five weeks and nobody answers my letters. I want my money back.';
    const when = { ...form, publishedAt: '2026-11-20 14:30' };
    expect((await browser.post('/mentions', { ...when, text: said })).status).toBe(303);
    expect(await platform.db.select().from(mentions).orderBy(asc(mentions.id))).toMatchObject([
      {
        ...{ sourceKind: 'manual', authorName: 'Ada', sentiment: 'negative' },
        ...{ needsResponse: true, status: 'open', publishedAt: new Date('2026-11-20T13:30:00Z') },
      },
    ]);
    const queue = await textOf(browser.get('/'));
    expect(queue.replaceAll(/<[^>]*>/g, '')).toContain('Five weeks and nobody answers');
    expect(queue).toContain('Added, scored');
    const again = await browser.post('/mentions', { ...when, text: said });
    expect([again.status, (await again.text()).includes('It is stored already')]).toEqual([422, true]);
    expect((await browser.post('/mentions', { ...form, brand: '999999', text: 'x' })).status).toBe(404);
  });
});

describe('mentions as a file', () => {
  it('hold what the list shows, and nothing that terms keep in the house', async () => {
    const { platform, brand, browser } = await asManager();
    await aMention(platform, { brandId: brand.id, text: '=HYPERLINK("x") five weeks' });
    await aMention(platform, {
      brandId: brand.id,
      sourceKind: 'yelp',
      text: 'Kept, five weeks',
      title: 'Kept',
    });
    await aMention(platform, { brandId: brand.id, status: 'resolved', text: 'Done, five weeks' });
    await aMention(platform, {
      text: 'Competitor',
      brandId: (await aBrand(platform, { kind: 'competitor' })).id,
    });
    expect(await textOf(browser.get('/'))).toContain('href="/mentions/export"');
    const page = await textOf(browser.get('/mentions/export?q=weeks'));
    expect(page).toContain('2 mentions');
    expect(page).toContain('1 from Yelp');
    expect(page).toContain('href="/mentions/export.csv?q=weeks"');
    const answer = await browser.get('/mentions/export.csv?q=weeks');
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="mentions-2026-11-21.csv"');
    const rows: Record<string, string>[] = parse(await answer.text(), { columns: true, bom: true });
    expect(rows.map(({ source, text }) => [source, text])).toEqual([
      ['yelp', ''],
      ['rss', `'=HYPERLINK("x") five weeks`],
    ]);
    const all = await textOf(browser.get('/mentions/export.csv?view=everything'));
    expect(all).toContain('Done, five weeks');
    expect(all).not.toMatch(/Competitor|Kept/);
    expect((await browser.get(`/mentions/export.csv?q=${'-'.repeat(33)}`)).status).toBe(400);
    expect(await textOf(browser.get('/mentions/export?q=nothing-says-this'))).toContain(
      'Nothing to download',
    );
  });

  it('are for managers, and of their brands', async () => {
    const { platform, brand } = await asManager();
    await aMention(platform, { brandId: brand.id, text: 'Secret of Fernhill' });
    const own = await aBrand(platform, { name: 'Harrow' });
    await aMention(platform, { brandId: own.id, text: 'Own words' });
    const harrow = await managerOf(platform, own.id);
    const file = await textOf(harrow.get(`/mentions/export.csv?view=everything`));
    expect([file.includes('Own words'), file.includes('Secret')]).toEqual([true, false]);
    expect(await textOf(harrow.get(`/mentions/export.csv?brand=${brand.id}`))).not.toContain('Secret');
    const responder = await browserOf(platform, (await aUser(platform, { role: 'responder' })).id);
    expect((await responder.get('/mentions/export.csv')).status).toBe(403);
    expect(await textOf(responder.get('/'))).not.toContain('/mentions/export');
  });
});
