import { expect, it } from 'vitest';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors } from '../support/web.ts';

const PAGE = '/settings/rules';

it('a triage rule moves one place when its form is sent twice, and a wrong filter is told beside its field', async () => {
  const platform = await testPlatform();
  expectNoErrors(platform);
  await aBrand(platform);
  const browser = await browserOf(platform, (await aUser(platform, { role: 'manager' })).id);
  const page = async () => (await browser.get(PAGE)).text();
  for (const name of ['First', 'Second', 'Third'])
    await browser.post('/triage-rules', { name, filter: 'is:unsure', brand: '', tags: 'a' });
  const list = await page();
  const [, third] = /<a href="\/triage-rules\/(\d+)">Third/.exec(list)!;
  const [, nonce] = /name="nonce" value="([^"]+)"/.exec(list)!;
  for (const _ of [1, 2]) await browser.post(`/triage-rules/${third}/place`, { to: 'up', nonce: nonce! });
  expect(await page()).toMatch(/First<[\s\S]*Third<[\s\S]*Second</);
  const wrong = await browser.post('/triage-rules', {
    name: 'Angry',
    filter: 'sentiment:angry',
    brand: '',
    tags: 'a',
  });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toMatch(
    /value="sentiment:angry" aria-invalid="true" aria-describedby="[^"]*field-filter-error/,
  );
});
