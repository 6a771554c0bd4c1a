import { sql } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAdmin } from '../../src/accounts/users.ts';
import { rows } from '../../src/db/db.ts';
import { noBrowser, openBrowser, type Product, startProduct, type Visit, visit } from '../support/browser.ts';
import { signIn, tellStory } from './story.ts';
import {
  badConnection,
  eventsOf,
  keysBehindAFailure,
  keysBehindAMove,
  lengthenQueue,
  listedAndTrue,
  loseAnswer,
  nativeSubmits,
  pressAtRandom,
  seeded,
  surelyDone,
} from './triage-keys.ts';
import { addTemplate, MOVES, TWENTY, workThrough } from './triage-twenty.ts';

const inThreeDays = () => new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

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

    const cursor = page.locator('#rows .row[aria-current]');
    const [stood, decided] = [await counts(), await cursor.getAttribute('id')];
    await keysBehindAFailure(page, ['e', 'd', '1', 'r', 'd']);
    await expect.poll(() => page.locator('#toasts').innerText()).toMatch(/nothing was changed.*left out/i);
    expect(await counts()).toEqual(stood);
    expect(await cursor.getAttribute('id')).toBe(decided);

    const asked: string[] = [];
    page.on('dialog', (dialog) => dialog.accept().finally(() => asked.push(dialog.type())));
    await page.reload({ waitUntil: 'networkidle' });
    await keysBehindAMove(page, ['e', 'g', 'r', 'g', 's']);
    await page.waitForURL('**/sources');
    await expect.poll(async () => (await counts()).resolved).toBe(stood.resolved + 1);
    expect(asked).toEqual([]);
    await maya.context.close();
  });

  it('works through twenty mentions in 31 presses: done, set aside, snoozed, answered, taken', async () => {
    await lengthenQueue(product.platform, 30);
    await addTemplate(product.platform);
    const maya = await visit(browser, product);
    await maya.context.route('https://reviews.example/**', (route) => route.fulfill({ body: '' }));
    await signIn(maya, product.url);
    const before = await counts();
    const made = await workThrough(maya.page, 30);
    await expect.poll(() => made, { timeout: 60_000 }).toEqual(MOVES);
    expect(TWENTY.length).toBeLessThanOrEqual(32);
    const after = { dismissed: before.dismissed + 4, snoozed: before.snoozed + 2, mine: before.mine + 3 };
    expect(await counts()).toMatchObject({
      ...after,
      resolved: before.resolved + 8,
      replied: before.replied + 3,
    });
    expect(maya.problems).toEqual([]);
    await maya.context.close();
  });

  it('takes what came in into the list, keeps the cursor and the ticks, and offers fields while one searches', async () => {
    await lengthenQueue(product.platform, 30);
    const maya = await visit(browser, product);
    await signIn(maya, product.url);
    const { page } = maya;
    const rowIds = () => page.locator('#rows .row').evaluateAll((found) => found.map(({ id }) => id));
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect.poll(() => page.locator('.row-tick:checked').count()).toBe(1);
    const cursor = page.locator('#rows .row[aria-current]');
    const [before, stood] = [await rowIds(), await cursor.getAttribute('id')];
    await lengthenQueue(product.platform, 33);
    await page.evaluate(
      `htmx.ajax('GET', document.querySelector('#arrivals').getAttribute('hx-get'), '#arrivals')`,
    );
    await expect.poll(() => page.locator('.arrivals').innerText()).toMatch(/^3 new mentions/);
    expect(await rowIds()).toEqual(before);
    await page.keyboard.press('.');
    await expect.poll(async () => (await rowIds()).length).toBe(before.length + 3);
    await expect.poll(() => page.locator('.arrivals').count()).toBe(0);
    expect(await cursor.getAttribute('id')).toBe(stood);
    expect(await page.locator('.row-tick:checked').count()).toBe(1);
    const merged = await rowIds();
    await page.reload();
    expect(merged).toEqual(await rowIds());

    const search = page.locator('input[name=q]');
    const offered = page.locator('#search-terms > :not([hidden])');
    await page.keyboard.press('/');
    await page.keyboard.type('-sou');
    await expect.poll(() => offered.allInnerTexts()).toEqual([expect.stringMatching(/^source:/)]);
    await page.keyboard.press('ArrowDown');
    expect(await search.getAttribute('aria-activedescendant')).toBe(await offered.first().getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.keyboard.type('trust');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await search.inputValue()).toBe('-source:trustpilot ');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.searchParams.get('q')?.trim() === '-source:trustpilot');
    expect(maya.problems).toEqual([]);
    await maya.context.close();
  });

  it('snoozes, corrects a sentiment and marks a reply as posted without the mouse', async () => {
    const maya = await visit(browser, product);
    await signIn(maya, product.url);
    const { page } = maya;
    const before = await counts();
    await page.keyboard.press('j');
    await page.keyboard.press('h');
    await page.keyboard.press('1');
    await expect.poll(async () => (await counts()).snoozed).toBe(before.snoozed + 1);
    await page.locator('#detail [data-key="h"]').waitFor();
    await page.keyboard.press('h');
    await page.keyboard.press('5');
    await page.locator(':focus').fill(`${inThreeDays()}T14:30`);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await counts()).snoozed).toBe(before.snoozed + 2);
    await expect.poll(() => page.locator('#toasts').innerText()).toMatch(/^Snoozed until \d+ \w+ 14:30\.\s/);
    for (const width of [1024, 1100, 1180, 1280, 1366]) {
      await page.setViewportSize({ width, height: 800 });
      const tall = await page.locator('#moves').evaluate((toolbar) => toolbar.clientHeight);
      expect({ width, isOneLine: tall < 64 }).toEqual({ width, isOneLine: true });
    }
    await page.setViewportSize({ width: 1440, height: 900 });

    await page.locator('#detail [data-key="3"]').first().waitFor({ state: 'attached' });
    await page.keyboard.press('3');
    await expect.poll(async () => (await counts()).corrected).toBe(before.corrected + 1);

    await page.keyboard.press('l');
    await expect.poll(() => page.locator('.menu[open]').count()).toBe(1);
    for (const [key, theme] of [
      ['d', 'Delivery'],
      ['s', 'Size'],
      ['s', 'Staff'],
      ['ArrowUp', 'Size'],
    ] as const) {
      await page.keyboard.press(key);
      expect(await page.locator(':focus').innerText()).toBe(theme);
    }
    await page.keyboard.press('Escape');

    await page.keyboard.press('r');
    await page.keyboard.type('Hi, I am sorry. I look into it and write to you tonight.');
    await page.locator('.write-reply textarea').evaluate((field: HTMLTextAreaElement) => {
      field.setSelectionRange(0, 0);
      field.blur();
    });
    await page.keyboard.press('r');
    await page.keyboard.type(' Maya');
    expect(await page.locator('.write-reply textarea').inputValue()).toMatch(/tonight\. Maya$/);
    await page.getByRole('button', { name: 'Mark as answered' }).click();
    await expect.poll(async () => (await counts()).replied).toBe(before.replied + 1);

    await lengthenQueue(product.platform, 34);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${product.url}/?q=261327`);
    await page.locator('#rows .row-link').click();
    await page.locator('.action-bar .snooze > summary').click();
    for (const choice of await page.locator('.action-bar .menu-list').locator('button, input:visible').all())
      await choice.click({ trial: true });
    await page.setViewportSize({ width: 320, height: 700 });
    const menu = await page.locator('.action-bar .menu-list').boundingBox();
    expect(menu!.x + menu!.width).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.keyboard.press('Escape');
    await page.locator('#detail').getByRole('button', { name: /^Done/ }).last().click();
    await expect.poll(() => page.locator('#rows .empty').isVisible()).toBe(true);
    expect(maya.problems).toEqual([]);
    await maya.context.close();
  });

  it('sees within twenty seconds who else is on a mention, and at the next look that they are gone', async () => {
    const [jonas, maya] = [await visit(browser, product), await visit(browser, product)];
    const asJonas = { email: 'jonas@fernhill.example', password: 'a loud harbour wall' };
    await ensureAdmin(product.platform, asJonas.email, asJonas.password);
    await maya.page.clock.install();
    await Promise.all([signIn(jonas, product.url, asJonas), signIn(maya, product.url)]);
    const href = await maya.page.locator('#rows .row-link').last().getAttribute('href');
    const address = new URL(href!, product.url);
    const id = address.pathname.split('/').at(-1);
    const inList = maya.page.locator(`#rows [data-here="${id}"]`);
    const inDetail = maya.page.locator(`#detail [data-here="${id}"]`);
    const heartbeat = async () => {
      const heard = maya.page.waitForResponse(/presence$/);
      await maya.page.clock.fastForward(15_000);
      await heard;
    };
    const seen = async (words: string) => {
      await expect.poll(() => presencesOf(id!)).toBe(words.includes('jonas') ? 1 : 0);
      await heartbeat();
      await expect.poll(() => inList.textContent()).toBe(words);
    };
    await jonas.page.goto(address.href);
    await seen('jonas is viewing');
    await maya.page.goto(address.href);
    expect(await inDetail.innerText()).toBe('jonas is viewing');
    await maya.page.goto(product.url);
    await jonas.page.goto(`${product.url}/sources`);
    await seen('');
    await maya.page.goto(address.href);
    expect(await inDetail.innerText()).toBe('');
    await jonas.page.goto(address.href);
    await expect.poll(() => presencesOf(id!)).toBe(2);
    await heartbeat();
    await expect.poll(() => inDetail.innerText()).toBe('jonas is viewing');
    expect([jonas.problems, maya.problems]).toEqual([[], []]);
    await Promise.all([jonas.context.close(), maya.context.close()]);
  });

  it('does all of it with JavaScript switched off', async () => {
    const before = await counts();
    const maya = await visit(browser, product, { javaScript: false });
    await signIn(maya, product.url);
    const { page } = maya;
    const press = (name: string | RegExp) =>
      page.locator('#detail').getByRole('button', { name }).first().click();
    const openFirst = () => page.locator('#rows .row-link').first().click();
    await openFirst();
    await press(/^Done/);
    expect((await counts()).resolved).toBe(before.resolved + 1);
    await page.locator('#toasts').getByRole('button', { name: 'Undo' }).click();
    expect(await counts()).toMatchObject({ resolved: before.resolved, open: before.open });

    await page.goto(`${product.url}/?q=assignee:none`);
    await openFirst();
    await page.locator('#moves summary', { hasText: 'Assign' }).click();
    await press(/^maya/i);
    expect((await counts()).mine).toBe(before.mine + 1);
    await page.locator('#composer label', { hasText: 'Internal note' }).click();
    await page.getByLabel('Internal note', { exact: true }).last().fill('The courier has it.');
    await press('Add note');
    expect(await page.locator('#said').innerText()).toContain('The courier has it.');
    await page.locator('#moves summary', { hasText: 'Snooze' }).click();
    await page.locator('#snooze-at').fill(`${inThreeDays()}T14:30`);
    await press('Snooze until then');
    expect(await page.locator('#toasts').innerText()).toMatch(/^Snoozed until \d+ \w+ 14:30\.\s/);
    expect((await counts()).snoozed).toBe(before.snoozed + 1);

    await page.goto(product.url);
    await openFirst();
    await page.getByLabel('Reply', { exact: true }).last().fill('We are sorry and look into it.');
    await press('Mark as answered');
    expect((await counts()).replied).toBe(before.replied + 1);

    await page.goto(`${product.url}/?q=${encodeURIComponent('"ride number"')}&view=everything`);
    for (const box of await page.locator('.row-tick').all()) await box.check();
    await page.locator('#selection summary', { hasText: 'Mark as' }).click();
    await page
      .locator('#selection')
      .getByRole('button', { name: /neutral/i })
      .click();
    expect((await counts()).corrected).toBe(before.corrected + 4);
    await page.locator('#toasts').getByRole('button', { name: 'Undo' }).click();
    expect((await counts()).corrected).toBe(before.corrected);

    await page
      .locator('#views')
      .getByRole('link', { name: /^Snoozed/ })
      .click();
    await page.waitForURL(/view=snoozed/);
    expect(await page.locator('#rows .row').count()).toBe(before.snoozed + 1);
    await page.goto(`${product.url}/palette?q=reputation`);
    await page.locator('#palette').getByRole('link', { name: 'Reputation', exact: true }).click();
    await page.waitForURL((url) => url.pathname === '/reputation');
    await page.goto(`${product.url}/?q=${'-'.repeat(33)}`);
    expect(await page.locator('main').innerText()).toMatch(/letter|word/i);
    expect(maya.problems.filter((problem) => !problem.includes('400'))).toEqual([]);
    await maya.context.close();
  });

  it('loses no move and leaves no page when keys fall at random on a bad connection', async () => {
    const maya = await visit(browser, product);
    await signIn(maya, product.url);
    const submits = nativeSubmits(maya);
    const trouble = { random: seeded(3), delay: 60, conflicts: 0.08, failures: 0.08, lost: 0.04 };
    const before = await eventsOf(product.platform);
    const made = await badConnection(maya.page, trouble);
    await pressAtRandom(maya.page, 160, seeded(4));
    const done = surelyDone(made);
    expect(done).toBeGreaterThan(0);
    expect((await eventsOf(product.platform)) - before).toBeGreaterThanOrEqual(done);
    const { listed, held } = await listedAndTrue(maya.page);
    expect(listed).toEqual(held);
    expect(submits).toEqual([]);
    await maya.context.close();
  });

  it('finds what was being written after a lost connection, adds it once, and asks again for a lost answer', async () => {
    const maya = await visit(browser, product);
    await signIn(maya, product.url);
    const { page } = maya;
    await page.keyboard.press('n');
    await page.keyboard.type('Ask the workshop for the frame number.');
    await maya.context.setOffline(true);
    await expect.poll(() => page.locator('#offline').isVisible()).toBe(true);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('#toasts').innerText()).toContain('connection');
    await maya.context.setOffline(false);
    await page.reload();
    await page.keyboard.press('n');
    await expect
      .poll(() => page.locator('.write-note textarea').inputValue())
      .toBe('Ask the workshop for the frame number.');
    await expect.poll(() => page.locator('.write-note .restored').count()).toBe(1);
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('#said').innerText()).toContain('Ask the workshop');
    await page.reload();
    expect(await page.locator('#said .said-text', { hasText: 'Ask the workshop' }).count()).toBe(1);
    await page.route('**/resolution', loseAnswer, { times: 1 });
    await decide(maya, 'e');
    await expect.poll(() => page.locator('#toasts').innerText()).toContain('Nothing was done twice');
    await expect.poll(() => page.locator('#toasts').innerText()).toContain('Undo');
    const { open } = await counts();
    await page.route('**/undo', loseAnswer, { times: 1 });
    await page.keyboard.press('z');
    await expect.poll(async () => (await counts()).open).toBe(open + 1);
    await expect.poll(() => page.locator('#toasts').innerText()).not.toContain('Undo');
    const { listed, held } = await listedAndTrue(page);
    expect(listed).toEqual(held);
    await maya.context.close();
  });

  /** Presses a key that decides, and waits until the list has moved on. */
  async function decide({ page }: Visit, key: string): Promise<void> {
    const before = await counts();
    await page.keyboard.press(key);
    await expect.poll(async () => (await counts()).open).toBe(before.open - 1);
  }

  async function presencesOf(mentionId: string): Promise<number> {
    const found = await rows(
      product.platform.db,
      sql`select 1 from presences where mention_id = ${mentionId}::bigint`,
    );
    return found.length;
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
