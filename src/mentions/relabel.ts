import type { Platform } from '../platform/platform.ts';
import type { Changed } from './change.ts';
import type { MentionRef } from './conflict.ts';
import type { Labels } from './labels.ts';
import type { Actor } from './mention.ts';
import { makeSetting } from './setting.ts';

/** What it is about, as a person says; it outlives new scores. `only: null` gives the engine's themes back. */
export function setThemes(
  platform: Platform,
  actor: Actor,
  { labels, ...ref }: MentionRef & { labels: Labels },
): Promise<Changed | null> {
  return makeSetting(platform, actor, ref, { kind: 'theme', labels });
}

/** The team's own words for it. */
export function setTags(
  platform: Platform,
  actor: Actor,
  { labels, ...ref }: MentionRef & { labels: Labels },
): Promise<Changed | null> {
  return makeSetting(platform, actor, ref, { kind: 'tag', labels });
}
