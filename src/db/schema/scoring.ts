/** What people taught the scorer. */
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
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { ofBrand } from './brands.ts';
import { id, oneOf, time } from './columns.ts';
import { byUser } from './people.ts';

/** What people's corrections teach the scorer, per brand and kind of source; each fit is a row, the newest counts. */
export const calibrations = pgTable(
  'calibrations',
  {
    id: id(),
    brandId: ofBrand().notNull(),
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
  userId: byUser(),
  changedAt: time().notNull(),
});

/** Stored mentions being scored again by today's engine and calibrations. */
export const rescorings = pgTable(
  'rescorings',
  {
    id: id(),
    /** Null: all brands. */
    brandId: ofBrand(),
    userId: byUser(),
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
