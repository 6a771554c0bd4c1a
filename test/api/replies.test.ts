import { describe, expect, it } from 'vitest';
import { sendDue } from '../../src/replies/send.ts';
import { type ApiAnswer, apiOf } from '../support/api.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aSource, aUser } from '../support/records.ts';

const SERVER = 'https://social.example';
const MASTODON = {
  mode: 'hashtag',
  instance: SERVER,
  tag: 'fernhill',
  signInWith: 'token',
};

async function workspace() {
  const posted = { id: '901', url: `${SERVER}/@fernhill/901` };
  const platform = await testPlatform({
    http: async ({ url }) => {
      const body = new TextEncoder().encode(JSON.stringify(posted));
      return { status: 200, headers: {}, body, url, permanentUrl: null };
    },
  });
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const token = await platform.secrets.seal('invented', 'sources.settings.token');
  const source = await aSource(platform, { kind: 'mastodon', settings: { ...MASTODON, token } });
  const { id: mentionId } = await aMention(platform, {
    ...{ brandId: brand.id, sourceId: source.id, sourceKind: 'mastodon', url: `${SERVER}/@wilma/111` },
    ...{
      authorName: 'Wilma Astergaard',
      authorHandle: `wilma@social.example`,
      text: 'My parcel is two weeks late.',
    },
    ...{ sentiment: 'negative', intents: ['complaint'], themes: ['delivery'], language: 'en' },
  });
  const as = async (name: string, role: 'responder' | 'manager') =>
    apiOf(platform, (await aUser(platform, { name, role })).id);
  const [mara, jonas] = [await as('Mara', 'manager'), await as('Jonas', 'responder')];
  return { platform, brandId: brand.id, mara, jonas, at: `/mentions/${mentionId}` };
}

const TEXT = 'Hi {{author.first_name}}, sorry about the late parcel. We answer here by Friday.';

const first = async (answer: Promise<ApiAnswer>) => (await answer).json.items[0]!;

describe('answering through the API', () => {
  it('goes from a template by way of an approval to the source', async () => {
    const { platform, brandId, mara, jonas, at } = await workspace();
    const late = { name: 'Late parcel', brand: brandId, texts: [{ language: 'en', text: TEXT }] };
    const { json: template } = await mara('POST', '/templates', late);
    const fits = await first(jonas('GET', `${at}/templates`));
    expect(fits).toMatchObject({
      template: template.id,
      text: TEXT.replace('{{author.first_name}}', 'Wilma'),
    });
    const coached = await jonas('POST', `${at}/coaching`, { text: fits.text });
    expect(coached.json).toMatchObject({ blocked: false, length: { most: 500, unit: 'graphemes' } });
    const asked = { text: fits.text, template: template.id, ask: true };
    expect((await jonas('POST', `${at}/replies`, asked)).status).toBe(201);
    const waits = await first(mara('GET', '/replies'));
    expect(waits).toMatchObject({ by: 'Jonas', state: 'waiting', text: fits.text });
    expect((await mara('POST', `${at}/approval`, { reply: waits.id })).status).toBe(200);
    platform.setNow(60_000);
    const until = new Date(platform.now().getTime() + 30_000);
    expect(await sendDue(platform, { until }, async () => {})).toMatchObject({ posted: 1 });
    expect((await jonas('GET', `${at}/replies`)).json).toMatchObject({
      items: [{ id: waits.id, state: 'posted', by: 'Jonas', url: `${SERVER}/@fernhill/901` }],
      draft: null,
    });
    expect((await jonas('GET', '/templates')).json.items[0]).toMatchObject({ used: 1, usedThisWeek: 1 });
  });

  it('sends nothing that the coach blocks, and takes back what is not out yet', async () => {
    const { mara, at } = await workspace();
    const open = await mara('POST', `${at}/replies`, { text: TEXT, send: true });
    expect(open).toMatchObject({
      status: 400,
      json: { errors: { text: expect.stringContaining('no value') } },
    });
    await mara('POST', `${at}/replies`, { text: 'Hi Wilma, sorry. We answer here by Friday.', send: true });
    const { id, state } = await first(mara('GET', `${at}/replies`));
    expect(state).toBe('sending');
    expect((await mara('POST', `${at}/withdrawal`, { reply: id })).status).toBe(200);
    expect((await mara('GET', `${at}/replies`)).json).toMatchObject({
      items: [],
      draft: expect.stringMatching(/^Hi Wilma/),
    });
  });
});

it('hours, targets and triage rules are given back as they were given, and refused by field', async () => {
  const { brandId, mara } = await workspace();
  const hours = {
    ...{ responseMinutes: 240, resolveMinutes: 2880, holidays: ['2026-12-24 Christmas Eve 9:00–12:00'] },
    targets: [{ priority: 'urgent', source: 'mastodon', firstMinutes: 30, resolveMinutes: null }],
    week: [...Array(4).fill('9:00–12:00, 13:00–17:00'), '9:00–15:00', '', ''],
  };
  const path = `/brands/${brandId}/response-settings`;
  expect((await mara('PUT', path, hours)).json).toEqual(hours);
  const wrong = await mara('PUT', path, { ...hours, week: [...Array(6).fill(''), 'noon'] });
  expect(wrong).toMatchObject({ status: 400, json: { errors: { day7: expect.stringContaining('noon') } } });
  const rule = {
    name: 'Angry',
    filter: 'sentiment:negative',
    actions: { tags: ['angry'], priority: 'high' },
  };
  const tried = await mara('POST', '/triage-rules/trial', { filter: rule.filter, actions: rule.actions });
  expect(tried.json).toMatchObject({
    of: 1,
    matched: 1,
    samples: [{ text: expect.stringContaining('late') }],
  });
  const { json: made } = await mara('POST', '/triage-rules', rule);
  expect(made).toMatchObject({ ...rule, brand: null, stops: false, enabled: true, today: 0 });
  const off = await mara('PATCH', `/triage-rules/${made.id}`, { enabled: false });
  expect(off.json).toMatchObject({ ...rule, enabled: false });
  const nothing = await mara('POST', '/triage-rules', { name: 'Nothing', actions: {} });
  expect(nothing).toMatchObject({
    status: 400,
    json: { errors: { actions: expect.stringContaining('at least one') } },
  });
});

it('a crisis is begun, handed over, worked through and ended, each write once', async () => {
  const { platform, brandId, jonas, at } = await workspace();
  const { id: nadia } = await aUser(platform, { name: 'Nadia', role: 'manager' });
  const { id: ove } = await aUser(platform, { name: 'Ove', role: 'responder' });
  const api = await apiOf(platform, nadia);
  const of = `/brands/${brandId}`;
  await api('PUT', `${of}/playbook`, { steps: ['Call the mill', 'Stop the line'] });
  expect((await api('PUT', `${of}/crisis/step`, { step: 0, done: true })).status).toBe(409);
  const wrong = await api('POST', `${of}/crises`, { what: ' ', owner: nadia });
  expect(wrong).toMatchObject({
    status: 400,
    json: { errors: { what: expect.stringContaining('sentence') } },
  });
  const begin = { what: 'Brakes fail.', owner: nadia };
  expect((await api('POST', `${of}/crises`, begin)).json).toMatchObject({ owner: nadia, endedAt: null });
  expect((await api('POST', `${of}/crises`, begin)).status).toBe(409);
  const reply = { text: 'Hi Wilma, sorry. We answer here by Friday.', posted: true };
  expect((await jonas('POST', `${at}/replies`, reply)).status).toBe(409);
  const log = [`${of}/crisis/log`, { text: 'Asked the workshop.' }, { 'Idempotency-Key': 'once' }] as const;
  for (const _ of [1, 2]) await api('POST', ...log);
  await api('PUT', `${of}/crisis/step`, { step: 1, done: true });
  await api('PUT', `${of}/crisis/owner`, { owner: ove });
  const ended = await api('POST', `${of}/crisis/end`, { summary: 'A wrong pad. Replaced.' });
  expect(ended.json).toMatchObject({
    ...{ owner: ove, summary: 'A wrong pad. Replaced.', endedAt: expect.any(String) },
    steps: [{ doneBy: null }, { step: 'Stop the line', doneBy: 'Nadia' }],
    log: ['Ended.', 'Ove leads from now on.', 'Done: Stop the line', 'Asked the workshop.', 'Began:'].map(
      (text) => ({ by: 'Nadia', text: expect.stringContaining(text) }),
    ),
  });
  expect((await jonas('POST', `${at}/replies`, reply)).status).toBe(201);
  expect((await jonas('GET', `${of}/crises`)).json.items).toEqual([{ ...ended.json, answered: 1 }]);
});
