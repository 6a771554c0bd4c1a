/** What the address of a report asks for, and in words what it cannot be asked. */
import { z } from 'zod';
import { notFound } from '../accounts/guard.ts';
import type { Brand } from '../brands/brands.ts';
import { Refusal } from '../failure.ts';
import { NARROWINGS, type Narrowing, readOnly } from '../reports/only.ts';
import type { PeriodInput } from '../reports/period.ts';
import type { Request } from './request/environment.ts';
import { id, readQuery, text } from './request/input.ts';

/** Longer values are cut, so that what is said of them stays readable. */
const cut = (length: number) => text(length).optional();

export const REPORT_QUESTION = {
  brand: id.optional(),
  period: cut(40),
  from: cut(40),
  to: cut(40),
  source: cut(40),
  language: cut(40),
  theme: cut(200),
};

const QUESTION = z.object(REPORT_QUESTION);
const DAYS = ['period', 'from', 'to'];

/** Of a page that can be narrowed to one kind of source, or to nothing. Throws as `readNarrowedQuery` does. */
export function readReportQuery(c: Request, narrowedBy: readonly 'source'[]) {
  const { brandId, period, only } = readNarrowedQuery(c, [], narrowedBy);
  return { brandId, period, sourceKind: only.sourceKind };
}

/** Of `brands`. Throws Refusal for what cannot be asked, and "not found" for what is no brand. */
export function readNarrowedQuery(
  c: Request,
  brands: Brand[],
  narrowedBy: readonly Narrowing[] = NARROWINGS,
) {
  const { brand = null, source, language, theme, ...period } = readQuery(c, QUESTION);
  guardBrand(c, brand);
  const refused = c.get('refused') ?? {};
  const asked = Object.entries({ source, language, theme }).filter(([name]) => !(name in refused));
  const narrowing = Object.fromEntries(asked);
  guardNarrowing(narrowing, narrowedBy);
  return { brandId: brand, period: daysOf(c, period), only: readOnly(narrowing, brands) };
}

function guardNarrowing(given: Partial<Record<Narrowing, string>>, narrowedBy: readonly Narrowing[]): void {
  const beyond = NARROWINGS.find((name) => given[name] && !narrowedBy.includes(name));
  if (!beyond) return;
  const sentence = `This page cannot be narrowed to one ${beyond}: it is about all of them.`;
  throw new Refusal('invalid', sentence, { [beyond]: sentence });
}

/** A brand that was asked for is never all of them. */
export function guardBrand(c: Request, brandId: number | null): void {
  if (brandId === null && c.req.query('brand')) throw notFound('brand');
}

/** The days that were asked for; the default ones where they cannot be. */
const daysOf = (c: Request, period: PeriodInput): PeriodInput =>
  DAYS.some((name) => name in (c.get('refused') ?? {})) ? {} : period;

/** A page over days; what was asked for and cannot be is left out, and said. */
export const overDays =
  (page: (c: Request) => Promise<Response>) =>
  async (c: Request): Promise<Response> => {
    c.set('isOverDays', true);
    try {
      const answer = await page(c);
      return c.get('refused') ? new Response(answer.body, { status: 422, headers: answer.headers }) : answer;
    } catch (error) {
      if (!(error instanceof Refusal && error.reason === 'invalid')) throw error;
      const before = c.get('refused') ?? {};
      if (Object.keys(error.fields).every((name) => name in before)) throw error;
      c.set('refused', { ...before, ...error.fields });
      return overDays(page)(c);
    }
  };
