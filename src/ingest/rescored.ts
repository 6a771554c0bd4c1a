/** A stored mention with the score of today's engine. */
import type { Brand } from '../brands/brands.ts';
import { scoreFields } from '../mentions/new-mention.ts';
import type { PriorityFacts } from '../mentions/priority-facts.ts';
import type { Rescored } from '../mentions/rescore.ts';
import { needsResponse } from '../scoring/priority.ts';
import type { CalibrationOf } from './calibrations.ts';
import { scoreFound } from './recognise.ts';
import { type StoredMention, storedItem } from './stored-item.ts';

export type Today = { calibrationOf: CalibrationOf; facts: PriorityFacts };

/** As `newMention` has it for one that is found today. Throws when scoring fails: the old score is better than none. */
export function rescored(row: StoredMention, brand: Brand, { calibrationOf, facts }: Today): Rescored {
  const item = storedItem(row);
  const calibration = calibrationOf(brand.id, row.sourceKind);
  const score = scoreFound({ item, brand, spans: row.matchedSpans }, calibration);
  return {
    id: row.id,
    ...scoreFields({ item, brandId: brand.id, publishedAt: row.publishedAt, score }, facts),
    needsResponse: brand.kind === 'own' && needsResponse(score, item),
    responseMinutes: brand.responseMinutes,
  };
}
