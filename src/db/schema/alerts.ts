/** What they are told at once. */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { ofBrand } from './brands.ts';
import { channels } from './channels.ts';
import { id, oneOf, ref, time } from './columns.ts';
import { incidents } from './incidents.ts';
import { ofMention } from './mentions.ts';
import { byUser } from './people.ts';
import { sources } from './sources.ts';
import { storyTexts } from './texts.ts';

/** Times in milliseconds since 1970; everything is left out while there is nothing to remember. */
export type RuleMemory = {
  rangAt?: number;
  /** How often it rang on this day in its zone. */
  today?: { day: string; rings: number };
  /** By brand and theme: when the group's message rang, and about which mention. */
  groups?: Record<string, { at: number; mentionId: number; overrides: boolean }>;
  /** Matches that wait until the threshold is reached, oldest first. */
  waiting?: { at: number; mentionId: number; story: string | null }[];
};

/** `filter` is written in the filter language; `brandId` null means every brand of one's own. */
export const alertRules = pgTable(
  'alert_rules',
  {
    id: id(),
    name: text().notNull(),
    brandId: ofBrand(),
    /**
     * A source rule rings when a source falls silent or stops, an overdue rule when a first reply is late, an incident
     * rule when an incident opens; the filter of a source rule is empty.
     */
    about: text().$type<'mentions' | 'overdue' | 'sources' | 'incidents'>().notNull().default('mentions'),
    filter: text().notNull(),
    enabled: boolean().notNull().default(true),
    /** Rings by itself again from then on. */
    pausedUntil: time(),
    /** Rings once so many matches came within `thresholdMinutes`; 1 is every match. */
    threshold: integer().notNull().default(1),
    thresholdMinutes: integer().notNull().default(60),
    /** One message per brand and theme in so many minutes, later ones join it; 0 groups nothing. */
    groupMinutes: integer().notNull().default(0),
    /** After a message the rule is held back for so many minutes; 0 is never. */
    cooldownMinutes: integer().notNull().default(0),
    /** Minutes after midnight in `quietZone`; null without quiet hours. */
    quietFrom: smallint(),
    quietUntil: smallint(),
    quietZone: text(),
    /** From this priority on a mention rings in quiet hours and beyond the budget; null: none does. */
    overrideFrom: text().$type<'urgent' | 'high' | 'normal' | 'low'>().default('urgent'),
    /** Most messages a day, in the brand's time zone; null is without a limit. */
    dailyBudget: integer(),
    /** Minutes until those on call are reminded of what nobody took; null reminds nobody. */
    remindMinutes: integer(),
    /** What decisions rest on: the groups that are open, when it last rang, how often today. Locked while it decides. */
    memory: jsonb().$type<RuleMemory>().notNull().default({}),
    createdAt: time().notNull(),
  },
  () => [
    check(
      'alert_rules_counts',
      sql`threshold >= 1 and threshold_minutes >= 1 and group_minutes >= 0
      and cooldown_minutes >= 0 and daily_budget >= 1 and remind_minutes >= 1`,
    ),
    check('alert_rules_quiet', sql`num_nonnulls(quiet_from, quiet_until, quiet_zone) in (0, 3)`),
  ],
);

export const alertRuleChannels = pgTable(
  'alert_rule_channels',
  {
    alertRuleId: ref()
      .notNull()
      .references(() => alertRules.id, { onDelete: 'cascade' }),
    channelId: ref()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.alertRuleId, t.channelId] })],
);

/** The outbox. Written with the mention, claimed one by one; `id` is the event id that receivers see. */
export const alerts = pgTable(
  'alerts',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** A digest tells of those whose `leadId` it is; a reminder is about its `leadId`; the others have one subject. */
    kind: text()
      .$type<'mention' | 'overdue' | 'source' | 'incident' | 'digest' | 'reminder'>()
      .notNull()
      .default('mention'),
    mentionId: ofMention(),
    sourceId: ref().references(() => sources.id, { onDelete: 'cascade' }),
    /** Only for sources: the state and since when, and the sentence that went with it. */
    sourceState: text(),
    sourceNote: text(),
    incidentId: ref().references(() => incidents.id, { onDelete: 'cascade' }),
    alertRuleId: ref().references(() => alertRules.id, { onDelete: 'set null' }),
    channelId: ref()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    /**
     * `quiet`: kept for the record and never sent, for the reason in the note. `held`: told of in a digest from
     * `nextAttemptAt` on. `joined`: told of by the message of `leadId`.
     */
    status: text()
      .$type<'pending' | 'held' | 'joined' | 'sent' | 'failed' | 'quiet'>()
      .notNull()
      .default('pending'),
    heldFor: text().$type<'quiet hours' | 'cooldown' | 'budget' | 'outage' | 'group'>(),
    /** Its group's first alert, the digest that holds it, or what it reminds of. */
    leadId: uuid().references((): AnyPgColumn => alerts.id, { onDelete: 'cascade' }),
    /** Goes out by itself even after an outage. */
    critical: boolean().notNull().default(false),
    /** What the channel calls the message, so that it can be changed and answered. */
    externalId: text(),
    /** The message is out of date since then: more joined it, somebody took it. */
    updateAt: time(),
    /** What rang for the story that this mention is a copy of. */
    copyOf: uuid().references((): AnyPgColumn => alerts.id, { onDelete: 'set null' }),
    /** The text that rang, so that its copies do not; null for quiet ones. */
    textKey: ref().references(() => storyTexts.textKey, { onDelete: 'set null' }),
    /** Sends that were begun and not turned away; above 1 the message says that it may be a repeat. */
    attempts: integer().notNull().default(0),
    nextAttemptAt: time().notNull(),
    leaseToken: uuid(),
    createdAt: time().notNull(),
    sentAt: time(),
    failureClass: text(),
    failureNote: text(),
    /** Whether the message was worth reading, as a person said. */
    verdict: text().$type<'useful' | 'noise'>(),
    verdictBy: byUser(),
    verdictAt: time(),
    /** Taken: nobody is reminded any more. */
    acknowledgedAt: time(),
    acknowledgedBy: byUser(),
    /** When the next on call is reminded; null when nobody will be. */
    remindAt: time(),
    reminders: smallint().notNull().default(0),
    /** Whom a reminder calls. */
    forUserId: byUser(),
  },
  (t) => [
    unique('alerts_once').on(t.mentionId, t.channelId, t.kind),
    unique('alerts_once_per_state').on(t.sourceId, t.sourceState, t.channelId),
    unique('alerts_once_per_incident').on(t.incidentId, t.channelId),
    check(
      'alerts_subject',
      sql`num_nonnulls(mention_id, source_id, incident_id) = case when kind in ('digest','reminder') then 0 else 1 end`,
    ),
    index('alerts_due').on(t.nextAttemptAt).where(sql`status = 'pending'`),
    index('alerts_held').on(t.nextAttemptAt).where(sql`status = 'held'`),
    index('alerts_out_of_date').on(t.updateAt).where(sql`update_at is not null`),
    index('alerts_to_remind').on(t.remindAt).where(sql`remind_at is not null`),
    index('alerts_lead').on(t.leadId).where(sql`lead_id is not null`),
    index('alerts_followed').on(t.createdAt).where(sql`external_id is not null or remind_at is not null`),
    index('alerts_joined').on(t.leadId).where(sql`status = 'joined' and sent_at is null`),
    index('alerts_of_rule').on(t.alertRuleId, t.createdAt.desc().nullsFirst()),
    index('alerts_recent').on(t.createdAt.desc().nullsFirst(), t.id),
    index('alerts_text').on(t.textKey, t.channelId).where(sql`text_key is not null`),
    index('alerts_copy').on(t.copyOf).where(sql`copy_of is not null`),
    check('alerts_status', oneOf('status', `'pending','held','joined','sent','failed','quiet'`)),
  ],
);
