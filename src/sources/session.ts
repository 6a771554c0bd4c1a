/** What an adapter keeps between polls and nobody may read: sealed on the source's row. */
import type { Platform } from '../platform/platform.ts';
import type { Session, SourceAdapter } from './adapter.ts';
import type { Settings } from './sealed.ts';
import type { Source } from './source-row.ts';

const PLACE = 'sources.session';

/** The columns of a source that hold a session; null ends one. */
export async function sessionFields(
  platform: Platform,
  session: Session | null,
): Promise<Pick<Source, 'session' | 'credentialExpiresAt'>> {
  if (!session) return { session: null, credentialExpiresAt: null };
  return {
    session: await platform.secrets.seal(JSON.stringify(session), PLACE),
    credentialExpiresAt: dateOf(session.expiresAt),
  };
}

/** The session in the clear, for the adapter only. Throws UnreadableSecret when the key has changed. */
export async function openSession(
  platform: Platform,
  { session }: Pick<Source, 'session'>,
): Promise<Session | null> {
  return session === null ? null : (JSON.parse(await platform.secrets.open(session, PLACE)) as Session);
}

/** True when a session that belongs to the settings before must not be used with those after. */
export function endsSession(adapter: SourceAdapter, before: Settings, after: Settings): boolean {
  const names = adapter.settings.filter(({ secret }) => secret).map(({ name }) => name);
  const { clientId, when } = adapter.signIn ?? {};
  const differs = (name: string) => before[name] !== after[name];
  return (
    [...names, clientId, when?.name].some((name) => name !== undefined && differs(name)) ||
    adapter.credential?.(before) !== adapter.credential?.(after)
  );
}

/** A time that a service states; null when it is none, or one of years that a database does not know. */
export function dateOf(text: string | null | undefined): Date | null {
  const at = Date.parse(text ?? '');
  return at >= 0 && at < 253_402_300_800_000 ? new Date(at) : null;
}
