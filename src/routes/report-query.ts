/** What the address of a report asks for. */
import { z } from 'zod';
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

/** A source that nobody knows counts as not given. */
export function readReportQuery(c: Request) {
  const { brand = null, source = '', ...period } = readQuery(c, QUESTION);
  return { brandId: brand, sourceKind: source in SOURCE_LABELS ? source : null, period };
}
