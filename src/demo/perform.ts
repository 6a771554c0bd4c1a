/** One step of the team, through the same verbs as the dashboard's buttons. */
import { Refusal } from '../failure.ts';
import { assign } from '../mentions/assign.ts';
import { addNote } from '../mentions/note.ts';
import { recordReply } from '../mentions/reply.ts';
import { correctSentiment } from '../mentions/sentiment.ts';
import { dismiss, resolve, snooze } from '../mentions/triage.ts';
import type { Platform } from '../platform/platform.ts';
import type { Stage } from './stage.ts';
import type { Step } from './steps.ts';

/** False when the mention is not where the step expects it: then the product refused, and nothing was changed. */
export async function perform(
  platform: Platform,
  { ownBrandId, team }: Stage,
  mentionId: number,
  step: Step,
): Promise<boolean> {
  const actor = { userId: team[step.by], via: 'web' as const };
  const ref = { mentionId, brandIds: [ownBrandId] };
  const act = async (): Promise<unknown> => {
    switch (step.does) {
      case 'assign':
        return assign(platform, actor, { ...ref, userId: team[step.to] });
      case 'note':
        return addNote(platform, actor, { ...ref, text: step.text });
      case 'reply':
        return recordReply(platform, actor, { ...ref, text: step.text, posted: true });
      case 'resolve':
        return resolve(platform, actor, ref);
      case 'dismiss':
        return dismiss(platform, actor, { ...ref, reason: step.reason });
      case 'snooze':
        return snooze(platform, actor, { ...ref, until: step.until });
      case 'correct':
        return correctSentiment(platform, actor, { ...ref, label: step.label });
    }
  };
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
