/** What was answered, from which words, and in a crisis. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { brands, ofBrand } from './brands.ts';
import { id, oneOf, ref, time } from './columns.ts';
import { mentions, ofMention } from './mentions.ts';
import { byUser } from './people.ts';

/** One wording of a reply template; `sourceKind` null: for any source. */
export type TemplateText = { language: string; sourceKind: string | null; text: string };

/** What is said again and again, for people to start from; `brandId` null: for every brand. */
export const replyTemplates = pgTable(
  'reply_templates',
  {
    id: id(),
    brandId: ofBrand(),
    name: text().notNull(),
    /** What it answers; empty: anything. */
    intents: text().array().notNull().default(sql`'{}'`),
    themes: text().array().notNull().default(sql`'{}'`),
    texts: jsonb().$type<TemplateText[]>().notNull(),
    changedBy: byUser(),
    changedAt: time().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [uniqueIndex('reply_templates_name').on(sql`coalesce(${t.brandId}, 0)`, sql`lower(${t.name})`)],
);

/** What was said in public. Without `postedAt` it is a draft, or, with a state, on its way. */
export const replies = pgTable(
  'replies',
  {
    id: id(),
    mentionId: ofMention().notNull(),
    userId: byUser(),
    text: text().notNull(),
    /** That it began as. */
    templateId: ref().references(() => replyTemplates.id, { onDelete: 'set null' }),
    url: text(),
    createdAt: time().notNull(),
    postedAt: time(),
    /**
     * What stands between it and the public. `unclear`: it may be there, a person has to look; `failed`: it surely is
     * not; `returned`: not approved.
     */
    state: text().$type<'waiting' | 'sending' | 'unclear' | 'failed' | 'returned'>(),
    /** What went wrong, or why it came back: one sentence. */
    stateNote: text(),
    stateSince: time(),
    /** Who approved it, or sent it back. */
    reviewerId: byUser(),
    /** A send was begun and not turned away: before it is sent again, it is looked for. */
    begun: boolean().notNull().default(false),
    attempts: integer().notNull().default(0),
    nextAttemptAt: time(),
    leaseToken: uuid(),
    /** The same in every attempt, for services that then post it once. */
    sendKey: uuid(),
    /** What the source calls our answer. */
    externalId: text(),
    /** When the thread below it is looked at next; null: never again. */
    followAt: time(),
    /** Up to when its author's answers are known. */
    answeredAt: time(),
  },
  (t) => [
    index('replies_mention').on(t.mentionId, t.id),
    uniqueIndex('replies_one_on_its_way')
      .on(t.mentionId)
      .where(sql`state in ('waiting','sending','unclear')`),
    index('replies_due').on(t.nextAttemptAt).where(sql`state = 'sending'`),
    index('replies_waiting').on(t.id).where(sql`state = 'waiting'`),
    index('replies_to_look_at').on(t.id).where(sql`state in ('waiting','unclear','failed','returned')`),
    index('replies_approved')
      .on(t.userId)
      .where(sql`reviewer_id is not null and state is null and posted_at is null`),
    index('replies_follow').on(t.followAt).where(sql`follow_at is not null`),
    check('replies_state', oneOf('state', `'waiting','sending','unclear','failed','returned'`)),
    check('replies_posted_or_on_its_way', sql`posted_at is null or state is null`),
  ],
);

/** A reply that began as a template: so that nobody reads the same sentence every day. */
export const templateUses = pgTable(
  'template_uses',
  {
    id: id(),
    templateId: ref()
      .notNull()
      .references(() => replyTemplates.id, { onDelete: 'cascade' }),
    mentionId: ofMention().notNull(),
    userId: byUser(),
    at: time().notNull(),
  },
  (t) => [
    index('template_uses_template').on(t.templateId, t.at.desc().nullsFirst()),
    index('template_uses_mention').on(t.mentionId),
  ],
);

/** How a brand speaks, as its text file says it; see mentions/voice.ts. */
export const brandVoices = pgTable('brand_voices', {
  brandId: ref()
    .primaryKey()
    .references(() => brands.id, { onDelete: 'cascade' }),
  file: text().notNull(),
  changedBy: byUser(),
  changedAt: time().notNull(),
});

/** A time in which one person answers for a brand, and nobody else. */
export const crises = pgTable(
  'crises',
  {
    id: id(),
    brandId: ofBrand().notNull(),
    ownerId: byUser(),
    what: text().notNull(),
    /** The playbook as it was when it began, and what of it is done. */
    steps: jsonb().$type<{ step: string; doneBy: string | null; doneAt: string | null }[]>().notNull(),
    startedAt: time().notNull(),
    endedAt: time(),
    summary: text(),
  },
  (t) => [
    uniqueIndex('crises_one_at_a_time').on(t.brandId).where(sql`ended_at is null`),
    index('crises_recent').on(t.brandId, t.startedAt.desc().nullsFirst()),
  ],
);

export const crisisLog = pgTable(
  'crisis_log',
  {
    id: id(),
    crisisId: ref()
      .notNull()
      .references(() => crises.id, { onDelete: 'cascade' }),
    userId: byUser(),
    text: text().notNull(),
    at: time().notNull(),
  },
  (t) => [index('crisis_log_crisis').on(t.crisisId, t.id)],
);

/** One question to the author of a mention, asked by a link in a reply, and its one answer. */
export const surveys = pgTable(
  'surveys',
  {
    mentionId: ref()
      .primaryKey()
      .references(() => mentions.id, { onDelete: 'cascade' }),
    brandId: ofBrand().notNull(),
    tokenHash: text().notNull().unique(),
    /** Whose reply asked. */
    userId: byUser(),
    askedAt: time().notNull(),
    expiresAt: time().notNull(),
    answeredAt: time(),
    rating: smallint(),
    text: text(),
  },
  (t) => [
    index('surveys_asked').on(t.brandId, t.askedAt),
    index('surveys_answered').on(t.brandId, t.answeredAt).where(sql`answered_at is not null`),
    check('surveys_rating', sql`rating between 1 and 5`),
    check('surveys_answer', sql`(answered_at is null) = (rating is null)`),
  ],
);
