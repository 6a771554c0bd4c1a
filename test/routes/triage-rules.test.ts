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

it('a rule or a template that was deleted meanwhile is offered as a new one, with what was typed', async () => {
  const platform = await testPlatform();
  const browser = await browserOf(platform, (await aUser(platform, { role: 'manager' })).id);
  const rule = { name: 'Late', filter: 'is:unsure', brand: '', tags: 'late' };
  await browser.post('/triage-rules', rule);
  const list = await (await browser.get(PAGE)).text();
  expect(list).toContain('It does nothing until you switch it on.');
  const [, late] = /<a href="\/triage-rules\/(\d+)">Late/.exec(list)!;
  await browser.post(`/triage-rules/${late}/deletion`);
  const typed = { ...rule, filter: 'text that took long' };
  const stale = await browser.post(`/triage-rules/${late}`, typed);
  expect([stale.status, await stale.text()]).toEqual([
    404,
    expect.stringMatching(
      /action="\/triage-rules"[\s\S]*This was deleted meanwhile[\s\S]*text that took long/,
    ),
  ]);
  const template = { name: 'Delay', brand: '', text: 'Hi, we look into it.', language: 'en', source: '' };
  const gone = await browser.post('/templates/999', template);
  expect([gone.status, await gone.text()]).toEqual([
    404,
    expect.stringMatching(
      /action="\/templates"[\s\S]*This was deleted meanwhile[\s\S]*Hi, we look into it\./,
    ),
  ]);
});
