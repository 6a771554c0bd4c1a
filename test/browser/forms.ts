/** One page as it is seen in many forms: loaded once, then resized and recoloured where it stands. */
import type { Page } from 'playwright-core';
import { contrastFaultsOf, faultsOf } from './axe.ts';

type Form = {
  name: string;
  width: number;
  colorScheme: 'light' | 'dark';
  /** How large text is next to what the page was made with. */
  text?: string;
  faultsOf(page: Page): Promise<string[]>;
};

/** What may differ in each, next to the one before; the first is the one that pages are loaded in. */
const FORMS: Form[] = [
  { name: '1440 px, light', width: 1440, colorScheme: 'light', faultsOf },
  { name: '1440 px, dark', width: 1440, colorScheme: 'dark', faultsOf: contrastFaultsOf },
  { name: '390 px, dark', width: 390, colorScheme: 'dark', faultsOf: contrastFaultsOf },
  { name: '390 px, light', width: 390, colorScheme: 'light', faultsOf },
  { name: '320 px', width: 320, colorScheme: 'light', faultsOf: sidewaysScroll },
  { name: '390 px, large text', width: 390, colorScheme: 'light', text: '200%', faultsOf: sidewaysScroll },
  { name: '1440 px, large text', width: 1440, colorScheme: 'light', text: '200%', faultsOf: sidewaysScroll },
];

/** Loads the page and looks at it in every form: one line for each fault, with the form it was found in. */
export async function faultsInEveryForm(page: Page, url: string): Promise<string[]> {
  const found: string[] = [];
  await takeForm(page, FORMS[0]!);
  await page.goto(url);
  for (const form of FORMS) {
    await takeForm(page, form);
    for (const fault of await form.faultsOf(page)) found.push(`${form.name}: ${fault}`);
  }
  return found;
}

async function takeForm(page: Page, { width, colorScheme, text = '' }: Form): Promise<void> {
  if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  await page.evaluate(`document.documentElement.style.fontSize = '${text}'`);
  // Colours change at once: nothing draws the frames that a transition waits for.
  await page.evaluate('document.getAnimations().forEach((each) => each.finish())');
}

/** Nothing is wider than what it is seen in. */
async function sidewaysScroll(page: Page): Promise<string[]> {
  const width = await page.evaluate('document.documentElement.scrollWidth');
  const seen = page.viewportSize()!.width;
  return width === seen ? [] : [`${width} px wide`];
}
