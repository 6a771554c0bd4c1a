import { expect, it } from 'vitest';
import { markBrandRollupsDue } from '../../src/brands/rollups-due.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf, expectNoErrors } from '../support/web.ts';
import { listed } from './behind.ts';

const HOUR = 3_600_000;

/** Forty mentions: thirty of delivery, twenty of them badly, and twelve of all were answered. */
async function fortyMentions() {
  const platform = await testPlatform();
  expectNoErrors(platform);
  const brand = await aBrand(platform, { name: 'Fernhill', createdAt: new Date(0) });
  for (let nth = 0; nth < 40; nth++) {
    const publishedAt = new Date(platform.now().getTime() - (nth + 24) * HOUR);
    await aMention(platform, {
      ...{ brandId: brand.id, authorHandle: `reader${nth}`, publishedAt, needsResponse: true },
      themes: nth < 30 ? ['delivery'] : ['price'],
      sentiment: nth < 20 ? 'negative' : 'positive',
      firstRepliedAt: nth % 10 < 3 ? new Date(publishedAt.getTime() + HOUR) : null,
    });
  }
  await markBrandRollupsDue(platform, brand.id);
  return { platform, user: await aUser(platform, { role: 'manager' }) };
}

it('opens the mentions behind the percentages that reports open with', async () => {
  const { platform, user } = await fortyMentions();
  const browser = await browserOf(platform, user.id);
  const led = async (page: string) => {
    const [, lede = ''] = /<p class="lede">(.*?)<\/p>/s.exec(await (await browser.get(page)).text()) ?? [];
    const links = [...lede.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href, words]) => ({
      href: href!.replaceAll('&amp;', '&'),
      words: words!,
    }));
    const counts = await listed(
      platform,
      user.id,
      links.flatMap(({ href }) => (href.startsWith('/?') ? [href] : [])),
    );
    return Object.fromEntries(links.map(({ href, words }) => [words, counts[href] ?? href]));
  };
  expect(await led('/themes')).toMatchObject({ '75%': 30, '40 mentions': 40 });
  expect(await led('/themes/delivery')).toMatchObject({ '30 mentions': 30, '20 badly': 20, '10 well': 10 });
  expect(await led('/team/report')).toMatchObject({ '30%': 12, '40': 40 });
  expect(await led('/people')).toMatchObject({
    '40': expect.stringContaining('list=heard'),
    '50%': expect.stringContaining('/people?'),
  });
});
