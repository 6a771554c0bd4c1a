/** Items → mentions to store: which brands they concern, what is new about them, what they say. */
import type { Brand } from '../brands/brands.ts';
import { matchItem } from '../brands/match.ts';
import type { BrandRule } from '../brands/rules.ts';
import type { Span } from '../db/schema.ts';
import { contentHash, type Recognised } from '../mentions/new-mention.ts';
import { keyOf } from '../mentions/save.ts';
import { storedOf } from '../mentions/stored.ts';
import type { Platform } from '../platform/platform.ts';
import { calibrated, type NamedCalibration } from '../scoring/calibration.ts';
import { makeScorer, type Score, type Scorer, unscored } from '../scoring/score.ts';
import type { Item } from '../sources/adapter.ts';

export type Found = Omit<Recognised, 'score' | 'brand'> & { brand: Brand };

/** The brands that a clean item concerns, with the spans of all rules of a brand. Pure. */
export function recognise(item: Item, rules: BrandRule[], brands: ReadonlyMap<number, Brand>): Found[] {
  const spans = new Map<number, Span[]>();
  for (const match of matchItem(item, rules))
    spans.set(match.brandId, [...(spans.get(match.brandId) ?? []), ...match.spans]);
  return [...spans].flatMap(([brandId, found]) => {
    const brand = brands.get(brandId);
    return brand ? [{ item, brand, spans: withoutOverlaps(found) }] : [];
  });
}

export type Split = {
  fresh: Found[];
  known: Found[];
  /** Ids of known mentions that were last seen six hours ago or more. */
  longSeen: number[];
};

/** What is stored word for word already, and what is new or edited. One query. */
export async function splitKnown(platform: Platform, found: Found[]): Promise<Split> {
  const stored = await storedOf(platform, found.map(keyFields));
  const storedAs = (one: Found) => stored.get(keyOf(keyFields(one)));
  const isKnown = (one: Found) => storedAs(one)?.contentHash === contentHash(one.item);
  const known = found.filter(isKnown);
  const longSeen = known.flatMap((one) => storedAs(one) ?? []).filter(({ isLongSeen }) => isLongSeen);
  return { fresh: found.filter((one) => !isKnown(one)), known, longSeen: longSeen.map(({ id }) => id) };
}

/** What identifies the mention, and what may change without an edit. */
export function keyFields({ item, brand }: Pick<Found, 'item' | 'brand'>) {
  return { brandId: brand.id, sourceKind: item.source, externalId: item.externalId, ...item.engagement };
}

let scorer: Scorer | null = null;

/** The score toward the brand; "unscored" when scoring fails: never "neutral". */
export function scoreItem(platform: Platform, found: Found, calibration: NamedCalibration | null): Score {
  try {
    return scoreFound(found, calibration);
  } catch (error) {
    const { source, externalId, language } = found.item;
    platform.log('error', 'A text could not be scored; it is stored as "unscored"', {
      source,
      externalId,
      error,
    });
    const failed = unscored(language);
    return calibration ? calibrated(failed, calibration) : failed;
  }
}

/** The same; throws when scoring fails. */
export function scoreFound({ item, brand, spans }: Found, calibration: NamedCalibration | null): Score {
  scorer ??= makeScorer();
  const { title, text, rating, language } = item;
  return scorer.score({
    title,
    text,
    rating,
    language,
    brand: brand.name,
    about: spans,
    themes: brand.themes,
    calibration,
  });
}

function withoutOverlaps(spans: Span[]): Span[] {
  let end = -1;
  return spans
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}
