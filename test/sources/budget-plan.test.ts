import { expect, it } from 'vitest';
import { fingerprintOf } from '../../src/sources/budget-plan.ts';
import { adapterOf } from '../../src/sources/kinds/index.ts';
import { testPlatform } from '../support/platform.ts';

it('keeps the limits of kinds that are read without a key apart', async () => {
  const platform = await testPlatform();
  const open = ['github', 'stackexchange', 'reddit', 'youtube'];
  const found = await Promise.all(open.map((kind) => fingerprintOf(platform, adapterOf(kind), {})));
  expect(new Set(found).size).toBe(open.length);
  expect(await fingerprintOf(platform, adapterOf('github'), { token: 'one' })).not.toBe(found[0]);
});
