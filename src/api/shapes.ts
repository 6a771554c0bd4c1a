/** Shapes that several routes share. */
import { z } from 'zod';

export const time = z.iso.datetime().meta({ description: 'ISO 8601, UTC' });
export const id = z.int().positive();
export const role = z.enum(['admin', 'manager', 'responder', 'viewer']);
export const brandKind = z.enum(['own', 'competitor']);
export const settings = z.record(z.string().max(80), z.string().max(8192));

/** Numbers come as text in an address. */
export const idInQuery = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** `{items, next}`; next is null on the last page. */
export const listOf = (item: z.ZodType) => z.object({ items: z.array(item), next: z.string().nullable() });

/** Where to go on and how many; short lists ignore both. */
export const paging = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A list that fits on one page. */
export const wholeList = <Item>(items: Item[]) => ({ items, next: null });
