import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/api/routes.ts';
import { apiOf } from '../support/api.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aSource, aUser } from '../support/records.ts';

const VALUES = [
  null,
  true,
  -1,
  1.5,
  1e300,
  '',
  'a\u0000b',
  '\ud800',
  'x'.repeat(20_000),
  [],
  [[]],
  {},
  { a: { b: 1 } },
  "'; drop table users; --",
];

/** Names that bodies have, and some that must mean nothing. */
const NAMES = [
  'name',
  'kind',
  'website',
  'timeZone',
  'responseMinutes',
  'rule',
  'settings',
  'paused',
  'filter',
  'brand',
  'channels',
  'enabled',
  'reason',
  'until',
  'user',
  'label',
  'text',
  'posted',
  'url',
  'email',
  'role',
  'brandRoles',
  'scope',
  '__proto__',
  'constructor',
  'id',
  'brandId',
  'version',
];

/** JSON.stringify would leave `__proto__` out of an object literal. */
const bodyWith = (value: unknown) =>
  `{${NAMES.map((name) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;

describe('whatever a script sends', () => {
  it('is answered or refused, never a fault of ours', async () => {
    const platform = await testPlatform();
    const admin = await aUser(platform, { role: 'admin', passwordHash: 'x' });
    const brand = await aBrand(platform);
    const mention = await aMention(platform, { brandId: brand.id });
    const source = await aSource(platform);
    const api = await apiOf(platform, admin.id);
    const broken: string[] = [];
    for (const { method, path } of ROUTES.filter(
      (route) => route.method !== 'get' && route.method !== 'delete',
    )) {
      const noun = path.split('/')[1]!;
      const id = { brands: brand.id, mentions: mention.id, sources: source.id }[noun] ?? 1;
      for (const value of VALUES) {
        for (const body of [bodyWith(value), JSON.stringify(value)]) {
          const { status } = await api(method.toUpperCase(), path.replace('{id}', String(id)), body);
          if (status >= 500) broken.push(`${method} ${path} ${body.slice(0, 60)}: ${status}`);
        }
      }
    }
    expect(broken).toEqual([]);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  }, 300_000);

  it('in an address neither', async () => {
    const platform = await testPlatform();
    const api = await apiOf(platform, (await aUser(platform, { role: 'admin' })).id);
    const broken: string[] = [];
    for (const { path, querySchema } of ROUTES.filter((route) => route.method === 'get')) {
      for (const value of [
        '%00',
        'a%00b',
        '%ED%A0%80',
        '%',
        '-1',
        '%22%28',
        '%2D'.repeat(33),
        '9'.repeat(40),
      ]) {
        const query = Object.keys(querySchema?.shape ?? {}).map((name) => `${name}=${value}`);
        for (const asked of [query.join('&'), ...query]) {
          const { status } = await api('GET', `${path.replace('{id}', '1')}?${asked}`);
          if (status >= 500) broken.push(`${path}?${asked}: ${status}`);
        }
      }
    }
    expect(broken).toEqual([]);
  }, 300_000);

  it('cannot set what no description names', async () => {
    const platform = await testPlatform();
    const admin = await aUser(platform, { role: 'admin' });
    const api = await apiOf(platform, admin.id);
    const made = await api('POST', '/brands', {
      name: 'Fernhill',
      id: 4711,
      createdAt: '2001-01-01T00:00:00Z',
    });
    expect(made.json.id).not.toBe(4711);
    expect(made.json.createdAt).toBe(platform.now().toISOString());
    const { id } = await aMention(platform, { brandId: made.json.id });
    const noted = await api('POST', `/mentions/${id}/notes`, {
      text: 'x',
      status: 'resolved',
      version: 9,
      brandId: 1,
    });
    expect(noted.json).toMatchObject({ status: 'open', version: 1, brandId: made.json.id });
  });
});
