/** What columns of all tables are made of. */
import { sql } from 'drizzle-orm';
import { bigint, timestamp } from 'drizzle-orm/pg-core';

export const id = () => bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity();
export const ref = () => bigint({ mode: 'number' });
export const time = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 });

/** `values` as SQL writes them, between commas. */
export const oneOf = (column: string, values: string) => sql.raw(`${column} in (${values})`);

export const ROLES = `'admin','manager','responder','viewer'`;
