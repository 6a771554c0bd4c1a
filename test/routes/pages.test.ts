import { describe, expect, it } from 'vitest';
import { listTokens } from '../../src/accounts/tokens.ts';
import { listUsers } from '../../src/accounts/users.ts';
import { listChannels } from '../../src/alerts/list-channels.ts';
import { listAlertRules } from '../../src/alerts/rules.ts';
import { listBrands } from '../../src/brands/brands.ts';
import { rulesOf } from '../../src/brands/rules.ts';
import { recordedHttp, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors } from '../support/web.ts';

const WEBHOOK = 'https://hooks.slack.example/services/T0/B0/x';

async function asAdmin() {
  const platform = await testPlatform({ http: recordedHttp({ [WEBHOOK]: { body: 'ok' } }) });
  expectNoErrors(platform);
  const admin = await aUser(platform, { role: 'admin', passwordHash: 'x' });
  return { platform, admin, browser: await browserOf(platform, admin.id) };
}

const textOf = async (answer: Promise<Response>) => (await answer).text();

/** What the form to invite somebody has selected. */
async function chosenRoles(page: Response): Promise<string[]> {
  const [, form] = /action="\/settings\/users" class="form">([\s\S]*?)<\/form>/.exec(await page.text())!;
  return [...form!.matchAll(/<option value="([^"]+)" selected/g)].map(([, role]) => role!);
}

describe('pages without JavaScript', () => {
  it('brands: add, change, rules, delete', async () => {
    const { platform, browser } = await asAdmin();
    const form = { name: 'Fernhill Bikes', website: 'fernhill.example', kind: 'own', timeZone: 'UTC' };
    const added = await browser.post('/brands', { ...form, responseMinutes: '90' });
    const path = added.headers.get('Location')!;
    expect(await textOf(browser.get(path))).toContain('Fernhill Bikes added.');
    for (const responseMinutes of ['0', 'soon', '']) {
      const refused = await browser.post(path, { ...form, responseMinutes });
      expect([refused.status, (await refused.text()).includes('whole number of minutes')]).toEqual([
        422,
        true,
      ]);
    }
    await browser.post(path, { ...form, name: 'Fernhill', responseMinutes: '30' });
    expect(await listBrands(platform)).toMatchObject([{ name: 'Fernhill', responseMinutes: 30 }]);
    const [brand] = await listBrands(platform);
    const wrong = await browser.post(`${path}/rules`, { rule: 'fernhill AND (' });
    expect([wrong.status, (await wrong.text()).includes('<mark>')]).toEqual([422, true]);
    await browser.post(`${path}/rules`, { rule: '"Fernhill Bikes" NOT road' });
    expect(await textOf(browser.get(path))).toContain('the phrase “Fernhill Bikes”');
    const [rule] = await rulesOf(platform, brand!.id);
    expect((await browser.post(`/rules/${rule!.id}`, { rule: 'fernhill' })).headers.get('Location')).toBe(
      path,
    );
    expect((await browser.post(`/rules/${rule!.id}/deletion`)).status).toBe(303);
    expect((await browser.post(`${path}/deletion`)).headers.get('Location')).toBe('/brands');
    expect((await browser.get(path)).status).toBe(404);
  });

  it('sources: add, poll, pause, resume, change, delete', async () => {
    const { browser } = await asAdmin();
    expect(await textOf(browser.get('/sources/new'))).toContain('/sources/new?kind=hackernews');
    const wrong = await browser.post('/sources', { kind: 'rss', url: 'nonsense' });
    expect([wrong.status, (await wrong.text()).includes('value="nonsense"')]).toEqual([422, true]);
    const added = await browser.post('/sources', { kind: 'rss', url: 'https://news.example/feed.xml' });
    const path = added.headers.get('Location')!;
    expect(
      (await browser.post('/sources', { kind: 'rss', url: 'https://news.example/feed.xml' })).status,
    ).toBe(422);
    for (const move of ['polls', 'pause', 'resume']) {
      expect((await browser.post(`${path}/${move}`)).headers.get('Location')).toBe(path);
    }
    expect((await browser.post(`${path}/settings`, { url: 'https://news.example/other.xml' })).status).toBe(
      303,
    );
    expect(await textOf(browser.get(path))).toContain('other.xml');
    expect(await textOf(browser.get('/sources'))).toContain('news.example');
    expect((await browser.get(`${path}/deletion`)).status).toBe(200);
    expect((await browser.post(`${path}/deletion`)).headers.get('Location')).toBe('/sources');
    expect((await browser.post('/sources', { kind: 'fax' })).status).toBe(422);
  });

  it('channels and alert rules: add, test, change, delete', async () => {
    const { platform, browser } = await asAdmin();
    await aBrand(platform);
    expect((await browser.get('/channels/new')).status).toBe(200);
    expect((await browser.post('/channels', { kind: 'slack', name: '#brand', webhookUrl: 'x' })).status).toBe(
      422,
    );
    const added = await browser.post('/channels', { kind: 'slack', name: '#brand', webhookUrl: WEBHOOK });
    const path = added.headers.get('Location')!;
    expect((await browser.post(`${path}/test`)).status).toBe(303);
    const page = await textOf(browser.get(path));
    expect(page).toContain('The test was taken');
    expect(page).not.toContain('hooks.slack.example');
    expect((await browser.post(path, { name: '#brand-alerts', webhookUrl: '' })).status).toBe(303);
    const [channel] = await listChannels(platform);
    expect(channel).toMatchObject({ name: '#brand-alerts' });
    expect((await browser.get('/alerts/new')).status).toBe(200);
    const rule = { name: 'Angry', filter: 'sentiment:negative', channel: String(channel!.id), enabled: '1' };
    const wrong = await browser.post('/alert-rules', { ...rule, filter: 'sentiment:angry' });
    expect([wrong.status, (await wrong.text()).includes('<mark>')]).toEqual([422, true]);
    expect((await browser.post('/alert-rules', { ...rule, channel: [] })).status).toBe(422);
    expect((await browser.post('/alert-rules', rule)).headers.get('Location')).toBe('/alerts');
    const [stored] = await listAlertRules(platform, []);
    const rulePath = `/alert-rules/${stored!.id}`;
    expect(await textOf(browser.get(rulePath))).toContain('from 0 matching mentions');
    expect((await browser.post(rulePath, { ...rule, name: 'Very angry', enabled: [] })).status).toBe(303);
    expect(await listAlertRules(platform, [])).toMatchObject([{ name: 'Very angry', enabled: false }]);
    expect(await textOf(browser.get('/alerts'))).toContain('Very angry');
    expect((await browser.get('/alerts?cursor=nonsense')).status).toBe(400);
    expect((await browser.post(`${rulePath}/deletion`)).status).toBe(303);
    expect((await browser.post(`${path}/deletion`)).status).toBe(303);
  });

  it('people: invite, change roles brand by brand, lock out, let in, renew the link', async () => {
    const { platform, browser, admin } = await asAdmin();
    const brand = await aBrand(platform);
    const form = { email: 'jon@fernhill.example', name: 'Jon', role: '', [`role-${brand.id}`]: 'responder' };
    const link = /http:\/\/localhost:3000(\/sign-in\/[0-9a-f]{64})/.exec(
      await textOf(browser.post('/settings/users', form)),
    )!;
    const jon = await browserOf(platform);
    expect((await jon.post(link[1]!)).status).toBe(303);
    expect((await jon.get(`/?brand=${brand.id}`)).status).toBe(200);
    const { userId } = (await listUsers(platform)).find((user) => user.name === 'Jon')!;
    const path = `/settings/users/${userId}`;
    const taken = await browser.post('/settings/users', { ...form, role: 'viewer' });
    expect([taken.status, await chosenRoles(taken)]).toEqual([422, ['viewer', 'responder']]);
    const [, nonce] = /name="nonce" value="([^"]+)"/.exec(await textOf(browser.get('/settings/users')))!;
    const ann = { ...form, email: 'ann@fernhill.example', name: 'Ann', nonce: nonce! };
    expect((await browser.post('/settings/users', ann)).status).toBe(200);
    expect((await browser.post('/settings/users', ann)).headers.get('Location')).toBe('/settings/users');
    expect(await textOf(browser.get('/settings/users'))).toContain('If you did not see the link');
    const none = await browser.post(path, { role: '' });
    expect([none.status, await none.text()]).toEqual([
      422,
      expect.stringMatching(
        new RegExp(`<details open[\\s\\S]*id="user-${userId}-error"[\\s\\S]*Choose a role`),
      ),
    ]);
    expect((await browser.post(path, { role: 'manager', [`role-${brand.id}`]: '' })).status).toBe(303);
    expect((await jon.get('/settings')).status).toBe(303);
    expect((await browser.post(path, { role: 'manager', disabled: '1' })).status).toBe(303);
    expect(await textOf(browser.post(path, { link: '1' }))).toContain('Jon is disabled.');
    expect((await browser.post(path, { role: 'manager', disabled: '0' })).status).toBe(303);
    expect(await textOf(browser.post(path, { link: '1' }))).toMatch(/sign-in\/[0-9a-f]{64}/);
    expect((await browser.post(`/settings/users/${admin.id}`, { role: 'viewer' })).status).toBe(409);
    expect((await browser.post(path, { role: 'viewer', 'role-999999': 'admin' })).status).toBe(404);
  });

  it('privacy: what is kept, a brand’s own limit, and a person erased after a look at what would go', async () => {
    const { platform, browser } = await asAdmin();
    const { id, brandId } = await aMention(platform, { sourceKind: 'mastodon', authorHandle: 'rider84' });
    expect(await textOf(browser.get('/settings/privacy'))).toContain('What each source allows');
    const retention = `/brands/${brandId}/retention`;
    expect((await browser.post(retention, { days: '0' })).status).toBe(422);
    expect((await browser.post(retention, { days: '90' })).status).toBe(303);
    expect(await textOf(browser.get('/settings/privacy'))).toContain('90 days');
    expect((await browser.post(retention, { days: '' })).status).toBe(303);

    const person = { author: '@Rider84', source: 'mastodon' };
    expect((await browser.post('/settings/erasure', { author: ' ', source: 'mastodon' })).status).toBe(422);
    expect(await textOf(browser.post('/settings/erasure', person))).toContain('Erase this person');
    expect(await textOf(browser.get(`/mentions/${id}`))).toContain('Marta Example');
    const done = await browser.post('/settings/erasure', { ...person, sure: '1' });
    const receipt = await textOf(browser.get(done.headers.get('Location')!));
    expect(receipt).toContain('A person was erased');
    expect(receipt).not.toMatch(/rider84|Marta Example/i);
    const mention = await textOf(browser.get(`/mentions/${id}`));
    expect(mention).toContain('Its author was erased');
    expect(mention).not.toMatch(/rider84|Marta Example/i);
  });

  it('tokens: made, shown once, revoked; profile: stored and shown', async () => {
    const { platform, browser, admin } = await asAdmin();
    const page = await textOf(browser.post('/settings/tokens', { name: 'Export', scope: 'read' }));
    expect(page).toMatch(/ear_[0-9a-f]{64}/);
    expect(await textOf(browser.get('/settings/tokens'))).not.toMatch(/ear_[0-9a-f]{64}/);
    expect((await browser.post('/settings/tokens', { name: ' ', scope: 'read' })).status).toBe(422);
    const [token] = await listTokens(platform, admin.id);
    expect((await browser.post(`/settings/tokens/${token!.id}/revocation`)).status).toBe(303);
    const profile = { name: 'Ines', timeZone: 'Europe/Stockholm', theme: 'dark' };
    expect((await browser.post('/settings/profile', { ...profile, timeZone: 'Mars/Base' })).status).toBe(422);
    // Some clocks know an offset as a zone; to PostgreSQL it means the opposite.
    expect((await browser.post('/settings/profile', { ...profile, timeZone: '+05:30' })).status).toBe(422);
    expect((await browser.post('/settings/profile', profile)).status).toBe(303);
    const settings = await textOf(browser.get('/settings'));
    expect(settings).toContain('data-theme="dark"');
    expect(settings).toContain('data-shortcuts="off"');
    expect((await browser.get('/shortcuts')).status).toBe(200);
  });

  it('the reputation report, as a page and as a file with the same days', async () => {
    const { platform, browser } = await asAdmin();
    const brand = await aBrand(platform, { name: 'Fernhill Bikes' });
    await aMention(platform, { brandId: brand.id });
    expect((await browser.get('/reputation')).status).toBe(200);
    expect((await browser.get(`/reputation?brand=${brand.id}&period=90d`)).status).toBe(200);
    const file = await browser.get('/reputation.csv?period=7d');
    expect(file.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(await file.text()).toMatch(/^day,/);
    expect((await browser.get('/reputation?period=forever')).status).toBe(422);
    expect((await browser.get('/reputation?brand=999999')).status).toBe(404);
    expect((await browser.get('/reputation?from=2026-02-31&to=2026-01-01')).status).toBe(422);
    const none = await textOf(browser.get('/reputation?theme=price'));
    expect(none).toContain('No mention of Fernhill Bikes that fits the filters was found');
    expect(await textOf(browser.get('/reputation?theme=nothing'))).toContain('There is no theme “nothing”.');
    for (const path of ['/fixes', '/incidents']) {
      expect((await browser.get(`${path}?brand=${brand.id}`)).status).toBe(200);
      expect(await textOf(browser.get(`${path}?brand=999999`))).toContain('There is no such brand.');
      expect((await browser.get(`${path}?brand=all`)).status).toBe(404);
    }
    expect(await textOf(browser.get('/?brand=999999'))).toContain('There is no such brand');
    expect(await textOf(browser.get('/?theme=nothing'))).toContain('There is no theme “nothing”');
    expect(await textOf(browser.get('/?theme=price'))).toContain('No mention matches these filters');
  });

  it('a file that cannot be had says so in words to a script, and as a page to a browser', async () => {
    const { platform, browser } = await asAdmin();
    await aBrand(platform);
    const nobody = await browserOf(platform);
    const files = ['/reputation.csv', '/reputation/themes.csv', '/team/report.csv', '/themes/impact.csv'];
    for (const path of files) {
      const refused = await browser.get(`${path}?period=forever`);
      expect([path, refused.status]).toEqual([path, 400]);
      expect(refused.headers.get('Content-Type')).toMatch(/^text\/plain/);
      expect(await refused.text()).toMatch(/^There is no period "forever"\. Choose .*\n$/);
      expect((await nobody.get(path)).status).toBe(401);
    }
    expect(await textOf(browser.get('/mentions/export.csv?q=brand:('))).not.toContain('<');
    expect(await textOf(browser.get('/nothing.csv'))).toMatch(/^It was deleted, or the address has a typing/);
    const page = await browser.get('/reputation.csv?period=forever', { Accept: 'text/html,*/*;q=0.8' });
    expect(page.headers.get('Content-Type')).toMatch(/^text\/html/);
    expect((await nobody.get('/reputation.csv', { Accept: 'text/html' })).status).toBe(303);
  });
});
