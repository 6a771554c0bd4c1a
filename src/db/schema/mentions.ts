/** What was found. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { ofBrand } from './brands.ts';
import { id, oneOf, ref, time } from './columns.ts';
import {
  AUTHOR_WORDS,
  COUNTED,
  DUE_FIRST,
  FACETS,
  LOUDNESS,
  LOW_RATED,
  NEGATIVE,
  newest,
  POSITIVE,
  SHARE_OF_PEOPLE,
  WAITING,
} from './mention-terms.ts';
import { byUser, teams } from './people.ts';
import { sources } from './sources.ts';

export type Span = { start: number; end: number; word: string };
export type Evidence = Span & { weight: number };
export type PriorityReason = { reason: string; points: number };
export type Aspect = { theme: string; label: 'negative' | 'neutral' | 'positive'; score: number };

/** One mention per (brand, source kind, external id). Spans count UTF-16 units of `title + '\n' + text`. */
export const mentions = pgTable(
  'mentions',
  {
    id: id(),
    brandId: ofBrand().notNull(),
    sourceId: ref().references(() => sources.id, { onDelete: 'set null' }),
    sourceKind: text().notNull(),
    externalId: text().notNull(),
    url: text(),
    authorName: text(),
    authorHandle: text(),
    authorUrl: text(),
    authorFollowers: integer(),
    title: text(),
    text: text().notNull(),
    language: text(),
    location: text(),
    replyTo: text(),
    parent: text(),
    rating: doublePrecision(),
    likes: integer(),
    comments: integer(),
    shares: integer(),
    views: integer(),
    publishedAt: time().notNull(),
    editedAt: time(),
    foundAt: time().notNull(),
    /** When the source last showed it; retention counts from here. */
    seenAt: time().notNull().default(sql`now()`),
    /** When it is asked for again, to learn of edits and deletions; null: never. */
    recheckAt: time(),
    /** A tombstone without text and author: deleted upstream, kept long enough, or erased; its last event says which. */
    deletedAt: time(),
    backfilled: boolean().notNull().default(false),
    contentHash: text().notNull(),
    /** By what its copies find it: a hash of its words within its brand; null where they are too few. */
    textKey: bigint({ mode: 'number' }),
    matchedSpans: jsonb().$type<Span[]>().notNull(),
    sentiment: text().$type<'negative' | 'neutral' | 'positive' | 'unscored'>().notNull(),
    sentimentScore: doublePrecision(),
    sentimentConfidence: doublePrecision(),
    unsure: boolean().notNull().default(false),
    /** A person's correction; it wins over `sentiment` everywhere. */
    sentimentByUser: text().$type<'negative' | 'neutral' | 'positive'>(),
    emotions: text().array().notNull().default(sql`'{}'`),
    intents: text().array().notNull().default(sql`'{}'`),
    themes: text().array().notNull().default(sql`'{}'`),
    /** What is said of each theme. */
    aspects: jsonb().$type<Aspect[]>().notNull().default([]),
    /** Noun phrases, for themes that nobody has named yet; they go with the text. */
    terms: text().array().notNull().default(sql`'{}'`),
    /** What the engine says it is about, while `themes` is what a person said; null: nobody has. */
    scoredThemes: text().array(),
    /** Words of the team's own, set by people and rules. */
    tags: text().array().notNull().default(sql`'{}'`),
    evidence: jsonb().$type<Evidence[]>().notNull(),
    scoredBy: text().notNull(),
    priority: text().$type<'urgent' | 'high' | 'normal' | 'low'>().notNull(),
    priorityScore: integer().notNull(),
    priorityReasons: jsonb().$type<PriorityReason[]>().notNull(),
    needsResponse: boolean().notNull(),
    status: text()
      .$type<'open' | 'pending' | 'snoozed' | 'resolved' | 'dismissed'>()
      .notNull()
      .default('open'),
    dismissedReason: text().$type<'not-relevant' | 'spam' | 'duplicate'>(),
    snoozedUntil: time(),
    /** Why it looks like spam; kept when a person says that it is none. */
    spamReasons: text().array().notNull().default(sql`'{}'`),
    /** Suspected, and nobody has said otherwise: out of the figures and the queue. */
    spam: boolean().notNull().default(false),
    assigneeId: byUser(),
    /** Beside the person, or before one was found. */
    teamId: ref().references(() => teams.id, { onDelete: 'set null' }),
    /** A triage rule asks that replies to it are approved. */
    needsApproval: boolean().notNull().default(false),
    /** By when it should be answered: `targetMinutes` of business time after `clockFrom`. */
    dueAt: time(),
    clockFrom: time(),
    targetMinutes: integer(),
    firstRepliedAt: time(),
    resolvedAt: time(),
    /** Goes up with every change; If-Match and forms carry it. */
    version: integer().notNull().default(1),
    updatedAt: time().notNull(),
  },
  (t) => [
    unique('mentions_once').on(t.brandId, t.sourceKind, t.externalId),
    // With what says whether it is late, so that a rail counts without reading rows.
    index('mentions_queue')
      .on(t.brandId, ...DUE_FIRST, t.dueAt, t.firstRepliedAt, t.clockFrom)
      .where(WAITING),
    index('mentions_urgent')
      .on(t.brandId, t.priorityScore.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(WAITING),
    index('mentions_unanswered')
      .on(t.brandId, ...newest(t))
      .where(WAITING),
    index('mentions_low_rated_queue')
      .on(t.brandId, ...DUE_FIRST)
      .where(LOW_RATED),
    index('mentions_low_rated_urgent')
      .on(t.brandId, t.priorityScore.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(LOW_RATED),
    index('mentions_low_rated')
      .on(t.brandId, ...newest(t))
      .where(LOW_RATED),
    index('mentions_timeline').on(t.brandId, ...newest(t)),
    index('mentions_source').on(t.sourceId, t.publishedAt.desc().nullsFirst()),
    index('mentions_mine')
      .on(t.assigneeId, ...DUE_FIRST)
      .where(sql`assignee_id is not null and status in ('open','pending') and deleted_at is null`),
    index('mentions_team')
      .on(t.teamId, ...DUE_FIRST)
      .where(sql`team_id is not null and status in ('open','pending') and deleted_at is null`),
    index('mentions_snoozed').on(t.snoozedUntil, sql`(-id)`).where(sql`status = 'snoozed'`),
    index('mentions_recheck')
      .on(t.sourceId, t.recheckAt)
      .where(sql`recheck_at is not null and deleted_at is null`),
    index('mentions_found').using('brin', t.foundAt),
    index('mentions_late')
      .on(t.dueAt)
      .where(
        sql`due_at is not null and first_replied_at is null and status in ('open','pending') and deleted_at is null`,
      ),
    index('mentions_retention').on(t.sourceKind, t.seenAt).where(sql`deleted_at is null`),
    index('mentions_author').on(t.sourceKind, t.authorHandle, t.publishedAt),
    // The people who complained: see reports/recovery/critics.ts.
    index('mentions_critics')
      .on(t.brandId, SHARE_OF_PEOPLE, t.publishedAt)
      .where(sql`(${NEGATIVE} or rating <= 2) and author_handle is not null and deleted_at is null`),
    // Everybody who spoke: see reports/people/promoters.ts.
    index('mentions_people')
      .on(t.brandId, SHARE_OF_PEOPLE, t.publishedAt)
      .where(sql`author_handle is not null and ${COUNTED}`),
    // Who may have the most influence, and the loudest of a theme, without reading the others.
    index('mentions_loudest')
      .on(t.brandId, sql`${LOUDNESS} desc`, ...newest(t))
      .where(COUNTED),
    // Newest first, whom to thank and whom to win back.
    index('mentions_to_thank')
      .on(t.brandId, ...newest(t))
      .where(sql`${POSITIVE} and first_replied_at is null and author_handle is not null and ${COUNTED}`),
    index('mentions_to_win_back')
      .on(t.brandId, ...newest(t))
      .where(
        sql`${NEGATIVE} and (first_replied_at is null or status = 'open') and author_handle is not null and ${COUNTED}`,
      ),
    // What is not late yet and may become so.
    index('mentions_undue')
      .on(t.brandId, t.dueAt)
      .where(sql`needs_response and due_at is not null and first_replied_at is null and resolved_at is null`),
    // What reports on answers and on stars read, alone.
    index('mentions_needing')
      .on(t.brandId, t.publishedAt)
      .where(sql`needs_response and status <> 'dismissed' and not spam`),
    index('mentions_rated')
      .on(t.brandId, t.publishedAt, t.rating, t.sourceKind)
      .where(sql`rating is not null and status <> 'dismissed' and not spam`),
    // The loudest of a period, without reading the others.
    index('mentions_loud_negative')
      .on(t.brandId, sql`${LOUDNESS} desc`, t.priorityScore.desc().nullsFirst(), ...newest(t))
      .where(sql`${NEGATIVE} and ${COUNTED}`),
    index('mentions_loud_positive')
      .on(t.brandId, sql`${LOUDNESS} desc`, t.rating.desc().nullsLast(), ...newest(t))
      .where(sql`${POSITIVE} and ${COUNTED}`),
    index('mentions_corrected')
      .on(t.brandId, t.sourceKind, t.id)
      .where(sql`sentiment_by_user is not null and deleted_at is null`),
    index('mentions_words').using(
      'gin',
      sql`to_tsvector('simple', left(coalesce(title, '') || ' ' || "text", 20000))`,
    ),
    // Whole, since the planner takes what is common from an index only where it holds every row.
    index('mentions_facets').using('gin', t.themes, t.tags, t.intents, AUTHOR_WORDS, FACETS),
    index('mentions_text').on(t.textKey, t.id).where(sql`text_key is not null`),
    index('mentions_spam')
      .on(t.brandId, ...newest(t))
      .where(sql`spam and deleted_at is null`),
    // What somebody has still to look at: all that was ever taken for spam is many times as much.
    index('mentions_suspected')
      .on(t.brandId, ...newest(t))
      .where(sql`spam and status in ('open','pending') and deleted_at is null`),
    check('mentions_sentiment', oneOf('sentiment', `'negative','neutral','positive','unscored'`)),
    check('mentions_sentiment_by_user', oneOf('sentiment_by_user', `'negative','neutral','positive'`)),
    check('mentions_priority', oneOf('priority', `'urgent','high','normal','low'`)),
    check('mentions_status_word', oneOf('status', `'open','pending','snoozed','resolved','dismissed'`)),
    check('mentions_rating', sql`${t.rating} between 1 and 5`),
    check('mentions_spam_has_reasons', sql`not spam or spam_reasons <> '{}'`),
    check('mentions_dismissed', sql`(status = 'dismissed') = (dismissed_reason is not null)`),
    check('mentions_snoozed_until', sql`(status = 'snoozed') = (snoozed_until is not null)`),
  ],
);

/** Goes when the mention goes. */
export const ofMention = () => ref().references(() => mentions.id, { onDelete: 'cascade' });
