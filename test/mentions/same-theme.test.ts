import { expect, it } from 'vitest';
import { sameTheme } from '../../src/mentions/inbox/same-theme.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention } from '../support/records.ts';

it('shows what else of the brand waits about the same theme, the newest first', async () => {
  const platform = await testPlatform();
  const { id: brandId } = await aBrand(platform);
  const waits = { brandId, themes: ['delivery'], needsResponse: true, status: 'open' as const };
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour));
  const opened = await aMention(platform, { ...waits, title: 'This one', publishedAt: at(9) });
  await aMention(platform, { ...waits, title: 'Older', publishedAt: at(8) });
  await aMention(platform, { ...waits, title: 'Newer', publishedAt: at(10), themes: ['price', 'delivery'] });
  await aMention(platform, { ...waits, title: 'Answered', status: 'pending' });
  await aMention(platform, { ...waits, title: 'About something else', themes: ['price'] });
  await aMention(platform, { ...waits, title: 'Of another brand', brandId: (await aBrand(platform)).id });

  const found = await sameTheme(platform, opened.id, [brandId]);
  expect(found).toMatchObject({ brandId, theme: 'delivery', count: { n: 3, capped: false } });
  expect(found!.newest.map(({ excerpt }) => excerpt)).toEqual(['Newer', 'Older']);
  expect(await sameTheme(platform, opened.id, [])).toBeNull();
});
