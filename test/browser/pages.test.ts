import type { Browser, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { ALL } from '../../src/reports/recount.ts';
import { makeShare, revokeShare } from '../../src/shares/shares.ts';
import { noBrowser, openBrowser, type Product, startProduct, type Visit, visit } from '../support/browser.ts';
import { faultsOf } from './axe.ts';
import { faultsInEveryForm } from './forms.ts';
import { signIn, tellStory } from './story.ts';

const PAGES = [
  '/',
  '/mentions/1',
  '/?q=nothing-says-this',
  '/views?view=overdue',
  '/mentions/new',
  '/mentions/export?view=everything',
  '/imports',
  '/imports/1',
  '/imports/2',
  '/reputation',
  '/reputation/shares',
  '/reputation/letters',
  '/score?negative=0',
  '/competitors',
  '/people',
  '/people?list=influencers',
  '/team/report',
  '/themes',
  '/themes/delivery',
  '/themes/impact',
  '/recovery?side=unanswered&outcome=silent',
  '/fixes',
  '/fixes/1',
  '/fixes/1/edit',
  '/themes/edit',
  '/themes/delivery/edit',
  '/accuracy',
  '/sources',
  '/sources/new',
  '/sources/1',
  '/alerts',
  '/alerts/new',
  '/alerts/on-call',
  '/incidents',
  '/replies',
  '/channels/new',
  '/digests',
  '/brands',
  '/brands/1',
  '/brands/1/voice',
  '/brands/1/crisis',
  '/templates',
  '/templates/new',
  '/mentions/1?pick=draft',
  '/team',
  '/?view=mentioned',
  '/settings',
  '/settings/users',
  '/settings/audit',
  '/settings/tokens',
  '/settings/scoring?preview=1',
  '/settings/priority',
  '/settings/hours',
  '/settings/rules',
  '/triage-rules/new',
  '/settings/privacy',
  '/settings/erasure',
  '/setup/brand',
  '/setup/words?brand=1',
  '/shortcuts',
  '/palette',
  '/search-terms',
];

describe.skipIf(noBrowser('every page in a browser'))('every page', () => {
  let browser: Browser;
  let product: Product;
  let maya: Visit;

  beforeAll(async () => {
    [browser, product] = await Promise.all([openBrowser(), startProduct()]);
    await tellStory(product.platform);
    maya = await visit(browser, product);
    await signIn(maya, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  it.each(PAGES)(
    '%s has no fault at 1440 and 390 px, light and dark, and never scrolls sideways',
    async (path) => {
      expect(await faultsInEveryForm(maya.page, product.url + path)).toEqual([]);
      expect(maya.problems.splice(0)).toEqual([]);
    },
  );

  it('prints the report on one A4 page, for its makers and for those whom it is shared with', async () => {
    const link = { label: 'Board', shows: 'quotes', password: '', days: null } as const;
    const of = { brandId: 1, brandIds: [1, 2], period: { period: '30d' }, only: ALL, frozen: false };
    const { path } = await makeShare(product.platform, SYSTEM, { ...of, ...link });
    for (const report of ['/reputation', path]) {
      await maya.page.goto(product.url + report, { waitUntil: 'networkidle' });
      const printed = (await maya.page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      expect(printed).toMatch(/\/MediaBox\s*\[0 0 59\d(\.\d+)? 84\d/);
      const paper =
        '[...document.querySelectorAll("main .figures dd")].map((cell) => cell.innerText).join(" ")';
      expect(await maya.page.evaluate(paper)).toMatch(/\b13\b/);
    }
    expect(await faultsOf(maya.page)).toEqual([]);
    expect(maya.problems).toEqual([]);
  });

  it('is without fault for readers from outside too: locked, revoked, and where nothing is', async () => {
    const { page, context } = await visit(browser, product);
    const of = { brandId: 1, brandIds: [1], period: { period: '30d' }, only: ALL, frozen: false };
    const link = { label: 'Board', shows: 'figures', password: 'eel-kettle-boathouse', days: null } as const;
    const { path } = await makeShare(product.platform, SYSTEM, { ...of, ...link });
    const revoked = await makeShare(product.platform, SYSTEM, { ...of, ...link });
    await revokeShare(product.platform, SYSTEM, { id: revoked.id, brandIds: [1] });
    for (const outside of [path, revoked.path, '/r/nothing', '/c/nothing', '/letters/nothing']) {
      const faults = await faultsInEveryForm(page, product.url + outside);
      expect({ outside, faults }).toEqual({ outside, faults: [] });
    }
    await context.close();
  });

  it('loads in six requests and 60 KB, compressed', async () => {
    // The sign-in page has left script and style in the cache of this one.
    const { page, context } = await visit(browser, product);
    await context.addCookies(await maya.context.cookies());
    const replies: Response[] = [];
    page.on('response', (reply) => replies.push(reply));
    await page.goto(product.url, { waitUntil: 'networkidle' });
    const sizes = await Promise.all(
      replies.map(async (reply) => (await reply.request().sizes()).responseBodySize),
    );
    const transferred = sizes.reduce((sum, size) => sum + size, 0);
    expect(sizes.length).toBeLessThanOrEqual(6);
    expect(transferred).toBeGreaterThan(20_000);
    expect(transferred).toBeLessThanOrEqual(60 * 1024);
    await context.close();
  });
});
