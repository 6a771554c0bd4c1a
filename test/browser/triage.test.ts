import { sql } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from '../../src/db/db.ts';
import { noBrowser, openBrowser, type Product, startProduct, type Visit, visit } from '../support/browser.ts';
import { signIn, tellStory } from './story.ts';

describe.skipIf(noBrowser('a community manager in a browser'))('a community manager', () => {
  let browser: Browser;
  let product: Product;

  beforeAll(async () => {
    [browser, product] = await Promise.all([openBrowser(), startProduct()]);
    await tellStory(product.platform);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  it('works through the queue with one key each, undoes the last, and loses nothing', async () => {
    const maya = await visit(browser, product);
    await signIn(maya, product.url);
    const { page } = maya;
    const queue = await counts();
    expect(queue.open).toBeGreaterThanOrEqual(8);

    await decide(maya, 'e');
    await decide(maya, 'e');
    await decide(maya, 'd');
    expect(await counts()).toMatchObject({ resolved: 2, dismissed: 1 });

    await page.keyboard.press('z');
    await expect.poll(async () => (await counts()).dismissed).toBe(0);
    expect(await counts()).toMatchObject({ resolved: 2, open: queue.open - 2 });

    await page.keyboard.press('m');
    await expect.poll(async () => (await counts()).mine).toBe(1);
    expect(maya.problems).toEqual([]);
    await maya.context.close();
  });

  it('snoozes, corrects a sentiment and marks a reply as posted without the mouse', async () => {
    const maya = await visit(browser, product);
    await signIn(maya, product.url);
    const { page } = maya;
    await page.keyboard.press('j');
    await page.keyboard.press('h');
    await page.keyboard.press('1');
    await expect.poll(async () => (await counts()).snoozed).toBe(1);

    await page.locator('#detail [data-key="3"]').first().waitFor({ state: 'attached' });
    await page.keyboard.press('3');
    await expect.poll(async () => (await counts()).corrected).toBe(1);

    await page.keyboard.press('r');
    await page.keyboard.type('Hi, I am sorry. I look into it and write to you tonight. Maya');
    await page.getByRole('button', { name: 'Mark as replied' }).click();
    await expect.poll(async () => (await counts()).replied).toBe(1);
    expect(maya.problems).toEqual([]);
    await maya.context.close();
  });

  it('does the same with JavaScript switched off', async () => {
    const before = await counts();
    const maya = await visit(browser, product, { javaScript: false });
    await signIn(maya, product.url);
    const { page } = maya;
    await page.locator('#rows a').first().click();
    await page.getByRole('button', { name: /^Done/ }).click();
    expect((await counts()).resolved).toBe(before.resolved + 1);

    await page.locator('#rows a').first().click();
    await page.locator('textarea').first().fill('We are sorry and look into it.');
    await page.getByRole('button', { name: 'Mark as replied' }).click();
    expect((await counts()).replied).toBe(before.replied + 1);

    await page.goto(`${product.url}/?q=${'-'.repeat(33)}`);
    expect(await page.locator('main').innerText()).toMatch(/letter|word/i);
    expect(maya.problems.filter((problem) => !problem.includes('400'))).toEqual([]);
    await maya.context.close();
  });

  /** Presses a key that decides, and waits until the list has moved on. */
  async function decide({ page }: Visit, key: string): Promise<void> {
    const before = await counts();
    await page.keyboard.press(key);
    await expect.poll(async () => (await counts()).open).toBe(before.open - 1);
  }

  async function counts() {
    const [found] = await rows<
      Record<'open' | 'resolved' | 'dismissed' | 'snoozed' | 'mine' | 'corrected' | 'replied', number>
    >(
      product.platform.db,
      sql`select (count(*) filter (where status = 'open'))::int as open,
        (count(*) filter (where status = 'resolved'))::int as resolved,
        (count(*) filter (where status = 'dismissed'))::int as dismissed,
        (count(*) filter (where status = 'snoozed'))::int as snoozed,
        (count(*) filter (where assignee_id is not null))::int as mine,
        (count(*) filter (where sentiment_by_user is not null))::int as corrected,
        (count(*) filter (where first_replied_at is not null))::int as replied
        from mentions`,
    );
    return found!;
  }
});
