import { describe, expect, it } from 'vitest';
import { brandRoles } from '../../src/db/schema.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, aSource, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors, HTMX } from '../support/web.ts';

const NOTE = 'The name site.example was not found (ENOTFOUND). Check its spelling.';

async function asManager() {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const brand = await aBrand(platform, { name: 'Fernhill Bikes' });
  const browser = await browserOf(platform, (await aUser(platform, { role: 'admin' })).id);
  return { platform, brand, browser, page: async (path: string) => (await browser.get(path)).text() };
}

const neverRead = (platform: TestPlatform) =>
  aSource(platform, {
    name: 'News',
    healthNote: NOTE,
    failureClass: 'dns',
    failures: 1,
    nextPollAt: new Date(START.getTime() + 3_600_000),
  });

describe('what pages say about sources', () => {
  it('never calls a source working that was never read, and says why beside it', async () => {
    const { platform, page } = await asManager();
    const source = await neverRead(platform);
    const list = await page('/sources');
    expect(list).toContain('Not read yet, trying again');
    expect(list).toContain(NOTE);
    expect(list).toContain('1 source: 1 needs a look');
    expect(await page(`/sources/${source.id}`)).not.toContain('hx-trigger="every 2s"');
  });

  it('waits for a first read in sight of the one who added the source', async () => {
    const { platform, page } = await asManager();
    const source = await aSource(platform);
    expect(await page(`/sources/${source.id}`)).toContain('hx-trigger="every 2s"');
    expect(await page('/sources')).toContain('1 source: 1 waiting for the first read');
  });

  it('names what happened in the rail, and leaves the rest to the page of the source', async () => {
    const { platform, page } = await asManager();
    await neverRead(platform);
    const inbox = await page('/');
    expect(inbox).toContain('News: The name site.example was not found (ENOTFOUND).');
    expect(inbox).not.toContain('Check its spelling');
  });

  it('does not praise an empty inbox while no source was ever read', async () => {
    const { platform, brand, page } = await asManager();
    await neverRead(platform);
    for (const path of ['/', '/score', '/team/report', '/incidents']) {
      expect([path, (await page(path)).match(/No source was read yet/)?.length]).toEqual([path, 1]);
      expect(await page(path)).not.toContain('<table');
    }
    await aMention(platform, { brandId: brand.id, needsResponse: false, dueAt: null });
    expect(await page('/')).toContain('Nothing to reply to');
  });

  it('shows no door to the sources to those who may not see them', async () => {
    const { platform, brand, page } = await asManager();
    const jonas = await aUser(platform, { role: null });
    await platform.db.insert(brandRoles).values({ userId: jonas.id, brandId: brand.id, role: 'responder' });
    const theirs = await (await browserOf(platform, jonas.id)).get('/');
    expect(await theirs.text()).not.toContain('href="/sources"');
    expect(await page('/')).toContain('href="/sources"');
  });
});

describe('the list', () => {
  it('offers the sources that its mentions came from, polled or brought in', async () => {
    const { platform, brand, page } = await asManager();
    await aSource(platform);
    for (const sourceKind of ['trustpilot', 'reddit', 'trustpilot'])
      await aMention(platform, { brandId: brand.id, sourceKind });
    const inbox = await page('/');
    for (const kind of ['reddit', 'rss', 'trustpilot']) expect(inbox).toContain(`<option value="${kind}"`);
    expect(inbox).not.toContain('<option value="hackernews"');
  });

  it('names the mention that an undo brings back in the address', async () => {
    const { platform, brand, browser } = await asManager();
    const mention = await aMention(platform, { brandId: brand.id });
    await aMention(platform, { brandId: brand.id });
    const form = { version: '1', return: '/' };
    const done = await (await browser.post(`/mentions/${mention.id}/resolution`, form, HTMX)).text();
    const [, event] = /name="event" value="(\d+)"/.exec(done)!;
    const undone = await browser.post(`/mentions/${mention.id}/undo`, { event: event!, return: '/' }, HTMX);
    expect(undone.headers.get('HX-Replace-Url')).toBe(`/mentions/${mention.id}`);
  });
});

it('speaks of a stored secret only where one is stored', async () => {
  const { browser } = await asManager();
  const refused = await browser.post('/channels', { kind: 'slack', name: '#brand', webhookUrl: 'x' });
  expect([refused.status, (await refused.text()).includes('keep the stored one')]).toEqual([422, false]);
});

it('tells the owner on every page that a channel takes no alerts any more, and nobody else', async () => {
  const { platform, brand, page } = await asManager();
  const channel = await aChannel(platform, {
    name: 'Brand alerts',
    state: 'off',
    stateNote: 'Slack: no_service.',
  });
  expect(await page('/')).toContain('“Brand alerts” is switched off');
  expect(await page('/reputation')).toContain(`href="/channels/${channel.id}"`);
  const { id: userId } = await aUser(platform, { role: null });
  await platform.db.insert(brandRoles).values({ userId, brandId: brand.id, role: 'responder' });
  const responder = await browserOf(platform, userId);
  expect(await (await responder.get('/')).text()).not.toContain('switched off');
});
