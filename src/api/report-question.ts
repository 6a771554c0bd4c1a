/** What every report of the API is asked for: of which brand, which days and, where it says so, which source. */
import { z } from 'zod';
import type { Capability } from '../accounts/can.ts';
import { guardSomewhere, permittedAmong } from '../accounts/guard.ts';
import { listBrands } from '../brands/brands.ts';
import { Refusal } from '../failure.ts';
import { readOnly } from '../reports/only.ts';
import type { ApiRequest } from './contract.ts';
import { idInQuery, time } from './shapes.ts';

/** Strict: with a mistyped name the figures would be those of other days, and nobody would see it. */
export const QUESTION = z.strictObject({
  brand: idInQuery.optional().meta({ description: 'All brands of your own when left out' }),
  period: z
    .string()
    .max(20)
    .optional()
    .meta({ description: '7d, 30d, 90d, 12m, month, quarter, 2026-10, 2026-Q3 or custom' }),
  from: z.iso.date().optional(),
  to: z.iso.date().optional().meta({ description: 'The last day, included' }),
});

/** Of a report that can be narrowed to one kind of source. */
export const ON_SOURCE = QUESTION.extend({
  source: z.string().max(40).optional().meta({ description: 'A kind of source; all when left out' }),
});

/** What the answers say of themselves. */
export const ABOUT = {
  timeZone: z.string(),
  generatedAt: time,
  unwatched: z
    .string()
    .nullable()
    .meta({ description: 'Why nothing is known of days before the brand was watched' }),
};

type Question = z.output<typeof ON_SOURCE> & { language?: string | undefined; theme?: string | undefined };

/** Throws Refusal for who may not ask this, and for days or a narrowing that cannot be. */
export async function questionOf(
  { platform, viewer, query }: ApiRequest<Question, undefined>,
  capability: Capability = 'see reports',
) {
  guardSomewhere(viewer, capability);
  const { brand = null, period, from, to, source, language, theme } = query;
  if (period && period !== 'custom' && (from || to)) throw new Refusal('invalid', BOTH, { period: BOTH });
  const visible = permittedAmong(viewer, capability, await listBrands(platform));
  const only = readOnly({ source, language, theme }, visible);
  return {
    brandId: brand,
    visibleBrandIds: visible.map((each) => each.id),
    period: { period, from, to },
    only,
    sourceKind: only.sourceKind,
  };
}

const BOTH = 'Ask for a period by its name, or for its days with from and to, not for both.';
