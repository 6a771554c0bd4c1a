/** Shapes that several routes share. */
import { z } from 'zod';
import { cleanText } from '../text.ts';

export const time = z.iso.datetime().meta({ description: 'ISO 8601, UTC' });
export const id = z.int().positive();

/** Text as it may be stored: well-formed, without control characters, trimmed. */
export const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((value) => cleanText(value, longest));
export const role = z.enum(['admin', 'manager', 'responder', 'viewer']);
export const brandKind = z.enum(['own', 'competitor']);
export const settings = z.record(text(80), text(8192));

/** Numbers come as text in an address. */
export const idInQuery = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** `{items, next}`; next is null on the last page. */
export const listOf = (item: z.ZodType) => z.object({ items: z.array(item), next: z.string().nullable() });

/** Where to go on and how many; short lists ignore both. */
export const paging = z.object({
  cursor: text(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A list that fits on one page. */
export const wholeList = <Item>(items: Item[]) => ({ items, next: null });
