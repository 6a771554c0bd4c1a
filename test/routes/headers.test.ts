import { describe, expect, it } from 'vitest';
import { startSession } from '../../src/accounts/sessions.ts';
import { makeApp } from '../../src/app.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';
import { browserOf, ORIGIN } from '../support/web.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function expectGuarded({ headers }: Response): void {
  expect(headers.get('Content-Security-Policy')).toBe(POLICY);
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('X-Frame-Options')).toBe('DENY');
  expect(headers.get('Referrer-Policy')).toBe('same-origin');
  expect(headers.get('Cache-Control')).toContain('no-store');
  expect(headers.get('X-Request-Id')).toMatch(/^[\w-]+$/);
  expect(headers.get('X-Powered-By')).toBeNull();
}

/** Any question to this database fails. */
function withDatabaseThat(platform: TestPlatform, error: Error): TestPlatform {
  const fail = () => {
    throw error;
  };
  return { ...platform, db: new Proxy(platform.db, { get: () => fail }) };
}

const overHttps = (platform: TestPlatform): TestPlatform => ({
  ...platform,
  settings: {
    ...platform.settings,
    publicUrl: 'https://earshot.example',
    ownOrigins: ['https://earshot.example'],
  },
});

describe('every answer is guarded by headers', () => {
  it('on each page, whoever asks', async () => {
    const platform = await testPlatform();
    const user = await aUser(platform, { role: 'admin' });
    const paths = new Set(
      makeApp(() => platform)
        .routes.filter(({ method }) => method === 'GET')
        .map(({ path }) => path.replaceAll(/:\w+/g, '1')),
    );
    for (const browser of [await browserOf(platform), await browserOf(platform, user.id)]) {
      for (const path of paths) expectGuarded(await browser.get(path));
    }
  });

  it('on errors: not found, wrong method, refused, too large, too many, our own fault', async () => {
    const platform = await testPlatform();
    const app = makeApp(() => platform);
    const browser = await browserOf(platform);
    const ours = { Origin: ORIGIN };
    const answers: [number, Response][] = [
      [404, await browser.get('/nothing/here')],
      [405, await app.request(`${ORIGIN}/sign-in`, { method: 'DELETE', headers: ours })],
      [403, await browser.post('/sign-in', {}, { Origin: 'https://evil.example' })],
      [400, await browser.post('/sign-in', {})],
      [413, await browser.post('/sign-in', { email: 'x'.repeat(2 ** 20) })],
    ];
    const cookie = { Cookie: 'session=1' };
    for (const [status, error] of [
      [500, new Error('a mistake of ours')],
      [
        503,
        Object.assign(new Error('gone'), { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
      ],
    ] as const) {
      const broken = makeApp(() => withDatabaseThat(platform, error));
      answers.push([status, await broken.request(`${ORIGIN}/settings`, { headers: cookie })]);
    }
    for (const [status, response] of answers) {
      expect(response.status).toBe(status);
      expectGuarded(response);
    }
  });

  it('and a fault of ours names the request that the log has, once, and nothing of the fault itself', async () => {
    const platform = await testPlatform();
    const app = makeApp(() => withDatabaseThat(platform, new Error('select secret from nowhere')));
    const answer = await app.request(`${ORIGIN}/settings`, { headers: { Cookie: 'session=1' } });
    const page = await answer.text();
    expect(page).not.toContain('nowhere');
    const errors = platform.logged.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(1);
    expect(page).toContain(String(errors[0]!.fields.requestId));
  });

  it('and over https the browser is told to stay there, with cookies that only https carries', async () => {
    const platform = overHttps(await testPlatform());
    const user = await aUser(platform);
    const secret = await startSession(platform, user.id);
    const app = makeApp(() => platform);
    const headers = { Cookie: `__Host-session=${secret}`, Origin: 'https://earshot.example' };
    const page = await app.request('https://earshot.example/settings', { headers });
    expect(page.status).toBe(200);
    expect(page.headers.get('Strict-Transport-Security')).toBe('max-age=31536000; includeSubDomains');
    const plain = await app.request('https://earshot.example/settings', {
      headers: { Cookie: `session=${secret}` },
    });
    expect(plain.status).toBe(303);
    const saved = await app.request('https://earshot.example/settings/profile', {
      method: 'POST',
      headers,
      body: new URLSearchParams({ name: 'Ines', timeZone: 'UTC', theme: 'dark' }),
    });
    expect(saved.status).toBe(303);
    expect(saved.headers.get('Set-Cookie')).toMatch(
      /^__Host-notice=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});
