/** The list of sources page by page: those that need hands first, however many there are. */
import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { sources } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { SOURCE_LABELS } from './labels.ts';
import { sourcesAt } from './list.ts';
import type { SourceRow } from './row.ts';

/** In the order of the list. */
export const SOURCE_GROUPS = ['stopped', 'look', 'waiting', 'working', 'paused'] as const;
export type SourceGroup = (typeof SOURCE_GROUPS)[number];

export type SourcesQuery = {
  timeZone: string;
  /** Part of a name, a host or a kind; '' for all. */
  q: string;
  group: SourceGroup | null;
  cursor: string | null;
  limit: number;
};

export type SourcesPage = {
  sources: (SourceRow & { group: SourceGroup })[];
  next: string | null;
  /** Of everything that `q` finds. */
  counts: Record<SourceGroup, number>;
};

/** So long before a credential ends its owner is told. */
const EXPIRES_SOON_MS = 14 * 86_400_000;

/** One page. Throws Refusal for a cursor that is none. */
export async function sourcesPage(platform: Platform, query: SourcesQuery): Promise<SourcesPage> {
  const rank = rankAt(platform.now());
  const found = foundBy(query.q);
  const group = query.group === null ? undefined : sql`${rank} = ${SOURCE_GROUPS.indexOf(query.group)}`;
  const order = [rank, sql`${sources.kind}`, sql`${sources.name}`, sql`${sources.id}`];
  const after = query.cursor === null ? undefined : behind(order, readCursor(query.cursor));
  const where = and(found, group, after);
  const [listed, counts] = await Promise.all([
    sourcesAt(platform, query.timeZone, { where, order, limit: query.limit + 1 }),
    countGroups(platform, rank, found),
  ]);
  const shown = listed
    .slice(0, query.limit)
    .map((source) => ({ ...source, group: groupOf(source, platform.now()) }));
  const last = shown.at(-1);
  return { sources: shown, next: listed.length > query.limit && last ? writeCursor(last) : null, counts };
}

/** The same in words and in SQL: `groupOf` for a row, `rankAt` for the order. */
export function groupOf(source: SourceRow, now: Date): SourceGroup {
  if (source.health === 'paused') return 'paused';
  if (STOPPED.includes(source.health)) return 'stopped';
  if (!source.polled) return 'working';
  const endsSoon =
    source.credentialExpiresAt !== null &&
    source.credentialExpiresAt.getTime() < now.getTime() + EXPIRES_SOON_MS;
  if (source.health !== 'working' || endsSoon) return 'look';
  if (source.lastSuccessAt) return 'working';
  return source.healthNote === null ? 'waiting' : 'look';
}

const STOPPED = ['signed-out', 'blocked', 'broken', 'gone'];

function rankAt(now: Date): SQL {
  const soon = new Date(now.getTime() + EXPIRES_SOON_MS).toISOString();
  return sql`(case when ${sources.health} = 'paused' then 4
    when ${sources.health} in ('signed-out', 'blocked', 'broken', 'gone') then 0
    when not ${sources.polled} then 3
    when ${sources.health} <> 'working' or ${sources.credentialExpiresAt} < ${soon}::timestamptz then 1
    when ${sources.lastSuccessAt} is not null then 3
    when ${sources.healthNote} is null then 2 else 1 end)`;
}

function foundBy(q: string): SQL | undefined {
  if (q === '') return undefined;
  const part = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const wanted = q.toLowerCase();
  const kinds = Object.entries(SOURCE_LABELS).filter(([kind, label]) =>
    `${kind} ${label}`.toLowerCase().includes(wanted),
  );
  return or(
    sql`${sources.name} ilike ${part}`,
    sql`${sources.host} ilike ${part}`,
    ...kinds.map(([kind]) => eq(sources.kind, kind)),
  );
}

async function countGroups(
  { db }: Platform,
  rank: SQL,
  found: SQL | undefined,
): Promise<SourcesPage['counts']> {
  const counted = await rows<{ rank: number; n: number }>(
    db,
    sql`select ${rank}::int as rank, count(*)::int as n from ${sources} ${found ? sql`where ${found}` : sql``} group by 1`,
  );
  const of = (index: number) => counted.find((row) => row.rank === index)?.n ?? 0;
  return Object.fromEntries(SOURCE_GROUPS.map((group, index) => [group, of(index)])) as SourcesPage['counts'];
}

type Place = [rank: number, kind: string, name: string, id: number];

const behind = (order: SQL[], [rank, kind, name, id]: Place): SQL =>
  sql`(${sql.join(order, sql`, `)}) > (${rank}::int, ${kind}::text, ${name}::text, ${id}::bigint)`;

/** An opaque text for the URL; names may hold any character. */
function writeCursor({ group, kind, name, id }: SourceRow & { group: SourceGroup }): string {
  const bytes = new TextEncoder().encode(JSON.stringify([SOURCE_GROUPS.indexOf(group), kind, name, id]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function readCursor(cursor: string): Place {
  const place = parsed(cursor);
  if (place) return place;
  throw new Refusal('invalid', 'This address names no place in the list. Open the list from its start.');
}

function parsed(cursor: string): Place | null {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    const [rank, kind, name, id] = JSON.parse(new TextDecoder().decode(bytes));
    const isPlace =
      rank in SOURCE_GROUPS &&
      typeof kind === 'string' &&
      typeof name === 'string' &&
      Number.isSafeInteger(id);
    return isPlace ? [rank, kind, name, id] : null;
  } catch {
    return null;
  }
}
