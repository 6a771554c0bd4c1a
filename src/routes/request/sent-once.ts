/** A form that makes something and is sent twice, by a double click or the back button, makes it once. */
import { z } from 'zod';
import { once } from '../../accounts/once.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Request } from './environment.ts';
import { signedIn } from './session.ts';

/** The hidden field that Once of views/forms.tsx draws. */
export const NONCE = z.uuid().optional();

/** A form that is one button. */
export const PRESSED = z.object({ nonce: NONCE });

export const DONE_ALREADY = 'This was done already. Nothing was done twice.';

/** A secret is shown once; whoever sends the form again may not have seen the answer that held it. */
export const MADE_ALREADY =
  'This was done already. If you did not see it, take back the one that was made and make another.';

type Sent = { nonce?: string; [held: string]: unknown };
type Work<Result> = (platform: Platform) => Promise<Result>;

/** Does the work in one transaction, unless the same form was sent before with the same words: null then. */
export async function madeOnce<Made>(
  c: Request,
  { nonce, ...content }: Sent,
  work: Work<Made>,
): Promise<Made | null> {
  const platform = c.get('platform');
  if (nonce === undefined) return work(platform);
  const { userId } = signedIn(c).viewer;
  return once(platform, { userId, nonce, content: [c.req.path, content] }, work);
}

/** The same for what is gone on from to a list. Gives what to say there. */
export async function sentOnce(c: Request, sent: Sent, said: string, work: Work<unknown>): Promise<string> {
  const done = await madeOnce(c, sent, async (platform) => {
    await work(platform);
    return said;
  });
  return done ?? DONE_ALREADY;
}
