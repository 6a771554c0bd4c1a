/** What pages of reports open: the figures that lead to lists, and how many mentions those hold. */
import { listBrands } from '../../src/brands/brands.ts';
import { totalIn } from '../../src/mentions/inbox/places.ts';
import { readInboxQuery, scopeOf } from '../../src/routes/inbox-query.ts';
import type { TestPlatform } from '../support/platform.ts';

/** Numbers of a page that open a list, with its address; a hidden word beside a number is for those who cannot see. */
export const opened = (html: string) =>
  [...html.matchAll(/<a [^>]*href="(\/\?view=everything[^"]*)"[^>]*>(.*?)<\/a>/gs)].flatMap(
    ([, href = '', inner = '']) => {
      const text = inner
        .replaceAll(/<span class="hidden">.*?<\/span>/gs, '')
        .replaceAll(/<[^>]+>/g, '')
        .trim();
      const [, n] = /^([\d,]+)(?: mentions?)?$/.exec(text) ?? [];
      return n ? [{ n: Number(n.replaceAll(',', '')), href: href.replaceAll('&amp;', '&') }] : [];
    },
  );

/** Bars and points of charts that open a list. */
export const pressed = (html: string) =>
  [...html.matchAll(/<a href="([^"]*)" tabindex="-1">.*?([\d,]+) mentions?[^<]*<\/title>/gs)].map(
    ([, href = '', n = '']) => ({ n: Number(n.replaceAll(',', '')), href: href.replaceAll('&amp;', '&') }),
  );

/** Addresses of lists → how many mentions each holds. */
export async function listed(
  platform: TestPlatform,
  userId: number,
  hrefs: string[],
): Promise<Record<string, number>> {
  const seen = await listBrands(platform);
  const counts: Record<string, number> = {};
  for (const href of hrefs) {
    const { searchParams } = new URL(href, 'http://x');
    const { scope } = scopeOf(readInboxQuery(Object.fromEntries(searchParams)), seen, userId);
    counts[href] = (await totalIn(platform, scope!)).n;
  }
  return counts;
}
