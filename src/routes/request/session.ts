/** The session cookie, and who is behind it. */
import type { MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Capability, Viewer } from '../../accounts/can.ts';
import { guard, guardOn, guardSomewhere } from '../../accounts/guard.ts';
import { LONGEST_MS, sessionAccount } from '../../accounts/sessions.ts';
import { type Account, toViewer } from '../../accounts/viewer.ts';
import { clientAddress } from './client-address.ts';
import { type Environment, isHttps, type Request } from './environment.ts';

/** The request needs somebody signed in; answered with the way to the sign-in page. */
export class SignInNeeded extends Error {
  override name = 'SignInNeeded';
}

const cookieName = (c: Request) => (isHttps(c.get('platform')) ? '__Host-session' : 'session');

const cookieOptions = (c: Request) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(c.get('platform')) }) as const;

/** The secret that the browser sent, or null. */
export const sessionCookie = (c: Request): string | null => getCookie(c, cookieName(c)) ?? null;

/** Gives the browser a session. */
export function setSession(c: Request, secret: string): void {
  setCookie(c, cookieName(c), secret, { ...cookieOptions(c), maxAge: LONGEST_MS / 1000 });
}

/** Takes the session out of the browser. */
export function clearSession(c: Request): void {
  deleteCookie(c, cookieName(c), cookieOptions(c));
}

/** Looks up who is signed in, for every page. */
export const session: MiddlewareHandler<Environment> = async (c, next) => {
  const secret = sessionCookie(c);
  c.set('account', secret ? await sessionAccount(c.get('platform'), secret) : null);
  await next();
};

type WebActor = { userId: number; via: 'web'; address: string | null };

export type SignedIn = { account: Account; viewer: Viewer; actor: WebActor };

/** Who is signed in; throws SignInNeeded when nobody is. */
export function signedIn(c: Request): SignedIn {
  const account = c.get('account');
  if (!account) throw new SignInNeeded();
  const actor = { userId: account.userId, via: 'web', address: clientAddress(c) } as const;
  return { account, viewer: toViewer(account), actor };
}

/** Who is signed in and may do this in the whole workspace; throws otherwise. */
export function permitted(c: Request, capability: Capability): SignedIn {
  const who = signedIn(c);
  guard(who.viewer, capability);
  return who;
}

/** Who is signed in and may do this for at least one brand; queries are then narrowed to these brands. */
export function permittedSomewhere(c: Request, capability: Capability): SignedIn {
  const who = signedIn(c);
  guardSomewhere(who.viewer, capability);
  return who;
}

/** Who is signed in and may do this for this brand; "not found" for those who may not see it. */
export function permittedOn(c: Request, capability: Capability, brandId: number, what: string): SignedIn {
  const who = signedIn(c);
  guardOn(who.viewer, capability, brandId, what);
  return who;
}
