/** Whether a reply may go out: what the coach blocks is refused, whatever else it says is advice. */
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { type AnswerBy, answering, coachFor } from './writing/answering.ts';
import { takesPictures } from './writing/limits.ts';

/** As Markdown writes one. */
const PICTURE = /!\[[^\]]{0,500}\]\(/;
const NO_PICTURES = 'This source takes no pictures or attachments in a reply: take it out, or give a link.';

/** Throws with the reasons when the coach blocks it; a crisis is refused by whoever holds the reply. */
export async function guardSafe(platform: Platform, by: AnswerBy, reply: string): Promise<void> {
  const answer = await answering(platform, by);
  const reasons = coachFor(answer, reply)
    .findings.filter(({ blocks, check }) => blocks && check !== 'hold')
    .map(({ reason }) => reason);
  if (!takesPictures(answer.mention.sourceKind) && PICTURE.test(reply)) reasons.push(NO_PICTURES);
  if (reasons.length === 0) return;
  const text = reasons.join(' ');
  throw new Refusal('invalid', `${text} Nothing was sent or recorded.`, { text });
}
