import { describe, expect, it } from 'vitest';
import { replies } from '../../src/db/schema.ts';
import { templatesOf } from '../../src/mentions/writing/templates.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors } from '../support/web.ts';

const PARTIAL = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' };
const TEXT =
  'Hi {{author.first_name}}, sorry about the late parcel. We will answer here by Friday.\n{{agent.name}}';

async function workspace() {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const mara = await aUser(platform, { name: 'Mara', role: 'manager' });
  const jonas = await aUser(platform, { name: 'Jonas', role: 'responder' });
  const mention = await aMention(platform, {
    brandId: brand.id,
    url: 'https://forum.example/1',
    sourceKind: 'bluesky',
    authorName: 'Wilma Astergaard',
    text: 'My parcel is two weeks late.',
    sentiment: 'negative',
    intents: ['complaint'],
    themes: ['delivery'],
    language: 'en',
  });
  const [asMara, asJonas] = [await browserOf(platform, mara.id), await browserOf(platform, jonas.id)];
  const text = async (answer: Promise<Response>) => (await answer).text();
  return { platform, brand, mention, asMara, asJonas, text, at: `/mentions/${mention.id}` };
}

const template = (brandId: number, more = {}) => ({
  name: 'Late parcel',
  brand: brandId,
  intents: 'complaint',
  themes: 'Delivery',
  text: TEXT,
  language: 'en',
  source: '',
  ...more,
});

describe('reply templates', () => {
  it('are written by managers, chosen in a mention, and count once the reply is out', async () => {
    const { platform, brand, asMara, asJonas, text, at } = await workspace();
    expect((await asMara.post('/templates', template(brand.id))).status).toBe(303);
    expect((await asJonas.post('/templates', template(brand.id, { name: 'Mine' }))).status).toBe(403);
    const [{ id } = { id: 0 }] = await templatesOf(platform, [brand.id]);
    expect(await text(asJonas.get(`${at}?pick=template`))).toContain(`template=${id}`);
    const filled = await text(asJonas.get(`${at}?template=${id}`));
    expect(filled).toContain('Hi Wilma, sorry about the late parcel. We will answer here by Friday.\nJonas');
    expect(filled).toContain(`name="template" value="${id}"`);
    const reply = { text: 'Hi Wilma, sorry about the parcel.', template: id, version: 1, return: '/' };
    await asJonas.post(`${at}/replies`, reply);
    expect((await templatesOf(platform, [brand.id]))[0]!.used).toBe(0);
    expect(await text(asJonas.get(at))).toContain(`name="template" value="${id}"`);
    await asJonas.post(`${at}/replies`, { ...reply, posted: 1 });
    expect((await templatesOf(platform, [brand.id]))[0]).toMatchObject({ used: 1, usedThisWeek: 1 });
    expect(await text(asJonas.get(`${at}/templates`, PARTIAL))).toContain('already used here');
  });

  it('come back with what was typed and what is wrong', async () => {
    const { brand, asMara } = await workspace();
    const refused = await asMara.post('/templates', template(brand.id, { text: 'Hi {{autor}}' }));
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/Hi {{autor}}[\s\S]*There is no {{autor}}/);
    await asMara.post('/templates', template(brand.id));
    const again = await asMara.post('/templates', template(brand.id));
    expect(await again.text()).toContain('Another template has this name');
  });
});

describe('a brand’s voice', () => {
  it('stays as it is when no file was chosen, and the page says so beside it', async () => {
    const { brand, asMara, text } = await workspace();
    const before = await text(asMara.get(`/brands/${brand.id}/voice.txt`));
    const none = await asMara.upload(`/brands/${brand.id}/voice/file`, '', '');
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('Choose a file first.')]);
    expect(await text(asMara.get(`/brands/${brand.id}/voice.txt`))).toBe(before);
  });
});

describe('a reply', () => {
  it('comes back with a link that is none, and what is wrong beside it', async () => {
    const { asJonas, at } = await workspace();
    const typed = { text: 'Hi Wilma, sorry.', url: 'forum.example', version: 1, posted: 1, return: '/' };
    const refused = await asJonas.post(`${at}/replies`, typed);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(
      /value="forum\.example"[\s\S]*reply-link-error[\s\S]*not a web address/,
    );
  });

  it('that its author wrote anew meanwhile is not approved with the words of before', async () => {
    const { platform, asMara, asJonas, at, text } = await workspace();
    const ask = (words: string) => asJonas.post(`${at}/replies`, { text: words, ask: 1, return: '/' });
    await ask('Hi Wilma,\nsorry. I ask the carrier.');
    const [, seen] = /name="seen" value="([^"]+)"/.exec(await text(asMara.get(at)))!;
    const [{ id: reply } = { id: 0 }] = await platform.db.select().from(replies);
    const approve = (words: string, shown: string) =>
      asMara.post(`${at}/approval`, { reply, seen: shown.replace('\n', '\r\n'), text: words, return: '/' });
    await asJonas.post(`${at}/withdrawal`, { reply, return: '/' });
    await ask('Hi Wilma,\nit comes tomorrow.');
    const refused = await approve('Hi Wilma, sorry. I ask the carrier today.', seen!);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toMatch(/it comes tomorrow\.[\s\S]*I ask the carrier today\.<\/textarea>/);
    expect((await platform.db.select().from(replies))[0]!.text).toContain('it comes tomorrow.');
    const again = await approve('Hi Wilma, it comes tomorrow.', 'Hi Wilma,\nit comes tomorrow.');
    expect(again.status).toBe(303);
  });

  it('that waits comes back from its approver with what they typed, where that may not go out', async () => {
    const { platform, asMara, asJonas, at } = await workspace();
    await asJonas.post(`${at}/replies`, { text: 'Hi Wilma, sorry.', version: 1, ask: 1, return: '/' });
    const [reply] = await platform.db.select().from(replies);
    const waits = { reply: reply!.id, return: '/' };
    const open = await asMara.post(`${at}/approval`, { ...waits, text: 'Hi Wilma, about {{order_no}}.' });
    expect(open.status).toBe(422);
    expect(await open.text()).toMatch(
      /Hi Wilma, about {{order_no}}\.<\/textarea>[\s\S]*approval-error[\s\S]*no value/,
    );
    const blank = await asMara.post(`${at}/return`, { ...waits, note: ' ' });
    expect(blank.status).toBe(422);
    expect(await blank.text()).toMatch(/return-error[\s\S]*Say what should change/);
  });

  it('carries no picture among its words where the source shows none there', async () => {
    const { asJonas, at } = await workspace();
    const words = 'Hi Wilma, sorry. Here it is: ![your parcel](https://example.com/parcel.png)';
    const refused = await asJonas.post(`${at}/replies`, { text: words, version: 1, posted: 1, return: '/' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('shows no pictures among the words');
  });

  it('does not go out while the coach blocks it, and nothing typed is lost', async () => {
    const { asJonas, at, text } = await workspace();
    const reply = {
      text: 'Hi Wilma, call 07700 900 451 for {{order_no}}.',
      posted: 1,
      version: 1,
      return: '/',
    };
    const refused = await asJonas.post(`${at}/replies`, reply);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('Hi Wilma, call 07700 900 451 for {{order_no}}.');
    expect(page).toMatch(/a phone number in public[\s\S]*{{order_no}} has no value/);
    expect(page).toContain('Mend it first');
    expect(await text(asJonas.get(at))).not.toContain('>replied<');
    const { posted, ...draft } = reply;
    expect((await asJonas.post(`${at}/replies`, draft)).status).toBe(303);
  });

  it('is coached while it is written, and after a press without JavaScript', async () => {
    const { asJonas, at, text } = await workspace();
    const form = { text: 'Hi Wilma, soon.', version: 1, return: '/' };
    const live = await text(asJonas.post(`${at}/coaching`, form, PARTIAL));
    expect(live).toMatch(/hx-target="#coach"[\s\S]*of 100[\s\S]*15 of 300 characters/);
    expect(live).not.toContain('#goes-out');
    const turned = await text(asJonas.post(`${at}/coaching`, { ...form, text: '{{brand}}' }, PARTIAL));
    expect(turned).toMatch(/hx-target="#goes-out"[\s\S]*Mend it first/);
    expect(await text(asJonas.post(`${at}/coaching`, form))).toMatch(
      /<html[\s\S]*Hi Wilma, soon\.[\s\S]*of 100/,
    );
  });

  it('may begin as a suggested draft, which fills the box and nothing else', async () => {
    const { asJonas, at, text } = await workspace();
    const page = await text(asJonas.get(`${at}?pick=draft`));
    expect(page).toMatch(
      /Hello Wilma, we are sorry that your delivery is taking so long\.[\s\S]*Use this draft/,
    );
    const used = await text(asJonas.post(`${at}/composer`, { text: 'Hello <b>Wilma</b>', return: '/' }));
    expect(used).toContain('Hello &lt;b&gt;Wilma&lt;/b&gt;</textarea>');
    expect(await text(asJonas.get(at))).not.toContain('Hello &lt;b&gt;');
  });
});

describe('a brand voice', () => {
  it('is changed on its page, as a file, and by managers only', async () => {
    const { brand, asMara, asJonas, at, text } = await workspace();
    const page = `/brands/${brand.id}/voice`;
    const form = {
      tone: 'warm',
      signature: '{{agent.name}}',
      repeats: 3,
      banned: 'per our policy',
      promises: 'refund',
    };
    expect((await asJonas.post(page, form)).status).toBe(403);
    await asMara.post(page, { ...form, nextSteps: 'delivery: ask the carrier, by noon' });
    expect(await text(asMara.get(`${page}.txt`))).toMatch(
      /tone: warm[\s\S]*repeats: 3[\s\S]*\[banned\]\nper our policy/,
    );
    const draft = await text(asJonas.get(`${at}?pick=draft`));
    expect(draft).toContain(
      'Hi Wilma, we are sorry that your delivery is taking so long. We will ask the carrier, by noon.',
    );
    const blocked = await text(asJonas.post(`${at}/coaching`, { text: 'Per our  policy', return: '/' }));
    expect(blocked).toContain('is banned by the brand voice');
    const wrong = await asMara.post(page, { ...form, nextSteps: 'whenever' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toMatch(
      /write &quot;theme: what we do, until when&quot;[\s\S]*whenever|whenever[\s\S]*until when/,
    );
    const typed = {
      ...form,
      nextSteps: 'whenever',
      contacts: 'x'.repeat(301),
      banned: '[sic]',
      repeats: 'often',
    };
    expect(await text(asMara.post(page, typed))).toMatch(
      /cannot begin with #[\s\S]*“whenever”[\s\S]*longer than 300[\s\S]*whole number from 1 to 1000/,
    );
    expect(await text(asMara.post(page, { ...form, signature: '{{agent.nam}}' }))).toContain(
      'There is no {{agent.nam}} for a signature',
    );
    expect((await asMara.upload(`${page}/file`, 'voice.txt', 'tone: formal\n')).status).toBe(303);
    expect(await text(asMara.get(`${page}.txt`))).toContain('tone: formal');
    const unread = await asMara.upload(`${page}/file`, 'voice.txt', 'tone: loud');
    expect(unread.status).toBe(422);
    expect(await unread.text()).toContain('Line 1: &quot;loud&quot; should be one of warm, plain, formal');
  });
});
