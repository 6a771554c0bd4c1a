import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { startSession } from '../../src/accounts/sessions.ts';
import { addToken } from '../../src/accounts/tokens.ts';
import { ROUTES } from '../../src/api/routes.ts';
import { makeApp } from '../../src/app.ts';
import { rows } from '../../src/db/db.ts';
import { apiOf, clientWith } from '../support/api.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';
import { ORIGIN } from '../support/web.ts';

describe('the API', () => {
  it('has exactly the routes that its document describes', async () => {
    const platform = await testPlatform();
    const app = makeApp(() => platform);
    const document = await (await app.request(`${ORIGIN}/api/v1/openapi.json`)).json();
    const described = Object.entries(document.paths as Record<string, object>).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
      .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length).replaceAll(/:(\w+)/g, '{$1}')}`)
      .filter((route) => route !== 'GET /openapi.json');
    expect([...new Set(served)].sort()).toEqual(described.sort());
    expect(document.openapi).toBe('3.1.0');
    const ids = Object.values(document.paths as Record<string, Record<string, { operationId: string }>>)
      .flatMap((operations) => Object.values(operations))
      .map((operation) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('wants a token on every route, and never a cookie', async () => {
    const platform = await testPlatform();
    const user = await aUser(platform, { role: 'admin' });
    const cookie = { Cookie: `session=${await startSession(platform, user.id)}` };
    for (const headers of [{}, cookie, { Authorization: 'Bearer ear_0' }, { Authorization: 'Basic eDp5' }]) {
      const client = clientWith(platform, headers as Record<string, string>);
      for (const { method, path } of ROUTES) {
        const answer = await client(method.toUpperCase(), path.replace('{id}', '1'));
        expect([method, path, answer.status]).toEqual([method, path, 401]);
        expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer');
      }
    }
  });

  it('lets a reading token read, and nothing else', async () => {
    const platform = await testPlatform();
    const user = await aUser(platform, { role: 'admin' });
    const reader = await apiOf(platform, user.id, 'read');
    expect((await reader('GET', '/brands')).status).toBe(200);
    for (const { method, path } of ROUTES.filter((route) => route.method !== 'get')) {
      const answer = await reader(method.toUpperCase(), path.replace('{id}', '1'), {});
      expect([method, path, answer.status]).toEqual([method, path, 403]);
    }
  });

  it('answers mistakes with problems: no such path, wrong method, no JSON, too much', async () => {
    const platform = await testPlatform();
    const api = await apiOf(platform, (await aUser(platform, { role: 'admin' })).id);
    expect((await api('GET', '/nothing')).status).toBe(404);
    expect((await api('GET', '/brands/x')).status).toBe(404);
    const wrong = await api('DELETE', '/brands');
    expect([wrong.status, wrong.headers.get('Allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect((await api('POST', '/brands', '{"name":')).status).toBe(400);
    expect((await api('POST', '/brands', '[]')).status).toBe(400);
    const fields = await api('POST', '/brands', { name: 7, kind: 'mine' });
    expect(fields.json.errors).toMatchObject({ name: expect.any(String), kind: expect.any(String) });
    expect((await api('POST', '/brands', { name: 'x'.repeat(2 ** 20) })).status).toBe(413);
    expect((await api('GET', '/audit?limit=1000')).status).toBe(400);
    expect((await api('GET', '/audit?cursor=x')).status).toBe(400);
  });

  it('refuses a report that cannot be, rather than answer with another one', async () => {
    const platform = await testPlatform();
    const api = await apiOf(platform, (await aUser(platform, { role: 'admin' })).id);
    const brand = await aBrand(platform);
    const refused: Record<string, [status: number, detail: string]> = {
      'brand=999999': [404, 'There is no such brand'],
      'period=forever': [400, 'There is no period "forever".'],
      'period=7d&from=2026-11-01': [400, 'for its days with from and to, not for both'],
      'from=2026-02-31': [400, 'Write a day as'],
      'from=2026-11-20&to=2026-11-01': [400, 'Swap the days.'],
      'from=2027-01-01': [400, 'The period begins on 2027-01-01, but today is 2026-11-21.'],
      'from=2020-01-01&to=2026-01-01': [400, 'a report covers two years at most'],
      'frm=2026-11-01': [400, 'frm: There is no such parameter.'],
    };
    const reports = ROUTES.flatMap(({ path }) => (path.startsWith('/reports/') ? path : []));
    for (const path of reports) {
      for (const [query, [status, detail]] of Object.entries(refused)) {
        const answer = await api('GET', `${path}?${query}`);
        expect([path, query, answer.status]).toEqual([path, query, status]);
        expect(answer.json.detail).toContain(detail);
      }
      expect((await api('GET', `${path}?brand=${brand.id}&period=2026-10`)).status).toBe(200);
      const fax = await api('GET', `${path}?source=fax`);
      expect([path, fax.status]).toEqual([path, 400]);
    }
    expect((await api('GET', '/people?list=heard&source=fax')).status).toBe(400);
    expect((await api('GET', '/reports/competitors?with=999999')).status).toBe(404);
    expect((await api('GET', '/incidents?cursor=forged')).json.detail).toContain(
      'names no place in the list',
    );
  });

  it('says how many requests are left, and stops a flood', async () => {
    const platform = await testPlatform();
    const user = await aUser(platform);
    const { token } = await addToken(
      platform,
      { userId: user.id, via: 'cli' },
      { name: 'Loop', scope: 'read' },
    );
    const app = makeApp(() => platform);
    const ask = () =>
      app.request(`${ORIGIN}/api/v1/tokens`, { headers: { Authorization: `Bearer ${token}` } });
    const first = await ask();
    expect(first.headers.get('RateLimit-Limit')).toBe('600');
    expect(first.headers.get('RateLimit-Remaining')).toBe('599');
    for (let i = 0; i < 599; i++) await ask();
    const over = await ask();
    expect([over.status, over.headers.get('Retry-After')]).toEqual([429, '1']);
    platform.setNow(2000);
    expect((await ask()).status).toBe(200);
  });

  it('does a write with one Idempotency-Key once', async () => {
    const platform = await testPlatform();
    const api = await apiOf(platform, (await aUser(platform, { role: 'admin' })).id);
    const key = { 'Idempotency-Key': 'a1' };
    const first = await api('POST', '/brands', { name: 'Fernhill Bikes' }, key);
    const second = await api('POST', '/brands', { name: 'Fernhill Bikes' }, key);
    expect(second.json).toEqual(first.json);
    expect(second.headers.get('Idempotency-Replayed')).toBe('true');
    expect((await api('GET', '/brands')).json.items).toHaveLength(1);
    expect((await api('POST', '/brands', { name: 'Another' }, key)).status).toBe(422);
    const refused = { 'Idempotency-Key': 'a2' };
    expect((await api('POST', '/brands', { name: 'Fernhill Bikes' }, refused)).status).toBe(409);
    expect((await api('POST', '/brands', { name: 'Fernhill Two' }, refused)).status).toBe(201);
    platform.setNow(25 * 3_600_000);
    expect((await api('POST', '/brands', { name: 'Later' }, key)).status).toBe(201);
  });

  it('keeps no secret for a repeated key', async () => {
    const platform = await testPlatform();
    const api = await apiOf(platform, (await aUser(platform, { role: 'admin' })).id);
    const key = { 'Idempotency-Key': 't1' };
    const made = await api('POST', '/tokens', { name: 'Export', scope: 'read' }, key);
    const token = String(made.json.token);
    expect((await api('POST', '/tokens', { name: 'Export', scope: 'read' }, key)).status).toBe(409);
    const stored = await rows(platform.db, sql`select * from idempotency_keys`);
    expect(JSON.stringify(stored)).not.toContain(token.slice(13));
  });
});

describe('the API serves', () => {
  it('brands and their rules, from the first to the last', async () => {
    const platform = await testPlatform();
    const api = await apiOf(platform, (await aUser(platform, { role: 'manager' })).id);
    const made = await api('POST', '/brands', { name: 'Fernhill Bikes', website: 'fernhill.example' });
    const path = `/brands/${made.json.id}`;
    expect((await api('GET', path)).json).toEqual(made.json);
    const changed = await api('PATCH', path, { timeZone: 'Europe/Stockholm' });
    expect(changed.json).toMatchObject({ name: 'Fernhill Bikes', timeZone: 'Europe/Stockholm' });
    const rule = await api('POST', `${path}/rules`, { rule: '"Fernhill Bikes" NOT road' });
    expect((await api('GET', `${path}/rules`)).json).toEqual({ items: [rule.json], next: null });
    const wrong = await api('POST', `${path}/rules`, { rule: 'fernhill AND (' });
    expect(wrong.status).toBe(400);
    expect(wrong.json).toMatchObject({ query: 'fernhill AND (', start: expect.any(Number) });
    expect((await api('PATCH', `/rules/${rule.json.id}`, { rule: 'fernhill' })).json.rule).toBe('fernhill');
    expect((await api('DELETE', `/rules/${rule.json.id}`)).status).toBe(204);
    expect((await api('DELETE', path)).status).toBe(204);
    expect((await api('GET', path)).status).toBe(404);
  });

  it('sources with health, settings without secrets, and gaps', async () => {
    const platform = await testPlatform();
    const api = await apiOf(platform, (await aUser(platform, { role: 'manager' })).id);
    const body = { kind: 'rss', settings: { url: 'https://news.example/feed.xml' } };
    const made = await api('POST', '/sources', body);
    const path = `/sources/${made.json.id}`;
    expect(made.json).toMatchObject({ health: 'working', settings: body.settings, lastSuccessAt: null });
    expect((await api('POST', '/sources', body)).status).toBe(409);
    expect((await api('POST', '/sources', { kind: 'rss', settings: { url: 'nonsense' } })).status).toBe(400);
    expect((await api('POST', '/sources', { kind: 'fax', settings: {} })).status).toBe(400);
    expect((await api('POST', `${path}/polls`)).status).toBe(202);
    expect((await api('PATCH', path, { paused: true })).json).toMatchObject({ health: 'paused' });
    expect((await api('POST', `${path}/polls`)).status).toBe(409);
    const resumed = await api('PATCH', path, { paused: false, name: 'The news' });
    expect(resumed.json).toMatchObject({ name: 'The news', pausedAt: null, gaps: [{ reason: 'Paused' }] });
    expect((await api('GET', '/sources')).json).toMatchObject({ items: [{ name: 'The news' }], next: null });
    expect((await api('GET', `/sources?cursor=${made.json.id}`)).json.items).toEqual([]);
    expect((await api('DELETE', path)).status).toBe(204);
  });

  it('people, tokens and the audit trail to those who may see them', async () => {
    const platform = await testPlatform();
    const admin = await apiOf(platform, (await aUser(platform, { role: 'admin', name: 'Ines' })).id);
    const brand = await aBrand(platform);
    const invited = await admin('POST', '/users', {
      email: 'jon@fernhill.example',
      brandRoles: [{ brandId: brand.id, role: 'responder' }],
    });
    expect(invited.json.link).toMatch(/^http:\/\/localhost:3000\/sign-in\/[0-9a-f]{64}$/);
    expect((await admin('POST', '/users', { email: 'x@y.example' })).status).toBe(400);
    expect((await admin('GET', '/users')).json.items).toHaveLength(2);
    expect((await admin('GET', '/tokens')).json.items).toHaveLength(1);
    const audit = await admin('GET', '/audit?limit=1');
    expect(audit.json.items).toMatchObject([{ actor: 'Ines', via: 'api', subject: 'jon@fernhill.example' }]);
    const older = await admin('GET', `/audit?cursor=${audit.json.next}`);
    expect(older.json.items.length).toBeGreaterThan(0);
    const jon = await apiOf(platform, invited.json.id);
    for (const path of ['/users', '/audit', '/sources']) expect((await jon('GET', path)).status).toBe(403);
    expect((await jon('GET', '/brands')).json.items).toHaveLength(1);
  });
});
