import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runImports } from '../../src/ingest/import-run.ts';
import { noBrowser, openBrowser, type Product, startProduct, visit } from '../support/browser.ts';
import { faultsOf } from './axe.ts';
import { signIn, tellStory } from './story.ts';

const ROWS = Array.from({ length: 600 }, (_, n) => `Bike number ${n} is fine,writer${n}`);
const FILE = {
  name: 'many.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`Was,Wer\n${ROWS.join('\n')}\n`),
};
const FEEDS = {
  name: 'feeds.opml',
  mimeType: 'text/x-opml',
  buffer: Buffer.from(
    '<opml><outline text="Spokes" xmlUrl="https://spokes.example/a/long/path/feed"/></opml>',
  ),
};

describe.skipIf(noBrowser('importing in a browser'))('somebody who imports a file', () => {
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

  const run = (milliseconds: number) =>
    runImports(product.platform, { until: new Date(product.platform.now().getTime() + milliseconds) });

  /** On a clock that goes on only when it is read: the time is over after the first rows. */
  function oneBatch() {
    const start = product.platform.now().getTime();
    let read = 0;
    const now = () => new Date(start + read++);
    return runImports({ ...product.platform, now }, { until: new Date(start + 3) });
  }

  it('says what the columns are, sees how far it is without reloading, and cancels', async () => {
    const maya = await visit(browser, product);
    await signIn(maya, product.url);
    const { page } = maya;
    await page.goto(`${product.url}/imports`);
    await page.getByLabel('File').setInputFiles(FILE);
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByLabel('Text', { exact: true }).selectOption('Was');
    await page
      .getByLabel('Author: handle')
      .evaluate((field) => field.closest('details')!.setAttribute('open', ''));
    await page.getByLabel('Author: handle').selectOption('Wer');
    await page.getByLabel('Whose mentions are these?').selectOption({ label: 'Fernhill Bikes' });
    await page.getByRole('button', { name: 'Preview again' }).click();
    await page.getByText('Bike number 0 is fine', { exact: true }).waitFor();
    expect(await page.getByLabel('Author: handle').inputValue()).toBe('Wer');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('0 of 600 rows read').waitFor();
    await page.reload();
    expect(await faultsOf(page)).toEqual([]);
    await oneBatch();
    await page.getByText('100 of 600 rows read').waitFor();
    expect(
      await page.getByLabel('Rows read').evaluate((bar) => (bar as unknown as { value: number }).value),
    ).toBe(100);
    await page.getByRole('button', { name: 'Cancel the import' }).click();
    await page.getByText('Cancelled', { exact: true }).waitFor();
    await page.reload();
    expect(await faultsOf(page)).toEqual([]);
    expect(maya.problems).toEqual([]);
    await maya.context.close();
  });

  it('does the same with JavaScript switched off, and adds a list of feeds', async () => {
    const maya = await visit(browser, product, { javaScript: false, width: 320 });
    await signIn(maya, product.url);
    const { page } = maya;
    await page.goto(`${product.url}/imports`);
    await page.getByLabel('File').setInputFiles(FILE);
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByLabel('Text', { exact: true }).selectOption('Was');
    await page.getByLabel('Whose mentions are these?').selectOption({ label: 'Fernhill Bikes' });
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await run(60_000);
    await page.getByRole('link', { name: 'Look again' }).click();
    await page.getByText('600 of 600 rows read').waitFor();

    await page.goto(`${product.url}/imports`);
    await page.getByLabel('File').setInputFiles(FEEDS);
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByLabel('Spokes').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.getByRole('button', { name: 'Add and read them' }).click();
    await page.getByText('One feed added').waitFor();
    expect(maya.problems).toEqual([]);
    await maya.context.close();
  });
});
