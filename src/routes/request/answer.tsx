/** The forms that an answer takes: a page, a fragment for htmx, a way to another page. */
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { page } from '../../../views/document.tsx';
import type { Door, Notice } from '../../../views/frame.ts';
import type { Request } from './environment.ts';
import { leaveNotice } from './notice.ts';
import { returnPath } from './return-to.ts';

/** True when htmx asks for a part of the page rather than the whole. */
export const isPartial = (c: Request): boolean => c.req.header('HX-Request-Type') === 'partial';

/** A whole page. */
export const show = (c: Request, node: JSX.Element, status: ContentfulStatusCode = 200) =>
  c.html(page(node), status);

/** A piece of a page for htmx. */
export const fragment = (c: Request, node: JSX.Element, status: ContentfulStatusCode = 200) =>
  c.html(node.toString(), status);

/** On to another page of ours after a change, with what to say there. `wanted` may come from the request. */
export function onward(c: Request, wanted: string | undefined, fallback: string, notice?: Notice) {
  if (notice) leaveNotice(c, notice);
  return c.redirect(returnPath(wanted, fallback), 303);
}

/** What pages for people who are not signed in need. */
export const doorOf = (c: Request): Door => ({
  assets: c.get('platform').assets,
  now: c.get('platform').now(),
  nonce: crypto.randomUUID(),
  theme: c.get('account')?.theme,
});
