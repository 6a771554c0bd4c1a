/** A stored mention with the score of today's engine. */
import type { Brand } from '../brands/brands.ts';
import { scoreFields } from '../mentions/new-mention.ts';
import type { Rescored } from '../mentions/rescore.ts';
import type { Platform } from '../platform/platform.ts';
import { needsResponse } from '../scoring/priority.ts';
import type { CalibrationOf } from './calibrations.ts';
import { scoreItem } from './recognise.ts';
import { type StoredMention, storedItem } from './stored-item.ts';

/** As `newMention` has it for one that is found today. */
export function rescored(
  platform: Platform,
  row: StoredMention,
  brand: Brand,
  calibrationOf: CalibrationOf,
): Rescored {
  const item = storedItem(row);
  const calibration = calibrationOf(brand.id, row.sourceKind);
  const score = scoreItem(platform, { item, brand, spans: row.matchedSpans }, calibration);
  return {
    id: row.id,
    ...scoreFields(item, score),
    needsResponse: brand.kind === 'own' && needsResponse(score, item),
    responseMinutes: brand.responseMinutes,
  };
}
