/** API tokens: "ear_" and 64 hex digits, shown once. A token can do what its user can, within its scope. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import { apiTokens, users } from '../db/schema.ts';
import { Gone, Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { recordAudit } from './audit.ts';
import type { Viewer } from './can.ts';
import { hashOf, newSecret } from './secret-token.ts';
import { ACCOUNT_COLUMNS, type Account, toAccount, toViewer } from './viewer.ts';

const START = 'ear_';
const SHOWN_LENGTH = 12;
/** Using a token writes at most this often. */
const NOTED_EVERY_MS = 10 * 60_000;

export type Scope = 'read' | 'write';

export type ApiToken = {
  id: number;
  name: string;
  /** Its first letters, to tell it apart. */
  prefix: string;
  scope: Scope;
  createdAt: Date;
  lastUsedAt: Date | null;
};

export type TokenBearer = { tokenId: number; account: Account; viewer: Viewer };

/** A token for the acting user; `token` cannot be read again later. */
export function addToken(
  platform: Platform,
  actor: Actor & { userId: number },
  input: { name: string; scope: Scope },
): Promise<{ id: number; token: string; prefix: string }> {
  const name = input.name.trim();
  const problem = 'Give the token a name, so that you know later what it is for.';
  if (!name) throw new Refusal('invalid', problem, { name: problem });
  const token = START + newSecret();
  const prefix = token.slice(0, SHOWN_LENGTH);
  return transact(platform, async (inside) => {
    const values = { userId: actor.userId, name, prefix, scope: input.scope, createdAt: inside.now() };
    const [added] = await inside.db
      .insert(apiTokens)
      .values({ ...values, tokenHash: await hashOf(token) })
      .returning({ id: apiTokens.id });
    await recordAudit(inside, actor, `made a ${input.scope} token`, `${name} (${prefix})`);
    return { id: added!.id, token, prefix };
  });
}

/** A user's tokens that still work, newest first. */
export function listTokens(platform: Platform, userId: number): Promise<ApiToken[]> {
  return platform.db
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      prefix: apiTokens.prefix,
      scope: apiTokens.scope,
      createdAt: apiTokens.createdAt,
      lastUsedAt: apiTokens.lastUsedAt,
    })
    .from(apiTokens)
    .where(and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.id));
}

async function whyNone({ db }: Platform, userId: number, id: number): Promise<Refusal> {
  const own = and(eq(apiTokens.id, id), eq(apiTokens.userId, userId));
  const [ended] = await db.select({ id: apiTokens.id }).from(apiTokens).where(own);
  return ended
    ? new Gone('This token was revoked already.')
    : new Refusal('not-found', 'You have no such token.');
}

/** Ends one of the acting user's own tokens at once. */
export function revokeToken(
  platform: Platform,
  actor: Actor & { userId: number },
  id: number,
): Promise<void> {
  return transact(platform, async (inside) => {
    const [revoked] = await inside.db
      .update(apiTokens)
      .set({ revokedAt: inside.now() })
      .where(and(eq(apiTokens.id, id), eq(apiTokens.userId, actor.userId), isNull(apiTokens.revokedAt)))
      .returning({ name: apiTokens.name, prefix: apiTokens.prefix });
    if (!revoked) throw await whyNone(inside, actor.userId, id);
    await recordAudit(inside, actor, 'revoked a token', `${revoked.name} (${revoked.prefix})`);
  });
}

/** Who comes with this token; null when it is unknown or revoked, or its user is disabled. */
export async function tokenBearer(platform: Platform, token: string): Promise<TokenBearer | null> {
  if (!token.startsWith(START)) return null;
  const [row] = await platform.db
    .select({
      ...ACCOUNT_COLUMNS,
      tokenId: apiTokens.id,
      scope: apiTokens.scope,
      lastUsedAt: apiTokens.lastUsedAt,
    })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(
      and(
        eq(apiTokens.tokenHash, await hashOf(token)),
        isNull(apiTokens.revokedAt),
        isNull(users.disabledAt),
      ),
    );
  if (!row) return null;
  const { tokenId, scope, lastUsedAt, ...account } = row;
  await noteUse(platform, tokenId, lastUsedAt);
  return { tokenId, account: toAccount(account), viewer: toViewer(toAccount(account), scope) };
}

async function noteUse(platform: Platform, tokenId: number, lastUsedAt: Date | null): Promise<void> {
  const now = platform.now();
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < NOTED_EVERY_MS) return;
  await platform.db.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, tokenId));
}
