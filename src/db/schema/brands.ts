/** What is watched: brands, whose they are, when they answer, and by what rules their mentions are found. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id, oneOf, ROLES, ref, time } from './columns.ts';
import { byUser, ofUser, teams } from './people.ts';

/**
 * A seed theme or one of the brand's own. `name` is what mentions get: two with one name are one theme; null
 * hides it. `phrases`: more lines that speak of it.
 */
export type BrandTheme = { theme: string; name: string | null; phrases: string };

export const brands = pgTable(
  'brands',
  {
    id: id(),
    name: text().notNull(),
    kind: text().$type<'own' | 'competitor'>().notNull(),
    website: text(),
    /** What it makes and sells, in its people's own words: helps to tell it from what else its name means. */
    about: text(),
    timeZone: text().notNull().default('UTC'),
    /** Days after which texts and authors are forgotten; null: as long as the source's terms allow. */
    retentionDays: integer(),
    /** Minutes in which a mention that needs a response should get its first one. */
    responseMinutes: integer().notNull().default(240),
    /** Who and what never makes a mention: values of author:, site: and thread: in match rules. */
    neverAuthors: text().array().notNull().default(sql`'{}'`),
    neverSites: text().array().notNull().default(sql`'{}'`),
    neverThreads: text().array().notNull().default(sql`'{}'`),
    /** The brand's own handles, as @name or name. */
    ownAccounts: text().array().notNull().default(sql`'{}'`),
    /** How the brand's themes differ from the seeds. */
    themes: jsonb().$type<BrandTheme[]>().notNull().default([]),
    /** Mentions up to this id still have the themes of before the last change; null: none has. */
    themesBehind: bigint({ mode: 'number' }),
    /** Mentions up to this id still have the due times of before targets or hours changed; null: none has. */
    dueBehind: bigint({ mode: 'number' }),
    /** Whether what is surely not about it is set aside as it comes in. */
    setsAside: boolean().notNull().default(false),
    /** To whom what needs a response goes by itself; null: to nobody. */
    teamId: ref().references(() => teams.id, { onDelete: 'set null' }),
    /** To the team as a whole, to its people in turn, or to whoever has the least to do. */
    assignBy: text().$type<'team' | 'turn' | 'load'>().notNull().default('team'),
    /** Whose replies somebody else has to approve. */
    approval: text().$type<'nobody' | 'responders' | 'everybody'>().notNull().default('nobody'),
    /** What is done in a crisis, step by step; empty: as shipped. */
    playbook: text().array().notNull().default(sql`'{}'`),
    /** Incidents that chance alone may open in a year, over all of its series; 0 looks for none. */
    falseAlarmsAYear: integer().notNull().default(4),
    createdAt: time().notNull(),
  },
  (t) => [
    uniqueIndex('brands_name').on(sql`lower(${t.name})`),
    check('brands_assign_by', oneOf('assign_by', `'team','turn','load'`)),
    check('brands_kind', oneOf('kind', `'own','competitor'`)),
    check('brands_response_minutes', sql`${t.responseMinutes} > 0`),
    check('brands_approval', oneOf('approval', `'nobody','responders','everybody'`)),
    check('brands_retention_days', sql`${t.retentionDays} > 0`),
    check('brands_false_alarms', sql`${t.falseAlarmsAYear} between 0 and 365`),
  ],
);

/** Goes when the brand goes. */
export const ofBrand = () => ref().references(() => brands.id, { onDelete: 'cascade' });

export const brandRoles = pgTable(
  'brand_roles',
  {
    userId: ofUser().notNull(),
    brandId: ofBrand().notNull(),
    role: text().$type<'admin' | 'manager' | 'responder' | 'viewer'>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.brandId] }), check('brand_roles_role', oneOf('role', ROLES))],
);

/** When a brand answers: intervals of a weekday, in minutes of its day. A brand without any answers round the clock. */
export const businessHours = pgTable(
  'business_hours',
  {
    brandId: ofBrand().notNull(),
    /** 1 is Monday. */
    weekday: smallint().notNull(),
    opens: smallint().notNull(),
    closes: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.weekday, t.opens] }),
    check('business_hours_weekday', sql`${t.weekday} between 1 and 7`),
    check(
      'business_hours_interval',
      sql`${t.opens} >= 0 and ${t.opens} < ${t.closes} and ${t.closes} <= 1440`,
    ),
  ],
);

/** Days that differ from their weekday: closed, or open in these intervals only. */
export const holidays = pgTable(
  'holidays',
  {
    brandId: ofBrand().notNull(),
    day: date({ mode: 'string' }).notNull(),
    name: text().notNull(),
    hours: jsonb().$type<[opens: number, closes: number][]>().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.brandId, t.day] })],
);

/** Business minutes for what is not as `brands.responseMinutes` has it. Null in a key: any; null in a target: as elsewhere. */
export const responseTargets = pgTable(
  'response_targets',
  {
    id: id(),
    brandId: ofBrand().notNull(),
    priority: text().$type<'urgent' | 'high' | 'normal' | 'low'>(),
    sourceKind: text(),
    firstMinutes: integer(),
    resolveMinutes: integer(),
  },
  (t) => [
    uniqueIndex('response_targets_once').on(
      t.brandId,
      sql`coalesce(priority, '')`,
      sql`coalesce(source_kind, '')`,
    ),
    check('response_targets_priority', oneOf('priority', `'urgent','high','normal','low'`)),
    check('response_targets_first', sql`${t.firstMinutes} > 0`),
    check('response_targets_resolve', sql`${t.resolveMinutes} > 0`),
  ],
);

export const matchRules = pgTable(
  'match_rules',
  {
    id: id(),
    brandId: ofBrand().notNull(),
    rule: text().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [uniqueIndex('match_rules_once').on(t.brandId, sql`md5(rule)`)],
);

/** Which posts are about a brand, as people said. No words of the posts, only hashes of what surrounds the name. */
export const relevanceExamples = pgTable(
  'relevance_examples',
  {
    brandId: ofBrand().notNull(),
    /** Of the source kind and the external id, since such an id may name its author. */
    itemHash: text().notNull(),
    features: integer().array().notNull(),
    relevant: boolean().notNull(),
    /** A thumb, a mention set aside as not relevant, or one that was worked on, which says less. */
    given: text().$type<'thumb' | 'dismissed' | 'answered'>().notNull(),
    userId: byUser(),
    at: time().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.itemHash] }),
    check('relevance_examples_given', oneOf('given', `'thumb','dismissed','answered'`)),
  ],
);
