import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Db } from '../db/db.ts';
import * as schema from '../db/schema.ts';
import { endWithConnection } from './cut-off.ts';
import { prepareWhatRecurs } from './prepared.ts';

/**
 * From so many bytes on postgres.js sends at once. What a lost connection did not send any more it would keep, and
 * wait with a shorter greeting for ever; so the server refuses the first greeting and takes the second.
 */
const LONG = 1024;

/** PostgreSQL over postgres.js. `connections` is the pool's size. */
export function openPostgres(url: string, connections: number): { db: Db; close(): Promise<void> } {
  const client = postgres(url, {
    max: connections,
    // A new connection knows no statement: whoever writes an answer in between comes back to one that does.
    idle_timeout: 600,
    // After a crash of the server the default waits up to half a minute before it tries again.
    backoff: (tries: number) => Math.min(1, 0.05 * 2 ** tries),
    onnotice: () => {},
    // Compiling costs more than our queries; a page from an index costs little more than the next one; and what an
    // index finds among millions fits, so that no row has to be read again.
    connection: {
      jit: 'off',
      work_mem: '16MB',
      random_page_cost: '1.1'.padEnd(LONG),
      application_name: 'earshot',
    } as Record<string, string>,
  });
  prepareWhatRecurs(client);
  endWithConnection(client);
  return {
    db: drizzle({ client, schema, casing: 'snake_case' }) as unknown as Db,
    close: () => client.end({ timeout: 5 }),
  };
}
