import { expect, it } from 'vitest';
import { sourcesInBrief } from '../../src/sources/in-brief.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aSource } from '../support/records.ts';

it('warns of a source that stopped before one that was never read, though that is older', async () => {
  const platform = await testPlatform();
  const hour = (n: number) => new Date(START.getTime() - n * 3_600_000);
  await aSource(platform, { name: 'New', failures: 2, healthSince: hour(9), healthNote: 'Not found. Look.' });
  await aSource(platform, {
    name: 'Shop',
    health: 'signed-out',
    healthSince: hour(1),
    lastSuccessAt: hour(2),
  });
  const { warnings } = await sourcesInBrief(platform);
  expect(warnings.map(({ sentence }) => sentence)).toEqual([
    'Shop stopped: its sign-in is refused.',
    'New: Not found.',
  ]);
});

it('a machine without a network is one cause, and not as many as there are sources', async () => {
  const platform = await testPlatform();
  const lost = { lastSuccessAt: null, failures: 2, failureClass: 'dns' };
  await aSource(platform, lost);
  await aSource(platform, { ...lost, lastSuccessAt: platform.now() });
  expect(await sourcesInBrief(platform)).toMatchObject({ unreachable: true, silent: false });
  await aSource(platform, { failures: 0 });
  expect(await sourcesInBrief(platform)).toMatchObject({ unreachable: false });
});

it('counts first reads that are under way, and none that failed or is long over', async () => {
  const platform = await testPlatform();
  await aSource(platform, { backfilledAt: null, lastSuccessAt: null, readSoFar: 120 });
  await aSource(platform, { backfilledAt: START });
  await aSource(platform, { backfilledAt: null, lastSuccessAt: null, failures: 1 });
  expect((await sourcesInBrief(platform)).reading).toEqual({ waiting: 1, failed: 1, of: 3, items: 120 });
  platform.setNow(2 * 3_600_000);
  expect((await sourcesInBrief(platform)).reading).toBeNull();
});
