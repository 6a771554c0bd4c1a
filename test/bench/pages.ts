/** The first load of the inbox in a real browser, with a full list: bytes as they travel, by kind. */
import type { Response } from 'playwright-core';
import { signIn, tellStory } from '../browser/story.ts';
import { lengthenQueue } from '../browser/triage-keys.ts';
import { openBrowser, startProduct, visit } from '../support/browser.ts';
import type { BenchRow } from './row.ts';

const LIMITS: Record<string, number> = { document: 20, script: 20, stylesheet: 14 };
const ALL = 60;
const REQUESTS = 6;

export async function benchPages(): Promise<BenchRow[]> {
  const [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  try {
    await tellStory(product.platform);
    await lengthenQueue(product.platform, 60);
    const signedIn = await visit(browser, product);
    await signIn(signedIn, product.url);
    // A browser of its own: the sign-in page has the same script and style, and would leave them in the cache.
    const { page, context, problems } = await visit(browser, product);
    await context.addCookies(await signedIn.context.cookies());
    const replies: Response[] = [];
    page.on('response', (reply) => replies.push(reply));
    await page.goto(product.url, { waitUntil: 'networkidle' });
    const rows = await weigh(replies);
    return [
      ...rows,
      { name: 'errors in the console', value: problems.length, unit: 'errors', ratio: null, peer: null },
    ];
  } finally {
    await browser.close();
    await product.close();
  }
}

async function weigh(replies: Response[]): Promise<BenchRow[]> {
  const kilobytes: Record<string, number> = {};
  for (const reply of replies) {
    const { responseBodySize } = await reply.request().sizes();
    const kind = reply.request().resourceType();
    kilobytes[kind] = (kilobytes[kind] ?? 0) + responseBodySize / 1024;
  }
  const sum = Object.values(kilobytes).reduce((one, other) => one + other, 0);
  return [
    ...Object.entries(kilobytes).map(([kind, value]) =>
      row(`first load of the inbox: ${kind}`, value, LIMITS[kind]),
    ),
    row('first load of the inbox in all', sum, ALL),
    {
      name: 'requests of the first load',
      value: replies.length,
      unit: 'requests',
      ratio: replies.length / REQUESTS,
      peer: `limit of ${REQUESTS}`,
    },
  ];
}

const row = (name: string, value: number, limit: number | undefined): BenchRow => ({
  name,
  value,
  unit: 'KB',
  ratio: limit === undefined ? null : value / limit,
  peer: limit === undefined ? null : `limit of ${limit} KB`,
});
