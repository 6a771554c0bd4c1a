import { describe, expect, it } from 'vitest';
import { brands, replies } from '../../src/db/schema.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors } from '../support/web.ts';

async function known() {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const mara = await aUser(platform, { name: 'Mara', role: 'responder' });
  const nils = { sourceKind: 'mastodon', authorHandle: 'nils@social.example', authorName: 'Nils Example' };
  const at = (day: number) => new Date(Date.UTC(2026, 10, day));
  const first = await aMention(platform, {
    brandId: brand.id,
    ...nils,
    title: 'Lovely bike',
    sentiment: 'positive',
    authorFollowers: 900,
    publishedAt: at(1),
  });
  await platform.db.insert(replies).values({
    mentionId: first.id,
    userId: mara.id,
    text: 'Thank you, Nils.',
    createdAt: at(2),
    postedAt: at(2),
  });
  await aMention(platform, {
    brandId: brand.id,
    ...nils,
    title: 'Broken bike',
    text: 'I am also @nilsrides on Reddit.',
    sentiment: 'negative',
    publishedAt: at(20),
  });
  await aMention(platform, {
    brandId: brand.id,
    sourceKind: 'reddit',
    authorHandle: 'nilsrides',
    title: 'Rust after rain',
    publishedAt: at(10),
  });
  const browser = await browserOf(platform, mara.id);
  const page = '/people/mastodon/nils%40social.example';
  const text = async () => (await browser.get(page)).text();
  return { platform, brand, browser, page, text };
}

describe('the page of an author', () => {
  it('tells what they said, how it turned, what we answered and what their reach is made of', async () => {
    const { text } = await known();
    const shown = await text();
    expect(shown).toMatch(/Nils Example[\s\S]*2 mentions[\s\S]*Promoter turned critic/);
    expect(shown).toMatch(/Broken bike[\s\S]*Lovely bike[\s\S]*Thank you, Nils\./);
    expect(shown).toMatch(/900[\s\S]*Reach = followers of this one account/);
    expect(shown).not.toContain('Rust after rain');
    expect(shown).toContain('nothing is guessed');
  });

  it('joins two names only where a mention by one of them names the other', async () => {
    const { browser, page, text, platform } = await known();
    const said = (await platform.db.query.mentions.findMany()).find(({ title }) => title === 'Broken bike')!;
    const silent = (await platform.db.query.mentions.findMany()).find(
      ({ title }) => title === 'Lovely bike',
    )!;
    const link = (mention: number) =>
      browser.post(`${page}/links`, { kind: 'reddit', handle: '@nilsrides', said: `/mentions/${mention}` });
    const guessed = await link(silent.id);
    expect([guessed.status, (await guessed.text()).includes('does not name the other account')]).toEqual([
      422,
      true,
    ]);
    expect((await link(said.id)).status).toBe(303);
    expect(await text()).toMatch(/3 mentions[\s\S]*Rust after rain/);
    expect(await (await browser.get('/people/reddit/nilsrides')).text()).toContain('Broken bike');
    const [, id] = /name="link" value="(\d+)"/.exec(await text())!;
    await browser.post(`${page}/links/removal`, { link: id! });
    expect(await text()).not.toContain('Rust after rain');
    const subject = `as said in mention ${said.id}`;
    expect(await platform.db.query.audit.findMany()).toMatchObject([
      { actor: 'Mara', action: 'linked two authors', subject },
      { actor: 'Mara', action: 'unlinked two authors', subject },
    ]);
  });

  it('lets a responder leave them out from now on, for the brands they see', async () => {
    const { browser, page, platform } = await known();
    expect((await browser.post(`${page}/mute`)).status).toBe(303);
    const [brand] = await platform.db.select().from(brands);
    expect(brand!.neverAuthors).toEqual(['nils@social.example']);
    await browser.post(`${page}/mute`);
    const [again] = await platform.db.select().from(brands);
    expect(again!.neverAuthors).toHaveLength(1);
  });

  it('is not there for somebody of whom nothing is kept', async () => {
    const { browser } = await known();
    expect((await browser.get('/people/mastodon/nobody')).status).toBe(404);
  });
});
