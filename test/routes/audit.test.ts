import { expect, it } from 'vitest';
import { audit } from '../../src/db/schema.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors } from '../support/web.ts';

it('says who did what, when and from where, also who failed to come in, and is found again', async () => {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const behindProxy = { ...platform, settings: { ...platform.settings, trustProxy: 1 } };
  const admin = await aUser(platform, { role: 'admin', name: 'Ines Duarte', email: 'ines@fernhill.example' });
  await aBrand(platform);
  const from = { 'X-Forwarded-For': '203.0.113.7' };
  const stranger = await browserOf(behindProxy);
  await stranger.post('/sign-in', { email: admin.email, password: 'a wrong one' }, from);
  await stranger.post('/sign-in', { email: 'my-other-password', password: 'x' }, from);
  const browser = await browserOf(behindProxy, admin.id);
  await browser.post('/teams', { name: '=Night shift' }, from);
  await browser.get('/mentions/export.csv?view=everything', from);
  for (const _ of [1, 2]) await browser.post('/settings/availability', { awayUntil: '2026-11-25' }, from);

  const page = await (await browser.get('/settings/audit')).text();
  const text = page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(text).toContain('failed to sign in ines@fernhill.example Web, 203.0.113.7');
  expect(text).toContain('failed to sign in an unknown address Web, 203.0.113.7');
  expect(text).toContain('Ines Duarte made the team =Night shift Web, 203.0.113.7');
  expect(text).toContain('Ines Duarte downloaded mentions: ?view=everything Web, 203.0.113.7');
  expect(text.match(/Ines Duarte is away for a while ines@fernhill\.example Web/g)).toHaveLength(1);
  expect(page).not.toContain('my-other-password');

  const asked = `person=${admin.id}&what=TEAM&from=2026-11-21&to=2026-11-21`;
  const found = await (await browser.get(`/settings/audit?${asked}`)).text();
  expect([found.includes('=Night shift'), found.includes('downloaded <b>')]).toEqual([true, false]);
  const nothing = await (await browser.get('/settings/audit?to=2026-11-20')).text();
  expect(nothing).toContain('Nothing in the log fits this.');
  const file = await (await browser.get(`/settings/audit.csv?${asked}`)).text();
  expect(file).toContain(
    '2026-11-21T12:00:00.000Z","Ines Duarte","made the team","\'=Night shift","web","203.0.113.7"',
  );
});

it('is read page by page', async () => {
  const platform = await testPlatform();
  const admin = await aUser(platform, { role: 'admin' });
  const browser = await browserOf(platform, admin.id);
  const entry = { at: platform.now(), actor: 'Ines', action: 'made a token', via: 'web' };
  await platform.db
    .insert(audit)
    .values(Array.from({ length: 101 }, (_, n) => ({ ...entry, subject: `Script ${n}` })));
  const newest = await (await browser.get('/settings/audit')).text();
  expect(newest).not.toContain('>Script 0<');
  const [, before] = /before=(\d+)/.exec(newest)!;
  const older = await (await browser.get(`/settings/audit?before=${before}`)).text();
  expect(older).toContain('>Script 0<');
});
