/** What the reports show, beside the same reports counted from the mentions alone. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import { PERIODS } from '../reports/period.ts';
import { type Difference, differences } from './compare.ts';
import { fromMentions } from './from-mentions.ts';
import { type Asked, everyReport } from './reports.ts';

export type Found = Difference & {
  /** Whose report, and of which days. */
  report: string;
};

/** Compares every report of every brand, and of all own ones together, for every period that has a name. */
export async function* checkReports(platform: Platform): AsyncGenerator<Found> {
  for (const { name, asked } of await questions(platform)) {
    const first = await compared(platform, name, asked);
    // Mentions may come between the two: what differs is asked again.
    const again = first.length > 0 ? await compared(platform, name, asked) : [];
    const lasting = new Set(again.map(({ report, figure }) => `${report} ${figure}`));
    yield* first.filter(({ report, figure }) => lasting.has(`${report} ${figure}`));
  }
}

async function compared(platform: Platform, name: string, asked: Asked): Promise<Found[]> {
  const shown = await everyReport(platform, asked);
  const counted = await fromMentions(platform, (inside) => everyReport(inside, asked));
  return [...shown].flatMap(([page, report]) =>
    differences(report, counted.get(page)).map((difference) => ({
      report: `${name}, ${page}, ${asked.period.period}`,
      ...difference,
    })),
  );
}

type Named = { name: string; asked: Asked };

async function questions({ db }: Platform): Promise<Named[]> {
  const brands = await rows<{ id: number; name: string; kind: string }>(
    db,
    sql`select id::float8 as id, name, kind from brands order by id`,
  );
  const visibleBrandIds = brands.map(({ id }) => id);
  // One own brand alone is all of them.
  const together = brands.filter(({ kind }) => kind === 'own').length > 1;
  const whose = [...(together ? [{ id: null, name: 'All own brands' }] : []), ...brands];
  return whose.flatMap(({ id, name }) =>
    PERIODS.map((period) => ({ name, asked: { brandId: id, visibleBrandIds, period: { period } } })),
  );
}
