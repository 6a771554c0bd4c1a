import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { sourceGaps, sources, unreadReplies } from '../../src/db/schema.ts';
import type { Http } from '../../src/platform/platform.ts';
import { offeredKinds } from '../../src/sources/offered.ts';
import { createSource } from '../../src/sources/settings.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aBrand, aSource, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors, HTMX } from '../support/web.ts';

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
  <item><guid>1</guid><link>https://news.example/1</link><title>A slow bike</title>
    <pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate></item></channel></rss>`;

const TOKENS = '{"access_token":"access-1","refresh_token":"refresh-1","expires_in":3600}';

const network: Http = async ({ url }) => {
  const body = new TextEncoder().encode(url.includes('googleapis.com') ? TOKENS : FEED);
  return { status: 200, headers: {}, body, url, permanentUrl: null };
};

async function asManager(role: 'manager' | 'viewer' = 'manager', timeZone = 'UTC') {
  const platform = await testPlatform({ http: network });
  expectNoErrors(platform);
  await aBrand(platform, { name: 'Fernhill Bikes' });
  const user = await aUser(platform, { role, timeZone });
  const browser = await browserOf(platform, user.id);
  return { platform, browser, page: async (path: string) => (await browser.get(path)).text() };
}

const REVIEWS = {
  kind: 'googlebusiness',
  account: 'accounts/1',
  location: 'locations/2',
  clientId: 'fernhill.apps.example',
  clientSecret: 'a client secret',
};

const inHours = (hours: number) => new Date(START.getTime() + hours * 3_600_000);

describe('adding a source', () => {
  it('has a form for every kind, with what it needs and what its terms say', async () => {
    const { page } = await asManager();
    const list = await page('/sources/new');
    for (const { kind, label } of offeredKinds()) {
      expect(list).toContain(`href="/sources/new?kind=${kind}"`);
      const form = await page(`/sources/new?kind=${kind}`);
      expect([kind, form.includes(`<h1>Add ${label}</h1>`), form.includes('Good to know')]).toEqual([
        kind,
        true,
        true,
      ]);
    }
  });

  it('asks for what a choice needs, and never sends a secret back', async () => {
    const { browser } = await asManager();
    const kind = offeredKinds().find(({ settings }) => settings.some(({ when }) => when))!;
    const conditional = kind.settings.find(({ when }) => when)!;
    const chosen = { [conditional.when!.name]: conditional.when!.is[0]! };
    const typed = Object.fromEntries(
      kind.settings.map(({ name, secret }) => [name, secret ? 'hush' : 'shown']),
    );
    const form = { kind: kind.kind, ...typed, ...chosen, reload: '1' };
    const answer = await browser.post('/sources', form);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toContain('shown');
    expect(text).not.toContain('hush');
    const field = text.slice(0, text.indexOf(`name="${conditional.name}"`));
    expect(field.slice(field.lastIndexOf('<fieldset'))).not.toContain('hidden');
  });

  it('tries it first, as a page and as a piece of one', async () => {
    const { platform, browser } = await asManager();
    const form = { kind: 'rss', url: 'https://news.example/feed.xml', try: '1' };
    const whole = await browser.post('/sources', form);
    const text = await whole.text();
    expect([whole.status, text.includes('A slow bike'), text.includes('<html')]).toEqual([200, true, true]);
    expect(text).toContain('value="https://news.example/feed.xml"');
    const piece = await (await browser.post('/sources', form, HTMX)).text();
    expect([piece.includes('A slow bike'), piece.includes('<html')]).toEqual([true, false]);
    const wrong = await browser.post('/sources', { ...form, url: 'nonsense' }, HTMX);
    expect([wrong.status, (await wrong.text()).includes('Give the address of the feed')]).toEqual([
      200,
      true,
    ]);
    expect((await browser.post('/sources', { ...form, url: 'nonsense' })).status).toBe(422);
    expect(await platform.db.select().from(sources)).toEqual([]);
  });
});

describe('signing in', () => {
  it('goes on to the source from the form, and comes back signed in', async () => {
    const { browser, page } = await asManager();
    expect(await page('/sources/new?kind=googlebusiness')).toContain(
      'http://localhost:3000/sources/connection',
    );
    const leaving = await (await browser.post('/sources', REVIEWS)).text();
    const [, address] = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(leaving)!;
    const state = new URL(address!.replaceAll('&amp;', '&')).searchParams.get('state')!;
    const back = await browser.get(`/sources/connection?state=${state}&code=code-1`);
    const path = back.headers.get('Location')!;
    expect([back.status, /^\/sources\/\d+$/.test(path)]).toEqual([303, true]);
    const text = await page(path);
    expect(text).toContain('Signed in.');
    expect(text).not.toContain('Nobody has signed in');
    expect(text).not.toContain('a client secret');
    expect((await browser.get(`/sources/connection?state=${state}&code=code-1`)).status).toBe(400);
  });

  it('is offered only to those who chose it, where a token will do as well', async () => {
    const { page } = await asManager();
    expect(await page('/sources/new?kind=x')).not.toContain('/sources/connection');
    const signingIn = await page('/sources/new?kind=x&signInWith=account');
    expect(signingIn).toContain('http://localhost:3000/sources/connection');
    expect(signingIn).toContain('Add and sign in');
  });

  it('says on the page of the source why it came to nothing', async () => {
    const { browser, platform } = await asManager();
    const leaving = await (await browser.post('/sources', REVIEWS)).text();
    const [, state] = /state=([0-9a-f]{64})/.exec(leaving)!;
    const back = await browser.get(`/sources/connection?state=${state}&error=access_denied`);
    const text = await back.text();
    expect([back.status, text.includes('access was not allowed')]).toEqual([422, true]);
    const [source] = await platform.db.select().from(sources);
    expect(text).toContain(`action="/sources/${source!.id}/connection"`);
  });

  it('is one press away wherever a source is signed out', async () => {
    const { platform, page } = await asManager();
    const source = await aSource(platform, {
      kind: 'googlebusiness',
      health: 'signed-out',
      healthNote: 'The sign-in was withdrawn.',
      session: 'sealed',
    });
    const action = `action="/sources/${source.id}/connection"`;
    expect(await page('/sources')).toContain(action);
    expect(await page(`/sources/${source.id}`)).toContain(action);
  });
});

describe('the page of a source', () => {
  it('tells the time in the reader’s zone', async () => {
    const { platform, page } = await asManager('manager', 'Europe/Stockholm');
    const source = await aSource(platform, {
      health: 'slowed',
      nextPollAt: inHours(2),
      healthNote: `It asked Earshot to wait until ${inHours(2).toISOString()}.`,
    });
    const text = await page(`/sources/${source.id}`);
    expect(text).toMatch(/Slowed until <time[^>]*>today 15:00/);
    expect(text).toContain('until 21 Nov, 15:00.');
  });

  it('shows how far the first read has come', async () => {
    const { platform, page } = await asManager();
    const source = await aSource(platform, { readSoFar: 140 });
    const text = await page(`/sources/${source.id}`);
    expect(text).toContain('Reading: 140 of at most 200 items of the last 7 days');
    expect(text).toContain('hx-trigger="every 2s"');
  });

  it('warns two weeks before a credential ends: here, in the list and on every page', async () => {
    const { platform, page } = await asManager();
    const source = await aSource(platform, {
      name: 'Shop reviews',
      lastSuccessAt: START,
      credentialExpiresAt: inHours(9 * 24 + 1),
    });
    expect(await page(`/sources/${source.id}`)).toContain('in 9 days');
    expect(await page('/sources')).toContain('Credential ends in 9 days');
    expect(await page('/')).toContain('Shop reviews: its key or sign-in ends in 9 days.');
    await platform.db.update(sources).set({ credentialExpiresAt: inHours(15 * 24) });
    expect(await page('/')).not.toContain('Shop reviews');
  });

  it('tells filled gaps from those that stay', async () => {
    const { platform, page } = await asManager();
    const { id: sourceId } = await aSource(platform, { lastSuccessAt: START });
    await platform.db.insert(sourceGaps).values([
      { sourceId, fromAt: inHours(-9), toAt: inHours(-8), reason: 'Away', filledAt: inHours(-8) },
      { sourceId, fromAt: inHours(-50), toAt: inHours(-40), reason: 'Paused' },
    ]);
    const text = await page(`/sources/${sourceId}`);
    expect(text).toMatch(/filled <time/);
    expect(text).toContain('not filled');
  });

  it('offers the answer that could not be read, and only to those who may change sources', async () => {
    const { platform, browser, page } = await asManager();
    const { id: sourceId } = await aSource(platform);
    const path = `/sources/${sourceId}`;
    expect((await browser.get(`${path}/report`)).status).toBe(404);
    await platform.db.insert(unreadReplies).values({
      sourceId,
      at: START,
      address: 'site.example/feed',
      status: 200,
      headers: {},
      body: '<p>not a feed</p>',
      failure: 'not-a-feed: A web page.',
    });
    expect(await page(path)).toContain('Report this');
    const file = await browser.get(`${path}/report`);
    expect(file.headers.get('Content-Disposition')).toBe('attachment; filename="earshot-rss-report.json"');
    expect(await file.json()).toMatchObject({ kind: 'rss', body: '<p>not a feed</p>' });
    const viewer = await browserOf(platform, (await aUser(platform, { role: 'viewer' })).id);
    expect((await viewer.get(`${path}/report`)).status).toBe(403);
    expect(await (await viewer.get(path)).text()).not.toContain('not a feed');
  });

  it('shows where to read a source that allows only a link, and polls nothing', async () => {
    const { platform, page } = await asManager();
    const link = offeredKinds().find(({ access }) => access === 'link')!;
    const { name, example = '' } = link.settings.find(({ required }) => required)!;
    const actor = { userId: null, via: 'web' } as const;
    const source = await createSource(platform, actor, { kind: link.kind, settings: { [name]: example } });
    const text = await page(`/sources/${source.id}`);
    expect(text).toContain('Read it there');
    expect(text).toContain('Shows a link');
    expect(text).not.toContain('Read now');
    expect(text).not.toContain('Try it now');
    expect(await page('/sources')).toContain('1 source: 1 working');
  });

  it('keeps what was typed beside the sentence that says what is wrong with it', async () => {
    const { platform, browser } = await asManager();
    const source = await aSource(platform);
    const answer = await browser.post(`/sources/${source.id}/settings`, { url: 'nonsense' });
    const text = await answer.text();
    expect([answer.status, text.includes('value="nonsense"')]).toEqual([422, true]);
    const [row] = await platform.db.select().from(sources).where(eq(sources.id, source.id));
    expect(row!.settings).toEqual(source.settings);
  });
});

describe('the list of sources', () => {
  it('shows fifty of many, with a search and a way on', async () => {
    const { platform, page } = await asManager();
    for (let n = 0; n < 60; n++) await aSource(platform, { name: `Shop ${n}`, lastSuccessAt: START });
    const first = await page('/sources');
    expect(first.match(/<tr/g)!.length).toBeLessThan(55);
    expect(first).toContain('60 sources: 60 working');
    expect(first).toContain('name="q"');
    const [, next] = /href="(\/sources\?cursor=[^"]+)"/.exec(first)!;
    const second = await page(next!.replaceAll('&amp;', '&'));
    expect(second.match(/>Shop \d+</g)).toHaveLength(10);
    expect(await page('/sources?q=shop+59')).toContain('1 source: 1 working');
    expect(await page('/sources?q=none')).toContain('No source is called “none”');
    expect(await page('/sources?state=stopped')).toContain('No source is in this state');
  });

  it('helps where there is none yet', async () => {
    const { page } = await asManager();
    const text = await page('/sources');
    expect(text).toContain('No sources yet');
    expect(text).toContain('href="/sources/new"');
  });
});
