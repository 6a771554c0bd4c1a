import { describe, expect, it } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';
import { browserOf, ORIGIN } from '../support/web.ts';

/** Headers that a browser or a forger may send, and whether a change may follow. */
const HEADER_SETS: [name: string, headers: Record<string, string>, allowed: boolean][] = [
  ['one of our pages', { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }, true],
  [
    'a page of ours under a strict referrer policy',
    { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
    true,
  ],
  ['an older browser on one of our pages', { Origin: ORIGIN }, true],
  ['another site', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }, false],
  ['another port of this host', { Origin: 'http://localhost:4000', 'Sec-Fetch-Site': 'same-site' }, false],
  ['another site in an older browser', { Origin: 'https://evil.example' }, false],
  ['a sandboxed frame', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }, false],
  ['an address typed in', { 'Sec-Fetch-Site': 'none' }, false],
  ['nobody knows where', {}, false],
  [
    'headers that contradict each other',
    { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
    false,
  ],
  ['a look-alike origin', { Origin: `${ORIGIN}.evil.example` }, false],
];

const BODIES = ['application/x-www-form-urlencoded', 'application/json', 'text/plain', 'image/png', ''];

/** Every route that a cookie is enough for, from the app itself; /hooks is signed, and letters carry their own key. */
function writeRoutes(platform: TestPlatform): { method: string; path: string }[] {
  const seen = new Set<string>();
  return makeApp(() => platform)
    .routes.filter(
      ({ method, path }) =>
        !/^(GET|HEAD|OPTIONS|ALL)$/.test(method) && !/^\/(api|hooks|letters)\//.test(path),
    )
    .filter(({ method, path }) => !seen.has(method + path) && seen.add(method + path))
    .map(({ method, path }) => ({ method, path: path.replaceAll(/:\w+/g, '1') }));
}

describe('a change that comes from', () => {
  it.each(HEADER_SETS)('%s is judged the same on every route and body', async (_, headers, allowed) => {
    const platform = await testPlatform();
    const app = makeApp(() => platform);
    const wrong: string[] = [];
    for (const { method, path } of writeRoutes(platform)) {
      for (const type of BODIES) {
        const init = { method, headers: { ...headers, ...(type && { 'Content-Type': type }) }, body: '{}' };
        const { status } = await app.request(ORIGIN + path, init);
        if ((status !== 403) !== allowed) wrong.push(`${method} ${path} ${type}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('another site changes nothing although the cookie came along', async () => {
    const platform = await testPlatform();
    const user = await aUser(platform, { name: 'Before' });
    const browser = await browserOf(platform, user.id);
    const form = { name: 'After', timeZone: 'UTC', theme: 'dark' };
    const forged = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
    expect((await browser.post('/settings/profile', form, forged)).status).toBe(403);
    expect(await (await browser.get('/settings')).text()).toContain('value="Before"');
    expect((await browser.post('/settings/profile', form)).status).toBe(303);
    expect(await (await browser.get('/settings')).text()).toContain('value="After"');
  });

  it('an address that PUBLIC_URL does not name is refused with the way to mend it', async () => {
    const platform = await testPlatform();
    const browser = await browserOf(platform);
    const headers = { Origin: 'http://192.168.1.20:3000', 'Sec-Fetch-Site': 'same-origin' };
    const response = await browser.post('/sign-in', {}, headers);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('PUBLIC_URL');
  });
});
