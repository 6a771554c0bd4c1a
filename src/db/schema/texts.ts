/** What was told again in other places, and what edited posts said before. */
import { sql } from 'drizzle-orm';
import { bigint, doublePrecision, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { ofBrand } from './brands.ts';
import { ref, time } from './columns.ts';
import { ofMention } from './mentions.ts';

/** The texts that copies may be of, each once however often it was told; texts of one story share its id. */
export const storyTexts = pgTable(
  'story_texts',
  {
    /** As in `mentions`. */
    textKey: bigint({ mode: 'number' }).primaryKey(),
    brandId: ofBrand().notNull(),
    /** The lowest key among its texts. */
    storyId: ref().notNull(),
    /** To which stories it belonged before they became part of others, oldest first; null: before that was kept. */
    former: jsonb().$type<{ storyId: number; until: string }[]>(),
  },
  (t) => [
    index('story_texts_story').on(t.storyId),
    index('story_texts_brand').on(t.brandId),
    index('story_texts_told_before').on(t.textKey, t.storyId).where(sql`story_id <> text_key`),
  ],
);

/**
 * By what nearly the same text is found: hashes that it shares with its copies, see stories/sketch.ts. There are many
 * for each text, so no reference is checked: whoever deletes the text deletes them.
 */
export const storyKeys = pgTable(
  'story_keys',
  {
    key: bigint({ mode: 'number' }).notNull(),
    textKey: ref().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.textKey] }), index('story_keys_text').on(t.textKey)],
);

/** What an edited post said before. */
export const mentionVersions = pgTable(
  'mention_versions',
  {
    mentionId: ofMention().notNull(),
    replacedAt: time().notNull(),
    title: text(),
    text: text().notNull(),
    rating: doublePrecision(),
    contentHash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.mentionId, t.replacedAt] })],
);
