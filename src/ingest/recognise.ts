/** Items → mentions to store: which brands they concern, what is new about them, what they say. */
import type { Brand } from '../brands/brands.ts';
import { matchItem } from '../brands/match.ts';
import type { BrandRule } from '../brands/rules.ts';
import type { Span } from '../db/schema.ts';
import { contentHash, type Recognised } from '../mentions/new-mention.ts';
import { keyOf, storedHashes } from '../mentions/save.ts';
import type { Platform } from '../platform/platform.ts';
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

/** What is stored word for word already, and what is new or edited. One query. */
export async function splitKnown(
  platform: Platform,
  found: Found[],
): Promise<{ fresh: Found[]; known: Found[] }> {
  const hashes = await storedHashes(platform, found.map(keyFields));
  const isKnown = (one: Found) => hashes.get(keyOf(keyFields(one))) === contentHash(one.item);
  return { fresh: found.filter((one) => !isKnown(one)), known: found.filter(isKnown) };
}

/** What identifies the mention, and what may change without an edit. */
export function keyFields({ item, brand }: Pick<Found, 'item' | 'brand'>) {
  return { brandId: brand.id, sourceKind: item.source, externalId: item.externalId, ...item.engagement };
}

let scorer: Scorer | null = null;

/** The score toward the brand; "unscored" when scoring fails: never "neutral". */
export function scoreItem(platform: Platform, item: Item, brand: string): Score {
  try {
    scorer ??= makeScorer();
    const { title, text, rating, language } = item;
    return scorer.score({ title, text, rating, language, brand });
  } catch (error) {
    const { source, externalId } = item;
    platform.log('error', 'A text could not be scored; it is stored as "unscored"', {
      source,
      externalId,
      error,
    });
    return unscored(item.language);
  }
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
