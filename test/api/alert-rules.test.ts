import { expect, it } from 'vitest';
import { apiOf } from '../support/api.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aUser } from '../support/records.ts';

it('an alert rule of three fields rings for every match; what it is given more, it gives back', async () => {
  const platform = await testPlatform();
  await aBrand(platform);
  const { id: channel } = await aChannel(platform);
  const ask = await apiOf(platform, (await aUser(platform)).id);
  const short = { name: 'Angry', filter: 'sentiment:negative', channels: [channel] };
  const made = await ask('POST', '/alert-rules', short);
  expect([made.status, made.json]).toMatchObject([
    201,
    {
      ...{ ...short, about: 'mentions', enabled: true, brand: null, pausedUntil: null, quietHours: null },
      ...{ threshold: 1, groupMinutes: 0, cooldownMinutes: 0, dailyBudget: null, remindMinutes: null },
    },
  ]);
  const full = {
    ...{ ...short, about: 'overdue', threshold: 3, thresholdMinutes: 30, groupMinutes: 10 },
    ...{ cooldownMinutes: 5, dailyBudget: 20, overrideFrom: null, remindMinutes: 15 },
    quietHours: { from: '22:00', until: '07:00', zone: 'Europe/Stockholm' },
    pausedUntil: '2026-12-01T08:00:00.000Z',
  };
  expect((await ask('POST', '/alert-rules', full)).json).toMatchObject(full);
  expect((await ask('GET', '/alert-rules')).json.items).toHaveLength(2);
  const nowhere = { ...full, quietHours: { ...full.quietHours, zone: 'Mars/Olympus' } };
  expect(await ask('POST', '/alert-rules', nowhere)).toMatchObject({ status: 400 });
  expect(await ask('POST', '/alert-rules', { ...short, dailyBudget: 0 })).toMatchObject({ status: 400 });
});
