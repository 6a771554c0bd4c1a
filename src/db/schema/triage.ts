/** What was done with mentions. */
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { ofBrand } from './brands.ts';
import { id, oneOf, ref, time } from './columns.ts';
import { ofMention } from './mentions.ts';
import { byUser, ofUser } from './people.ts';

/** One recorded change. `change` holds the fields before and after, which is what undo needs. */
export const events = pgTable(
  'events',
  {
    id: id(),
    mentionId: ofMention().notNull(),
    brandId: ofBrand().notNull(),
    kind: text().notNull(),
    userId: byUser(),
    via: text().$type<'web' | 'api' | 'slack' | 'rule' | 'cli' | 'system'>().notNull(),
    change: jsonb()
      .$type<{ from?: Record<string, unknown>; to?: Record<string, unknown>; note?: string }>()
      .notNull(),
    /** The mention's version after this change: undo is allowed while it still is the current one. */
    version: integer().notNull(),
    undoneAt: time(),
    /** The same for all events of one move on many mentions, so that it is taken back as one. */
    batchId: uuid(),
    at: time().notNull(),
  },
  (t) => [
    index('events_mention').on(t.mentionId, t.id),
    index('events_batch').on(t.batchId).where(sql`batch_id is not null`),
    index('events_user').on(t.userId, t.id.desc().nullsFirst()),
    check('events_via', oneOf('via', `'web','api','slack','rule','cli','system'`)),
  ],
);

export const notes = pgTable(
  'notes',
  {
    id: id(),
    mentionId: ofMention().notNull(),
    userId: byUser(),
    text: text().notNull(),
    at: time().notNull(),
    editedAt: time(),
  },
  (t) => [index('notes_mention').on(t.mentionId, t.id)],
);

/** Whom a note calls by "@name"; `seenAt` is when they opened it. */
export const noteMentions = pgTable(
  'note_mentions',
  {
    noteId: ref()
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    userId: ofUser().notNull(),
    /** As it stands in the text, without the @. */
    written: text().notNull(),
    seenAt: time(),
  },
  (t) => [
    primaryKey({ columns: [t.noteId, t.userId] }),
    index('note_mentions_user').on(t.userId, t.noteId.desc().nullsFirst()),
    index('note_mentions_unseen').on(t.userId).where(sql`seen_at is null`),
  ],
);

/** Who has which mention open, as their browser said every some seconds; a row is old after 45 of them. */
export const presences = pgTable(
  'presences',
  {
    mentionId: ofMention().notNull(),
    userId: ofUser().notNull(),
    doing: text().$type<'viewing' | 'replying'>().notNull(),
    seenAt: time().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.mentionId] }),
    index('presences_seen').on(t.seenAt),
    check('presences_doing', oneOf('doing', `'viewing','replying'`)),
  ],
);

export type TriageActions = {
  assign?: { to: 'person'; userId: number } | { to: 'team'; teamId: number; by: 'team' | 'turn' | 'load' };
  tags?: string[];
  priority?: 'urgent' | 'high' | 'normal' | 'low';
  status?:
    | { is: 'resolved' }
    | { is: 'dismissed'; reason: 'not-relevant' | 'spam' | 'duplicate' }
    | { is: 'snoozed'; hours: number };
  /** Replies to it are approved first. */
  approval?: true;
  channelId?: number;
};

/** What is done with mentions by itself, in the order of `position`. `brandId` null means every brand of one's own. */
export const triageRules = pgTable(
  'triage_rules',
  {
    id: id(),
    name: text().notNull(),
    brandId: ofBrand(),
    position: integer().notNull(),
    filter: text().notNull(),
    actions: jsonb().$type<TriageActions>().notNull(),
    /** Later rules leave alone what this one acted on. */
    stops: boolean().notNull().default(false),
    enabled: boolean().notNull().default(true),
    createdAt: time().notNull(),
  },
  (t) => [index('triage_rules_order').on(t.position, t.id)],
);

/** A rule acts once on a mention for each cause. */
export const triageRuleRuns = pgTable(
  'triage_rule_runs',
  {
    ruleId: ref()
      .notNull()
      .references(() => triageRules.id, { onDelete: 'cascade' }),
    mentionId: ofMention().notNull(),
    /** `found`, or the event that called the rules again. */
    cause: text().notNull(),
    /** Of the events that came from it, so that it is taken back as one. */
    batchId: uuid().notNull(),
    at: time().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ruleId, t.mentionId, t.cause] }),
    index('triage_rule_runs_recent').on(t.ruleId, t.at.desc().nullsFirst()),
    index('triage_rule_runs_mention').on(t.mentionId),
  ],
);
