import { describe, expect, it } from 'vitest';
import { addTeam } from '../../src/accounts/teams.ts';
import { chooseAssignees } from '../../src/mentions/choose-assignee.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors } from '../support/web.ts';

const BY_HAND = { userId: null, via: 'system' } as const;

async function together() {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const brand = await aBrand(platform);
  const jonas = await aUser(platform, { name: 'Jonas Lindqvist', role: 'responder' });
  const maya = await aUser(platform, { name: 'Maya Okafor', role: 'manager' });
  return { platform, brand, jonas, maya };
}

const pageOf = async (platform: TestPlatform, userId: number, path: string) =>
  (await (await browserOf(platform, userId)).get(path)).text();

describe('a team', () => {
  it('is made by a manager, takes a mention beside its person, and is found by name', async () => {
    const { platform, brand, jonas, maya } = await together();
    const browser = await browserOf(platform, maya.id);
    const made = await browser.post('/teams', { name: 'Night shift', member: [String(jonas.id)] });
    expect(made.status).toBe(303);
    const again = await browser.post('/teams', { name: 'night shift' });
    expect([
      again.status,
      (await again.text()).includes('There is a team called night shift already'),
    ]).toEqual([422, true]);
    const mention = await aMention(platform, {
      brandId: brand.id,
      title: 'Late at night',
      assigneeId: jonas.id,
    });
    const page = await pageOf(platform, maya.id, `/mentions/${mention.id}`);
    const [, teamId] = /name="team" value="(\d+)"/.exec(page)!;
    const given = await browser.post(`/mentions/${mention.id}/assignment`, { team: teamId!, version: 1 });
    expect(given.status).toBe(303);
    const shown = await pageOf(platform, maya.id, `/mentions/${mention.id}?q=team:"Night shift"`);
    expect(shown).toContain('assigned this to Night shift');
    expect(shown).toMatch(/id="list-count">\s*1\s*</);
    expect(await pageOf(platform, jonas.id, '/team')).toContain('Night shift');
    const ids = [...(await pageOf(platform, maya.id, '/team')).matchAll(/ id="([^"]+)"/g)].map(
      ([, id]) => id,
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('that is gone when a brand is given to it is said beside the choice', async () => {
    const { platform, brand, maya } = await together();
    const { teamId } = await addTeam(platform, BY_HAND, { name: 'All', memberIds: [] });
    const browser = await browserOf(platform, maya.id);
    const path = `/brands/${brand.id}/assignment`;
    expect((await browser.post(path, { team: String(teamId), by: 'load' })).status).toBe(303);
    const refused = await browser.post(path, { team: String(teamId + 1), by: 'turn' });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toMatch(/id="field-team-error"[\s\S]*not here any more/);
    expect(page).toMatch(/<option value="turn" selected/);
  });

  it('gives its work out in turn or by load, to those who are there and may answer', async () => {
    const { platform, brand, jonas, maya } = await together();
    const away = await aUser(platform, { awayUntil: new Date(platform.now().getTime() + 1000) });
    const viewer = await aUser(platform, { role: 'viewer' });
    const memberIds = [jonas.id, maya.id, away.id, viewer.id];
    const { teamId } = await addTeam(platform, BY_HAND, { name: 'All', memberIds });
    const choose = (by: 'turn' | 'load', count: number) =>
      chooseAssignees(platform, { teamId, by, brandId: brand.id, count });
    expect(await choose('turn', 3)).toEqual([jonas.id, maya.id, jonas.id]);
    expect(await choose('turn', 1)).toEqual([maya.id]);
    await aMention(platform, { brandId: brand.id, assigneeId: jonas.id });
    await aMention(platform, { brandId: brand.id, assigneeId: jonas.id });
    expect(await choose('load', 3)).toEqual([maya.id, maya.id, jonas.id]);
  });
});

describe('two people on one mention', () => {
  it('see each other in the list and beside the text, and the composer waits while the other writes', async () => {
    const { platform, brand, jonas, maya } = await together();
    const mention = await aMention(platform, { brandId: brand.id });
    const path = `/mentions/${mention.id}`;
    const his = await browserOf(platform, jonas.id);
    expect(await (await his.post(`${path}/presence`, { doing: 'replying' })).json()).toEqual({ here: {} });
    const page = await pageOf(platform, maya.id, path);
    expect(page.match(/Jonas is replying/g)).toHaveLength(3);
    expect(page).toContain('Write anyway');
    const hers = await (await browserOf(platform, maya.id)).post(`${path}/presence`, { doing: 'viewing' });
    expect(await hers.json()).toEqual({ here: { [mention.id]: 'Jonas is replying' } });
    expect(await (await his.get('/inbox/presence')).json()).toEqual({
      here: { [mention.id]: 'Maya is viewing' },
    });
    platform.setNow(46_000);
    expect(await (await his.get('/inbox/presence')).json()).toEqual({ here: {} });
  });

  it('lose no words when both answer: the later one sees both, and may use either', async () => {
    const { platform, brand, jonas, maya } = await together();
    const mention = await aMention(platform, { brandId: brand.id });
    const path = `/mentions/${mention.id}/replies`;
    const his = { text: 'It ships on Monday.', posted: '1', version: 1 };
    expect((await (await browserOf(platform, jonas.id)).post(path, his)).status).toBe(303);
    platform.setNow(20_000);
    const browser = await browserOf(platform, maya.id);
    const late = await browser.post(path, { text: 'We lost your order, sorry.', posted: '1', version: 1 });
    const page = await late.text();
    expect(late.status).toBe(409);
    expect(page).toContain('Jonas Lindqvist recorded a reply 20 s ago.');
    expect(page).toMatch(
      /It ships on Monday\.[\s\S]*We lost your order, sorry\.[\s\S]*Keep Jonas Lindqvist’s[\s\S]*Use mine/,
    );
    expect(await pageOf(platform, maya.id, `/mentions/${mention.id}`)).toContain(
      'We lost your order, sorry.',
    );
    const again = { text: 'We lost your order, sorry.', posted: '1', version: 2 };
    expect((await browser.post(path, again)).status).toBe(303);
  });

  it('learn nothing of each other on brands that they may not see', async () => {
    const { platform, brand, jonas } = await together();
    const stranger = await aUser(platform, { role: null });
    const mention = await aMention(platform, { brandId: brand.id });
    await (await browserOf(platform, jonas.id)).post(`/mentions/${mention.id}/presence`, {
      doing: 'viewing',
    });
    const asked = await (await browserOf(platform, stranger.id)).get('/inbox/presence');
    expect(asked.status).toBe(403);
  });
});

describe('a note', () => {
  it('calls people by name: they find it, see it marked, and it is no longer new once they were there', async () => {
    const { platform, brand, jonas, maya } = await together();
    const mention = await aMention(platform, { brandId: brand.id, title: 'A wheel came off' });
    const path = `/mentions/${mention.id}`;
    const his = await browserOf(platform, jonas.id);
    await his.post(`${path}/notes`, { text: '@Maya, <b>who</b> has the spare wheels?' });
    const hers = await browserOf(platform, maya.id);
    const list = await (await hers.get('/?view=mentioned')).text();
    expect(list).toMatch(/Notes to me<\/span><span class="hot">1</);
    expect(list).toContain('A wheel came off');
    expect(await (await hers.get(path)).text()).toContain('<b class="call">@Maya</b>, &lt;b&gt;who');
    await hers.post(`${path}/presence`, { doing: 'viewing' });
    expect(await (await hers.get('/?view=mentioned')).text()).toMatch(/Notes to me<\/span><span>0</);
  });

  it('is changed and removed by who wrote it, for a day, and the story says so', async () => {
    const { platform, brand, jonas, maya } = await together();
    const mention = await aMention(platform, { brandId: brand.id });
    const path = `/mentions/${mention.id}`;
    const his = await browserOf(platform, jonas.id);
    await his.post(`${path}/notes`, { text: 'Ask the depot.' });
    const [, note] = /name="note" value="(\d+)"/.exec(await (await his.get(path)).text())!;
    const change = { note: note!, text: 'Ask the depot, @Maya' };
    expect((await (await browserOf(platform, maya.id)).post(`${path}/note`, change)).status).toBe(404);
    expect((await his.post(`${path}/note`, change)).status).toBe(303);
    const page = await pageOf(platform, maya.id, path);
    expect(page).toContain('Jonas Lindqvist changed a note');
    expect(page).toContain('calls you');
    await his.post(`${path}/notes`, { text: 'Written by mistake.' });
    const [, mistaken] =
      /name="note" value="(\d+)"(?:(?!name="note" value)[\s\S])*Written by mistake\.<\/text/.exec(
        await (await his.get(path)).text(),
      )!;
    for (const said of ['Note removed.', 'It was deleted already.']) {
      expect((await his.post(`${path}/note`, { note: mistaken!, remove: '1', text: 'x' })).status).toBe(303);
      expect(await (await his.get(path)).text()).toContain(said);
    }
    platform.setNow(25 * 3_600_000);
    const later = await browserOf(platform, jonas.id);
    expect((await later.post(`${path}/note`, { note: note!, remove: '1' })).status).toBe(404);
  });
});
