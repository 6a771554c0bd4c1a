/** Kinds that take what is sent or typed. */
import { expect, it } from 'vitest';
import { Refusal } from '../../../src/failure.ts';
import { manual } from '../../../src/sources/kinds/manual.ts';
import { push } from '../../../src/sources/kinds/push.ts';
import { httpOf } from '../reply.ts';

it.each([push, manual])('$kind has nothing to ask for, and says so', async (adapter) => {
  const options = { now: new Date(0), since: new Date(0), limit: 1 };
  const polling = adapter.poll({}, null, httpOf(''), options);
  await expect(polling).rejects.toThrow(Refusal);
  await expect(polling).rejects.toThrow(/nothing to ask for\.$/);
  expect(adapter.access).toBe('inbox');
});
