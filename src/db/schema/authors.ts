/** Who is one person, and who was removed. */
import { index, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, time } from './columns.ts';
import { ofMention } from './mentions.ts';
import { byUser } from './people.ts';

/** Two names of one person, because they said so themselves, in a mention; never a guess. */
export const authorLinks = pgTable(
  'author_links',
  {
    id: id(),
    sourceKind: text().notNull(),
    handle: text().notNull(),
    otherKind: text().notNull(),
    otherHandle: text().notNull(),
    /** Where they said so. */
    mentionId: ofMention().notNull(),
    userId: byUser(),
    at: time().notNull(),
  },
  (t) => [
    unique('author_links_once').on(t.sourceKind, t.handle, t.otherKind, t.otherHandle),
    index('author_links_other').on(t.otherKind, t.otherHandle),
    index('author_links_mention').on(t.mentionId),
  ],
);

/** A receipt for each person who was removed. Of the person, only a keyed hash is left. */
export const erasures = pgTable('erasures', {
  id: id(),
  at: time().notNull(),
  userId: byUser(),
  via: text().notNull(),
  sourceKind: text().notNull(),
  authorHash: text().notNull(),
  /** What was removed, by table. */
  receipt: jsonb().$type<Record<string, number>>().notNull(),
});

/** What must not be stored again: keyed hashes of erased people's handles, names, addresses and posts. */
export const erasedIdentities = pgTable(
  'erased_identities',
  { sourceKind: text().notNull(), hash: text().notNull() },
  (t) => [primaryKey({ columns: [t.sourceKind, t.hash] })],
);
