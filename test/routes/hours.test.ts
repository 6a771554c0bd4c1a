import { expect, it } from 'vitest';
import { responseSettings } from '../../src/mentions/clock/settings.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors } from '../support/web.ts';

it('does not let hours go that were typed while “Round the clock” is chosen', async () => {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const brand = await aBrand(platform);
  const browser = await browserOf(platform, (await aUser(platform, { role: 'manager' })).id);
  const offered = { day1: '9:00–17:00', day2: '9:00–17:00', day3: '9:00–17:00', day4: '9:00–17:00' };
  const form = { ...offered, day5: '9:00–17:00', brand: brand.id, always: '1', first: '4 h' };
  const save = (typed: object) => browser.post('/settings/hours', { ...form, ...typed });

  const refused = await save({ day1: '8:00-20:00' });
  const page = await refused.text();
  expect(refused.status).toBe(422);
  expect(page).toContain('they do not count round the clock');
  expect(page).toContain('value="8:00-20:00"');

  expect((await save({})).status).toBe(303);
  expect((await save({ ...form, day1: '', day2: '', day3: '', day4: '', day5: '' })).status).toBe(303);
  expect((await responseSettings(platform, brand.id))!.week).toBeNull();
  expect((await save({ day1: '8:00-20:00', always: '0' })).status).toBe(303);
  expect((await save({ day1: '8:00–20:00' })).status).toBe(303);
  expect((await responseSettings(platform, brand.id))!.week).toBeNull();
});
