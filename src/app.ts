/** What every request goes through, and which routes there are. */
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import { makeApi } from './api/api.ts';
import { LARGEST_FILE, TOO_LARGE } from './ingest/received.ts';
import { LARGEST_PICTURE } from './mentions/writing/limits.ts';
import type { Platform } from './platform/platform.ts';
import { TOO_LARGE_PICTURE } from './replies/pictures/read-picture.ts';
import { feedRoutes } from './routes/feed.ts';
import { healthRoutes } from './routes/health.ts';
import { slackHookRoutes } from './routes/hooks-slack.ts';
import { letterRoutes } from './routes/letters.tsx';
import { PAGES } from './routes/pages.ts';
import type { Environment, FinishLater, Request, RunSoon } from './routes/request/environment.ts';
import { notFoundPage, onError, onWrongMethod } from './routes/request/errors.tsx';
import { headers } from './routes/request/headers.ts';
import { accessLog } from './routes/request/log.ts';
import { sameOrigin } from './routes/request/same-origin.ts';
import { session } from './routes/request/session.ts';

const LARGEST_BODY = 1024 * 1024;
/** A message of ours with what Slack says around it. */
const LARGEST_PRESS = 256 * 1024;
/** A file, and the form around it. */
const LARGEST_UPLOAD = LARGEST_FILE + 1024 * 1024;
/** A little above the largest picture, so that who sends a larger one gets the form back. */
const LARGEST_REPLY = 2 * LARGEST_PICTURE;
const UPLOADS: Record<string, { largest: number; message: string }> = {
  '/imports': { largest: LARGEST_UPLOAD, message: TOO_LARGE },
  '/imports/feeds': { largest: LARGEST_UPLOAD, message: TOO_LARGE },
  '/mentions/:id/replies': { largest: LARGEST_REPLY, message: TOO_LARGE_PICTURE },
};

/** What only the door knows. */
export type Door = {
  isMigrated?: () => Promise<boolean>;
  /** Runs a job before its time, in the background. */
  runSoon?: RunSoon;
  /** Keeps alive what goes on after an answer; nobody ends it where this is left out. */
  finishLater?: FinishLater;
};

/** The whole web side. `platformFor` gives the platform of a request: one for all on Node, one each on Workers. */
export function makeApp(
  platformFor: (c: Request) => Platform | Promise<Platform>,
  { isMigrated = async () => true, runSoon = () => {}, finishLater = () => {} }: Door = {},
): Hono<Environment> {
  const app = new Hono<Environment>();
  app.onError(onError);
  app.use(requestId());
  app.use(async (c, next) => {
    c.set('platform', await platformFor(c));
    c.set('runSoon', runSoon);
    c.set('finishLater', finishLater);
    await next();
  });
  app.use(accessLog);
  app.use(headers);
  app.use(methodNotAllowed({ app, onMethodNotAllowed: onWrongMethod }));
  app.route('/', healthRoutes(isMigrated));
  app.route('/api/v1', makeApi());
  app.use('/hooks/*', limitBody(LARGEST_PRESS));
  app.route('/', slackHookRoutes);
  app.use(except(Object.keys(UPLOADS), limitBody(LARGEST_BODY)));
  app.route('/', letterRoutes);
  app.route('/', feedRoutes);
  app.use(sameOrigin);
  app.use(session);
  for (const [path, limit] of Object.entries(UPLOADS)) app.use(path, limitUpload(limit));
  for (const pages of PAGES) app.route('/', pages);
  app.all('*', notFoundPage);
  return app;
}

const limitBody = (maxSize: number, message?: string) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new HTTPException(413, { message });
    },
  });

/** A body without a length is read to be measured: nobody who is not signed in may send a large one. */
const limitUpload =
  ({ largest, message }: { largest: number; message: string }): MiddlewareHandler<Environment> =>
  (c, next) =>
    (c.get('account') ? limitBody(largest, message) : limitBody(LARGEST_BODY))(c, next);
