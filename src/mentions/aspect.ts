/** What a mention says of one of its themes. */
import { type SQL, sql } from 'drizzle-orm';
import type { Aspect } from '../db/schema.ts';
import type { Sentiment } from './mention.ts';

/** Of mention `m`: a person's correction where it has one theme only, else the aspect, else the whole. */
export const aspectOf = (theme: SQL): SQL => sql`case
  when m.sentiment_by_user is not null and cardinality(m.themes) = 1 then m.sentiment_by_user
  else coalesce((
    select a->>'label' from jsonb_array_elements(m.aspects) a where a->>'theme' = ${theme} limit 1),
    m.sentiment_by_user, m.sentiment) end`;

/** The same of a mention at hand; `sentiment` is after a correction. */
export function saidOf(
  { themes, aspects, sentiment, corrected }: Said,
  theme: string,
): Aspect['label'] | Sentiment {
  if (corrected && themes.length === 1) return sentiment;
  return aspects.find((aspect) => aspect.theme === theme)?.label ?? sentiment;
}

export type Said = {
  themes: readonly string[];
  aspects: readonly Aspect[];
  sentiment: Sentiment;
  corrected: boolean;
};

/** The value of `theme:`, such as `price` or `price=negative`, in lower case. */
export function themeAsked(value: string): { theme: string; said: string | null } {
  const asked = /^(.+)=(negative|neutral|positive)$/.exec(value.toLowerCase());
  return asked ? { theme: asked[1]!, said: asked[2]! } : { theme: value.toLowerCase(), said: null };
}
