import { describe, expect, it } from 'vitest';
import { replies, replyPictures } from '../../src/db/schema.ts';
import { GIF, JPEG, joined, PLACE, PNG, WITH_PLACE } from '../support/pictures.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aSource, aUser } from '../support/records.ts';
import { type Browser, browserOf, expectNoErrors, HTMX } from '../support/web.ts';

const TEXT = 'Hi Wilma, sorry. We call you tomorrow.';
const SERVER = 'https://social.example';

async function workspace() {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const [mara, jonas] = [
    await aUser(platform, { name: 'Mara', role: 'manager' }),
    await aUser(platform, { name: 'Jonas', role: 'responder' }),
  ];
  const token = await platform.secrets.seal('invented-token', 'sources.settings.token');
  const settings = { mode: 'hashtag', instance: SERVER, tag: 'fernhill', token };
  const source = await aSource(platform, { kind: 'mastodon', host: 'social.example', settings });
  const said = { brandId: brand.id, text: 'My parcel is two weeks late.', authorName: 'Wilma Astergaard' };
  const mention = await aMention(platform, {
    ...said,
    sourceId: source.id,
    sourceKind: 'mastodon',
    externalId: `${SERVER}/1`,
    url: `${SERVER}/@wilma/1`,
  });
  const elsewhere = await aMention(platform, { ...said, sourceKind: 'rss', url: 'https://news.example/1' });
  const [asMara, asJonas] = [await browserOf(platform, mara.id), await browserOf(platform, jonas.id)];
  const stored = () => platform.db.select().from(replyPictures).orderBy(replyPictures.id);
  const drafts = () => platform.db.select().from(replies).orderBy(replies.id);
  return {
    platform,
    asMara,
    asJonas,
    stored,
    drafts,
    at: `/mentions/${mention.id}`,
    elsewhere: `/mentions/${elsewhere.id}`,
  };
}

/** Sends the composer of a mention with a file chosen in it. */
const attach = (
  browser: Browser,
  at: string,
  file: string | Uint8Array<ArrayBuffer>,
  { name = 'IMG_0042.png', ...fields }: Record<string, string> = {},
  headers: Record<string, string> = {},
) => {
  const around = { field: 'picture', fields: { text: TEXT, return: '/', ...fields }, headers };
  return browser.upload(`${at}/replies`, name, file, around);
};

const textOf = async (answer: Promise<Response>) => (await answer).text();

describe('attaching a picture', () => {
  it('is offered where the source takes pictures from us; elsewhere the composer says that it takes none', async () => {
    const { asJonas, at, elsewhere } = await workspace();
    const page = await textOf(asJonas.get(at));
    expect(page).toMatch(/<form[^>]+enctype="multipart\/form-data"[\s\S]*type="file" name="picture"/);
    expect(page).toContain(
      'PNG, JPEG, GIF or WebP, 10 MB each and 4 at most. Where and when it was taken is removed.',
    );
    const other = await textOf(asJonas.get(elsewhere));
    expect(other).toContain('Text only: this source takes no pictures.');
    expect(other).not.toContain('name="picture"');
  });

  it('keeps the words and the picture as the draft, without a script and with one', async () => {
    const { platform, asJonas, at, stored, drafts } = await workspace();
    const answer = await attach(asJonas, at, WITH_PLACE['image/jpeg']!, { description: 'The label' });
    expect(answer.status).toBe(303);
    const [picture] = await stored();
    expect(picture).toMatchObject({ type: 'image/jpeg', description: 'The label' });
    expect(await drafts()).toMatchObject([{ text: TEXT, state: null }]);
    const page = await textOf(asJonas.get(at));
    expect(page).toContain('Picture attached.');
    expect(page).toContain(`<img src="/pictures/${picture!.id}" alt="The label"`);
    const partial = await textOf(attach(asJonas, at, PNG, {}, HTMX));
    expect(partial).toMatch(/hx-target="#reply-pictures"[\s\S]*A picture without a description/);
    expect(partial).not.toContain('hx-target="#composer"');
    expect(JSON.stringify(platform.logged)).not.toMatch(/IMG_0042|The label/);
  });

  it('sent twice by a double click is done once, and taken off it is gone', async () => {
    const { asJonas, at, stored, drafts } = await workspace();
    const nonce = crypto.randomUUID();
    const twice = await Promise.all([
      attach(asJonas, at, PNG, { nonce }),
      attach(asJonas, at, PNG, { nonce }),
    ]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect((await attach(asJonas, at, GIF, { nonce })).status).toBe(303);
    const [first, second, ...others] = await stored();
    expect([second!.type, others]).toEqual(['image/gif', []]);
    const off = { text: 'Shorter.', remove: first!.id, return: '/' };
    expect((await asJonas.post(`${at}/replies`, off)).status).toBe(303);
    expect(await stored()).toMatchObject([{ id: second!.id }]);
    expect(await drafts()).toMatchObject([{ text: 'Shorter.' }]);
  });

  it('goes out with the words when the reply is sent with it, and whoever approves sees it', async () => {
    const { asMara, asJonas, at, stored, drafts } = await workspace();
    expect((await attach(asJonas, at, PNG, { ask: '1', description: 'The label' })).status).toBe(303);
    expect(await drafts()).toMatchObject([{ text: TEXT, state: 'waiting' }]);
    const [picture] = await stored();
    const page = await textOf(asMara.get(at));
    expect(page).toContain(`<input type="hidden" name="pictures" value="${picture!.id}"/>`);
    expect(page).toContain('alt="The label"');
    const [reply] = await drafts();
    const seen = { reply: reply!.id, text: TEXT, seen: TEXT, return: '/' };
    expect((await asMara.post(`${at}/approval`, seen)).status).toBe(409);
    const whole = { ...seen, pictures: [String(picture!.id)] };
    expect((await asMara.post(`${at}/approval`, whole)).status).toBe(303);
    expect(await drafts()).toMatchObject([{ state: 'sending' }]);
  });
});

describe('a picture that is refused', () => {
  it.each([
    ['a drawing that can run', '<svg onload="alert(1)"/>', 'This is no PNG, JPEG, GIF or WebP picture.'],
    ['a page', '<!doctype html><script>alert(1)</script>', 'This is no PNG'],
    ['an empty file', '', 'This file is empty.'],
    ['half a picture', PNG.subarray(0, 40), 'This picture is damaged or not whole.'],
  ])('brings the form back with what was typed (%s named .png)', async (_, content, why) => {
    const { asJonas, at, stored, drafts } = await workspace();
    const refused = await attach(asJonas, at, content as string, { description: 'The label' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(
      new RegExp(`${TEXT}</textarea>[\\s\\S]*value="The label"[\\s\\S]*${why}`),
    );
    const partial = await attach(asJonas, at, content as string, {}, HTMX);
    expect(await partial.text()).toMatch(new RegExp(`hx-target="#reply-pictures"[\\s\\S]*${why}`));
    expect([await stored(), await drafts()]).toEqual([[], []]);
  });

  it('brings it back from a stale page of a source that takes none', async () => {
    const { asJonas, elsewhere, stored } = await workspace();
    const refused = await attach(asJonas, elsewhere, PNG, { posted: '1' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(
      new RegExp(`${TEXT}</textarea>[\\s\\S]*takes no pictures from Earshot`),
    );
    expect(await stored()).toEqual([]);
  });

  it('is not read when it is far too large, by nobody at all even less', async () => {
    const { platform, asJonas, at, stored } = await workspace();
    const large = new Uint8Array(50 * 1024 * 1024);
    large.set(JPEG.subarray(0, -2));
    large.set([0xff, 0xd9], 12_000_000);
    const refused = await attach(asJonas, at, large);
    expect([refused.status, await refused.text()]).toEqual([
      413,
      expect.stringContaining('smaller than 10 MB'),
    ]);
    const nobody = await browserOf(platform);
    expect((await attach(nobody, at, large.subarray(0, 2_000_000))).status).toBe(413);
    const larger = await attach(asJonas, at, large.subarray(0, 12_000_002));
    expect([larger.status, await larger.text()]).toEqual([422, expect.stringContaining('has 12.0 MB')]);
    expect(await stored()).toEqual([]);
  });

  it('is not lost when it is the words that are refused', async () => {
    const { asJonas, at, stored } = await workspace();
    const words = 'Hi Wilma, call 07700 900 451 for {{order_no}}.';
    const refused = await attach(asJonas, at, PNG, { text: words, send: '1' });
    expect(refused.status).toBe(422);
    const [picture] = await stored();
    const page = await refused.text();
    expect(page).toContain(`${words}</textarea>`);
    expect(page).toContain(`/pictures/${picture!.id}`);
  });

  it('is not lost either when somebody else was faster', async () => {
    const { asMara, asJonas, at, stored } = await workspace();
    await asMara.post(`${at}/resolution`, { version: 1, return: '/' });
    const refused = await attach(asJonas, at, JPEG, { version: '1', send: '1' });
    expect(refused.status).toBe(409);
    expect(await stored()).toHaveLength(1);
    expect(await textOf(asJonas.get(at))).toContain(`${TEXT}</textarea>`);
  });
});

describe('the bytes of a picture', () => {
  it('are a download in which nothing runs, kept by nobody, for those who may see the reply', async () => {
    const { platform, asMara, asJonas, at, stored, drafts } = await workspace();
    const trick = joined(WITH_PLACE['image/png']!, new TextEncoder().encode('<script>alert(1)</script>'));
    await attach(asJonas, at, trick, { name: 'evil.html' });
    const [{ id } = { id: 0 }] = await stored();
    const shown = await asJonas.get(`/pictures/${id}`);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'attachment; filename="picture.png"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const bytes = Buffer.from(await shown.arrayBuffer());
    expect(bytes.equals(PNG)).toBe(true);
    expect(bytes.toString('latin1')).not.toContain(PLACE);
    expect((await asMara.get(`/pictures/${id}`)).status).toBe(404);
    await asJonas.post(`${at}/replies`, { text: TEXT, ask: 1, return: '/' });
    expect(await drafts()).toMatchObject([{ state: 'waiting' }]);
    expect((await asMara.get(`/pictures/${id}`)).status).toBe(200);
    const nobody = await browserOf(platform);
    expect((await nobody.get(`/pictures/${id}`)).headers.get('Location')).toMatch(/^\/sign-in/);
  });
});
