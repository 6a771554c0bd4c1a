/** Who watches, and what they changed of the workspace. */
import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, oneOf, ROLES, ref, time } from './columns.ts';

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

/** Goes when the person goes. */
export const ofUser = () => ref().references(() => users.id, { onDelete: 'cascade' });

/** Stays when the person goes, and no longer says who it was. */
export const byUser = () => ref().references(() => users.id, { onDelete: 'set null' });

/** People who share work, whatever the brand. */
export const teams = pgTable(
  'teams',
  {
    id: id(),
    name: text().notNull(),
    /** Who had the last turn when work is given out in turn. */
    turnUserId: byUser(),
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
    userId: ofUser().notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.userId] }), index('team_members_user').on(t.userId)],
);

/** A list of the inbox under a name: the search of its address, without "?". */
export const savedViews = pgTable(
  'saved_views',
  {
    id: id(),
    userId: ofUser().notNull(),
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

/** Who changed the workspace itself; what happened to a mention is in `events`. */
export const audit = pgTable(
  'audit',
  {
    id: id(),
    at: time().notNull(),
    userId: byUser(),
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
