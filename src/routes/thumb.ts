import { z } from 'zod';

/** What the button of a thumb brings: the verdict, the post, and the features that are learnt from. */
export const THUMB = z
  .string()
  .regex(/^(up|down|none) [0-9a-f]{16} [\d,]*$/)
  .transform((thumb) => {
    const [verdict, itemHash, listed] = thumb.split(' ') as [string, string, string];
    const features = listed.split(',').filter(Boolean).map(Number);
    return { relevant: verdict === 'none' ? null : verdict === 'up', itemHash, features };
  });
