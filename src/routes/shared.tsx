/** Shared reports, for people without an account: nothing is cached, indexed or told to other sites. */
import { Hono, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { LockedReportPage, NoReportPage, sharedReportPage } from '../../views/shared-report.tsx';
import { WINDOW_MS } from '../accounts/attempts.ts';
import { Refusal } from '../failure.ts';
import {
  type Behind,
  countMiss,
  fitsPass,
  PASS_LIFE_MS,
  passFor,
  readShare,
  shareBehind,
} from '../shares/open.ts';
import { doorOf, show } from './request/answer.tsx';
import { clientAddress } from './request/client-address.ts';
import { type Environment, isHttps, type Request } from './request/environment.ts';
import { statusOf } from './request/errors.tsx';
import { readForm, secret } from './request/input.ts';

type Open = Extract<Behind, { state: 'open' }>['share'];

const PASSWORD = z.object({ password: secret });
const COOKIE = 'report';

export const sharedRoutes = new Hono<Environment>();

const unlisted: MiddlewareHandler<Environment> = async (c, next) => {
  await next();
  c.res.headers.set('X-Robots-Tag', 'noindex, nofollow, noarchive');
  c.res.headers.set('Cache-Control', 'no-store');
};
sharedRoutes.use('/r/:token', unlisted);

sharedRoutes.get('/r/:token', async (c) => {
  const share = await openShare(c);
  if (share instanceof Response) return share;
  if (!(await fitsPass(c.get('platform'), share, getCookie(c, COOKIE) ?? null))) return locked(c);
  const report = await readShare(c.get('platform'), share, clientAddress(c)).catch((error) => {
    if (error instanceof Refusal && error.reason === 'not-found') return null;
    throw error;
  });
  if (!report) return nothing(c, { state: 'revoked' });
  const { label, expiresAt, figures, shows } = share;
  c.header('Referrer-Policy', 'no-referrer');
  const shown = { report, label, expiresAt, isFrozen: figures !== null, hasQuotes: shows !== 'figures' };
  return c.html(sharedReportPage(doorOf(c), shown));
});

sharedRoutes.post('/r/:token', async (c) => {
  const { password } = await readForm(c, PASSWORD);
  const share = await openShare(c);
  if (share instanceof Response) return share;
  try {
    const pass = await passFor(c.get('platform'), share, { password, address: clientAddress(c) });
    const cookie = {
      path: c.req.path,
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: PASS_LIFE_MS / 1000,
    } as const;
    setCookie(c, COOKIE, pass, { ...cookie, secure: isHttps(c.get('platform')) });
    return c.redirect(c.req.path, 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.reason === 'too-many') c.header('Retry-After', String(WINDOW_MS / 1000));
    return locked(c, error);
  }
});

/** The report behind the address, or the answer that there is none. */
async function openShare(c: Request): Promise<Open | Response> {
  const behind = await shareBehind(c.get('platform'), c.req.param('token') ?? '');
  if (behind.state === 'open') return behind.share;
  await countMiss(c.get('platform'), clientAddress(c));
  return nothing(c, behind);
}

const nothing = (c: Request, why: Exclude<Behind, { state: 'open' }>) =>
  show(c, <NoReportPage door={doorOf(c)} why={why} />, why.state === 'unknown' ? 404 : 410);

/** Its form needs the origin, which browsers leave out where nothing may be told to other pages. */
function locked(c: Request, refused?: Refusal) {
  const fields = refused?.fields ?? {};
  const errors = refused && Object.keys(fields).length === 0 ? { '': refused.message } : fields;
  const view = <LockedReportPage door={doorOf(c)} path={c.req.path} errors={errors} />;
  return show(c, view, refused ? (refused.reason === 'invalid' ? 422 : statusOf(refused)) : 200);
}
