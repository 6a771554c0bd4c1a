/** Forms that take something away. */
import type { Notice } from '../../../views/frame.ts';
import { type Capability, can } from '../../accounts/can.ts';
import { Gone, Refusal } from '../../failure.ts';
import { onward } from './answer.tsx';
import type { Request } from './environment.ts';
import { signedIn } from './session.ts';

const GONE_ALREADY = 'It was deleted already. Nothing was changed.';

/** `capability`: who has it everywhere sees all there is, so what they do not find is gone; null: one's own things. */
type Removal = { list: string; capability: Capability | null };

/** Takes it away and goes on to its list, also where a double click or another tab was faster. */
export async function takeAway(c: Request, removal: Removal, work: () => Promise<string | Notice>) {
  const said = await work().catch((error) => {
    if (!isGone(c, error, removal)) throw error;
    return GONE_ALREADY;
  });
  return onward(c, undefined, removal.list, typeof said === 'string' ? { text: said } : said);
}

function isGone(c: Request, error: unknown, { capability }: Removal): boolean {
  if (!(error instanceof Refusal) || error.reason !== 'not-found') return false;
  return error instanceof Gone || (capability !== null && can(signedIn(c).viewer, capability));
}
