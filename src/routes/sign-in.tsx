/** Ways in and out. */
import { Hono } from 'hono';
import { z } from 'zod';
import { SignInLinkPage, SignInPage } from '../../views/sign-in.tsx';
import { WINDOW_MS } from '../accounts/attempts.ts';
import { recordAudit } from '../accounts/audit.ts';
import { acceptLink, linkOwner } from '../accounts/links.ts';
import { endSession } from '../accounts/sessions.ts';
import { signIn } from '../accounts/sign-in.ts';
import { Refusal } from '../failure.ts';
import { doorOf, onward, show } from './request/answer.tsx';
import { clientAddress } from './request/client-address.ts';
import type { Environment, Request } from './request/environment.ts';
import { statusOf } from './request/errors.tsx';
import { formErrors, readForm, secret, text } from './request/input.ts';
import { returnPath } from './request/return-to.ts';
import { clearSession, sessionCookie, setSession, signedIn } from './request/session.ts';

const PASSWORD_FORM = z.object({
  email: text(254),
  password: secret,
  next: z.string().max(2000).default(''),
});
const LINK_FORM = z.object({
  name: text(80).optional(),
  email: text(254).optional(),
  password: secret.optional(),
});

export const signInRoutes = new Hono<Environment>();

signInRoutes.get('/sign-in', (c) => {
  const next = returnPath(c.req.query('next'), '');
  if (c.get('account')) return onward(c, next, '/');
  return show(c, <SignInPage door={doorOf(c)} data={{ email: '', next, error: null }} />);
});

signInRoutes.post('/sign-in', async (c) => {
  const { email, password, next } = await readForm(c, PASSWORD_FORM);
  const attempt = { email, password, address: clientAddress(c), oldSession: sessionCookie(c) };
  try {
    setSession(c, await signIn(c.get('platform'), attempt));
    return onward(c, next, '/');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.reason === 'too-many') c.header('Retry-After', String(WINDOW_MS / 1000));
    const data = { email, next: returnPath(next, ''), error: error.message };
    return show(c, <SignInPage door={doorOf(c)} data={data} />, statusOf(error));
  }
});

signInRoutes.get('/sign-in/:token', (c) => showLink(c, c.req.param('token')));

signInRoutes.post('/sign-in/:token', async (c) => {
  const token = c.req.param('token');
  const form = await readForm(c, LINK_FORM);
  try {
    setSession(c, await acceptLink(c.get('platform'), token, form, clientAddress(c)));
    return onward(c, undefined, '/');
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'not-found') return showLink(c, token);
    return showLink(c, token, { typed: form, errors: formErrors(error) });
  }
});

signInRoutes.post('/sign-out', async (c) => {
  const session = sessionCookie(c);
  if (session) await endSession(c.get('platform'), session);
  const account = c.get('account');
  if (account) await recordAudit(c.get('platform'), signedIn(c).actor, 'signed out', account.email);
  clearSession(c);
  return onward(c, undefined, '/sign-in');
});

type Refused = { typed: { name?: string; email?: string }; errors: Record<string, string> };

/** Opening the link changes nothing: mail scanners open every link. */
async function showLink(c: Request, token: string, refused?: Refused) {
  const owner = await linkOwner(c.get('platform'), token);
  if (!owner) return show(c, <SignInLinkPage door={doorOf(c)} data={{ state: 'invalid' }} />, 404);
  const { asksEmail } = owner;
  const name = refused?.typed.name ?? (asksEmail ? '' : owner.name);
  const email = asksEmail ? (refused?.typed.email ?? '') : owner.email;
  const data = { state: 'valid', token, name, email, asksEmail, errors: refused?.errors ?? {} } as const;
  return show(c, <SignInLinkPage door={doorOf(c)} data={data} />, refused ? 422 : 200);
}
