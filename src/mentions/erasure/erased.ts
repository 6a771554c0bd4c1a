/** Keeping erased people out: every way in passes here, in the transaction that stores. */
import { type SQL, sql } from 'drizzle-orm';
import { rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import type { NewMention } from '../new-mention.ts';
import { identitiesOf } from './person.ts';

/** Any number of writers hold it together; an erasure holds it alone. */
const LOCK = 710_237_020;

type Given = Pick<NewMention, 'sourceKind' | 'externalId' | 'authorHandle' | 'authorName' | 'authorUrl'>;
type Hashed = { sourceKind: string; hash: string };

/**
 * Those whose author, or whose post, was erased. Until the transaction ends no erasure begins: it would miss what
 * is about to be stored. An erasure has its hashes stored before it asks for the lock.
 */
export async function erasedAmong<Row extends Given>(platform: Platform, given: Row[]): Promise<Set<Row>> {
  const kinds = [...new Set(given.map(({ sourceKind }) => sourceKind))];
  if (kinds.length === 0) return new Set();
  const known = sql`select 1 from erased_identities where source_kind in (select value
    from jsonb_array_elements_text(${JSON.stringify(kinds)}::text::jsonb))`;
  const [found] = await rows<{ some: boolean }>(
    platform.db,
    sql`select pg_advisory_xact_lock_shared(${LOCK})::text, exists (${known}) as some`,
  );
  return found?.some ? await among(platform, given) : new Set();
}

/** Erasures run one at a time, and while one runs nothing is stored. Until the transaction ends. */
export async function lockOut({ db }: Platform): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
}

/** Remembers them as keyed hashes; what is known already stays. */
export async function rememberErased(
  platform: Platform,
  sourceKind: string,
  identities: readonly string[],
): Promise<void> {
  const hashes = await Promise.all(identities.map((identity) => hashOf(platform, sourceKind, identity)));
  const records = hashes.map((hash) => ({ sourceKind, hash }));
  await platform.db.execute(sql`insert into erased_identities (source_kind, hash)
    select distinct "sourceKind", hash from ${recordset(records)} on conflict do nothing`);
}

/** The keyed hash that stands for the person from now on. */
export function hashOf(platform: Platform, sourceKind: string, identity: string): Promise<string> {
  return platform.secrets.fingerprint(`${sourceKind} ${identity}`, 'erased_identities.hash');
}

/** A post whose id names its author: it is known by a hash of its id. */
export const postIdentity = (externalId: string) => `post:${externalId}`;

async function among<Row extends Given>(platform: Platform, given: Row[]): Promise<Set<Row>> {
  const hashed = await Promise.all(given.map((row) => hashesOf(platform, row)));
  const asked = hashed.flatMap((hashes, index) =>
    hashes.map((hash) => ({ sourceKind: given[index]!.sourceKind, hash })),
  );
  const found = await rows<Hashed>(
    platform.db,
    sql`select e.source_kind as "sourceKind", e.hash from erased_identities e
      join ${recordset(asked)} on e.source_kind = asked."sourceKind" and e.hash = asked.hash`,
  );
  const erased = new Set(found.map(({ sourceKind, hash }) => `${sourceKind} ${hash}`));
  const isErased = (row: Row, index: number) =>
    hashed[index]!.some((hash) => erased.has(`${row.sourceKind} ${hash}`));
  return new Set(given.filter(isErased));
}

function hashesOf(platform: Platform, row: Given): Promise<string[]> {
  const author = { handle: row.authorHandle, name: row.authorName, url: row.authorUrl };
  const identities = [...identitiesOf(author), postIdentity(row.externalId)];
  return Promise.all(identities.map((identity) => hashOf(platform, row.sourceKind, identity)));
}

const recordset = (records: Hashed[]): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(records)}::text::jsonb) as asked("sourceKind" text, hash text)`;
