/** Whether a reply may go out: what the coach blocks is refused, whatever else it says is advice. */
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { type AnswerBy, answering, coachFor } from './writing/answering.ts';

/** Throws with the reasons when the coach blocks it; a crisis is refused by whoever holds the reply. */
export async function guardSafe(platform: Platform, by: AnswerBy, reply: string): Promise<void> {
  const answer = await answering(platform, by);
  const reasons = coachFor(answer, reply)
    .findings.filter(({ blocks, check }) => blocks && check !== 'hold')
    .map(({ reason }) => reason);
  if (reasons.length === 0) return;
  const text = reasons.join(' ');
  throw new Refusal('invalid', `${text} Nothing was sent or recorded.`, { text });
}
