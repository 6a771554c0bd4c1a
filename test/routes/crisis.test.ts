import { describe, expect, it } from 'vitest';
import { replies } from '../../src/db/schema.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { type Browser, browserOf, expectNoErrors } from '../support/web.ts';

async function workspace() {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const mara = await aUser(platform, { name: 'Mara', role: 'manager' });
  const jonas = await aUser(platform, { name: 'Jonas', role: 'responder' });
  const mention = await aMention(platform, { brandId: brand.id, url: 'https://forum.example/1' });
  const [asMara, asJonas] = [await browserOf(platform, mara.id), await browserOf(platform, jonas.id)];
  const text = async (answer: Promise<Response>) => (await answer).text();
  return { platform, brand, mara, jonas, mention, asMara, asJonas, text, page: `/brands/${brand.id}/crisis` };
}

async function nonced(browser: Browser, page: string): Promise<{ nonce: string }> {
  const [, nonce] = /name="nonce" value="([^"]+)"/.exec(await (await browser.get(page)).text())!;
  return { nonce: nonce! };
}

describe('crisis mode', () => {
  it('holds the replies of everybody else, says so on every page, and ends with a summary', async () => {
    const { mara, mention, asMara, asJonas, text, page } = await workspace();
    expect(await text(asJonas.get(page))).toContain('is in no crisis');
    const offered = new RegExp(`name="owner"[^>]*>\\s*<option value="${mara.id}"`);
    expect(await text(asMara.get(page))).toMatch(offered);
    const begun = await asMara.post(page, { what: 'Brakes fail.', owner: mara.id });
    expect(begun.status).toBe(303);
    expect(await text(asJonas.get('/reputation'))).toContain('Fernhill is in a crisis.');
    const shown = await text(asJonas.get(`/mentions/${mention.id}`));
    expect(shown).toContain('Mara leads a crisis and alone answers');
    expect(shown).not.toContain('Mark as answered');
    const reply = { text: 'Hello', posted: 1, version: 1, return: '/' };
    const held = await asJonas.post(`/mentions/${mention.id}/replies`, reply);
    expect(held.status).toBe(409);
    expect(await held.text()).toMatch(/<textarea[^>]*aria-label="Reply"[^>]*>\s*Hello/);
    await asMara.post(`${page}/step`, { step: 0, done: 1 });
    const [, nonce] = /name="nonce" value="([^"]+)"/.exec(await text(asMara.get(page)))!;
    const noted = { text: 'Asked the workshop.', nonce: nonce! };
    await Promise.all([asMara.post(`${page}/log`, noted), asMara.post(`${page}/log`, noted)]);
    expect((await text(asMara.get(page))).match(/Asked the workshop\./g)).toHaveLength(1);
    expect(await text(asMara.get(page))).toMatch(/1 of 8 done[\s\S]*Asked the workshop\.[\s\S]*led by Mara/);
    await asMara.post(`${page}/end`, { summary: 'A wrong pad. Replaced.' });
    expect(await text(asJonas.get(page))).toMatch(/is in no crisis[\s\S]*A wrong pad\. Replaced\./);
    expect((await asJonas.post(`/mentions/${mention.id}/replies`, reply)).status).toBe(303);
  });

  it('stops what others have on its way, also what they would send again', async () => {
    const { platform, brand, mara, jonas, mention, asMara, asJonas, text, page } = await workspace();
    const other = await aMention(platform, { brandId: brand.id });
    const base = { userId: jonas.id, createdAt: platform.now(), stateSince: platform.now() };
    const soon = new Date(platform.now().getTime() + 10_000);
    await platform.db.insert(replies).values([
      { ...base, mentionId: mention.id, text: 'We call you.', state: 'sending', nextAttemptAt: soon },
      { ...base, mentionId: other.id, text: 'Sorry.', state: 'unclear', stateNote: 'The line broke.' },
    ]);
    await asMara.post(page, { what: 'Brakes fail.', owner: mara.id });
    const [sending, unclear] = await platform.db.select().from(replies).orderBy(replies.id);
    expect(sending).toMatchObject({ state: 'returned', nextAttemptAt: null });
    expect(await text(asJonas.get(`/mentions/${mention.id}`))).toContain(
      'Mara alone answers until it is over',
    );
    const again = await asJonas.post(`/mentions/${other.id}/settlement`, { reply: unclear!.id, return: '/' });
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('alone answers')]);
    await asMara.post(`${page}/end`, { summary: 'A wrong pad.' });
    const after = await asJonas.post(`/mentions/${other.id}/settlement`, { reply: unclear!.id, return: '/' });
    expect(after.status).toBe(303);
  });

  it('counts the drafts that it holds, those from before it too', async () => {
    const { platform, brand, mara, jonas, mention, asMara, text, page } = await workspace();
    const [second, third] = [0, 1].map(() => aMention(platform, { brandId: brand.id }));
    const before = { createdAt: new Date('2026-11-20T12:00:00Z'), text: 'Sorry.' };
    await platform.db.insert(replies).values([
      { ...before, mentionId: mention.id, userId: jonas.id },
      { ...before, mentionId: (await second!).id, userId: mara.id },
      { ...before, mentionId: (await third!).id, userId: jonas.id, postedAt: platform.now() },
    ]);
    await asMara.post(page, { what: 'Brakes fail.', owner: mara.id });
    expect(await text(asMara.get(page))).toContain('1 draft held.');
    await asMara.post(`${page}/end`, { summary: 'A wrong pad.' });
    expect(await text(asMara.get(page))).not.toContain('draft held');
  });

  it('keeps what was typed and says what is wrong beside it', async () => {
    const { jonas, asMara, page, text } = await workspace();
    const refused = await asMara.post(page, { what: '  ', owner: jonas.id });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Say in a sentence what happened.');
    expect((await asMara.get(`${page}/end`)).headers.get('Location')).toBe(page);
    const begin = await nonced(asMara, page);
    for (const _ of [1, 2]) {
      const begun = await asMara.post(page, { what: 'Brakes fail.', owner: jonas.id, ...begin });
      expect(begun.status).toBe(303);
    }
    const twice = await asMara.post(page, { what: 'Again.', owner: jonas.id });
    expect(await twice.text()).toMatch(/is in a crisis already[\s\S]*What you typed">\s*Again\.<\/textarea>/);
    expect(await text(asMara.get(page))).toContain('Jonas alone answers');
  });

  it('is passed on and ended once when the form is sent twice', async () => {
    const { mara, jonas, asMara, page, text } = await workspace();
    await asMara.post(page, { what: 'Brakes fail.', owner: jonas.id });
    const form = await nonced(asMara, page);
    for (const _ of [1, 2]) await asMara.post(`${page}/owner`, { owner: mara.id, ...form });
    expect((await text(asMara.get(page))).match(/Mara leads from now on/g)).toHaveLength(1);
    for (const _ of [1, 2])
      expect((await asMara.post(`${page}/end`, { summary: 'A wrong pad.', ...form })).status).toBe(303);
    expect(await text(asMara.get(page))).toContain('Nothing was done twice.');
    const late = await asMara.post(`${page}/log`, { text: 'The supplier called.' });
    expect([late.status, await late.text()]).toEqual([
      422,
      expect.stringMatching(/in no crisis now[\s\S]*The supplier called\.<\/textarea>/),
    ]);
  });

  it('begins with the brand’s own playbook', async () => {
    const { mara, asMara, page, brand, text } = await workspace();
    await asMara.post(`/brands/${brand.id}/playbook`, { playbook: 'Call the mill\n\n Stop the line ' });
    await asMara.post(page, { what: 'Fire.', owner: mara.id });
    expect(await text(asMara.get(page))).toMatch(/0 of 2 done[\s\S]*Call the mill[\s\S]*Stop the line/);
  });
});

describe('approval', () => {
  it('is asked for by the composer’s button where the brand wants it, and given beside the mention', async () => {
    const { platform, brand, mention, asMara, asJonas, text, page } = await workspace();
    expect(await text(asMara.get(page))).toContain('Only Mara may approve them, so nobody can');
    await aUser(platform, { name: 'Ada', role: 'admin' });
    expect(await text(asMara.get(page))).toContain('Ada, Mara may approve them.');
    await asMara.post(`/brands/${brand.id}/approval`, { approval: 'responders' });
    const at = `/mentions/${mention.id}`;
    expect(await text(asJonas.get(at))).toContain('Ask for approval');
    expect(await text(asMara.get(at))).not.toContain('Ask for approval');
    await asJonas.post(`${at}/replies`, { text: 'We call you.', ask: 1, version: 1, return: '/' });
    expect(await text(asMara.get('/replies'))).toMatch(/To approve[\s\S]*We call you\./);
    expect(await text(asJonas.get('/replies'))).toContain('No reply waits for you');
    const waiting = await text(asMara.get(at));
    expect(waiting).toContain('Replies to look at');
    expect(waiting).toContain('reply waits for approval');
    const [, reply] = /name="reply" value="(\d+)"/.exec(waiting)!;
    await asMara.post(`${at}/approval`, { reply: reply!, text: 'We call you today.', return: '/' });
    const approved = await text(asJonas.get(at));
    expect(approved).toContain('We call you today.');
    expect(approved).toContain('Mark as answered');
  });

  it('keeps a second reply as a draft, and what an approver typed when the reply was withdrawn meanwhile', async () => {
    const { brand, mention, asMara, asJonas, text } = await workspace();
    await asMara.post(`/brands/${brand.id}/approval`, { approval: 'everybody' });
    const at = `/mentions/${mention.id}`;
    const ask = { ask: 1, version: 1, return: '/' };
    await asJonas.post(`${at}/replies`, { ...ask, text: 'We call you.' });
    const second = await asMara.post(`${at}/replies`, { ...ask, text: 'Come by on Monday.' });
    expect(second.status).toBe(409);
    expect(await second.text()).toMatch(
      /aria-label="Reply"[^>]*>\s*Come by on Monday\.[\s\S]*Jonas has a reply here that waits/,
    );
    expect(await text(asMara.get(at))).toMatch(/aria-label="Reply"[^>]*>\s*Come by on Monday\./);
    const [, reply] = /name="reply" value="(\d+)"/.exec(await text(asMara.get(at)))!;
    const empty = await asMara.post(`${at}/return`, { reply: reply!, note: ' ', return: '/' });
    expect([empty.status, (await empty.text()).includes('Say what should change')]).toEqual([422, true]);
    await asJonas.post(`${at}/withdrawal`, { reply: reply!, return: '/' });
    const stale = await asMara.post(`${at}/approval`, {
      reply: reply!,
      text: 'We call you at nine.',
      return: '/',
    });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toMatch(
      /aria-label="Reply"[^>]*>\s*We call you at nine\.[\s\S]*no longer waits/,
    );
    const back = await asMara.post(`${at}/return`, { reply: reply!, note: 'Name the shop.', return: '/' });
    expect(await back.text()).toMatch(/aria-label="Internal note"[^>]*>\s*Name the shop\./);
  });
});

describe('a reply that may have been posted', () => {
  it('is cleared up without a script, by a link that is one', async () => {
    const { platform, jonas, mention, asMara, text } = await workspace();
    const [reply] = await platform.db
      .insert(replies)
      .values({
        mentionId: mention.id,
        userId: jonas.id,
        text: 'We call you.',
        state: 'unclear',
        stateNote: 'An attempt broke off.',
        stateSince: platform.now(),
        createdAt: platform.now(),
      })
      .returning();
    const at = `/mentions/${mention.id}`;
    expect(await text(asMara.get('/replies'))).toMatch(/Perhaps posted[\s\S]*We call you\./);
    const form = { reply: reply!.id, there: 1, return: '/' };
    const wrong = await asMara.post(`${at}/settlement`, { ...form, url: 'the forum' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toMatch(/value="the forum"[\s\S]*This is not a web address/);
    const told = await asMara.post(`${at}/settlement`, { ...form, url: 'https://forum.example/1#2' });
    expect(told.status).toBe(303);
    const late = await asMara.post(`${at}/settlement`, form);
    expect([late.status, (await late.text()).includes('is known already')]).toEqual([409, true]);
    expect(await text(asMara.get(at))).toContain('https://forum.example/1#2');
  });
});
