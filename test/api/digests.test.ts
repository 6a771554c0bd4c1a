import { expect, it } from 'vitest';
import { apiOf } from '../support/api.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';

it('digests are subscribed to, listed and removed; each sees only their own', async () => {
  const platform = await testPlatform();
  const brand = await aBrand(platform);
  const ask = await apiOf(platform, (await aUser(platform, { role: 'responder' })).id);
  const stranger = await apiOf(platform, (await aUser(platform, { role: 'admin' })).id);
  const wanted = { name: 'Morning', brand: brand.id, view: 'low-ratings', filter: 'theme:delivery', hour: 7 };
  const made = await ask('POST', '/digests', wanted);
  expect([made.status, made.json]).toMatchObject([
    201,
    { ...wanted, channel: null, cadence: 'daily', form: 'team', nextAt: '2026-11-22T07:00:00.000Z' },
  ]);
  expect((await ask('GET', '/digests')).json.items).toEqual([made.json]);
  expect((await stranger('GET', '/digests')).json.items).toEqual([]);
  for (const wrong of [
    { ...wanted, name: ' ' },
    { ...wanted, filter: 'sentiment:(' },
    { ...wanted, view: 'nothing' },
    { ...wanted, cadence: 'hourly', form: 'executive' },
  ])
    expect((await ask('POST', '/digests', wrong)).status).toBe(400);
  expect((await stranger('DELETE', `/digests/${made.json.id}`)).status).toBe(404);
  expect((await ask('DELETE', `/digests/${made.json.id}`)).status).toBe(204);
  expect((await ask('GET', '/digests')).json.items).toEqual([]);
});
