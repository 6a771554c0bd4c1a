import type { Item } from '../sources/adapter.ts';
import type { TopicName } from './story/happenings.ts';
import type { Tone } from './story/lines.ts';
import type { Scripted } from './story/scripted.ts';

/** An item with what only the story knows about it. */
export type Post = {
  item: Item & { publishedAt: string };
  brandName: string;
  topic: TopicName | 'other';
  tone: Tone | 'neutral';
  outcome: Scripted['outcome'] | null;
};
