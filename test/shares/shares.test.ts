import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { markBrandRollupsDue } from '../../src/brands/rollups-due.ts';
import { audit, brands, mentions, sharedReports } from '../../src/db/schema.ts';
import { ALL } from '../../src/reports/recount.ts';
import { makeShare, type ShareInput, sharesOf } from '../../src/shares/shares.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf } from '../support/web.ts';

const PASSWORD = 'eel-kettle-boathouse';
const DAY = 86_400_000;

async function aWatchedBrand() {
  const platform = await testPlatform();
  const user = await aUser(platform, { name: 'Maya Example' });
  const brand = await aBrand(platform, { name: 'Fernhill Bikes', createdAt: new Date(0) });
  const mention = await aMention(platform, { brandId: brand.id, sentiment: 'negative', title: null });
  await aMention(platform, { brandId: brand.id, sentiment: 'positive', text: 'My Fernhill is lovely.' });
  await markBrandRollupsDue(platform, brand.id);
  return { platform, user, brand, mention, browser: await browserOf(platform) };
}

type Watched = Awaited<ReturnType<typeof aWatchedBrand>>;

const link = ({ platform, user, brand }: Watched, input: Partial<ShareInput> = {}) =>
  makeShare(
    platform,
    { userId: user.id, via: 'web' },
    {
      label: 'Board, November',
      brandId: brand.id,
      brandIds: [brand.id],
      period: { period: '30d' },
      only: ALL,
      frozen: false,
      shows: 'quotes',
      password: '',
      days: 30,
      ...input,
    },
  );

const stored = async ({ db }: TestPlatform) => (await db.select().from(sharedReports))[0]!;

describe('a shared report', () => {
  it('opens for anybody who has the link, and is neither kept, indexed nor told to other sites', async () => {
    const watched = await aWatchedBrand();
    const { path } = await link(watched);
    expect(path).toMatch(/^\/r\/[0-9a-f]{64}$/);
    const opened = await watched.browser.get(path);
    const page = await opened.text();
    expect(opened.status).toBe(200);
    expect(page).toContain('Fernhill Bikes');
    const together = await watched.browser.get((await link(watched, { brandId: null })).path);
    expect(await together.text()).toContain('<h1>Fernhill Bikes</h1>');
    expect(page).toContain('<meta name="robots" content="noindex, nofollow"');
    expect(Object.fromEntries(opened.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    });
    expect(opened.headers.get('Set-Cookie')).toBeNull();
    const links = [...page.matchAll(/<a\b[^>]*href="([^"]*)"/g)].map(([, href]) => href);
    expect(links.filter((href) => !href!.startsWith('#'))).toEqual([]);
    expect(page).not.toMatch(/<form|Marta|class="rail"/);
    expect(page).toContain('still waiting for my Fernhill');
  });

  it('stores its secret as a hash alone, and says who made it, when it was last opened and how often', async () => {
    const watched = await aWatchedBrand();
    const { path } = await link(watched);
    const row = await stored(watched.platform);
    expect(JSON.stringify(row)).not.toContain(path.slice(3));
    await watched.browser.get(path);
    await watched.browser.get(path);
    const [listed] = await sharesOf(watched.platform, [watched.brand.id]);
    expect(listed).toMatchObject({ by: 'Maya Example', opens: 2, openedAt: watched.platform.now() });
    const said = await watched.platform.db.select({ action: audit.action }).from(audit);
    expect(said).toEqual([{ action: 'shared a report by a link' }]);
  });

  it('ends at once when it is revoked, and on its last day, and says which', async () => {
    const watched = await aWatchedBrand();
    const { platform, browser, user } = watched;
    const first = await link(watched);
    const second = await link(watched, { days: 7 });
    const manager = await browserOf(platform, user.id);
    const revoked = await manager.post(`/reputation/shares/${first.id}/revocation`);
    expect(revoked.status).toBe(303);
    platform.setNow(7 * DAY);
    const pages = [];
    for (const path of [first.path, second.path, `/r/${'0'.repeat(64)}`, '/r/x']) {
      const answer = await browser.get(path);
      pages.push({ status: answer.status, text: await answer.text() });
    }
    expect(pages.map(({ status }) => status)).toEqual([410, 410, 404, 404]);
    expect(pages.map(({ text }) => /<h1>(.*?)<\/h1>/.exec(text)![1])).toEqual([
      'This link was revoked',
      'This link has ended',
      'There is no report behind this link',
      'There is no report behind this link',
    ]);
    expect(pages[1]!.text).toContain('It worked until 28 November 2026.');
    for (const { text } of pages) expect(text).not.toMatch(/Fernhill|Board/);
    const later = await browserOf(platform, user.id);
    expect(await (await later.get('/reputation/shares')).text()).toMatch(
      /Revoked[\s\S]*Revoked|Ended[\s\S]*Revoked/,
    );
  });

  it('says what is known of days without a mention, and of days before anybody listened', async () => {
    const watched = await aWatchedBrand();
    const { brand, platform, browser } = watched;
    const readers = async (input: Partial<ShareInput>) =>
      (await browser.get((await link(watched, input)).path)).text();
    const narrowed = { ...ALL, theme: 'warranty' };
    expect(await readers({ only: narrowed })).toMatch(
      /No mentions in this period[\s\S]*No mention of Fernhill Bikes that fits the filters was found/,
    );
    await platform.db.update(brands).set({ createdAt: platform.now() }).where(eq(brands.id, brand.id));
    const early = { from: '2026-01-01', to: '2026-01-31' };
    expect(await readers({ period: early, frozen: true })).toMatch(
      /Nothing is known of this period[\s\S]*Fernhill Bikes is watched since/,
    );
  });

  it.each([false, true])('keeps the filters of the report that was shared, frozen %s', async (frozen) => {
    const watched = await aWatchedBrand();
    const { platform, user, brand } = watched;
    await aMention(platform, { brandId: brand.id, sourceKind: 'reddit', language: 'sv' });
    const manager = await browserOf(platform, user.id);
    const report = await (
      await manager.get(`/reputation?brand=${brand.id}&source=reddit&language=sv`)
    ).text();
    const [, form = ''] = /href="(\/reputation\/shares[^"]*)"/.exec(report) ?? [];
    const filled = await (await manager.get(form.replaceAll('&amp;', '&'))).text();
    const kept = [...filled.matchAll(/type="hidden" name="(source|language|theme)" value="([^"]*)"/g)];
    const fields = Object.fromEntries(kept.map(([, name, value]) => [name!, value!]));
    const more = { label: 'Sweden', brand: String(brand.id), period: '30d', frozen: frozen ? '1' : '' };
    const made = await (await manager.post('/reputation/shares', { ...fields, ...more })).text();
    const page = await (await watched.browser.get(/\/r\/[0-9a-f]{64}/.exec(made)![0])).text();
    expect(page).toContain('Reddit, Swedish alone');
    expect(page.replaceAll(/<[^>]+>/g, ' ')).toMatch(/Mentions\s+1\s/);
  });

  it('shows figures alone unless quotes were chosen', async () => {
    const watched = await aWatchedBrand();
    const { path } = await link(watched, { shows: 'figures' });
    expect(await (await watched.browser.get(path)).text()).not.toMatch(
      /waiting for my|Marta|Loudest|None in this/,
    );
    const named = await link(watched, { shows: 'authors' });
    expect(await (await watched.browser.get(named.path)).text()).toMatch(
      /waiting for my[\s\S]*Marta Example/,
    );
  });

  it('moves on with the days, or keeps its figures and forgets what was erased', async () => {
    const watched = await aWatchedBrand();
    const { platform, browser, brand, mention } = watched;
    const rolling = await link(watched);
    const frozen = await link(watched, { frozen: true });
    expect(JSON.stringify((await platform.db.select().from(sharedReports))[1])).not.toContain('waiting');
    platform.setNow(DAY);
    await aMention(platform, { brandId: brand.id });
    await markBrandRollupsDue(platform, brand.id);
    await platform.db
      .update(mentions)
      .set({ deletedAt: platform.now(), text: '' })
      .where(eq(mentions.id, mention.id));
    const read = async (path: string) => (await (await browser.get(path)).text()).replaceAll(/<[^>]+>/g, ' ');
    expect(await read(rolling.path)).toMatch(/Mentions\s+3\s/);
    const kept = await read(frozen.path);
    expect(kept).toMatch(/Mentions\s+2\s/);
    expect(kept).toContain('figures as they were on 21 November');
    expect(kept).toContain('This text was removed since.');
  });

  it('tells nothing before its password, counts tries, and remembers the right one for this link alone', async () => {
    const watched = await aWatchedBrand();
    const { browser, platform } = watched;
    const { path } = await link(watched, { password: PASSWORD });
    const other = await link(watched, { password: `${PASSWORD}-2` });
    const asked = await (await browser.get(path)).text();
    expect(asked).toContain('This report has a password');
    expect(asked).not.toContain('Fernhill');
    const wrong = await browser.post(path, { password: 'guess' });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('not the password')]);
    const right = await browser.post(path, { password: PASSWORD });
    expect(right.status).toBe(303);
    expect(right.headers.get('Set-Cookie')).toMatch(
      new RegExp(`^report=[^;]+; Max-Age=7200; Path=${path}; HttpOnly; SameSite=Lax$`),
    );
    expect(await (await browser.get(path)).text()).toContain('Fernhill');
    expect(await (await browser.get(other.path)).text()).not.toContain('Fernhill');
    platform.setNow(2 * 3_600_000);
    expect(await (await browser.get(path)).text()).not.toContain('Fernhill');
  });

  it('lets nobody try passwords or addresses without end', async () => {
    const watched = await aWatchedBrand();
    const { platform, browser } = watched;
    platform.settings.trustProxy = 1;
    const from = { 'X-Forwarded-For': '203.0.113.9' };
    const { path } = await link(watched);
    const misses = [];
    for (let i = 0; i < 61; i++) misses.push((await browser.get(`/r/${i}`, from)).status);
    expect([misses[59], misses[60]]).toEqual([404, 429]);
    expect((await browser.get(path, from)).status).toBe(200);
  });
});

describe('the page of shared reports', () => {
  it('shows a new link once, and says what is wrong with one', async () => {
    const { platform, user, brand } = await aWatchedBrand();
    const manager = await browserOf(platform, user.id);
    expect(await (await manager.get('/reputation/shares')).text()).toContain('None yet');
    const form = { label: 'Board', brand: brand.id, period: '30d', shows: 'figures', days: '30' };
    const made = await (await manager.post('/reputation/shares', form)).text();
    expect(made).toMatch(/value="http:\/\/localhost:3000\/r\/[0-9a-f]{64}"/);
    expect(await (await manager.get('/reputation/shares')).text()).not.toMatch(/\/r\/[0-9a-f]{64}/);
    const problems = async (more: Record<string, string>) => {
      const answer = await manager.post('/reputation/shares', { ...form, ...more });
      return [answer.status, /class="error"[^>]*>(?:<svg.*?<\/svg>)?([^<]+)/.exec(await answer.text())?.[1]];
    };
    expect(await problems({ label: ' ' })).toEqual([422, expect.stringContaining('whom the link is for')]);
    expect(await problems({ password: 'short' })).toEqual([422, expect.stringContaining('12 characters')]);
    expect(await problems({ days: '5' })).toEqual([422, expect.stringContaining('7, 30 or 90')]);
    expect(await problems({ period: 'custom', from: '2026-11-20', to: '2026-11-01', frozen: '1' })).toEqual([
      422,
      expect.stringContaining('before it begins'),
    ]);
    expect(await problems({ period: 'custom', from: '2026-11-01', to: '2026-11-20' })).toEqual([
      422,
      expect.stringContaining('do not move on'),
    ]);
  });
});
