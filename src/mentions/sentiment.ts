import type { Platform } from '../platform/platform.ts';
import type { Changed } from './change.ts';
import type { MentionRef } from './conflict.ts';
import type { Actor, Sentiment } from './mention.ts';
import { makeSetting } from './setting.ts';

/** A person's label wins over the score everywhere; null gives it back to the score. */
export function correctSentiment(
  platform: Platform,
  actor: Actor,
  { label, ...ref }: MentionRef & { label: Exclude<Sentiment, 'unscored'> | null },
): Promise<Changed | null> {
  return makeSetting(platform, actor, ref, { kind: 'correct', label });
}
