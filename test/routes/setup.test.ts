import { describe, expect, it } from 'vitest';
import { listChannels } from '../../src/alerts/list-channels.ts';
import { listAlertRules } from '../../src/alerts/rules.ts';
import { listBrands } from '../../src/brands/brands.ts';
import { rulesOf } from '../../src/brands/rules.ts';
import { Failure } from '../../src/failure.ts';
import type { Http } from '../../src/platform/platform.ts';
import { listSources } from '../../src/sources/list.ts';
import { mailbox } from '../support/mailbox.ts';
import { testPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';
import { browserOf, expectNoErrors, HTMX } from '../support/web.ts';

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
  <item><guid>1</guid><link>https://news.example/1</link><title>Fernhill Bikes is slow again</title>
    <description>Terrible: I waited five weeks for my order from Fernhill Bikes.</description>
    <pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate></item>
  <item><guid>2</guid><link>https://news.example/2</link><title>A fern on a hill</title>
    <description>About plants.</description><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate></item>
  ${[3, 4].map(
    (n) => `<item><guid>${n}</guid><link>https://news.example/${n}</link>
    <title>Works on Fernhill Road, week ${n}</title><description>Mind the holes.</description>
    <pubDate>Fri, 20 Nov 2026 07:00:00 GMT</pubDate></item>`,
  )}
</channel></rss>`;

/** Answers news searches with a feed; nearly everything else has no network. */
const network: Http & { asked: string[] } = Object.assign(
  async ({ url }: { url: string }) => {
    network.asked.push(url);
    const { host } = new URL(url);
    if (!['news.google.com', 'hooks.slack.example', 'fernhill.example'].includes(host))
      throw new Failure('dns', `${host} is not known here. Is there a network?`);
    const body = new TextEncoder().encode(url.includes('slack') ? 'ok' : FEED);
    return { status: 200, headers: { 'content-type': 'application/rss+xml' }, body, url, permanentUrl: null };
  },
  { asked: [] as string[] },
);

async function atTheStart() {
  network.asked = [];
  const platform = await testPlatform({ http: network });
  expectNoErrors(platform);
  const admin = await aUser(platform, { role: 'admin' });
  return { platform, browser: await browserOf(platform, admin.id) };
}

describe('the set-up', () => {
  it('goes from a name to a watched brand with native forms', async () => {
    const { platform, browser } = await atTheStart();
    expect((await browser.get('/')).headers.get('Location')).toBe('/setup/brand');
    expect((await browser.get('/setup/brand')).status).toBe(200);
    const named = await browser.post('/setup/brand', { name: 'Fernhill Bikes', website: 'fernhill.example' });
    const words = named.headers.get('Location')!;
    const page = await (await browser.get(words)).text();
    const rules = Array.from(page.matchAll(/name="rule" value="([^"]+)" checked/g), ([, rule]) =>
      rule!.replaceAll('&quot;', '"'),
    );
    expect(rules.length).toBeGreaterThan(0);
    const brand = words.split('=')[1]!;
    const chosen = await browser.post('/setup/words', {
      brand,
      rule: rules,
      own: 'fernhill AND (order OR delivery)',
    });
    const where = chosen.headers.get('Location')!;
    const choices = await (await browser.get(where)).text();
    const source = Array.from(
      choices.matchAll(/name="source" value="([^"]+)" checked/g),
      ([, value]) => value!,
    );
    expect(source.length).toBeGreaterThan(0);
    const webhookUrl = 'https://hooks.slack.example/services/T0/B0/x';
    const done = await browser.post('/setup/where', { brand, source, webhookUrl });
    expect(done.headers.get('Location')).toBe('/');
    expect(await rulesOf(platform, Number(brand))).toHaveLength(rules.length + 1);
    expect(await listSources(platform)).toHaveLength(source.length);
    expect(await listChannels(platform)).toMatchObject([{ kind: 'slack' }]);
    expect(await listAlertRules(platform, [])).toMatchObject([
      { about: 'sources', channels: [{ kind: 'slack' }] },
      { about: 'mentions', channels: [{ kind: 'slack' }] },
    ]);
    const inbox = await browser.get('/');
    expect([inbox.status, (await inbox.text()).includes('Earshot listens for Fernhill Bikes now.')]).toEqual([
      200,
      true,
    ]);
    const again = await browser.post('/setup/where', { brand, source });
    expect(again.status).toBe(303);
    expect(await listSources(platform)).toHaveLength(source.length);
  });

  it('shows real matches before anything is saved, and says which source did not answer', async () => {
    const { platform, browser } = await atTheStart();
    const named = await browser.post('/setup/brand', { name: 'Fernhill Bikes' });
    const brand = named.headers.get('Location')!.split('=')[1]!;
    const ask = (more: Record<string, string>) =>
      browser
        .get(`/setup/preview?${new URLSearchParams({ brand, ...more })}`, HTMX)
        .then((answer) => answer.text());
    const found = await ask({ rule: '"Fernhill Bikes"' });
    expect(found).toMatch(/1 match in the last 30 days[\s\S]*are read[\s\S]*4 items/);
    expect(found).toContain('is slow again');
    expect(found).toContain('hn.algolia.com is not known here');
    expect(found).toContain('is heard live');
    expect(await ask({ own: 'hill' })).toContain('1 match in the last 30 days');
    expect(await ask({ own: 'hill AND (' })).toContain('0 matches');
    const asked = network.asked.length;
    await ask({ rule: 'fern' });
    expect(network.asked).toHaveLength(asked);
    const native = await browser.get(
      `/setup/words?${new URLSearchParams({ brand, rule: '"Fernhill Bikes"' })}`,
    );
    expect(await native.text()).toContain('1 match in the last 30 days');
    const broad = { rule: 'fernhill', offered: 'Fernhill Road' };
    const roads = await ask({ rule: 'fernhill' });
    expect(roads).toContain('1 match in the last 30 days, 2 left out');
    expect(roads).toMatch(/value="Fernhill Road" checked[\s\S]*leaves 2 posts of 30 days out/);
    const kept = await ask(broad);
    expect(kept).toContain('3 matches in the last 30 days');
    expect(kept).not.toContain('value="Fernhill Road"');
    expect(kept).toMatch(/hx-target="#matches-2"[^§]*3<span[^>]*> matches in 30 days/);
    expect(await ask({ ...broad, leaveOwn: 'week' })).toContain('1 match in the last 30 days, 2 left out');
    expect(await rulesOf(platform, Number(brand))).toEqual([]);
    expect(await listSources(platform)).toEqual([]);
  });

  it('learns from thumbs what to leave out, and brings back what was left out by mistake', async () => {
    const { platform, browser } = await atTheStart();
    const named = await browser.post('/setup/brand', { name: 'Fernhill Bikes' });
    const brand = named.headers.get('Location')!.split('=')[1]!;
    const chosen = { brand, rule: 'fernhill' };
    const press = (thumb: string, more: Record<string, string>) =>
      browser.post('/setup/thumbs', { ...chosen, ...more, thumb }, HTMX).then((answer) => answer.text());
    const thumbs = (page: string, verdict: string) =>
      Array.from(page.matchAll(new RegExp(`value="(${verdict} [^"]+)"`, 'g')), ([, value]) => value!);
    const roads = { offered: 'Fernhill Road' };
    const first = await (
      await browser.get(`/setup/preview?${new URLSearchParams({ ...chosen, ...roads })}`, HTMX)
    ).text();
    const [, one, other] = thumbs(first, 'down');
    const once = await press(one!, roads);
    expect(once).toContain('2 matches in the last 30 days, 1 left out');
    expect(once).toContain('1 post is not about you');
    const twice = await press(other!, roads);
    expect(twice).toContain('1 match in the last 30 days, 2 left out');
    expect(twice).toMatch(/value="road" checked[\s\S]*leaves 2 posts of 30 days out/);
    const taken = await press(thumbs(twice, 'none')[0]!, { offered: 'road' });
    expect(taken).not.toContain('name="leave" value="road" checked');
    const wanted = thumbs(await press(one!.replace('down', 'none'), {}), 'up')[1]!;
    const native = await browser.post('/setup/thumbs', { ...chosen, leave: 'Fernhill Road', thumb: wanted });
    expect(native.status).toBe(303);
    const back = await (await browser.get(native.headers.get('Location')!)).text();
    expect(back).toContain('2 matches in the last 30 days, 1 left out');
    expect(back).toMatch(/name="leave" value="Fernhill Road"(?! checked)/);
    expect(await rulesOf(platform, Number(brand))).toEqual([]);
  });

  it('shows how far the last 30 days are read, and counts all of them in the end', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const hit = (n: number) => ({
      objectID: String(n),
      created_at_i: new Date('2026-11-21T00:00:00Z').getTime() / 1000 - n * 12_000,
      author: 'al',
      comment_text: `Fernhill Bikes, part ${n}`,
    });
    const search: Http = async (request) => {
      const { host, searchParams } = new URL(request.url);
      if (host !== 'hn.algolia.com') return network(request);
      const page = Number(searchParams.get('page'));
      if (page === 1) await held;
      const hits = Array.from({ length: page === 0 ? 100 : 50 }, (_, index) => hit(page * 100 + index));
      const body = new TextEncoder().encode(
        JSON.stringify({ hits, nbHits: 150, nbPages: 2, hitsPerPage: 100 }),
      );
      return { status: 200, headers: {}, body, url: request.url, permanentUrl: null };
    };
    const platform = await testPlatform({ http: search });
    platform.isLasting = true;
    const browser = await browserOf(platform, (await aUser(platform, { role: 'admin' })).id);
    const named = await browser.post('/setup/brand', { name: 'Fernhill Bikes' });
    const asked = `/setup/preview?${new URLSearchParams({ brand: named.headers.get('Location')!.split('=')[1]!, rule: '"Fernhill Bikes"' })}`;
    const look = async () => (await browser.get(asked, HTMX)).text();
    const early = await look();
    expect(early).toMatch(/Reading the last 30 days[\s\S]*104 of about 2\d\d/);
    expect(early).toContain('hx-trigger="every 2s"');
    expect(early).toContain('101 matches in the last 30 days');
    release();
    let late = early;
    while (!late.includes('The last 30 days are read')) late = await look();
    expect(late).toContain('151 matches in the last 30 days');
    expect(late).not.toContain('every 2s');
  });

  it('leaves other names out of the rules that would find them, and follows a change of mind', async () => {
    const { platform, browser } = await atTheStart();
    const named = await browser.post('/setup/brand', { name: 'Fernhill Bikes' });
    const brand = named.headers.get('Location')!.split('=')[1]!;
    const rules = async () => (await rulesOf(platform, Number(brand))).map(({ rule }) => rule);
    const chosen = { brand, rule: ['"Fernhill Bikes"', 'fernhill'], leave: 'Fernhill Road' };
    await browser.post('/setup/words', { ...chosen, leaveOwn: '"roadworks", holes' });
    expect(await rules()).toEqual([
      '"Fernhill Bikes" NOT ("roadworks" OR "holes")',
      'fernhill NOT ("Fernhill Road" OR "roadworks" OR "holes")',
    ]);
    const back = await (await browser.get(`/setup/words?brand=${brand}`)).text();
    expect(back).toMatch(
      /value="fernhill" checked[\s\S]*value="holes" checked[\s\S]*value="Fernhill Road" checked/,
    );
    await browser.post('/setup/words', { ...chosen, rule: 'fernhill' });
    expect(await rules()).toEqual(['fernhill NOT ("Fernhill Road")']);
    const wrong = await browser.post('/setup/words', { ...chosen, leaveOwn: '!' });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('value="!"')]);
  });

  it('takes up what was begun rather than adding the brand twice', async () => {
    const { platform, browser } = await atTheStart();
    await browser.post('/setup/brand', { name: 'Fernhil' });
    expect(await (await browser.get('/setup/brand')).text()).toContain('value="Fernhil"');
    await browser.post('/setup/brand', { name: 'Fernhill Bikes' });
    expect(await listBrands(platform)).toMatchObject([{ name: 'Fernhill Bikes' }]);
  });

  it('goes back to what was typed and chosen, from every step', async () => {
    const { platform, browser } = await atTheStart();
    const named = await browser.post('/setup/brand', { name: 'Fernhil', website: 'fernhil.example' });
    const words = named.headers.get('Location')!;
    const brand = words.split('=')[1]!;
    await browser.post('/setup/words', {
      brand,
      rule: 'Fernhil',
      own: 'fern AND bikes',
      offeredRule: 'Fernhil',
    });
    for (const back of ['/setup/brand', `/setup/brand?brand=${brand}`]) {
      const page = await (await browser.get(back)).text();
      expect(page).toMatch(
        /name="brand" value="\d+"[\s\S]*value="Fernhil"[\s\S]*value="https:\/\/fernhil\.example/,
      );
    }
    await browser.post('/setup/brand', { brand, name: 'Fernhill Bikes' });
    expect(await listBrands(platform)).toMatchObject([{ name: 'Fernhill Bikes', website: null }]);
    const page = await (await browser.get(words)).text();
    expect(page).toMatch(/value="Fernhil" checked[\s\S]*chosen before[\s\S]*value="fern AND bikes" checked/);
    const chosen = { brand, rule: 'fern AND bikes', offeredRule: ['Fernhil', 'fern AND bikes'] };
    await browser.post('/setup/words', chosen);
    expect(await rulesOf(platform, Number(brand))).toMatchObject([{ rule: 'fern AND bikes' }]);
  });

  it('says in words what is missing', async () => {
    const { browser } = await atTheStart();
    const nameless = await browser.post('/setup/brand', { name: ' ' });
    expect([nameless.status, await nameless.text()]).toEqual([
      422,
      expect.stringContaining('Give the brand a name'),
    ]);
    const named = await browser.post('/setup/brand', { name: 'Fernhill Bikes' });
    const brand = named.headers.get('Location')!.split('=')[1]!;
    const none = await browser.post('/setup/words', { brand });
    expect([none.status, await none.text()]).toEqual([
      422,
      expect.stringContaining('Tick at least one rule'),
    ]);
    const wrong = await browser.post('/setup/words', { brand, own: 'fernhill AND (' });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('fernhill AND (')]);
    const address = await browser.post('/setup/where', { brand, webhookUrl: 'not an address' });
    expect(address.status).toBe(422);
    const tested = await browser.post('/setup/where', {
      brand,
      test: 'slack',
      webhookUrl: 'https://hooks.slack.example/services/T0/B0/x',
    });
    expect([tested.status, await tested.text()]).toEqual([
      200,
      expect.stringContaining('The test was taken'),
    ]);
  });

  it('tells by e-mail too, makes nothing twice, and goes on to the lists of feeds', async () => {
    const { mail, letters } = mailbox();
    const platform = await testPlatform({ http: network, mail });
    const ada = await aUser(platform, { role: 'admin' });
    const browser = await browserOf(platform, ada.id);
    const named = await browser.post('/setup/brand', { name: 'Fernhill Bikes' });
    const brand = named.headers.get('Location')!.split('=')[1]!;
    const page = await (await browser.get(`/setup/where?brand=${brand}`)).text();
    const [, nonce] = /name="nonce" value="([^"]+)"/.exec(page)!;
    const form = {
      brand,
      nonce: nonce!,
      to: ada.email,
      webhookUrl: 'https://hooks.slack.example/services/T0/B0/x',
    };
    const tested = await browser.post('/setup/where', { ...form, test: 'email' });
    expect(await tested.text()).toContain('The test was taken. Look for it in the mailbox.');
    expect(letters).toMatchObject([{ to: ada.email, subject: 'Test from Earshot' }]);
    const wrong = await browser.post('/setup/where', { ...form, to: 'nobody' });
    expect([wrong.status, await wrong.text()]).toEqual([
      422,
      expect.stringMatching(/value="nobody"[\s\S]*no[\s\S]*address/),
    ]);
    expect(await listChannels(platform)).toEqual([]);
    for (const feeds of ['1', '1']) {
      const done = await browser.post('/setup/where', { ...form, feeds });
      expect(done.headers.get('Location')).toBe('/imports');
    }
    const channels = [{ kind: 'slack' }, { kind: 'email' }];
    expect(await listAlertRules(platform, [])).toMatchObject([
      { about: 'sources', channels },
      { about: 'mentions', channels },
    ]);
    expect(await listChannels(platform)).toHaveLength(2);
    const second = await browser.post('/setup/brand', { name: 'Wobbly Wheel', brand: [] });
    const { nonce: _, ...again } = { ...form, brand: second.headers.get('Location')!.split('=')[1]! };
    expect((await browser.post('/setup/where', again)).headers.get('Location')).toBe('/');
    expect(await listChannels(platform)).toHaveLength(2);
    expect(await listAlertRules(platform, [])).toHaveLength(2);
    await browser.post('/setup/where', { brand, to: 'care@elsewhere.example' });
    expect(letters.at(-1)).toMatchObject({
      to: 'care@elsewhere.example',
      subject: 'Do you want alerts from Earshot?',
    });
  });

  it('is for those who may change brands', async () => {
    const { platform } = await atTheStart();
    const responder = await browserOf(platform, (await aUser(platform, { role: 'responder' })).id);
    for (const path of [
      '/setup/brand',
      '/setup/words?brand=1',
      '/setup/where?brand=1',
      '/setup/preview?brand=1',
    ]) {
      expect((await responder.get(path)).status).toBe(403);
    }
    expect((await responder.post('/setup/brand', { name: 'Mine' })).status).toBe(403);
  });
});
