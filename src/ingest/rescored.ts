/** A stored mention with the score of today's engine. */
import type { Brand } from '../brands/brands.ts';
import { planned, type ResponseClock } from '../mentions/clock/targets.ts';
import { scoreFields } from '../mentions/new-mention.ts';
import type { PriorityFacts } from '../mentions/priority-facts.ts';
import type { Rescored } from '../mentions/rescore.ts';
import { asRuled, needsResponse } from '../scoring/priority.ts';
import type { CalibrationOf } from './calibrations.ts';
import { scoreFound } from './recognise.ts';
import { type StoredMention, storedItem } from './stored-item.ts';

export type Today = {
  now: Date;
  calibrationOf: CalibrationOf;
  facts: PriorityFacts;
  clocks: ReadonlyMap<number, ResponseClock>;
};

/** As `newMention` has it for one that is found today. Throws when scoring fails: the old score is better than none. */
export function rescored(row: StoredMention, brand: Brand, today: Today): Rescored {
  const { now, calibrationOf, facts, clocks } = today;
  const item = storedItem(row);
  const calibration = calibrationOf(brand.id, row.sourceKind);
  const score = scoreFound({ item, brand, spans: row.matchedSpans }, calibration);
  const scored = scoreFields({ item, brandId: brand.id, publishedAt: row.publishedAt, score }, facts);
  const fields = asRuled(scored, row);
  const timed = { priority: fields.priority, sourceKind: row.sourceKind };
  const restart = planned(clocks.get(brand.id)!, timed, now);
  return {
    id: row.id,
    ...fields,
    needsResponse: brand.kind === 'own' && needsResponse(score, item),
    restartDueAt: restart.dueAt,
    restartMinutes: restart.targetMinutes,
  };
}
