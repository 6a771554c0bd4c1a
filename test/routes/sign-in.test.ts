import { describe, expect, it } from 'vitest';
import { renewLink } from '../../src/accounts/access.ts';
import { firstLink } from '../../src/accounts/first-link.ts';
import { inviteUser } from '../../src/accounts/users.ts';
import { testPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';
import { browserOf, HTMX } from '../support/web.ts';

describe('the way in', () => {
  it('is a link that signs in by one press, once; opening it changes nothing', async () => {
    const platform = await testPlatform();
    const path = (await firstLink(platform))!;
    const browser = await browserOf(platform);
    for (let i = 0; i < 3; i++) expect((await browser.get(path)).status).toBe(200);
    const pressed = await browser.post(path);
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get('Location')).toBe('/');
    expect(pressed.headers.get('Set-Cookie')).toMatch(
      /^session=[0-9a-f]{64}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await browser.get('/settings')).status).toBe(200);
    const other = await browserOf(platform);
    expect((await other.get(path)).status).toBe(404);
    expect((await other.post(path)).status).toBe(404);
    expect((await other.get('/settings')).status).toBe(303);
  });

  it('asks the first admin for name, address and password, and says what is wrong with them', async () => {
    const platform = await testPlatform();
    const path = (await firstLink(platform))!;
    const browser = await browserOf(platform);
    const page = await (await browser.get(path)).text();
    for (const name of ['name', 'email', 'password']) expect(page).toContain(`name="${name}"`);
    const typed = { name: 'Ines', email: 'ines@fernhill.example', password: 'password1234' };
    const refused = await browser.post(path, typed);
    const again = await refused.text();
    expect([refused.status, again.includes('among the first')]).toEqual([422, true]);
    expect(again).toMatch(/name="name"[^>]*value="Ines"/);
    expect(again).toMatch(/name="email"[^>]*value="ines@fernhill.example"/);
    expect(again).not.toContain(typed.password);
    const password = 'eel-kettle-boathouse';
    await browser.post(path, { name: 'Ines', email: 'ines@fernhill.example', password });
    const other = await browserOf(platform);
    const inside = await other.post('/sign-in', { email: 'ines@fernhill.example', password });
    expect(inside.status).toBe(303);
    expect(await (await other.get('/settings')).text()).toContain('value="Ines"');
  });

  it('says of a link that is too old or was replaced why it does nothing, and who makes another', async () => {
    const platform = await testPlatform();
    const who = { email: 'jon@fernhill.example', role: 'responder' } as const;
    const { userId, path } = await inviteUser(platform, { userId: null, via: 'cli' }, who);
    const browser = await browserOf(platform);
    const worn = async (link: string) => {
      const page = await browser.get(link);
      expect(page.status).toBe(404);
      for (const words of ['too old', 'replaced', 'under Settings, People', 'earshot user link'])
        expect(await page.clone().text()).toContain(words);
    };
    const newer = await renewLink(platform, { userId: null, via: 'cli' }, userId);
    await worn(path);
    platform.setNow(73 * 3_600_000);
    await worn(newer);
    expect(await (await browser.get('/sign-in')).text()).toContain('earshot user link');
  });

  it('then is a password, set without an old one, changed with it', async () => {
    const platform = await testPlatform();
    const { path } = await inviteUser(
      platform,
      { userId: null, via: 'cli' },
      { email: 'jon@fernhill.example', role: 'responder' },
    );
    const browser = await browserOf(platform);
    await browser.post(path);
    expect((await browser.post('/settings/password', { password: 'too short' })).status).toBe(422);
    const password = 'eel-kettle-boathouse';
    expect((await browser.post('/settings/password', { password })).status).toBe(303);
    expect((await browser.post('/settings/password', { password: 'otter-lantern-quarry' })).status).toBe(422);
    const other = await browserOf(platform);
    const wrong = await other.post('/sign-in', { email: 'jon@fernhill.example', password: 'guess' });
    expect(wrong.status).toBe(403);
    expect(await wrong.text()).toContain('do not belong together');
    const right = await other.post('/sign-in', { email: 'jon@fernhill.example', password, next: '/sources' });
    expect(right.headers.get('Location')).toBe('/sources');
  });

  it('leads back to the page that was wanted, never to another site', async () => {
    const platform = await testPlatform();
    const browser = await browserOf(platform);
    const asked = await browser.get('/settings?tab=1');
    expect(asked.headers.get('Location')).toBe('/sign-in?next=%2Fsettings%3Ftab%3D1');
    expect(await (await browser.get('/sign-in?next=/settings')).text()).toContain('value="/settings"');
    expect(await (await browser.get('/sign-in?next=//evil.example')).text()).not.toContain('evil');
    const user = await aUser(platform);
    const inside = await browserOf(platform, user.id);
    const onward = await inside.get('/sign-in?next=https://evil.example');
    expect(onward.headers.get('Location')).toBe('/');
  });

  it('is shown by htmx too, and asked for again after signing out', async () => {
    const platform = await testPlatform();
    const user = await aUser(platform);
    const browser = await browserOf(platform, user.id);
    expect((await browser.get('/shortcuts', HTMX)).status).toBe(200);
    const out = await browser.post('/sign-out');
    expect(out.headers.get('Location')).toBe('/sign-in');
    const again = await browser.get('/shortcuts', HTMX);
    expect([again.status, again.headers.get('HX-Redirect')]).toEqual([401, '/sign-in']);
  });
});
