import { expect, it } from 'vitest';
import { Turns } from '../../src/platform/turns.ts';

it('long work goes on when a page has all that it asks for, one thing after another', async () => {
  const turns = new Turns();
  let answered = 0;
  const page = async () => {
    for (let asked = 0; asked < 20; asked++) {
      await turns.during(new Promise((resolve) => setImmediate(resolve)));
      answered += 1;
    }
  };
  const opened = page();
  await turns.letOthers();
  expect(answered).toBe(20);
  await opened;
});
