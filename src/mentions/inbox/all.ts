/** Everything that a list of the inbox holds, as it was seen. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import { Refusal } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import { inbox } from './inbox.ts';
import type { InboxScope } from './walk.ts';

export type Seen = { id: number; version: number };

/** `changedByOthers`: still in the list, but no longer as it was seen. */
export type Snapshot = { seen: Seen[]; changedByOthers: number };

const PAGE = 500;
/** More are a filter that nobody has looked through. */
const MOST = 5000;

/** The list as it was at that time: what came in since is left out. Throws Refusal for a list of more than 5,000. */
export async function seenByInbox(platform: Platform, scope: InboxScope, at: Date): Promise<Snapshot> {
  const found: Seen[] = [];
  let cursor: string | null = null;
  do {
    const page = await inbox(platform, { ...scope, ownBrandIds: [], cursor, limit: PAGE, uncounted: true });
    found.push(...page.rows.map(({ id, version }) => ({ id, version })));
    cursor = page.next;
  } while (cursor && found.length <= MOST);
  if (found.length > MOST)
    throw new Refusal(
      'invalid',
      'This list holds more than 5,000 mentions. Nothing was changed. Narrow it with a filter.',
    );
  return asOf(platform, found, { at, viewerUserId: scope.viewerUserId });
}

type Then = { at: Date; viewerUserId: number };

async function asOf({ db }: Platform, found: Seen[], { at, viewerUserId }: Then): Promise<Snapshot> {
  const since = sql`${at.toISOString()}::timestamptz`;
  const later = await rows<{ id: number; isNew: boolean }>(
    db,
    sql`select m.id::float8 as id, m.found_at > ${since} as "isNew" from mentions m
      where m.id = any(${bigints(found.map(({ id }) => id))}) and m.updated_at > ${since}
        and (m.found_at > ${since} or exists (select 1 from events e where e.mention_id = m.id
          and e.at > ${since} and e.user_id <> ${viewerUserId}::bigint))`,
  );
  const left = new Set(later.map(({ id }) => id));
  return {
    seen: found.filter(({ id }) => !left.has(id)),
    changedByOthers: later.filter(({ isNew }) => !isNew).length,
  };
}
