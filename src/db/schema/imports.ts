/** Files on their way in. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { ofBrand } from './brands.ts';
import { id, oneOf, ref, time } from './columns.ts';
import { byUser } from './people.ts';

/** A file on its way in. Its bytes are in `import_parts` until the last row is stored. */
export const imports = pgTable(
  'imports',
  {
    id: id(),
    userId: byUser(),
    brandId: ofBrand(),
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
