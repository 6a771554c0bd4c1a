/** Where errors end: a sentence for people, a line in the log for us. */
import type { ErrorHandler, Handler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import { ErrorPage, type ErrorStatus, errorSentence } from '../../../views/error.tsx';
import { Refused } from '../../../views/moved.tsx';
import { databaseTrouble, isRefusedData } from '../../db/trouble.ts';
import { Failure, Refusal } from '../../failure.ts';
import { isUrl } from '../../url.ts';
import { frameOf } from '../frame.ts';
import { doorOf, fragment, isPartial, show } from './answer.tsx';
import type { Environment, Request } from './environment.ts';
import { returnPath } from './return-to.ts';
import { SignInNeeded } from './session.ts';
import { typedWords } from './typed-words.ts';

/** `sentence` null: the page's own words for this status are better. */
export type Trouble = { status: ErrorStatus; sentence: string | null; isOurs: boolean };

const STATUS: Record<Refusal['reason'], ErrorStatus> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
};

/** The HTTP status of a refusal. */
export const statusOf = (refusal: Refusal): ErrorStatus => STATUS[refusal.reason];

/** Which status and sentence an error stands for; logs it when the fault is ours. */
export function troubleOf(error: Error, c: Request): Trouble {
  if (error instanceof Refusal) return { status: statusOf(error), sentence: error.message, isOurs: false };
  if (error instanceof Failure) return { status: 503, sentence: error.message, isOurs: false };
  if (error instanceof HTTPException && (error.status === 413 || error.status === 400)) {
    // The rest of the body is not read, so nothing else can come over this connection.
    c.header('Connection', 'close');
    return { status: error.status, sentence: error.message || null, isOurs: false };
  }
  if (c.req.raw.signal.aborted) return { status: 400, sentence: CUT_OFF, isOurs: false };
  const where = { requestId: c.get('requestId'), method: c.req.method, route: routePath(c) };
  if (isRefusedData(error)) {
    c.get('platform')?.log('warn', 'The database refused what a request gave', { ...where, error });
    return { status: 400, sentence: UNSTORABLE, isOurs: false };
  }
  const sentence = databaseTrouble(error);
  c.get('platform')?.log('error', sentence ?? 'A request failed', { ...where, error });
  return { status: sentence ? 503 : 500, sentence, isOurs: true };
}

const CUT_OFF = 'The connection ended before the request was complete. Nothing was changed. Send it again.';
const UNSTORABLE =
  'Something in this request is too large, out of range or not text, so the database refused it. Nothing was ' +
  'changed. Correct it and send it again.';

/** Errors of pages and of files. */
export const onError: ErrorHandler<Environment> = (error, c) =>
  error instanceof SignInNeeded ? toSignIn(c) : answerTrouble(c, troubleOf(error, c));

/** A script that asks for a file would take a page for it; a browser names pages among what it takes. */
const wantsNoPage = (c: Request) =>
  /\.(csv|json|opml|txt)$/.test(c.req.path) && !c.req.header('Accept')?.includes('text/html');

export const notFoundPage: Handler<Environment> = (c) =>
  answerTrouble(c, { status: 404, sentence: null, isOurs: false });

/** The path is one of ours, the method is not. A form's own address leads to its page: there it stood after an error. */
export function onWrongMethod(c: Request, methods: string[]) {
  const { method, path } = c.req;
  if (method === 'GET' && methods.includes('POST') && !path.startsWith('/hooks/'))
    return c.redirect(path.replace(/\/[^/]*$/, '') || '/', 303);
  return c.text(`${method} is not possible here, only ${methods.join(', ')}.\n`, 405, {
    Allow: methods.join(', '),
  });
}

/** A page, or for htmx a toast; when the fault is ours htmx leaves the page as it is. */
async function answerTrouble(c: Request, { status, sentence, isOurs }: Trouble) {
  if (!c.get('platform')) return c.text(sentence ?? 'Earshot is not ready.', status);
  const frame = isOurs || !c.get('account') ? null : await frameOf(c).catch(() => null);
  if (isPartial(c) && frame)
    return fragment(c, <Refused frame={frame} sentence={sentence ?? NOTHING} />, status);
  const requestId = isOurs ? c.get('requestId') : null;
  const typed = status === 404 ? await typedWords(c) : [];
  const data = { status, sentence, requestId, typed, back: backFrom(c) };
  c.header('Retry-After', status === 503 ? '60' : undefined);
  if (wantsNoPage(c)) return c.text(`${errorSentence(data)}\n`, status);
  return show(c, <ErrorPage frame={frame} door={doorOf(c)} data={data} />, status);
}

const NO_FILE =
  'Nobody is signed in, so there is no file. Sign in and send the cookie, or ask /api/v1 with a token.\n';
const NOTHING = 'That is not there any more. Nothing was changed.';

/** The page that the browser came from, when it is one of ours and not this one. */
function backFrom(c: Request): string {
  const referrer = c.req.header('Referer') ?? '';
  if (!isUrl(referrer)) return '/';
  const url = new URL(referrer);
  const { publicUrl, ownOrigins } = c.get('platform').settings;
  const isOurs = url.origin === publicUrl || ownOrigins.includes(url.origin);
  return isOurs && url.pathname !== c.req.path ? returnPath(url.pathname + url.search, '/') : '/';
}

/** The way in, and from there back to where the request wanted to go. */
function toSignIn(c: Request) {
  const url = new URL(c.req.url);
  const isPage = c.req.method === 'GET' && !isPartial(c) && url.pathname !== '/';
  const wanted = isPage ? `?${new URLSearchParams({ next: url.pathname + url.search })}` : '';
  if (wantsNoPage(c)) return c.text(NO_FILE, 401);
  if (isPartial(c)) return c.body(null, 401, { 'HX-Redirect': '/sign-in' });
  return c.redirect(`/sign-in${wanted}`, 303);
}
