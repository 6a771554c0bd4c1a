/** Whether a reply may go out: what the coach blocks is refused, whatever else it says is advice. */
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { type AnswerBy, answering, coachFor } from './writing/answering.ts';
import { pictureLimit, writesMarkdown } from './writing/limits.ts';

/** As Markdown writes one. */
const PICTURE = /!\[[^\]]{0,500}\]\(/;
const NO_PICTURES = 'This source takes no pictures or attachments in a reply: take it out, or give a link.';
const NOT_AMONG_WORDS =
  'This source shows no pictures among the words: take it out, attach it where that is offered, or give a link.';

/** Throws with the reasons when the coach blocks it; a crisis is refused by whoever holds the reply. */
export async function guardSafe(platform: Platform, by: AnswerBy, reply: string): Promise<void> {
  const answer = await answering(platform, by);
  const reasons = coachFor(answer, reply)
    .findings.filter(({ blocks, check }) => blocks && check !== 'hold')
    .map(({ reason }) => reason);
  const { sourceKind } = answer.mention;
  if (!writesMarkdown(sourceKind) && PICTURE.test(reply))
    reasons.push(pictureLimit(sourceKind) ? NOT_AMONG_WORDS : NO_PICTURES);
  if (reasons.length === 0) return;
  const text = reasons.join(' ');
  throw new Refusal('invalid', `${text} Nothing was sent or recorded.`, { text });
}
