/** A form that makes something and is sent twice, by a double click or the back button, makes it once. */
import { z } from 'zod';
import { once } from '../../accounts/once.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Request } from './environment.ts';
import { signedIn } from './session.ts';

/** The hidden field that Once of views/forms.tsx draws. */
export const NONCE = z.uuid().optional();

export const DONE_ALREADY = 'This was done already. Nothing was done twice.';

/** Does the work in one transaction, unless the same form was sent before with the same words. Gives what to say. */
export async function sentOnce(
  c: Request,
  { nonce, ...content }: { nonce?: string },
  said: string,
  work: (platform: Platform) => Promise<unknown>,
): Promise<string> {
  const platform = c.get('platform');
  if (nonce === undefined) {
    await work(platform);
    return said;
  }
  const { userId } = signedIn(c).viewer;
  const asked = { userId, nonce, content: [c.req.path, content] };
  const done = await once(platform, asked, async (inside) => {
    await work(inside);
    return said;
  });
  return done ?? DONE_ALREADY;
}
