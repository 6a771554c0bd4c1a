/** What the form of a reply carries. */
import { z } from 'zod';
import { id, text } from './request/input.ts';

export const WRITTEN = z.object({
  text: text(20_000),
  template: id.optional(),
  url: text(4096).optional(),
  /** What the page shows: whether the last check blocked. */
  blocked: z.string().optional(),
  return: z.string().max(4000).default('/'),
});
