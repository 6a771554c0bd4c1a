/** axe-core in the page. Its source goes in through the browser's own door, so that the content policy stays on. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** One line for each fault: the rule and the first element. */
export const faultsOf = (page: Page): Promise<string[]> => run(page, TAGS);

/** Those of colours alone: all that another colour scheme can change. */
export const contrastFaultsOf = (page: Page): Promise<string[]> =>
  run(page, { type: 'rule', values: ['color-contrast'] });

async function run(page: Page, runOnly: unknown): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(SOURCE);
  // To describe all that is right as well takes as long again.
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  const found = (await page.evaluate(`axe.run(${options})`)) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`);
}
