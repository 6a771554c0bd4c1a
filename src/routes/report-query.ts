/** What the address of a report asks for. */
import { z } from 'zod';
import { notFound } from '../accounts/guard.ts';
import { Refusal } from '../failure.ts';
import type { PeriodInput } from '../reports/period.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';
import type { Request } from './request/environment.ts';
import { id, readQuery } from './request/input.ts';

const QUESTION = z.object({
  brand: id.optional(),
  period: z.string().max(20).optional(),
  from: z.string().max(20).optional(),
  to: z.string().max(20).optional(),
  source: z.string().max(40).optional(),
});

/** A source that nobody knows counts as not given. Throws "not found" for what is no brand. */
export function readReportQuery(c: Request) {
  const { brand = null, source = '', ...period } = readQuery(c, QUESTION);
  guardBrand(c, brand);
  return { brandId: brand, sourceKind: source in SOURCE_LABELS ? source : null, period: daysOf(c, period) };
}

/** A brand that was asked for is never all of them. */
export function guardBrand(c: Request, brandId: number | null): void {
  if (brandId === null && c.req.query('brand')) throw notFound('brand');
}

/** The days that were asked for; the default ones where they cannot be. */
export const daysOf = (c: Request, period: PeriodInput): PeriodInput =>
  c.get('impossibleDays') ? {} : period;

/** A page over days; where those that were asked for cannot be, why, over the default ones. */
export const overDays =
  (page: (c: Request) => Promise<Response>) =>
  async (c: Request): Promise<Response> => {
    try {
      return await page(c);
    } catch (error) {
      if (!(error instanceof Refusal && error.reason === 'invalid')) throw error;
      c.set('impossibleDays', error.message);
      const answer = await page(c);
      return new Response(answer.body, { status: 422, headers: answer.headers });
    }
  };
