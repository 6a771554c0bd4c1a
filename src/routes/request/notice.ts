/** One sentence, perhaps with its undo, that the next page shows once. */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Notice } from '../../../views/frame.ts';
import { isHttps, type Request } from './environment.ts';

const NOTICE = z.object({
  text: z.string().max(500),
  undo: z
    .object({
      action: z.string().regex(/^\/((mentions\/\d+|inbox)\/undo|views)$/),
      fields: z.record(z.string(), z.string()),
    })
    .optional(),
});

const cookieName = (c: Request) => (isHttps(c.get('platform')) ? '__Host-notice' : 'notice');

const cookieOptions = (c: Request) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(c.get('platform')) }) as const;

/** Keeps a notice for the page that the redirect leads to. */
export function leaveNotice(c: Request, notice: Notice): void {
  const short = { ...notice, text: notice.text.slice(0, 500) };
  setCookie(c, cookieName(c), JSON.stringify(short), { ...cookieOptions(c), maxAge: 60 });
}

/** The notice that the last request left, and forgets it. */
export function takeNotice(c: Request): Notice | undefined {
  const value = getCookie(c, cookieName(c));
  if (!value) return undefined;
  deleteCookie(c, cookieName(c), cookieOptions(c));
  try {
    const { text, undo } = NOTICE.parse(JSON.parse(value));
    return { text, ...(undo && { undo }) };
  } catch {
    return undefined;
  }
}
