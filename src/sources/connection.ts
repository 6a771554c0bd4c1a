/** Signing in at a source: OAuth 2 with a code, PKCE S256 (RFC 7636) and a state that is good once. */
import { eq, lt } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { hashOf, newSecret } from '../accounts/secret-token.ts';
import { connections, sources } from '../db/schema.ts';
import { Failure, Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import type { Session, SignIn } from './adapter.ts';
import { signInWith } from './asked.ts';
import { exchangeCode } from './code-exchange.ts';
import { adapterOf } from './kinds/index.ts';
import { openSettings } from './sealed.ts';
import { openSession, sessionFields } from './session.ts';
import { dueAt, lockSource, notFound, type Source, UNLEASED } from './source-row.ts';

const STATE_MS = 10 * 60_000;
const VERIFIER = 'connections.verifier';

/** Where a source sends people back to; they register it there. */
export const redirectAddress = ({ settings }: Platform): string => `${settings.publicUrl}/sources/connection`;

/** Begins a sign-in: the address of the source's own page. Throws Refusal where there is nothing to sign in to. */
export async function beginConnection(platform: Platform, userId: number, id: number): Promise<string> {
  const source = await sourceById(platform, id);
  const signIn = signInOf(source);
  const settings = await openSettings(platform, source);
  const [state, verifier] = [newSecret(), newSecret()];
  const now = platform.now();
  await platform.db.delete(connections).where(lt(connections.expiresAt, now));
  await platform.db.insert(connections).values({
    stateHash: await hashOf(state),
    sourceId: id,
    userId,
    verifier: await platform.secrets.seal(verifier, VERIFIER),
    expiresAt: new Date(now.getTime() + STATE_MS),
  });
  const url = new URL(signIn.authorizeUrl(settings));
  const asked = {
    ...signIn.extra,
    response_type: 'code',
    client_id: settings[signIn.clientId]?.trim() ?? '',
    redirect_uri: redirectAddress(platform),
    scope: signIn.scopes.join(' '),
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) if (value) url.searchParams.set(name, value);
  return url.href;
}

/** What the source's page sent the person back with. */
export type Returned = { state: string; code: string; error: string; description: string };

export type Connected = { sourceId: number; name: string; problem: string | null };

/**
 * Ends a sign-in: stores the session and makes the source due at once, or says in `problem` why it came to nothing.
 * Throws Refusal for a state that is unknown, too old, used before or another person's.
 */
export async function endConnection(
  platform: Platform,
  actor: Actor,
  returned: Returned,
): Promise<Connected> {
  const { sourceId, verifier } = await takeState(platform, actor, returned.state);
  const source = await sourceById(platform, sourceId);
  const connected = { sourceId, name: source.name };
  try {
    await storeSession(platform, actor, source, await sessionFrom(platform, source, returned, verifier));
    return { ...connected, problem: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...connected, problem: error.message };
  }
}

/** One statement finds and uses it up, so that no state works twice. */
async function takeState(platform: Platform, { userId }: Actor, state: string) {
  const [taken] = await platform.db
    .delete(connections)
    .where(eq(connections.stateHash, await hashOf(state)))
    .returning();
  if (!taken || taken.userId !== userId) throw new Refusal('invalid', UNKNOWN_STATE);
  if (taken.expiresAt <= platform.now()) throw new Refusal('invalid', OLD_STATE);
  return { sourceId: taken.sourceId, verifier: await platform.secrets.open(taken.verifier, VERIFIER) };
}

async function sessionFrom(
  platform: Platform,
  source: Source,
  { code, error, description }: Returned,
  verifier: string,
): Promise<Session> {
  const { label } = adapterOf(source.kind);
  const said = description || error;
  if (error === 'access_denied') throw new Failure('auth', denied(label));
  if (error || !code) throw new Failure('auth', refused(label, said || 'nothing that says why'));
  const settings = await openSettings(platform, source);
  const session = await exchangeCode(platform, signInOf(source), {
    name: label,
    code,
    verifier,
    redirectUri: redirectAddress(platform),
    settings,
  });
  return withOldRefreshToken(platform, source, session);
}

/** Some services give a refresh token at the first sign-in only. */
async function withOldRefreshToken(platform: Platform, source: Source, session: Session): Promise<Session> {
  if (session.values.refreshToken) return session;
  const before = await openSession(platform, source).catch(() => null);
  const refreshToken = before?.values.refreshToken;
  if (refreshToken) return { ...session, values: { ...session.values, refreshToken } };
  return { ...session, expiresAt: session.expiresAt ?? session.values.accessTokenExpiresAt ?? null };
}

async function storeSession(platform: Platform, actor: Actor, { id }: Source, session: Session) {
  const sealed = await sessionFields(platform, session);
  await transact(platform, async (inside) => {
    const source = await lockSource(inside, id);
    const state = source.pausedAt ? {} : dueAt(inside.now());
    await inside.db
      .update(sources)
      .set({ ...sealed, ...state, ...UNLEASED })
      .where(eq(sources.id, id));
    await recordAudit(inside, actor, 'signed in to the source', source.name);
  });
}

async function sourceById({ db }: Platform, id: number): Promise<Source> {
  const [source] = await db.select().from(sources).where(eq(sources.id, id));
  if (!source) throw notFound();
  return source;
}

function signInOf({ kind, settings }: Source): SignIn {
  const adapter = adapterOf(kind);
  const signIn = signInWith(adapter, settings);
  if (signIn) return signIn;
  const how = adapter.signIn
    ? 'With these settings nobody signs in: choose the sign-in in the settings of the source first.'
    : `${adapter.label} has no sign-in page: its key is entered on the source’s page.`;
  throw new Refusal('invalid', how);
}

/** S256: the SHA-256 of the verifier in base64url without padding. RFC 7636, section 4.2. */
async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const text = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const UNKNOWN_STATE =
  'This way back belongs to no sign-in that you began here, or it was used before. Nothing was changed. Open the source and sign in from there.';
const OLD_STATE =
  'More than ten minutes went by since you left for the sign-in page. Nothing was changed. Open the source and sign in again.';
const denied = (label: string) =>
  `${label} says that access was not allowed, so Earshot is not signed in. Sign in again and allow what it asks for.`;
const refused = (label: string, said: string) =>
  `${label} did not sign Earshot in. It said: “${said.slice(0, 300)}”. Check the client id and the redirect address there.`;
