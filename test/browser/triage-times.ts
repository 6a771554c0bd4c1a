/** How long the eye waits after a key, as the page itself saw it. */
import type { Page } from 'playwright-core';

export type KeyTimes = { moved: number[]; opened: number[] };

const WATCH = `(() => {
  const shown = () => document.querySelector('#detail [data-mention]')?.dataset.mention;
  const cursor = () => document.querySelector('#rows .row[aria-current]')?.id;
  const times = { moved: [], opened: [], pressed: 0, from: null, at: null };
  window.keyTimes = times;
  addEventListener('keydown', ({ key }) => {
    if (key !== 'e') return;
    Object.assign(times, { pressed: performance.now(), from: cursor(), at: shown() });
  }, true);
  const painted = (list) => {
    const { pressed } = times;
    requestAnimationFrame(() => setTimeout(() => list.push(performance.now() - pressed)));
  };
  new MutationObserver(() => {
    if (times.from && cursor() !== times.from) { times.from = null; painted(times.moved); }
    if (times.at && shown() && shown() !== times.at) { times.at = null; painted(times.opened); }
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
})()`;

/** Presses e so many times, each when the one before is answered: ms until the list has moved, and the next is open. */
export async function timeKeys(page: Page, presses: number): Promise<KeyTimes> {
  await page.evaluate(WATCH);
  for (let n = 1; n <= presses; n += 1) {
    await page.keyboard.press('e');
    while ((await page.evaluate('keyTimes.opened.length')) !== n) await page.waitForTimeout(20);
  }
  return (await page.evaluate('({ moved: keyTimes.moved, opened: keyTimes.opened })')) as KeyTimes;
}

/** The value that so large a share of them does not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
