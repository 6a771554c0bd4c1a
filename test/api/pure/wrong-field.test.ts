import { expect, it } from 'vitest';
import { z } from 'zod';
import { sayWrongField } from '../../../src/api/wrong-field.ts';

const MOMENT = z.union([z.iso.date(), z.iso.datetime()]);
const ITEM = z.object({ text: z.string() });

it.each<[schema: z.ZodType, sent: unknown, said: string]>([
  [z.int(), 'a', 'This must be a number; a text was sent.'],
  [z.int(), 1.5, 'This must be a whole number; 1.5 was sent.'],
  [z.int().positive(), -1, 'This must be more than 0.'],
  [z.coerce.number().max(200), '1000', 'This must be at most 200.'],
  [z.coerce.number(), 'many', 'This is not a number.'],
  [z.string(), undefined, 'This is missing; it is a text.'],
  [z.string().max(3), 'abcd', 'This must have at most 3 characters.'],
  [z.enum(['own', 'competitor']), 'foe', 'This must be own or competitor.'],
  [z.enum(['own']), undefined, 'This must be own.'],
  [
    MOMENT,
    'yesterday',
    'Write a day as 2026-03-31. Or: Write a time in ISO 8601, such as 2026-03-31T09:00:00Z.',
  ],
  [z.union([ITEM, z.array(ITEM)]), [{ text: 1 }], '0.text: This must be a text; a number was sent.'],
])('says of a wrong field what belongs there (%#)', (schema, sent, said) => {
  const { error } = schema.safeParse(sent, { error: sayWrongField });
  expect(error?.issues.map(({ message }) => message)).toEqual([said]);
});
