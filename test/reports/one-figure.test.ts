import { expect, it } from 'vitest';
import { rollUp } from '../../src/reports/rollup.ts';
import { apiOf } from '../support/api.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';
import { browserOf } from '../support/web.ts';
import { forAMinute, times, told } from './given.ts';

type Day = { day: string; positive: number; neutral: number; negative: number; unscored: number };

it('says the same on the page, in the file and through the API, before and after the roll-up', async () => {
  const platform = await testPlatform();
  const user = await aUser(platform);
  const brand = await aBrand(platform, { timeZone: 'America/New_York' });
  const at = '2026-11-20T03:00:00Z';
  await told(platform, brand.id, [
    ...times(37, { at, sentiment: 'positive' }),
    ...times(5, { at, sentiment: 'neutral' }),
    ...times(11, { at, sentiment: 'negative' }),
    ...times(4, { at, sentiment: 'unscored' }),
    ...times(3, { at, sentiment: 'negative', status: 'dismissed', dismissedReason: 'spam' }),
  ]);
  const browser = await browserOf(platform, user.id);
  const api = await apiOf(platform, user.id);

  const shown = async () => {
    const query = `brand=${brand.id}&period=7d`;
    const page = await (await browser.get(`/reputation?${query}`)).text();
    const csv = await (await browser.get(`/reputation.csv?${query}`)).text();
    const { json } = await api('GET', `/reports/reputation?${query}`);
    return { page, csv: csv.trim().split('\r\n').slice(1), days: json.days as Day[], figures: json.figures };
  };
  const live = await shown();
  expect(live.days[0]).toMatchObject({
    day: '2026-11-19',
    positive: 37,
    neutral: 5,
    negative: 11,
    unscored: 4,
  });
  expect(live.csv[0]).toBe('2026-11-19,37,5,11,4,49.06,no');
  expect(live.figures).toMatchObject({ net: { value: (26 / 53) * 100, n: 53 }, mentions: { value: 57 } });
  expect(live.page).toContain('+49');
  expect(live.page).toContain('from 53 scored mentions');

  await rollUp(platform, forAMinute(platform));
  expect(await shown()).toEqual(live);
});
