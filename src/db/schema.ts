/** The tables, in the order of the story: who watches, what is watched, what was found, what was done. */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

const id = () => bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity();
const ref = () => bigint({ mode: 'number' });
const time = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 });
const oneOf = (column: string, values: string) => sql.raw(`${column} in (${values})`);

const ROLES = `'admin','manager','responder','viewer'`;

// ---- who watches ----------------------------------------------------------

/** `role` holds for every brand; null means "only the brands in brandRoles". */
export const users = pgTable(
  'users',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text(),
    role: text().$type<'admin' | 'manager' | 'responder' | 'viewer'>(),
    timeZone: text().notNull().default('UTC'),
    theme: text().$type<'system' | 'light' | 'dark'>().notNull().default('system'),
    shortcuts: boolean().notNull().default(true),
    /** The search of the address at which their inbox opens, such as `view=overdue`; null: what needs a reply. */
    inboxQuery: text(),
    disabledAt: time(),
    /** Nothing is assigned to them by itself until then; null: they are here. */
    awayUntil: time(),
    createdAt: time().notNull(),
  },
  (t) => [
    uniqueIndex('users_email').on(sql`lower(${t.email})`),
    check('users_role', oneOf('role', ROLES)),
    check('users_theme', oneOf('theme', `'system','light','dark'`)),
  ],
);

export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text().primaryKey(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: time().notNull(),
    lastSeenAt: time().notNull(),
    expiresAt: time().notNull(),
  },
  (t) => [index('sessions_user').on(t.userId), index('sessions_expiry').on(t.expiresAt)],
);

/** People who share work, whatever the brand. */
export const teams = pgTable(
  'teams',
  {
    id: id(),
    name: text().notNull(),
    /** Who had the last turn when work is given out in turn. */
    turnUserId: ref().references(() => users.id, { onDelete: 'set null' }),
    createdAt: time().notNull(),
  },
  (t) => [uniqueIndex('teams_name').on(sql`lower(${t.name})`)],
);

export const teamMembers = pgTable(
  'team_members',
  {
    teamId: ref()
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.userId] }), index('team_members_user').on(t.userId)],
);

/** A list of the inbox under a name: the search of its address, without "?". */
export const savedViews = pgTable(
  'saved_views',
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    query: text().notNull(),
    /** With everybody who sees the inbox; each sees what they may. */
    shared: boolean().notNull().default(false),
    createdAt: time().notNull(),
  },
  (t) => [
    uniqueIndex('saved_views_name').on(t.userId, sql`lower(${t.name})`),
    index('saved_views_shared').on(t.id).where(sql`shared`),
  ],
);

/** One-time links: the first sign-in, an invitation, a forgotten password. */
export const signInLinks = pgTable('sign_in_links', {
  tokenHash: text().primaryKey(),
  userId: ref()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  createdAt: time().notNull(),
  expiresAt: time().notNull(),
  usedAt: time(),
});

/** Password checks per account and per address, so that guessing is slow everywhere. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  { id: id(), bucket: text().notNull(), at: time().notNull() },
  (t) => [index('sign_in_attempts_bucket').on(t.bucket, t.at)],
);

export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    prefix: text().notNull(),
    tokenHash: text().notNull().unique(),
    scope: text().$type<'read' | 'write'>().notNull(),
    createdAt: time().notNull(),
    lastUsedAt: time(),
    revokedAt: time(),
  },
  (t) => [index('api_tokens_user').on(t.userId), check('api_tokens_scope', oneOf('scope', `'read','write'`))],
);

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    tokenId: ref()
      .notNull()
      .references(() => apiTokens.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    requestHash: text().notNull(),
    status: smallint(),
    body: text(),
    createdAt: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tokenId, t.key] })],
);

/** Forms that were sent, by what they held: a second press of the same button changes nothing. */
export const submissions = pgTable(
  'submissions',
  {
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    at: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.key] }), index('submissions_at').on(t.at)],
);

/** Who somebody in Slack is here: they said so themselves, signed in. */
export const slackLinks = pgTable(
  'slack_links',
  {
    teamId: text().notNull(),
    slackUserId: text().notNull(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** As Slack calls them, to be recognised. */
    slackName: text().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.slackUserId] }), index('slack_links_user').on(t.userId)],
);

/** One-time links that somebody in Slack was given, to say who they are here. */
export const slackLinkOffers = pgTable('slack_link_offers', {
  tokenHash: text().primaryKey(),
  teamId: text().notNull(),
  slackUserId: text().notNull(),
  slackName: text().notNull(),
  createdAt: time().notNull(),
  expiresAt: time().notNull(),
  usedAt: time(),
});

/** Signatures of what Slack sent a short while ago: the same request a second time is refused. */
export const slackRequests = pgTable(
  'slack_requests',
  { signature: text().primaryKey(), at: time().notNull() },
  (t) => [index('slack_requests_at').on(t.at)],
);

/** Who changed the workspace itself; what happened to a mention is in `events`. */
export const audit = pgTable(
  'audit',
  {
    id: id(),
    at: time().notNull(),
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    via: text().notNull(),
    /** Of the browser or the script; null where nobody knows it. */
    address: text(),
  },
  (t) => [
    index('audit_at').on(t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('audit_user').on(t.userId, t.id.desc().nullsFirst()),
  ],
);

// ---- what is watched ------------------------------------------------------

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

export const brandRoles = pgTable(
  'brand_roles',
  {
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    role: text().$type<'admin' | 'manager' | 'responder' | 'viewer'>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.brandId] }), check('brand_roles_role', oneOf('role', ROLES))],
);

/** When a brand answers: intervals of a weekday, in minutes of its day. A brand without any answers round the clock. */
export const businessHours = pgTable(
  'business_hours',
  {
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
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
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
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
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
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
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    rule: text().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [uniqueIndex('match_rules_once').on(t.brandId, sql`md5(rule)`)],
);

/** Which posts are about a brand, as people said. No words of the posts, only hashes of what surrounds the name. */
export const relevanceExamples = pgTable(
  'relevance_examples',
  {
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    /** Of the source kind and the external id, since such an id may name its author. */
    itemHash: text().notNull(),
    features: integer().array().notNull(),
    relevant: boolean().notNull(),
    /** A thumb, a mention set aside as not relevant, or one that was worked on, which says less. */
    given: text().$type<'thumb' | 'dismissed' | 'answered'>().notNull(),
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
    at: time().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.itemHash] }),
    check('relevance_examples_given', oneOf('given', `'thumb','dismissed','answered'`)),
  ],
);

/** `settings` never holds a secret in the clear: secret fields are sealed strings. */
export const sources = pgTable(
  'sources',
  {
    id: id(),
    kind: text().notNull(),
    name: text().notNull(),
    settings: jsonb().$type<Record<string, string>>().notNull(),
    /** Where pacing is shared: one request at a time, one second apart. */
    host: text().notNull(),
    cursor: jsonb().$type<Record<string, unknown>>(),
    health: text()
      .$type<'working' | 'quiet' | 'slowed' | 'signed-out' | 'blocked' | 'broken' | 'gone' | 'paused'>()
      .notNull()
      .default('working'),
    healthSince: time().notNull(),
    /** One sentence for people: what happened and what to do. */
    healthNote: text(),
    failureClass: text(),
    failures: integer().notNull().default(0),
    intervalSeconds: integer().notNull().default(900),
    /** On how many publishing dates that pace rests, at most 10; with few, a silence says nothing. */
    datesKnown: integer().notNull().default(0),
    nextPollAt: time().notNull(),
    leaseToken: uuid(),
    leaseUntil: time(),
    lastPollAt: time(),
    lastSuccessAt: time(),
    newestItemAt: time(),
    /** Null until the first run has read its history; mentions stored before are marked backfilled. */
    backfilledAt: time(),
    /** What the first run has read so far; null when none is under way. */
    readSoFar: integer(),
    /** Sealed: what the adapter keeps between polls and nobody may read, such as an access token. */
    session: text(),
    /** When what the user entered stops being valid, where the source says so. */
    credentialExpiresAt: time(),
    /** A keyed hash of what its budgets belong to, the same for all that share them; null without budgets. */
    credential: text(),
    /** False where there is nothing to poll: a link, pushed or entered mentions. */
    polled: boolean().notNull().default(true),
    pausedBy: ref().references(() => users.id, { onDelete: 'set null' }),
    pausedAt: time(),
    createdAt: time().notNull(),
  },
  (t) => [
    // Settings and rules may be longer than an index entry.
    uniqueIndex('sources_once').on(t.kind, sql`md5(settings::text)`),
    index('sources_due').on(t.nextPollAt).where(sql`paused_at is null and health <> 'gone' and polled`),
    index('sources_credential').on(t.credential).where(sql`credential is not null`),
    check(
      'sources_health',
      oneOf('health', `'working','quiet','slowed','signed-out','blocked','broken','gone','paused'`),
    ),
  ],
);

/** The last start of a request per host, shared by all processes. */
export const hosts = pgTable('hosts', { host: text().primaryKey(), freeAt: time().notNull() });

/** Times in which a source was not read; drawn as gaps, never as zero. */
export const sourceGaps = pgTable(
  'source_gaps',
  {
    id: id(),
    sourceId: ref()
      .notNull()
      .references(() => sources.id, { onDelete: 'cascade' }),
    fromAt: time().notNull(),
    toAt: time(),
    reason: text().notNull(),
    /** When a later poll had read all of it: then it is history, not a hole. */
    filledAt: time(),
  },
  (t) => [index('source_gaps_source').on(t.sourceId, t.fromAt)],
);

/** What one credential has used in one window; every source that uses it draws on the same row. */
export const budgets = pgTable(
  'budgets',
  {
    /** The sources' keyed hash and the length of the window. */
    credential: text().notNull(),
    unit: text().$type<'requests' | 'units' | 'usd'>().notNull(),
    windowStart: time().notNull(),
    windowEnd: time().notNull(),
    spent: doublePrecision().notNull(),
    limit: doublePrecision().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.credential, t.unit, t.windowStart] }),
    check('budgets_unit', oneOf('unit', `'requests','units','usd'`)),
  ],
);

/** Replies that could not be read, kept for a day so that they can be reported. */
export const unreadReplies = pgTable(
  'unread_replies',
  {
    id: id(),
    sourceId: ref()
      .notNull()
      .references(() => sources.id, { onDelete: 'cascade' }),
    at: time().notNull(),
    /** Host and path alone: a query may hold a key. */
    address: text().notNull(),
    status: smallint().notNull(),
    headers: jsonb().$type<Record<string, string>>().notNull(),
    body: text().notNull(),
    failure: text().notNull(),
  },
  (t) => [index('unread_replies_source').on(t.sourceId, t.at), index('unread_replies_at').on(t.at)],
);

/** Somebody is away at a source's sign-in page, and comes back with this state. */
export const connections = pgTable('connections', {
  stateHash: text().primaryKey(),
  sourceId: ref()
    .notNull()
    .references(() => sources.id, { onDelete: 'cascade' }),
  userId: ref()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** Sealed PKCE verifier (RFC 7636). */
  verifier: text().notNull(),
  expiresAt: time().notNull(),
});

// ---- what was found -------------------------------------------------------

export type Span = { start: number; end: number; word: string };
export type Evidence = Span & { weight: number };
export type PriorityReason = { reason: string; points: number };
export type Aspect = { theme: string; label: 'negative' | 'neutral' | 'positive'; score: number };

/** Who hears of it and who reacts, added up; the ground of "loudest". */
const LOUDNESS = sql.raw(
  '(coalesce(author_followers, 0)::bigint + coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0))',
);

/** What fields of the search ask for, as words of one kind; the site from its end, so that subdomains begin alike. */
export const FACETS = sql.raw(`array_to_tsvector(array_remove(array[
  'source ' || source_kind,
  'status ' || status,
  'priority ' || priority,
  'sentiment ' || coalesce(sentiment_by_user, sentiment),
  'lang ' || left(split_part(replace(lower(language), '_', '-'), '-', 1), 20),
  'rating ' || floor(rating)::int,
  'site ' || left(reverse(lower(substring(url from '^https?://([^/:?#]+)'))), 200),
  case when unsure then 'unsure' end,
  case when first_replied_at is not null then 'answered' end,
  case when rating is not null then 'rated' end,
  case when tags <> '{}' then 'tagged' end], null))`);

/** The words of a name: without the signs that would make them addresses, paths and numbers. */
export const NAME_SIGNS = './:@_-';
export const AUTHOR_WORDS = sql.raw(
  `to_tsvector('simple', translate(left(coalesce(author_name, '') || ' ' || coalesce(author_handle, ''), 400), '${NAME_SIGNS}', '      '))`,
);

/** One mention per (brand, source kind, external id). Spans count UTF-16 units of `title + '\n' + text`. */
export const mentions = pgTable(
  'mentions',
  {
    id: id(),
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
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
    assigneeId: ref().references(() => users.id, { onDelete: 'set null' }),
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
    index('mentions_queue')
      .on(t.brandId, sql`coalesce(due_at, 'infinity')`, sql`(-id)`)
      .where(sql`needs_response and status = 'open' and not spam and deleted_at is null`),
    index('mentions_urgent')
      .on(t.brandId, t.priorityScore.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`needs_response and status = 'open' and not spam and deleted_at is null`),
    index('mentions_unanswered')
      .on(t.brandId, t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`needs_response and status = 'open' and not spam and deleted_at is null`),
    index('mentions_low_rated_queue')
      .on(t.brandId, sql`coalesce(due_at, 'infinity')`, sql`(-id)`)
      .where(sql`rating <= 2 and status in ('open','pending') and deleted_at is null`),
    index('mentions_low_rated_urgent')
      .on(t.brandId, t.priorityScore.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`rating <= 2 and status in ('open','pending') and deleted_at is null`),
    index('mentions_low_rated')
      .on(t.brandId, t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`rating <= 2 and status in ('open','pending') and deleted_at is null`),
    index('mentions_timeline').on(t.brandId, t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('mentions_source').on(t.sourceId, t.publishedAt.desc().nullsFirst()),
    index('mentions_mine')
      .on(t.assigneeId, sql`coalesce(due_at, 'infinity')`, sql`(-id)`)
      .where(sql`assignee_id is not null and status in ('open','pending') and deleted_at is null`),
    index('mentions_team')
      .on(t.teamId, sql`coalesce(due_at, 'infinity')`, sql`(-id)`)
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
    // A fixed share of the people who complained, whoever they are: see reports/recovery/critics.ts.
    index('mentions_critics')
      .on(t.brandId, sql`(hashtext(source_kind || ' ' || author_handle) & 1023)`, t.publishedAt)
      .where(
        sql`(coalesce(sentiment_by_user, sentiment) = 'negative' or rating <= 2) and author_handle is not null and deleted_at is null`,
      ),
    // The same of everybody who spoke: see reports/people/promoters.ts.
    index('mentions_people')
      .on(t.brandId, sql`(hashtext(source_kind || ' ' || author_handle) & 1023)`, t.publishedAt)
      .where(sql`author_handle is not null and status <> 'dismissed' and not spam and deleted_at is null`),
    // Who may have the most influence, and the loudest of a theme, without reading the others.
    index('mentions_loudest')
      .on(t.brandId, sql`${LOUDNESS} desc`, t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`status <> 'dismissed' and not spam and deleted_at is null`),
    // Newest first, whom to thank and whom to win back.
    index('mentions_to_thank')
      .on(t.brandId, t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(
        sql`coalesce(sentiment_by_user, sentiment) = 'positive' and first_replied_at is null and author_handle is not null and status <> 'dismissed' and not spam and deleted_at is null`,
      ),
    index('mentions_to_win_back')
      .on(t.brandId, t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(
        sql`coalesce(sentiment_by_user, sentiment) = 'negative' and (first_replied_at is null or status = 'open') and author_handle is not null and status <> 'dismissed' and not spam and deleted_at is null`,
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
      .on(
        t.brandId,
        sql`${LOUDNESS} desc`,
        t.priorityScore.desc().nullsFirst(),
        t.publishedAt.desc().nullsFirst(),
        t.id.desc().nullsFirst(),
      )
      .where(
        sql`coalesce(sentiment_by_user, sentiment) = 'negative' and status <> 'dismissed' and not spam and deleted_at is null`,
      ),
    index('mentions_loud_positive')
      .on(
        t.brandId,
        sql`${LOUDNESS} desc`,
        t.rating.desc().nullsLast(),
        t.publishedAt.desc().nullsFirst(),
        t.id.desc().nullsFirst(),
      )
      .where(
        sql`coalesce(sentiment_by_user, sentiment) = 'positive' and status <> 'dismissed' and not spam and deleted_at is null`,
      ),
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
      .on(t.brandId, t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`spam and deleted_at is null`),
    // What somebody has still to look at: all that was ever taken for spam is many times as much.
    index('mentions_suspected')
      .on(t.brandId, t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
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

/** What people's corrections teach the scorer, per brand and kind of source; each fit is a row, the newest counts. */
export const calibrations = pgTable(
  'calibrations',
  {
    id: id(),
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    /** Null: for the brand's sources that have none of their own. */
    sourceKind: text(),
    /** The engine whose probabilities it adjusts; another engine's scores are left alone. */
    engine: text().notNull(),
    /** Null where nothing was won. */
    parameters: jsonb().$type<{ bias: [number, number, number]; slope: number }>(),
    /** Corrections it was fitted on, and a digest of them: the same ones are not fitted twice. */
    n: integer().notNull(),
    fittedOn: text().notNull(),
    /** Macro-F1 on held-back corrections, 0 to 1, and the 95 % interval of the difference. */
    before: doublePrecision(),
    after: doublePrecision(),
    gainLow: doublePrecision(),
    gainHigh: doublePrecision(),
    /** One sentence: why it is used or not. */
    note: text().notNull(),
    /** Somebody switched it off; later fits of the same brand and source stay off too. */
    leftOff: boolean().notNull().default(false),
    /** The newest of its brand and source, with parameters, not left off. */
    inUse: boolean().notNull(),
    fittedAt: time().notNull(),
  },
  (t) => [
    index('calibrations_newest').on(t.brandId, t.id.desc().nullsFirst()),
    uniqueIndex('calibrations_in_use').on(t.brandId, sql`coalesce(source_kind, '')`).where(sql`in_use`),
    check('calibrations_usable', sql`not in_use or (parameters is not null and not left_off)`),
  ],
);

/** What the reasons for a priority weigh; each change is a row, the newest counts, none: as shipped. */
export const priorityWeights = pgTable('priority_weights', {
  id: id(),
  weights: jsonb().$type<Record<string, number>>().notNull(),
  userId: ref().references(() => users.id, { onDelete: 'set null' }),
  changedAt: time().notNull(),
});

/** Stored mentions being scored again by today's engine and calibrations. */
export const rescorings = pgTable(
  'rescorings',
  {
    id: id(),
    /** Null: all brands. */
    brandId: ref().references(() => brands.id, { onDelete: 'cascade' }),
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
    via: text().notNull(),
    engine: text().notNull(),
    state: text()
      .$type<'waiting' | 'running' | 'done' | 'cancelled' | 'failed'>()
      .notNull()
      .default('waiting'),
    rowCount: integer().notNull(),
    rowsDone: integer().notNull().default(0),
    /** Labels, priorities or needs of a response that differ now. */
    changed: integer().notNull().default(0),
    /** Ids up to here were claimed once; rows that another process held are looked for again at the end. */
    claimedTo: bigint({ mode: 'number' }).notNull().default(0),
    /** Mentions found later were scored on their way in. */
    lastId: bigint({ mode: 'number' }).notNull(),
    /** One sentence when it failed. */
    note: text(),
    createdAt: time().notNull(),
    finishedAt: time(),
  },
  (t) => [
    index('rescorings_due').on(t.id).where(sql`state in ('waiting','running')`),
    check('rescorings_state', oneOf('state', `'waiting','running','done','cancelled','failed'`)),
  ],
);

/** The texts that copies may be of, each once however often it was told; texts of one story share its id. */
export const storyTexts = pgTable(
  'story_texts',
  {
    /** As in `mentions`. */
    textKey: bigint({ mode: 'number' }).primaryKey(),
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    /** The lowest key among its texts. */
    storyId: ref().notNull(),
  },
  (t) => [index('story_texts_story').on(t.storyId), index('story_texts_brand').on(t.brandId)],
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
    mentionId: ref()
      .notNull()
      .references(() => mentions.id, { onDelete: 'cascade' }),
    replacedAt: time().notNull(),
    title: text(),
    text: text().notNull(),
    rating: doublePrecision(),
    contentHash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.mentionId, t.replacedAt] })],
);

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
    mentionId: ref()
      .notNull()
      .references(() => mentions.id, { onDelete: 'cascade' }),
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
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
  userId: ref().references(() => users.id, { onDelete: 'set null' }),
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

/** A file on its way in. Its bytes are in `import_parts` until the last row is stored. */
export const imports = pgTable(
  'imports',
  {
    id: id(),
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
    brandId: ref().references(() => brands.id, { onDelete: 'cascade' }),
    fileName: text().notNull(),
    format: text().$type<'csv' | 'ndjson' | 'opml'>().notNull(),
    /** Item field → column name; null while the user chooses. */
    mapping: jsonb().$type<Record<string, string>>(),
    state: text()
      .$type<'preview' | 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'>()
      .notNull()
      .default('preview'),
    bytes: bigint({ mode: 'number' }).notNull(),
    rowCount: integer(),
    rowsDone: integer().notNull().default(0),
    accepted: integer().notNull().default(0),
    duplicate: integer().notNull().default(0),
    refused: integer().notNull().default(0),
    /** One sentence when it failed. */
    note: text(),
    leaseToken: uuid(),
    leaseUntil: time(),
    createdAt: time().notNull(),
    finishedAt: time(),
  },
  (t) => [
    index('imports_recent').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('imports_due').on(t.id).where(sql`state in ('waiting','running')`),
    check('imports_format', oneOf('format', `'csv','ndjson','opml'`)),
    check('imports_state', oneOf('state', `'preview','waiting','running','done','cancelled','failed'`)),
  ],
);

export const importParts = pgTable(
  'import_parts',
  {
    importId: ref()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.number] })],
);

export const importRefusals = pgTable(
  'import_refusals',
  {
    importId: ref()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    line: integer().notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line] })],
);

// ---- what was done --------------------------------------------------------

/** One recorded change. `change` holds the fields before and after, which is what undo needs. */
export const events = pgTable(
  'events',
  {
    id: id(),
    mentionId: ref()
      .notNull()
      .references(() => mentions.id, { onDelete: 'cascade' }),
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
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
    mentionId: ref()
      .notNull()
      .references(() => mentions.id, { onDelete: 'cascade' }),
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
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
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
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
    mentionId: ref()
      .notNull()
      .references(() => mentions.id, { onDelete: 'cascade' }),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    doing: text().$type<'viewing' | 'replying'>().notNull(),
    seenAt: time().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.mentionId] }),
    index('presences_seen').on(t.seenAt),
    check('presences_doing', oneOf('doing', `'viewing','replying'`)),
  ],
);

/** What was said in public. Without `postedAt` it is a draft, or, with a state, on its way. */
export const replies = pgTable(
  'replies',
  {
    id: id(),
    mentionId: ref()
      .notNull()
      .references(() => mentions.id, { onDelete: 'cascade' }),
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
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
    reviewerId: ref().references(() => users.id, { onDelete: 'set null' }),
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
    index('replies_follow').on(t.followAt).where(sql`follow_at is not null`),
    check('replies_state', oneOf('state', `'waiting','sending','unclear','failed','returned'`)),
    check('replies_posted_or_on_its_way', sql`posted_at is null or state is null`),
  ],
);

/** A time in which one person answers for a brand, and nobody else. */
export const crises = pgTable(
  'crises',
  {
    id: id(),
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    ownerId: ref().references(() => users.id, { onDelete: 'set null' }),
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
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
    text: text().notNull(),
    at: time().notNull(),
  },
  (t) => [index('crisis_log_crisis').on(t.crisisId, t.id)],
);

/** One wording of a reply template; `sourceKind` null: for any source. */
export type TemplateText = { language: string; sourceKind: string | null; text: string };

/** What is said again and again, for people to start from; `brandId` null: for every brand. */
export const replyTemplates = pgTable(
  'reply_templates',
  {
    id: id(),
    brandId: ref().references(() => brands.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** What it answers; empty: anything. */
    intents: text().array().notNull().default(sql`'{}'`),
    themes: text().array().notNull().default(sql`'{}'`),
    texts: jsonb().$type<TemplateText[]>().notNull(),
    changedBy: ref().references(() => users.id, { onDelete: 'set null' }),
    changedAt: time().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [uniqueIndex('reply_templates_name').on(sql`coalesce(${t.brandId}, 0)`, sql`lower(${t.name})`)],
);

/** A reply that began as a template: so that nobody reads the same sentence every day. */
export const templateUses = pgTable(
  'template_uses',
  {
    id: id(),
    templateId: ref()
      .notNull()
      .references(() => replyTemplates.id, { onDelete: 'cascade' }),
    mentionId: ref()
      .notNull()
      .references(() => mentions.id, { onDelete: 'cascade' }),
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
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
  changedBy: ref().references(() => users.id, { onDelete: 'set null' }),
  changedAt: time().notNull(),
});

export const channels = pgTable(
  'channels',
  {
    id: id(),
    kind: text().notNull(),
    name: text().notNull(),
    settings: jsonb().$type<Record<string, string>>().notNull(),
    state: text().$type<'working' | 'failing' | 'off'>().notNull().default('working'),
    stateNote: text(),
    stateSince: time().notNull(),
    failures: integer().notNull().default(0),
    /** No message before this time: the channel's pace, or its Retry-After. */
    freeAt: time().notNull(),
    createdAt: time().notNull(),
  },
  () => [check('channels_state', oneOf('state', `'working','failing','off'`))],
);

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
    brandId: ref().references(() => brands.id, { onDelete: 'cascade' }),
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

/** What set an incident's mentions apart, counted; `mentionIds` are those of its beginning, newest first. */
export type IncidentCause = {
  theme: { name: string; count: number } | null;
  words: { name: string; count: number; times: number }[];
  source: { kind: string; count: number } | null;
  place: { name: string; count: number } | null;
  mentionIds: number[];
};

/** Something unusual that lasts: a series left what its past makes likely, in one direction. */
export const incidents = pgTable(
  'incidents',
  {
    id: id(),
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    series: text().$type<'volume' | 'negatives' | 'theme' | 'rating'>().notNull(),
    /** The theme's name; empty for the other series. */
    theme: text().notNull().default(''),
    direction: text().$type<'rise' | 'drop' | 'silence'>().notNull(),
    status: text().$type<'open' | 'acknowledged' | 'closed'>().notNull().default('open'),
    /** Where the window begins in which it was found, and how long that is. */
    startedAt: time().notNull(),
    hours: integer().notNull(),
    /** Mentions in that window, ratings for a rating; how many were to be expected, and 95 % of all such windows. */
    count: integer().notNull(),
    expected: doublePrecision().notNull(),
    low: doublePrecision().notNull(),
    high: doublePrecision().notNull(),
    /** The mean of those ratings, while `expected` is the usual one; null for the other series. */
    mean: doublePrecision(),
    /** How often a year chance alone does this. */
    alarmsAYear: doublePrecision().notNull(),
    /** Mentions since it began, and the most within its hours. */
    total: integer().notNull(),
    peak: integer().notNull(),
    peakAt: time().notNull(),
    /** When it was last more, or less, than usual. */
    unusualAt: time().notNull(),
    cause: jsonb().$type<IncidentCause>().notNull(),
    firstMentionId: ref().references(() => mentions.id, { onDelete: 'set null' }),
    /** The one with the largest reach. */
    loudestMentionId: ref().references(() => mentions.id, { onDelete: 'set null' }),
    openedAt: time().notNull(),
    /** When that was learnt which `expected` comes from; null: before that was kept. */
    learntAt: time(),
    updatedAt: time().notNull(),
    closedAt: time(),
    /** It was over, lasted so long that it is the usual now, or a person said so. */
    closedFor: text().$type<'back' | 'lasting' | 'person'>(),
    acknowledgedAt: time(),
    acknowledgedBy: ref().references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [
    index('incidents_recent').on(t.brandId, t.openedAt.desc().nullsFirst(), t.id),
    uniqueIndex('incidents_one_open').on(t.brandId, t.series, t.theme).where(sql`status <> 'closed'`),
    index('incidents_first_mention').on(t.firstMentionId).where(sql`first_mention_id is not null`),
    index('incidents_loudest_mention').on(t.loudestMentionId).where(sql`loudest_mention_id is not null`),
    check('incidents_status', oneOf('status', `'open','acknowledged','closed'`)),
    check('incidents_closed', sql`(status = 'closed') = (closed_at is not null)`),
  ],
);

/** A change that was shipped for a theme, and whether its complaints stay away. */
export const fixes = pgTable(
  'fixes',
  {
    id: id(),
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    theme: text().notNull(),
    title: text().notNull(),
    shippedOn: date({ mode: 'string' }).notNull(),
    /** Its own change is taken out as season; null: none is. */
    comparisonTheme: text(),
    /** Days before and days after that are compared. */
    windowDays: smallint().notNull().default(28),
    /** What those who complained are told with; null: authored sentences. */
    templateId: ref().references(() => replyTemplates.id, { onDelete: 'set null' }),
    /** A relapse is looked for from here on: the day it shipped, or the day after a relapse was dealt with. */
    watchFrom: date({ mode: 'string' }).notNull(),
    /** The day on which complaints were surely fewer than before; null until then. */
    heldOn: date({ mode: 'string' }),
    /** The day since which they are as before; null while they stay away. */
    relapsedOn: date({ mode: 'string' }),
    /** When that was found. */
    relapsedAt: time(),
    incidentId: ref().references(() => incidents.id, { onDelete: 'set null' }),
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
    createdAt: time().notNull(),
  },
  (t) => [
    index('fixes_recent').on(t.brandId, t.shippedOn.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('fixes_watched').on(t.id).where(sql`relapsed_at is null`),
    check('fixes_window', sql`window_days between 7 and 366`),
    check('fixes_comparison', sql`comparison_theme <> theme`),
  ],
);

/** Who complained and is told that it is fixed: one row for each person, so that nobody is told twice. */
export const fixTellings = pgTable(
  'fix_tellings',
  {
    fixId: ref()
      .notNull()
      .references(() => fixes.id, { onDelete: 'cascade' }),
    /** A keyed hash of source kind and handle. */
    person: text().notNull(),
    /** Below which they are told. */
    mentionId: ref()
      .notNull()
      .references(() => mentions.id, { onDelete: 'cascade' }),
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
    preparedAt: time().notNull(),
    /** As somebody said by hand; a reply posted after `preparedAt` says it too. */
    toldAt: time(),
  },
  (t) => [primaryKey({ columns: [t.fixId, t.person] }), index('fix_tellings_mention').on(t.mentionId)],
);

/** Who does not want to hear from a brand about what they wrote. */
export const doNotContact = pgTable(
  'do_not_contact',
  {
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    /** As in `fixTellings`. */
    person: text().notNull(),
    /** By which they are shown while it is kept. */
    mentionId: ref().references(() => mentions.id, { onDelete: 'set null' }),
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
    at: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.brandId, t.person] }), index('do_not_contact_mention').on(t.mentionId)],
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
    brandId: ref().references(() => brands.id, { onDelete: 'cascade' }),
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
    mentionId: ref()
      .notNull()
      .references(() => mentions.id, { onDelete: 'cascade' }),
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
    mentionId: ref().references(() => mentions.id, { onDelete: 'cascade' }),
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
    verdictBy: ref().references(() => users.id, { onDelete: 'set null' }),
    verdictAt: time(),
    /** Taken: nobody is reminded any more. */
    acknowledgedAt: time(),
    acknowledgedBy: ref().references(() => users.id, { onDelete: 'set null' }),
    /** When the next on call is reminded; null when nobody will be. */
    remindAt: time(),
    reminders: smallint().notNull().default(0),
    /** Whom a reminder calls. */
    forUserId: ref().references(() => users.id, { onDelete: 'set null' }),
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

/** Who is reminded of what nobody took, the first position first; `brandId` null is for every brand. */
export const onCall = pgTable(
  'on_call',
  {
    id: id(),
    brandId: ref().references(() => brands.id, { onDelete: 'cascade' }),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Where this person is reminded; null is where the alert went. */
    channelId: ref().references(() => channels.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    /** 1 is Monday. */
    weekdays: smallint().array().notNull(),
    /** Minutes after midnight in `timeZone`; the same minute twice is the whole day, an earlier end is the next day's. */
    fromMinute: smallint().notNull(),
    untilMinute: smallint().notNull(),
    timeZone: text().notNull(),
  },
  (t) => [
    index('on_call_order').on(t.position, t.id),
    check('on_call_minutes', sql`from_minute between 0 and 1439 and until_minute between 0 and 1439`),
  ],
);

/** Somebody is told regularly what a list of the inbox got: by letter, or through a channel. In the zone of the owner. */
export const digests = pgTable(
  'digests',
  {
    id: id(),
    /** What they may see is what the digest tells. */
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Null: by letter to the owner. */
    channelId: ref().references(() => channels.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    brandId: ref().references(() => brands.id, { onDelete: 'cascade' }),
    /** A view of the inbox. */
    view: text().notNull(),
    filter: text().notNull(),
    cadence: text().$type<'hourly' | 'daily' | 'weekly'>().notNull(),
    form: text().$type<'team' | 'executive'>().notNull(),
    /** Of the day, in the owner's zone; not for hourly ones. */
    hour: smallint().notNull().default(8),
    /** 1 is Monday; only for weekly ones. */
    weekday: smallint().notNull().default(1),
    /** The end of the period that is due next. */
    nextAt: time().notNull(),
    /** The reader does not want it any more. */
    endedAt: time(),
    createdAt: time().notNull(),
  },
  (t) => [
    index('digests_due').on(t.nextAt).where(sql`ended_at is null`),
    index('digests_owner').on(t.userId, t.id),
    check('digests_cadence', oneOf('cadence', `'hourly','daily','weekly'`)),
    check('digests_time', sql`hour between 0 and 23 and weekday between 1 and 7`),
  ],
);

/** One digest of one period: written down first, so that it goes out once. */
export const digestIssues = pgTable(
  'digest_issues',
  {
    id: uuid().primaryKey().defaultRandom(),
    digestId: ref()
      .notNull()
      .references(() => digests.id, { onDelete: 'cascade' }),
    since: time().notNull(),
    until: time().notNull(),
    /** `empty`: there was nothing to tell. */
    status: text().$type<'pending' | 'sent' | 'empty' | 'failed'>().notNull().default('pending'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: time().notNull(),
    leaseToken: uuid(),
    sentAt: time(),
    failureClass: text(),
    failureNote: text(),
  },
  (t) => [
    unique('digest_issues_once').on(t.digestId, t.until),
    index('digest_issues_due').on(t.nextAttemptAt).where(sql`status = 'pending'`),
  ],
);

/** A list of the inbox as a feed under a secret address, which is stored as a hash. */
export const feedLinks = pgTable(
  'feed_links',
  {
    id: id(),
    /** What they may see is what the feed shows. */
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    brandId: ref().references(() => brands.id, { onDelete: 'cascade' }),
    /** A view of the inbox. */
    view: text().notNull(),
    filter: text().notNull(),
    tokenHash: text().notNull().unique(),
    createdAt: time().notNull(),
    lastReadAt: time(),
    revokedAt: time(),
  },
  (t) => [index('feed_links_owner').on(t.userId, t.id)],
);

/** A report that anybody who has its secret address may read, until it ends. */
export const sharedReports = pgTable(
  'shared_reports',
  {
    id: id(),
    /** Who made it. */
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
    label: text().notNull(),
    tokenHash: text().notNull().unique(),
    /** Null: all own brands among `brandIds`. */
    brandId: ref().references(() => brands.id, { onDelete: 'cascade' }),
    /** What its maker could see: those it may be about and compare with. */
    brandIds: bigint({ mode: 'number' }).array().notNull(),
    /** Ends with the day on which it is read; null where both days are fixed. */
    period: text().$type<'7d' | '30d' | '90d' | '12m' | 'month' | 'quarter'>(),
    fromDay: date({ mode: 'string' }),
    toDay: date({ mode: 'string' }),
    /** What the report is narrowed to. */
    only: jsonb()
      .$type<{ sourceKind: string | null; language: string | null; theme: string | null }>()
      .notNull()
      .default({ sourceKind: null, language: null, theme: null }),
    /** The report as it was, without words of authors; null while it is made anew for each reader. */
    figures: jsonb().$type<Record<string, unknown>>(),
    /** A keyed hash of the figures, by which a later change of them is found. */
    figuresSeal: text(),
    shows: text().$type<'figures' | 'quotes' | 'authors'>().notNull().default('figures'),
    passwordHash: text(),
    expiresAt: time(),
    revokedAt: time(),
    openedAt: time(),
    opens: integer().notNull().default(0),
    createdAt: time().notNull(),
  },
  (t) => [
    index('shared_reports_recent').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('shared_reports_shows', oneOf('shows', `'figures','quotes','authors'`)),
    check('shared_reports_period', oneOf('period', `'7d','30d','90d','12m','month','quarter'`)),
    check(
      'shared_reports_days',
      sql`num_nonnulls(from_day, to_day, figures, figures_seal) = case when period is null then 4 else 0 end`,
    ),
  ],
);

/** Who gets the report by letter every week. */
export const reportSubscriptions = pgTable(
  'report_subscriptions',
  {
    id: id(),
    /** The user who reads it; null for an address outside. */
    userId: ref().references(() => users.id, { onDelete: 'cascade' }),
    /** An address outside that has to say yes first; null for users. */
    email: text(),
    /** Who added the address. */
    addedBy: ref().references(() => users.id, { onDelete: 'set null' }),
    brandId: ref().references(() => brands.id, { onDelete: 'cascade' }),
    /** For an address outside: what whoever added it could see. A user gets what they may see on the day. */
    brandIds: bigint({ mode: 'number' }).array().notNull().default(sql`'{}'`),
    /** 1 is Monday. */
    weekday: smallint().notNull(),
    hour: smallint().notNull(),
    timeZone: text().notNull(),
    confirmedAt: time(),
    endedAt: time(),
    nextAt: time().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [
    uniqueIndex('report_subscriptions_user')
      .on(t.userId, sql`coalesce(brand_id, 0)`)
      .where(sql`ended_at is null`),
    uniqueIndex('report_subscriptions_email')
      .on(sql`lower(${t.email})`, sql`coalesce(brand_id, 0)`)
      .where(sql`ended_at is null`),
    index('report_subscriptions_due').on(t.nextAt).where(sql`ended_at is null and confirmed_at is not null`),
    check('report_subscriptions_reader', sql`num_nonnulls(user_id, email) = 1`),
    check('report_subscriptions_time', sql`hour between 0 and 23 and weekday between 1 and 7`),
  ],
);

/** One letter of one week: written down first, so that it goes out once. */
export const reportLetters = pgTable(
  'report_letters',
  {
    id: uuid().primaryKey().defaultRandom(),
    subscriptionId: ref()
      .notNull()
      .references(() => reportSubscriptions.id, { onDelete: 'cascade' }),
    /** When it was due. */
    dueAt: time().notNull(),
    /** `unclear`: its sending was cut off and it may have arrived, so it is not sent again. */
    status: text()
      .$type<'pending' | 'sending' | 'sent' | 'empty' | 'failed' | 'unclear'>()
      .notNull()
      .default('pending'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: time().notNull(),
    leaseToken: uuid(),
    sentAt: time(),
    failureNote: text(),
  },
  (t) => [
    unique('report_letters_once').on(t.subscriptionId, t.dueAt),
    index('report_letters_due').on(t.nextAttemptAt).where(sql`status in ('pending','sending')`),
    check('report_letters_status', oneOf('status', `'pending','sending','sent','empty','failed','unclear'`)),
  ],
);

/** One question to the author of a mention, asked by a link in a reply, and its one answer. */
export const surveys = pgTable(
  'surveys',
  {
    mentionId: ref()
      .primaryKey()
      .references(() => mentions.id, { onDelete: 'cascade' }),
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    tokenHash: text().notNull().unique(),
    /** Whose reply asked. */
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
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

/**
 * Daily figures, as a recount of the mentions gives them: one row per brand, theme, day, kind of source and language,
 * one for all languages and one for all kinds and languages together, which "*" stands for. The empty theme is all
 * mentions; a mention with two themes is under three of them.
 */
export const rollups = pgTable(
  'rollups',
  {
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    theme: text().notNull().default(''),
    day: date({ mode: 'string' }).notNull(),
    sourceKind: text().notNull(),
    /** Without its region, in lower case; empty where it is not known. */
    language: text().notNull().default(''),
    mentions: integer().notNull(),
    negative: integer().notNull(),
    neutral: integer().notNull(),
    positive: integer().notNull(),
    unscored: integer().notNull(),
    ratings: integer().notNull(),
    ratingSum: doublePrecision().notNull(),
    ratingSquares: doublePrecision().notNull().default(0),
    /** By whole stars; one between two counts as the nearer, a half as the higher. */
    oneStar: integer().notNull().default(0),
    twoStars: integer().notNull().default(0),
    threeStars: integer().notNull().default(0),
    fourStars: integer().notNull().default(0),
    fiveStars: integer().notNull().default(0),
    /** What is said of the theme itself, which may differ from the whole mention; as the mention for the empty theme. */
    saidNegative: integer().notNull().default(0),
    saidNeutral: integer().notNull().default(0),
    saidPositive: integer().notNull().default(0),
    needingResponse: integer().notNull(),
    answered: integer().notNull(),
    /** Of those answered: in less than 1, 4 and 24 hours, each with the ones before it. */
    inHour: integer().notNull().default(0),
    inFourHours: integer().notNull().default(0),
    inDay: integer().notNull().default(0),
    /** Their label was corrected by a person. */
    corrected: integer().notNull().default(0),
    /** Left out of everything else: dismissed, or suspected spam. */
    dismissed: integer().notNull().default(0),
    /** Which way of counting made the row; rows of an older one are counted again. */
    counting: smallint().notNull().default(0),
  },
  (t) => [
    uniqueIndex('rollups_of_day').on(t.brandId, t.day, t.theme, t.sourceKind, t.language),
    // What most reports read, without the rows between.
    index('rollups_together').on(t.brandId, t.theme, t.day).where(sql`source_kind = '*'`),
    index('rollups_counting').on(t.counting),
    index('rollups_whole').on(t.brandId, t.day).where(sql`theme = ''`),
  ],
);

/** How long first answers took, counted in steps; keyed as rollups are. */
export const answerRollups = pgTable(
  'answer_rollups',
  {
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    theme: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    sourceKind: text().notNull(),
    language: text().notNull(),
    /** See answerStep. */
    step: smallint().notNull(),
    answers: integer().notNull(),
  },
  (t) => [
    primaryKey({
      name: 'answer_rollups_of_day',
      columns: [t.brandId, t.day, t.theme, t.sourceKind, t.language, t.step],
    }),
    // Whole, so that no row is read: those of a day lie far apart.
    index('answer_rollups_together')
      .on(t.brandId, t.theme, t.day, t.step, t.answers, t.sourceKind, t.language)
      .where(sql`source_kind = '*'`),
  ],
);

/**
 * Mentions of a day that speak of two themes, in both orders: what they say of the other one, and how many complain of
 * both.
 */
export const complaintPairs = pgTable(
  'complaint_pairs',
  {
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    day: date({ mode: 'string' }).notNull(),
    theme: text().notNull(),
    other: text().notNull(),
    mentions: integer().notNull().default(0),
    positive: integer().notNull().default(0),
    neutral: integer().notNull().default(0),
    negative: integer().notNull().default(0),
    complaints: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.day, t.theme, t.other] }),
    index('complaint_pairs_of_theme').on(t.brandId, t.theme, t.day),
  ],
);

/** Which mentions of a day speak of a theme and what they say of it, newest first: so that none is looked for. */
export const themeMentions = pgTable(
  'theme_mentions',
  {
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    theme: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    said: text().$type<'negative' | 'neutral' | 'positive' | 'unscored'>().notNull(),
    mentionIds: bigint({ mode: 'number' }).array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.theme, t.day, t.said] }),
    index('theme_mentions_day').on(t.brandId, t.day),
    check('theme_mentions_said', oneOf('said', `'negative','neutral','positive','unscored'`)),
  ],
);

/**
 * How mentions that need a response fared, as a recount gives it: one row per brand, day or month, whose they are and
 * kind of source, and one with "*" for all kinds together. Rows of months are sums of those of their days.
 */
export const workRollups = pgTable(
  'work_rollups',
  {
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    span: text().$type<'day' | 'month'>().notNull(),
    /** The first one of a month. */
    day: date({ mode: 'string' }).notNull(),
    by: text().$type<'all' | 'person' | 'team'>().notNull(),
    /** Of the person or team; 0 is nobody and no team. */
    whose: ref().notNull(),
    sourceKind: text().notNull(),
    needing: integer().notNull(),
    answered: integer().notNull(),
    met: integer().notNull(),
    /** Those that are not due yet included, since they are when nothing happens. */
    missed: integer().notNull(),
    waiting: integer().notNull(),
    closed: integer().notNull(),
    unpromised: integer().notNull(),
    /** Of promises to resolve, likewise; null where the brand promises no time for it. */
    resolveMet: integer(),
    resolveMissed: integer(),
    resolveWaiting: integer(),
    /** Counted as missed, and once waited for their author: their day does not tell how long they took so far. */
    resumed: bigint({ mode: 'number' }).array(),
    /** Which times there were, as 1000 × measure + step, and how often. */
    places: integer().array().notNull(),
    times: integer().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.span, t.day, t.by, t.whose, t.sourceKind] }),
    check('work_rollups_span', oneOf('span', `'day','month'`)),
    check('work_rollups_by', oneOf('by', `'all','person','team'`)),
  ],
);

/** What happened on a day, written beside the charts of reports. */
export const annotations = pgTable(
  'annotations',
  {
    id: id(),
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    day: date({ mode: 'string' }).notNull(),
    text: text().notNull(),
    /** What proposed it: so that it is not proposed again. */
    incidentId: ref().references(() => incidents.id, { onDelete: 'set null' }),
    /** Somebody did not want the proposal; it is on no chart. */
    declined: boolean().notNull().default(false),
    userId: ref().references(() => users.id, { onDelete: 'set null' }),
    createdAt: time().notNull(),
  },
  (t) => [
    index('annotations_day').on(t.brandId, t.day, t.id),
    index('annotations_incident').on(t.incidentId).where(sql`incident_id is not null`),
  ],
);

/**
 * Mentions per hour and series, in which each author and each story counts once a day: what spikes are found against.
 * Without what was backfilled; rebuildable from mentions, with the rollups.
 */
export const hourlyCounts = pgTable(
  'hourly_counts',
  {
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    series: text().$type<'volume' | 'negatives' | 'theme' | 'rating'>().notNull(),
    /** The theme, or the stars of a rating; empty for the other series. */
    part: text().notNull(),
    sourceKind: text().notNull(),
    hour: time().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.brandId, t.hour, t.series, t.part, t.sourceKind] })],
);

/** What a brand's series make likely, read anew every day; see alerts/incidents/expectation.ts. */
export const expectations = pgTable('expectations', {
  brandId: ref()
    .primaryKey()
    .references(() => brands.id, { onDelete: 'cascade' }),
  madeAt: time().notNull(),
  model: jsonb().$type<Record<string, unknown>>().notNull(),
});

/** Days whose rollups are behind; written with the change, cleared by the roll-up job. */
export const rollupsDue = pgTable(
  'rollups_due',
  {
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    day: date({ mode: 'string' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.brandId, t.day] })],
);

/** Themes and terms that were on the rise: one row for as long as it lasts, with the figures of its last day. */
export const emergingThemes = pgTable(
  'emerging_themes',
  {
    id: id(),
    brandId: ref()
      .notNull()
      .references(() => brands.id, { onDelete: 'cascade' }),
    /** A theme, or a term that nobody has made a theme of. */
    kind: text().$type<'theme' | 'term'>().notNull(),
    name: text().notNull(),
    /** What rose with it in the same mentions, or in nearly the same words. */
    also: text().array().notNull(),
    firstDay: date({ mode: 'string' }).notNull(),
    lastDay: date({ mode: 'string' }).notNull(),
    /** Days that the figures are of, the last day included. */
    days: smallint().notNull(),
    mentions: integer().notNull(),
    negative: integer().notNull(),
    /** Different people in different threads, and how many of them were to be expected. */
    voices: integer().notNull(),
    expected: doublePrecision().notNull(),
    /** Share of voices now ÷ share before, with its 95 % interval. */
    ratio: doublePrecision().notNull(),
    ratioLow: doublePrecision().notNull(),
    ratioHigh: doublePrecision().notNull(),
    foundAt: time().notNull(),
    /** When these figures were counted; null: before that was kept. */
    countedAt: time(),
  },
  (t) => [
    index('emerging_themes_recent').on(t.brandId, t.lastDay.desc().nullsFirst()),
    check('emerging_themes_kind', oneOf('kind', `'theme','term'`)),
  ],
);

/** The clock's own log: one run per job and slot, on however many processes. */
export const jobRuns = pgTable(
  'job_runs',
  {
    job: text().notNull(),
    slot: time().notNull(),
    startedAt: time().notNull(),
    finishedAt: time(),
    error: text(),
  },
  (t) => [primaryKey({ columns: [t.job, t.slot] })],
);
