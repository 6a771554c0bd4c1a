import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { listBrands } from '../../src/brands/brands.ts';
import { rulesOf } from '../../src/brands/rules.ts';
import { Failure } from '../../src/failure.ts';
import type { Http } from '../../src/platform/platform.ts';
import { client } from '../support/outgoing.ts';
import { testPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';
import { site } from '../support/sites.ts';
import { browserOf, expectNoErrors, HTMX } from '../support/web.ts';

const PAGE = `<!doctype html><title>Fernhill F2, the bike</title><meta property="og:site_name" content="Fernhill Cykel">
<script type="application/ld+json">{"@type": "Organization", "name": "Fernhill Bikes",
  "sameAs": ["https://x.com/fernhill_hq", "https://cycling.example/@fernhill"]}</script>
<meta property="og:title" content="&quot;) OR * <script>">`;

const post = (n: number, author: string, text: string) => `<item><guid>${n}</guid>
  <link>https://news.example/${n}</link><source url="https://${author}.example">${author}</source><title>${text}</title>
  <pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate></item>`;
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
  ${post(1, 'al', 'The Fernhill F2 is slow')}${post(2, 'fernhill_hq', 'Fernhill Bikes are fast')}
  ${post(3, 'al', 'Frenhill Bikes are late')}</channel></rss>`;

/** Somebody who sets up a brand whose website is a server on this machine, and finds its words in the news. */
async function settingUp(answer: RequestListener) {
  const website = await site(answer);
  const reaching = client(async () => ['127.0.0.1']);
  const http: Http = async (request) => {
    const { hostname } = new URL(request.url);
    if (hostname === 'fernhill.example') return reaching(request);
    if (hostname !== 'news.google.com') throw new Failure('dns', `${hostname} is not known here.`);
    const body = new TextEncoder().encode(FEED);
    return { status: 200, headers: {}, body, url: request.url, permanentUrl: null };
  };
  const platform = await testPlatform({ http });
  expectNoErrors(platform);
  const browser = await browserOf(platform, (await aUser(platform, { role: 'admin' })).id);
  const named = await browser.post('/setup/brand', {
    name: 'Fernhill Bikes',
    website: `http://fernhill.example:${website.port}/`,
  });
  const words = named.headers.get('Location')!;
  return { platform, browser, website, words, brand: words.split('=')[1]! };
}

const html: RequestListener = (_request, response) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);

/** What the boxes of this name say, those with a tick alone unless `all`. */
const boxes = (page: string, name: string, all = false) =>
  Array.from(page.matchAll(new RegExp(`name="${name}" value="([^"]+)"( checked)?`, 'g')))
    .filter(([, , ticked]) => all || ticked)
    .map(([, value]) => value!.replaceAll('&quot;', '"'));

describe('the set-up of a brand with a website', () => {
  it('suggests what the website says, and asks it once', async () => {
    const { browser, website, words, brand } = await settingUp(html);
    const page = await (await browser.get(words)).text();
    expect(boxes(page, 'rule')).toEqual([
      '"Fernhill Bikes"',
      'fernhillbikes',
      '"Fernhill Cykel"',
      '@fernhill_hq',
      '@fernhill',
      '"Fernhill F2"',
      'fernhill.example',
      '"fern hill bikes"',
      '"fernhil bikes" OR "frenhill bikes"',
    ]);
    expect(page).toMatch(/Suggested from the name Fernhill Bikes and fernhill\.example/);
    expect(page).not.toContain('<script>"');
    const rule = boxes(page, 'rule', true);
    const asked = new URLSearchParams([['brand', brand], ...rule.map((one) => ['rule', one])]);
    const native = await (await browser.get(`/setup/words?${asked}`)).text();
    expect(native).toMatch(/fernhil bikes[\s\S]*common misspelling[\s\S]*1<span[^>]*> match in 30 days/);
    expect(website.connections).toBe(1);
  });

  it('leaves the posts of its own accounts out, as far as they are ticked', async () => {
    const { platform, browser, words, brand } = await settingUp(html);
    const page = await (await browser.get(words)).text();
    expect(boxes(page, 'account')).toEqual(['@fernhill_hq', '@fernhill@cycling.example']);
    const offeredAccount = boxes(page, 'offeredAccount', true);
    const found = async (account: string[]) => {
      const chosen = [
        ...account.map((one) => ['account', one]),
        ['rule', '"Fernhill Bikes"'],
        ['brand', brand],
      ];
      return (await browser.get(`/setup/preview?${new URLSearchParams(chosen)}`, HTMX)).text();
    };
    expect(await found([])).toContain('1 match in the last 30 days');
    expect(await found(['@fernhill_hq'])).toContain('0 matches in the last 30 days');
    const chosen = {
      brand,
      rule: ['"Fernhill F2"', 'fernhill'],
      offeredRule: '"Fernhill F2"',
      offeredAccount,
    };
    await browser.post('/setup/words', { ...chosen, account: '@fernhill_hq' });
    expect(await listBrands(platform)).toMatchObject([{ ownAccounts: ['@fernhill_hq'] }]);
    const back = await (await browser.get(words)).text();
    expect([boxes(back, 'account'), boxes(back, 'rule')]).toEqual([
      ['@fernhill_hq'],
      ['"Fernhill F2"', 'fernhill'],
    ]);
    await browser.post('/setup/words', { ...chosen, rule: 'fernhill' });
    expect(await listBrands(platform)).toMatchObject([{ ownAccounts: [] }]);
    expect(await rulesOf(platform, Number(brand))).toMatchObject([{ rule: 'fernhill' }]);
  });

  it.each<[string, RequestListener, string]>([
    ['is broken', (_, response) => response.writeHead(503).end(), ' answered 503.'],
    [
      'is no page',
      (_, response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF'),
      'answered with something that is no web page.',
    ],
    [
      'is huge',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html', 'content-length': 9e6 }).end(),
      'is larger than 2 MB',
    ],
    [
      'leads into a private network',
      (_, response) => response.writeHead(302, { location: 'http://10.1.2.3/admin' }).end(),
      '10.1.2.3 belongs to a private or reserved network',
    ],
    ['hangs up', (request) => request.socket.destroy(), 'The connection to fernhill.example'],
  ])('says it in a sentence where the website %s, and goes on from the name', async (_, answer, sentence) => {
    const { browser, words, brand } = await settingUp(answer);
    const page = await (await browser.get(words)).text();
    expect(page).toContain('Your website was not read, so nothing is suggested from it.');
    expect(page).toContain(sentence);
    expect(page).toContain('Suggested from the name Fernhill Bikes. Untick');
    const rule = boxes(page, 'rule');
    expect(rule).toContain('"Fernhill Bikes"');
    const typed = await (await browser.get('/setup/brand')).text();
    expect(typed).toContain('value="Fernhill Bikes"');
    expect(typed).toContain('value="http://fernhill.example:');
    const next = await browser.post('/setup/words', { brand, rule });
    expect(next.headers.get('Location')).toBe(`/setup/where?brand=${brand}`);
  });
});
