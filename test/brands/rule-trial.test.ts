import { expect, it } from 'vitest';
import { relevanceOf } from '../../src/brands/examples.ts';
import { addRule, compiledRules } from '../../src/brands/rules.ts';
import { dryRun } from '../../src/ingest/dry-run/dry-run.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aSource, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors, HTMX } from '../support/web.ts';

const SYSTEM = { userId: null, via: 'system' } as const;
const DAY_MS = 86_400_000;

const BOATS = [
  'Boats in the harbor at dawn',
  'The harbor was full of boats',
  'Old boats and a new harbor wall',
];
const MONEY = [
  'Harbor lost my budget again',
  'Is Harbor safe for bank accounts',
  'My Harbor app shows two budgets',
];

/** Six posts, a day apart, found by the brand's rule. */
async function aStory(platform: Platform) {
  const brand = await aBrand(platform, {
    name: 'Harbor',
    website: 'https://harbor.example',
    about: 'budget app',
  });
  const rule = await addRule(platform, SYSTEM, brand.id, 'harbor');
  for (const [index, text] of [...MONEY, ...BOATS].entries()) {
    const publishedAt = new Date(platform.now().getTime() - index * DAY_MS);
    await aMention(platform, {
      brandId: brand.id,
      externalId: `post-${index}`,
      title: null,
      text,
      publishedAt,
    });
  }
  return { brand, rule };
}

const trialOf = async (page: Response) => {
  const html = await page.text();
  return html.slice(html.indexOf('id="workbench"'));
};

it('says what a rule would find per day, with the likely false ones on top', async () => {
  const platform = await testPlatform();
  const { brand } = await aStory(platform);
  const run = await dryRun(platform, {
    brandId: brand.id,
    rule: 'harbor',
    ruleId: null,
    brandIds: [brand.id],
  });
  expect(run).toMatchObject({
    read: 6,
    found: 6,
    hasMore: false,
    doubted: 3,
    gained: { n: 0 },
    lost: { n: 0 },
  });
  expect(run.days).toHaveLength(28);
  expect(run.days.slice(-7).map(({ found }) => found)).toEqual([0, 1, 1, 1, 1, 1, 1]);
  expect(
    run.samples
      .slice(0, 3)
      .map(({ text }) => text)
      .sort(),
  ).toEqual(BOATS.toSorted());
  expect(run.samples[0]!.doubt).toMatch(/stands before it|without a capital/);
  expect(run.samples.at(-1)).toMatchObject({ why: '“Harbor” in the text', doubt: null });
});

it('says what an edited rule would newly find and no longer find', async () => {
  const platform = await testPlatform();
  const { brand, rule } = await aStory(platform);
  const other = await aBrand(platform, { name: 'Elsewhere' });
  await aMention(platform, {
    brandId: other.id,
    externalId: 'x',
    text: 'Harbour app, in British',
    title: null,
  });
  const run = await dryRun(platform, {
    brandId: brand.id,
    rule: '(harbor OR harbour) NOT boats',
    ruleId: rule.id,
    brandIds: [brand.id, other.id],
  });
  expect(run.gained.n).toBe(1);
  expect(run.gained.samples[0]!.text).toBe('Harbour app, in British');
  expect(run.lost.n).toBe(3);
});

it('names other brands whose rules find the same, unless the person may not see them', async () => {
  const platform = await testPlatform();
  const { brand } = await aStory(platform);
  const other = await aBrand(platform, { name: 'Boaters' });
  await addRule(platform, SYSTEM, other.id, 'boats');
  const asked = { brandId: brand.id, rule: 'harbor', ruleId: null };
  const seen = await dryRun(platform, { ...asked, brandIds: [brand.id, other.id] });
  expect(seen.collisions).toEqual([{ name: 'Boaters', found: 3, of: 6 }]);
  expect((await dryRun(platform, { ...asked, brandIds: [brand.id] })).collisions).toEqual([]);
});

it('tries, judges and extends a rule without JavaScript, and nothing is saved before the press', async () => {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const { brand } = await aStory(platform);
  const browser = await browserOf(platform, (await aUser(platform)).id);
  const tried = await trialOf(await browser.post(`/brands/${brand.id}/rules/trial`, { rule: 'harbor' }));
  expect(tried).toContain('6 posts found');
  const downs = [...tried.matchAll(/value="(down [0-9a-f]{16} [\d,]+)"/g)]
    .slice(0, 3)
    .map(([, value]) => value!);
  for (const thumb of downs)
    await browser.post(`/brands/${brand.id}/rules/thumbs`, { rule: 'harbor', thumb });
  const judged = await trialOf(await browser.post(`/brands/${brand.id}/rules/trial`, { rule: 'harbor' }));
  expect(judged).toContain('NOT boats');
  expect(judged).toContain('drops 3 that are not about you, 0 that are');
  const added = await trialOf(
    await browser.post(`/brands/${brand.id}/rules/trial`, { rule: 'harbor', add: 'NOT boats' }),
  );
  expect(added).toContain('harbor NOT boats</textarea>');
  expect(added).toContain('3 posts found');
  expect(added).toContain('Of 3 posts that people called not about you, this rule finds none');
  expect(await compiledRules(platform, brand.id)).toHaveLength(1);
});

it('answers htmx with the workbench alone, and points at what cannot be read', async () => {
  const platform = await testPlatform();
  const { brand } = await aStory(platform);
  const browser = await browserOf(platform, (await aUser(platform)).id);
  const path = `/brands/${brand.id}/rules/trial`;
  const wrong = await browser.post(path, { rule: 'harbor AND (' }, HTMX);
  expect(wrong.status).toBe(200);
  const html = await wrong.text();
  expect(html).not.toContain('<html');
  expect(html).toContain('<mark>(</mark>');
  expect((await browser.post(path, { rule: 'harbor AND (' })).status).toBe(422);
});

it('asks ticked sources live and stores nothing of what they say', async () => {
  const feed = `<rss version="2.0"><channel><title>News</title><item><guid>1</guid><title>Harbor app fails</title>
    <link>https://news.example/1</link><pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>`;
  const platform = await testPlatform({
    http: async (request) => ({
      status: 200,
      headers: { 'content-type': 'application/rss+xml' },
      body: new TextEncoder().encode(feed),
      url: request.url,
      permanentUrl: null,
    }),
  });
  const { brand } = await aStory(platform);
  const { id } = await aSource(platform, { kind: 'rss', settings: { url: 'https://news.example/feed' } });
  const browser = await browserOf(platform, (await aUser(platform)).id);
  const form = { rule: 'harbor', live: String(id) };
  const page = await trialOf(await browser.post(`/brands/${brand.id}/rules/trial`, form));
  expect(page).toContain('1 post found among 1 read just now');
  const waiting = await (await browser.post(`/brands/${brand.id}/rules/trial`, form, HTMX)).text();
  expect(waiting).toContain('Asking the sources now');
  const fragment = await (await browser.post(`/brands/${brand.id}/rules/live`, form, HTMX)).text();
  expect(fragment).toContain('1 post found among 1 read just now');
  const run = await dryRun(platform, {
    brandId: brand.id,
    rule: 'harbor',
    ruleId: null,
    brandIds: [brand.id],
  });
  expect(run.read).toBe(6);
});

it('learns from mentions that are set aside, brought back and worked on, and forgets what was undone', async () => {
  const platform = await testPlatform();
  const { brand } = await aStory(platform);
  const browser = await browserOf(platform, (await aUser(platform)).id);
  const [one, two, three] = [
    await aMention(platform, { brandId: brand.id, text: 'In the harbor', title: null }),
    await aMention(platform, { brandId: brand.id, text: 'Harbor is down', title: null }),
    await aMention(platform, { brandId: brand.id, text: 'Harbor lost my money', title: null }),
  ];
  const told = async () => {
    const { told: known } = await relevanceOf(platform, brand.id);
    return [...known.values()].sort();
  };
  const dismissal = { reason: 'not-relevant' };
  await browser.post(`/mentions/${one.id}/dismissal`, dismissal);
  await browser.post(`/mentions/${two.id}/dismissal`, dismissal);
  await browser.post(`/mentions/${three.id}/resolution`);
  expect(await told()).toEqual([false, false]);
  await browser.post(`/mentions/${two.id}/reopening`);
  expect(await told()).toEqual([false, true]);
});
