import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offeredKinds } from '../../src/sources/offered.ts';
import { noBrowser, openBrowser, type Product, startProduct, visit } from '../support/browser.ts';
import { faultsOf } from './axe.ts';
import { signIn, tellStory } from './story.ts';

/** A kind with a choice that asks for more, the choice, and what it asks for. */
function aChoice() {
  const kind = offeredKinds().find(({ settings }) => settings.some(({ when }) => when))!;
  const asked = kind.settings.find(({ when, options }) => when && !options)!;
  return { kind: kind.kind, choice: asked.when!.name, value: asked.when!.is.at(-1)!, field: asked.name };
}

describe.skipIf(noBrowser('adding sources in a browser'))('somebody who adds a source', () => {
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

  it('finds the kind by a word, tries it, and keeps what was typed', async () => {
    const maya = await visit(browser, product);
    await signIn(maya, product.url);
    const { page } = maya;
    await page.goto(`${product.url}/sources/new`);
    await page.getByLabel('Find a kind of source').fill('hacker');
    expect(await page.locator('#kinds li:visible').count()).toBe(1);
    expect(await page.locator('#kinds section:visible').count()).toBe(1);
    await page.getByLabel('Find a kind of source').fill('no such kind');
    expect(await page.getByText('No kind is called that').isVisible()).toBe(true);
    await page.goto(`${product.url}/sources/new?kind=rss`);
    await page.getByLabel('Feed address').fill('http://127.0.0.1/feed.xml');
    await page.getByRole('button', { name: 'Try it now' }).click();
    await page.locator('#trial section').waitFor();
    expect(await page.locator('#trial').innerText()).toContain('An address that Earshot does not ask');
    expect(await page.getByLabel('Feed address').inputValue()).toBe('http://127.0.0.1/feed.xml');
    expect(await faultsOf(page)).toEqual([]);
    expect(maya.problems).toEqual([]);
    await maya.context.close();
  });

  it('sees only the fields of the choice, at once', async () => {
    const { kind, choice, value, field } = aChoice();
    const maya = await visit(browser, product);
    await signIn(maya, product.url);
    const { page } = maya;
    await page.goto(`${product.url}/sources/new?kind=${kind}`);
    await page.locator(`[name="${choice}"]`).selectOption(value);
    expect(await page.locator(`[name="${field}"]`).isVisible()).toBe(true);
    const others = await page
      .locator(`[name="${choice}"] option`)
      .evaluateAll((options) => options.map((option) => (option as unknown as { value: string }).value));
    await page.locator(`[name="${choice}"]`).selectOption(others.find((other) => other !== value)!);
    await page.locator(`[name="${choice}"]`).selectOption(value);
    expect(await page.locator(`[name="${field}"]`).isEnabled()).toBe(true);
    expect(maya.problems).toEqual([]);
    await maya.context.close();
  });

  it('does the same with JavaScript switched off', async () => {
    const { kind, choice, value, field } = aChoice();
    const maya = await visit(browser, product, { javaScript: false });
    await signIn(maya, product.url);
    const { page } = maya;
    await page.goto(`${product.url}/sources/new?kind=${kind}`);
    await page.locator(`[name="${choice}"]`).selectOption(value);
    await page.getByRole('button', { name: 'Show the fields of this choice' }).first().click();
    await page.locator(`[name="${field}"]`).waitFor();
    await page.goto(`${product.url}/sources/new?kind=rss`);
    await page.getByLabel('Feed address').fill('http://127.0.0.1/feed.xml');
    await page.getByRole('button', { name: 'Try it now' }).click();
    expect(await page.locator('#trial').innerText()).toContain('An address that Earshot does not ask');
    expect(await page.getByLabel('Feed address').inputValue()).toBe('http://127.0.0.1/feed.xml');
    expect(maya.problems).toEqual([]);
    await maya.context.close();
  });
});
