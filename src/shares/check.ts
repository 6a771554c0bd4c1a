/** Frozen reports beside what the mentions say of their day: what was changed behind their back is found. */
import { asc, isNotNull } from 'drizzle-orm';
import { sharedReports } from '../db/schema.ts';
import { fromMentionsAsOf } from '../evidence/as-of.ts';
import type { KeptFound } from '../evidence/check-kept.ts';
import { differences } from '../evidence/compare.ts';
import { OTHER_KEY, whyUnknown } from '../evidence/why.ts';
import type { Platform } from '../platform/platform.ts';
import { addDays } from '../reports/period.ts';
import { reputation } from '../reports/reputation.ts';
import type { Reputation } from '../reports/reputation-shape.ts';
import { reportFrom, snapshotSeal } from './snapshot.ts';

type Stored = typeof sharedReports.$inferSelect;

/** Every figure of every frozen report that the mentions do not give. */
export async function* checkFrozen(platform: Platform): AsyncGenerator<KeptFound> {
  const frozen = await platform.db
    .select()
    .from(sharedReports)
    .where(isNotNull(sharedReports.figures))
    .orderBy(asc(sharedReports.id));
  for (const share of frozen) yield* checkOne(platform, share);
}

async function* checkOne(platform: Platform, share: Stored): AsyncGenerator<KeptFound> {
  const report = `frozen “${share.label}”, ${share.fromDay} to ${share.toDay}`;
  const shown = reportFrom(share.figures!);
  const seal = await snapshotSeal(platform, share.figures!, share.figuresSeal);
  const isSealed = seal !== 'broken';
  const tells = shown.voiceLanguages !== undefined;
  const found = differences(comparable(shown, tells), comparable(await anew(platform, share), tells)).filter(
    // What is told only since then has no figure in an older report.
    (difference) => !isSealed || difference.shown !== null,
  );
  const unknown = isSealed && found.length > 0 ? await whyNotAnew(platform, share, shown) : null;
  for (const difference of found) yield { report, ...difference, unknown };
  if (!isSealed && found.length === 0)
    yield { report, figure: 'seal', shown: seal, recomputed: 'whole', unknown: null };
  if (seal === 'other key')
    yield { report, figure: 'seal', shown: seal, recomputed: 'whole', unknown: OTHER_KEY };
}

/** As of when it was frozen: a critic who was not silent for long then is no other today. */
const anew = (
  platform: Platform,
  { brandId, brandIds, fromDay, toDay, only, createdAt }: Stored,
): Promise<Reputation> =>
  fromMentionsAsOf(platform, { brandIds, at: createdAt }, (then) =>
    reputation(then, { brandId, visibleBrandIds: brandIds, period: { from: fromDay, to: toDay }, only }),
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

/** Critics are judged by what they said the week before. */
const whyNotAnew = (platform: Platform, { brandIds, createdAt: at }: Stored, { previous }: Reputation) =>
  whyUnknown(platform, { brandIds, at, from: addDays(previous.from, -8) });
