/** Forms that take something away, and forms about what somebody took away meanwhile. */
import type { Notice } from '../../../views/frame.ts';
import { type Capability, can } from '../../accounts/can.ts';
import { Gone, Refusal } from '../../failure.ts';
import { isPartial, onward } from './answer.tsx';
import type { Request } from './environment.ts';
import { signedIn } from './session.ts';

const GONE_ALREADY = 'It was deleted already. Nothing was changed.';

const GONE_MEANWHILE =
  'This was deleted meanwhile. What you typed is still here: save it to make a new one of it.';

type Change<Found> = {
  /** Throws "not found" where there is nothing to change, or nothing that one may see. */
  find: () => Found | Promise<Found>;
  save: (found: Found) => Response | Promise<Response>;
  /** The form for a new one with what was typed, and this sentence beside its name. */
  anew: (told: string) => Promise<Response>;
};

/**
 * Saves what was changed. Where it was deleted while somebody changed it, the form for a new one holds what was
 * typed; for whoever may make none, the words stand on the page that says so (typed-words.ts).
 */
export async function changeOrAnew<Found>(
  c: Request,
  { find, save, anew }: Change<Found>,
): Promise<Response> {
  let found: Found;
  try {
    found = await find();
  } catch (error) {
    // Through htmx only a word is said: the page stays as it is, with all that was typed.
    if (!isMissing(error) || isPartial(c)) throw error;
    const form = await anew(GONE_MEANWHILE).catch((refused) => {
      throw refused instanceof Refusal ? error : refused;
    });
    return new Response(form.body, { status: 404, headers: form.headers });
  }
  return save(found);
}

const isMissing = (error: unknown) => error instanceof Refusal && error.reason === 'not-found';

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
  if (!(error instanceof Refusal) || !isMissing(error) || capability === null) return error;
  return can(signedIn(c).viewer, capability) ? new Gone(error.message) : error;
}
