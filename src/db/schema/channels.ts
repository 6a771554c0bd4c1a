/** Where people are told, and who is when nobody reacts. */
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { ofBrand } from './brands.ts';
import { id, oneOf, ref, time } from './columns.ts';
import { ofUser } from './people.ts';

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

/** Who is reminded of what nobody took, the first position first; `brandId` null is for every brand. */
export const onCall = pgTable(
  'on_call',
  {
    id: id(),
    brandId: ofBrand(),
    userId: ofUser().notNull(),
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
