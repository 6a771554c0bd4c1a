/** Frozen reports beside what the mentions say of their day: what was changed behind their back is found. */
import { asc, isNotNull, sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { sharedReports } from '../db/schema.ts';
import { type Found, fromMentions } from '../evidence/check-reports.ts';
import { differences } from '../evidence/compare.ts';
import type { Platform } from '../platform/platform.ts';
import { reputation } from '../reports/reputation.ts';
import type { Reputation } from '../reports/reputation-shape.ts';
import { reportFrom, sealOf } from './snapshot.ts';

type Stored = typeof sharedReports.$inferSelect;

export type FrozenFound = Found & {
  /** Mentions of these days came or changed after it was frozen: then it rightly differs from today. */
  isOlder: boolean;
};

/** Every figure of every frozen report that the mentions do not give. */
export async function* checkFrozen(platform: Platform): AsyncGenerator<FrozenFound> {
  const frozen = await platform.db
    .select()
    .from(sharedReports)
    .where(isNotNull(sharedReports.figures))
    .orderBy(asc(sharedReports.id));
  for (const share of frozen) yield* checkOne(platform, share);
}

async function* checkOne(platform: Platform, share: Stored): AsyncGenerator<FrozenFound> {
  const report = `frozen “${share.label}”, ${share.fromDay} to ${share.toDay}`;
  const shown = reportFrom(share.figures!);
  const isSealed = (await sealOf(platform, share.figures!)) === share.figuresSeal;
  const tells = shown.voiceLanguages !== undefined;
  const found = differences(comparable(shown, tells), comparable(await anew(platform, share), tells)).filter(
    // What is told only since then has no figure in an older report.
    (difference) => !isSealed || difference.shown !== null,
  );
  const isOlder = isSealed && found.length > 0 && (await changedSince(platform, share, shown));
  for (const difference of found) yield { report, ...difference, isOlder };
  if (!isSealed && found.length === 0)
    yield { report, figure: 'seal', shown: 'another', recomputed: share.figuresSeal, isOlder: false };
}

/** As of when it was frozen: a critic who was not silent for long then is no other today. */
const anew = (
  platform: Platform,
  { brandId, brandIds, fromDay, toDay, only, createdAt }: Stored,
): Promise<Reputation> =>
  fromMentions({ ...platform, now: () => createdAt }, (inside) =>
    reputation(inside, { brandId, visibleBrandIds: brandIds, period: { from: fromDay, to: toDay }, only }),
  );

/**
 * The name of the period and the gaps belong to the day on which it was made; voices of reports that do not tell in
 * which languages were compared in all.
 */
const comparable = ({ period, previous, notes, voices, figures, ...report }: Reputation, tells: boolean) => ({
  ...report,
  period: { ...period, name: null },
  previous: { ...previous, name: null },
  notes: { ...notes, gaps: null },
  figures: { ...figures, ...(!tells && { shareOfVoice: null }) },
  voices: tells ? voices : [],
});

async function changedSince(
  { db }: Platform,
  { brandIds, createdAt }: Stored,
  { period, previous }: Reputation,
): Promise<boolean> {
  const [row] = await rows<{ changed: boolean }>(
    db,
    sql`select exists (select 1 from mentions where brand_id = any(${bigints(brandIds)})
      and published_at >= ${previous.from}::date - 8
      and published_at < greatest(${period.to}::date + 2, ${createdAt.toISOString()}::timestamptz)
      and updated_at > ${createdAt.toISOString()}::timestamptz) as changed`,
  );
  return row!.changed;
}
