import type { MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';

/** One line per request at debug: no query strings, no bodies, and no one-time links. */
export const accessLog: MiddlewareHandler<Environment> = async (c, next) => {
  const platform = c.get('platform');
  const started = platform.now().getTime();
  await next();
  platform.log('debug', 'request', {
    requestId: c.get('requestId'),
    method: c.req.method,
    path: c.req.path
      .replace(/^(\/sign-in|\/settings\/slack|\/letters|\/feeds|\/r|\/c)\/.+/, '$1/…')
      .slice(0, 200),
    status: c.res.status,
    milliseconds: platform.now().getTime() - started,
  });
};
