/** Who asks, as the database knows it. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { users } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import type { Role, Viewer } from './can.ts';

/** A person who may sign in, with what pages need to know. */
export type Account = {
  userId: number;
  email: string;
  name: string;
  role: Role | null;
  brandRoles: ReadonlyMap<number, Role>;
  timeZone: string;
  theme: 'system' | 'light' | 'dark';
  shortcuts: boolean;
  /** The search of the address at which their inbox opens; null: what needs a reply. */
  inboxQuery: string | null;
};

/** The columns of an account, for a select that has `users` in it. */
export const ACCOUNT_COLUMNS = {
  userId: users.id,
  email: users.email,
  name: users.name,
  role: users.role,
  timeZone: users.timeZone,
  theme: users.theme,
  shortcuts: users.shortcuts,
  inboxQuery: users.inboxQuery,
  brandRoles: sql<[number, Role][]>`coalesce((select json_agg(json_build_array(held.brand_id, held.role))
    from brand_roles held where held.user_id = ${users.id}), '[]'::json)`,
};

type AccountRow = Omit<Account, 'brandRoles'> & { brandRoles: [number, Role][] };

export const toAccount = ({ brandRoles, ...row }: AccountRow): Account => ({
  ...row,
  brandRoles: new Map(brandRoles),
});

/** What the policy table needs of an account; `scope` is set for API tokens. */
export const toViewer = (account: Account, scope: Viewer['scope'] = null): Viewer => ({
  userId: account.userId,
  role: account.role,
  brandRoles: account.brandRoles,
  scope,
});

/** The account with this id; null when it does not exist or is disabled. */
export async function accountOf(platform: Platform, userId: number): Promise<Account | null> {
  const [row] = await platform.db
    .select(ACCOUNT_COLUMNS)
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  return row ? toAccount(row) : null;
}
