import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { markBrandRollupsDue } from '../../src/brands/rollups-due.ts';
import { report } from '../../src/commands/report.ts';
import { rollups, rollupsDue, sharedReports } from '../../src/db/schema.ts';
import { ALL } from '../../src/reports/recount.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import { makeShare } from '../../src/shares/shares.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

const DAY = 86_400_000;

/** Ten days with a mention each, counted, and a report of them that was frozen. */
async function aCountedBrand() {
  const platform = await testPlatform();
  const user = await aUser(platform);
  const brand = await aBrand(platform, { name: 'Fernhill Bikes', createdAt: new Date(0) });
  const at = platform.now().getTime();
  for (let day = 0; day < 10; day++) {
    const sentiment = day % 3 ? 'negative' : 'positive';
    const publishedAt = new Date(at - day * DAY);
    await aMention(platform, {
      brandId: brand.id,
      sentiment,
      rating: 1 + (day % 5),
      publishedAt,
      updatedAt: publishedAt,
    });
  }
  await markBrandRollupsDue(platform, brand.id);
  await rollUp(platform, { until: new Date(at + DAY) });
  const of = { brandId: brand.id, brandIds: [brand.id], period: { period: '30d' }, only: ALL, frozen: true };
  const link = { label: 'Board', shows: 'figures', password: '', days: null } as const;
  await makeShare(platform, { userId: user.id, via: 'web' }, { ...of, ...link });
  return { platform, brand };
}

type Line = { report: string; figure: string; shown: unknown; recomputed: unknown };

async function check(platform: TestPlatform) {
  const lines: Line[] = [];
  const said: string[] = [];
  const error = await report
    .run(['check'], {
      platform: async () => platform,
      out: async (line: string) => void lines.push(JSON.parse(line)),
      message: (text: string) => void said.push(text),
    } as unknown as Parameters<typeof report.run>[1])
    .then(
      () => null,
      (failure: Error) => failure.message,
    );
  return { lines, said, error };
}

const figures = ({ lines }: { lines: Line[] }) => lines.map(({ figure }) => figure);

describe('the evidence checker', () => {
  it('is content with figures that the mentions give, and leaves everything as it was', async () => {
    const { platform } = await aCountedBrand();
    expect(await check(platform)).toEqual({
      lines: [],
      error: null,
      said: ['Every stored and shown figure is what the mentions say.'],
    });
    expect(await platform.db.select().from(rollupsDue)).toEqual([]);
  });

  it('names every shown figure and sentence that rests on one stored number that was changed', async () => {
    const { platform } = await aCountedBrand();
    await platform.db.update(rollups).set({ positive: 0 }).where(sql`day = '2026-11-21' and theme = ''`);
    const found = await check(platform);
    expect(found.error).toMatch(/^\d+ figures differ from what the mentions say/);
    expect(figures(found)).toEqual(
      expect.arrayContaining(['figures.net.value', 'opening', 'days.2026-11-21.positive']),
    );
    const net = found.lines.find(
      (line) =>
        line.figure === 'figures.net.value' && line.report === 'Fernhill Bikes, 2026-10-23 to 2026-11-21',
    );
    expect([Math.round(net!.shown as number), net!.recomputed]).toEqual([-33, -20]);
  });

  it('finds a figure of a frozen report that was changed, and lets it grow old', async () => {
    const { platform, brand } = await aCountedBrand();
    platform.setNow(DAY);
    await aMention(platform, { brandId: brand.id, publishedAt: new Date(platform.now().getTime() - DAY) });
    await markBrandRollupsDue(platform, brand.id);
    const old = await check(platform);
    expect([old.lines, old.error]).toEqual([[], null]);
    expect(old.said[0]).toMatch(/^\d+ figures of frozen reports differ from today/);
    await platform.db
      .update(sharedReports)
      .set({ figures: sql`jsonb_set(figures, '{figures,rating,value}', '4.9')` });
    const changed = await check(platform);
    expect(changed.lines).toContainEqual({
      report: 'frozen “Board”, 2026-10-23 to 2026-11-21',
      figure: 'figures.rating.value',
      shown: 4.9,
      recomputed: 3,
    });
  });
});
