/** Forms that take something away. */
import type { Notice } from '../../../views/frame.ts';
import { type Capability, can } from '../../accounts/can.ts';
import { Gone, Refusal } from '../../failure.ts';
import { onward } from './answer.tsx';
import type { Request } from './environment.ts';
import { signedIn } from './session.ts';

const GONE_ALREADY = 'It was deleted already. Nothing was changed.';

/** Beside the name of what somebody still had open when it was taken away. */
export const GONE_MEANWHILE =
  'This was deleted meanwhile. What you typed is still here: save it to make a new one of it.';

/** Null for what is not there, or not to be seen. */
export function orGone(error: unknown): null {
  if (error instanceof Refusal && error.reason === 'not-found') return null;
  throw error;
}

/** What to say of something that one took away, or that was gone. */
export function saidOnceGone<Said>(said: Promise<Said>): Promise<Said | string> {
  return said.catch((error) => {
    if (error instanceof Gone) return GONE_ALREADY;
    throw error;
  });
}

/** `capability`: who has it everywhere sees all there is, so what they do not find is gone; null: one's own things. */
type Removal = { list: string; capability: Capability | null };

/** Takes it away and goes on to its list, also where a double click or another tab was faster. */
export async function takeAway(c: Request, removal: Removal, work: () => Promise<string | Notice>) {
  const said = await saidOnceGone(work().catch((error) => Promise.reject(seenBy(c, error, removal))));
  return onward(c, undefined, removal.list, typeof said === 'string' ? { text: said } : said);
}

function seenBy(c: Request, error: unknown, { capability }: Removal): unknown {
  const isMissing = error instanceof Refusal && error.reason === 'not-found';
  return isMissing && capability !== null && can(signedIn(c).viewer, capability)
    ? new Gone(error.message)
    : error;
}
