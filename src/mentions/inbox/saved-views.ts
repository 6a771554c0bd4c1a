/** Lists of the inbox under names: one's own, and those that others share. */
import { and, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../../accounts/audit.ts';
import { rows } from '../../db/db.ts';
import { type Question, questionOfRows } from '../../db/question.ts';
import { savedViews, users } from '../../db/schema.ts';
import { Gone, Refusal } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import type { Actor } from '../mention.ts';
import type { Total } from './inbox-row.ts';
import { walkedPlaces } from './pages.ts';
import { type InboxScope, walkOf } from './walk.ts';

/** `query`: the search of its address, without "?". `owner`: who shares it, if not the viewer. */
export type SavedView = { id: number; name: string; query: string; shared: boolean; owner: string | null };

const MOST_VIEWS = 50;
const LONGEST_NAME = 60;
const LONGEST_QUERY = 1500;
const MOST_COUNTED = 100;
const MOST_EXAMINED = 1000;

/** By name, one's own first. */
export function savedViewsOf({ db }: Platform, userId: number): Question<SavedView[]> {
  const isOthers = sql`v.user_id <> ${userId}::bigint`;
  return questionOfRows(
    db,
    sql`select v.id::float8 as id, v.name, v.query, v.shared, case when ${isOthers} then u.name end as owner
      from saved_views v join users u on u.id = v.user_id
      where v.user_id = ${userId}::bigint or v.shared
      order by ${isOthers}, lower(v.name), v.id limit ${2 * MOST_VIEWS}`,
  );
}

type Owner = Actor & { userId: number };

export type ViewInput = { name: string; query: string; shared: boolean };

/** Keeps a list under a name. Throws Refusal for a name that is missing or taken. */
export function saveView(
  platform: Platform,
  owner: Owner,
  { query, shared, ...input }: ViewInput,
): Promise<number> {
  const name = checkedName(input.name);
  return transact(platform, async (inside) => {
    const id = await store(inside, owner.userId, { name, query, shared });
    if (shared) await recordAudit(inside, owner, 'shared the view', name);
    return id;
  });
}

async function store({ db, now }: Platform, userId: number, view: ViewInput): Promise<number> {
  const { name, query, shared } = view;
  if (query.length > LONGEST_QUERY) throw refused('This list has too long an address to be kept.');
  const [held] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(savedViews)
    .where(eq(savedViews.userId, userId));
  if (held!.n >= MOST_VIEWS) throw refused(`You have ${MOST_VIEWS} views. Delete one first.`);
  const [saved] = await db
    .insert(savedViews)
    .values({ userId, name, query, shared, createdAt: now() })
    .onConflictDoNothing()
    .returning({ id: savedViews.id });
  if (!saved) throw taken();
  return saved.id;
}

/** Gives one's own view another name, or shares it with everybody, or with nobody. */
export function changeView(
  platform: Platform,
  owner: Owner,
  { id, name, shared }: { id: number; name: string; shared: boolean },
): Promise<void> {
  return transact(platform, async (inside) => {
    const wasShared = await change(inside, owner.userId, { id, name, shared });
    const action = shared ? 'shared the view' : 'shares no longer the view';
    if (shared || wasShared) await recordAudit(inside, owner, action, checkedName(name));
  });
}

/** Gives whether others saw it before. */
async function change(
  { db }: Platform,
  userId: number,
  { id, name, shared }: { id: number; name: string; shared: boolean },
): Promise<boolean> {
  const own = and(eq(savedViews.id, id), eq(savedViews.userId, userId));
  const [kept] = await db.select({ shared: savedViews.shared }).from(savedViews).where(own);
  if (!kept) throw gone();
  const wanted = checkedName(name);
  const [other] = await db
    .select({ id: savedViews.id })
    .from(savedViews)
    .where(
      and(
        eq(savedViews.userId, userId),
        sql`lower(${savedViews.name}) = lower(${wanted}) and ${savedViews.id} <> ${id}`,
      ),
    );
  if (other) throw taken();
  const [changed] = await db
    .update(savedViews)
    .set({ name: wanted, shared })
    .where(own)
    .returning({ id: savedViews.id });
  if (!changed) throw gone();
  return kept.shared;
}

/** Removes one's own view; gives what it was, so that it can be kept again. */
export function deleteView(platform: Platform, owner: Owner, id: number): Promise<ViewInput> {
  return transact(platform, async (inside) => {
    const [removed] = await inside.db
      .delete(savedViews)
      .where(and(eq(savedViews.id, id), eq(savedViews.userId, owner.userId)))
      .returning({ name: savedViews.name, query: savedViews.query, shared: savedViews.shared });
    if (!removed) throw await whyNone(inside, id);
    if (removed.shared) await recordAudit(inside, owner, 'removed the shared view', removed.name);
    return removed;
  });
}

async function whyNone({ db }: Platform, id: number): Promise<Refusal> {
  const [other] = await db.select({ id: savedViews.id }).from(savedViews).where(eq(savedViews.id, id));
  return other ? gone() : new Gone('This view was removed already.');
}

/** Where the inbox opens; null: at what needs a reply. */
export async function openInboxAt({ db }: Platform, userId: number, query: string | null): Promise<void> {
  await db.update(users).set({ inboxQuery: query }).where(eq(users.id, userId));
}

/** How many each list holds, up to 100, looking at no more than 1,000 mentions of it; one query for all. */
export async function countEach(platform: Platform, scopes: InboxScope[]): Promise<Total[]> {
  if (scopes.length === 0) return [];
  const walks = await Promise.all(scopes.map((scope) => walkOf(platform, scope)));
  const counts = walks.map((whole, index) => {
    const walk = { ...whole, examined: MOST_EXAMINED };
    return sql`select ${index}::int as place, count(*) filter (where not cut)::int as n, coalesce(bool_or(cut), false) as cut
      from (${walkedPlaces(walk, MOST_COUNTED + 1, null)}) places`;
  });
  const found = await rows<{ place: number; n: number; cut: boolean }>(
    platform.db,
    sql`${sql.join(counts, sql` union all `)} order by place`,
  );
  return found.map(({ n, cut }) => ({ n: Math.min(n, MOST_COUNTED), capped: cut || n > MOST_COUNTED }));
}

function checkedName(name: string): string {
  const tidy = name.trim();
  if (tidy === '') throw refused('Give the view a name.');
  if (tidy.length > LONGEST_NAME) throw refused(`A name has ${LONGEST_NAME} characters at most.`);
  return tidy;
}

const taken = () => refused('You have a view of this name already. Choose another one.');

const gone = () =>
  new Refusal('not-found', 'There is no such view. It was removed, or it belongs to somebody else.');

function refused(problem: string): Refusal {
  return new Refusal('invalid', problem, { name: problem });
}
