/** Changes come from our own pages only, whatever the method and the type of the body. */
import type { MiddlewareHandler } from 'hono';
import { Refusal } from '../../failure.ts';
import type { InstanceSettings } from '../../platform/platform.ts';
import type { Environment } from './environment.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Fetch metadata first, Origin as the fallback of older browsers and plain http; neither is a no. */
export const sameOrigin: MiddlewareHandler<Environment> = async (c, next) => {
  if (!SAFE.has(c.req.method)) {
    const site = c.req.header('Sec-Fetch-Site');
    const origin = c.req.header('Origin');
    if (!isOurs(c.get('platform').settings, site, origin)) {
      throw new Refusal('forbidden', sentence(c.get('platform').settings, site, origin));
    }
  }
  await next();
};

function isOurs(settings: InstanceSettings, site: string | undefined, origin: string | undefined): boolean {
  const isOurOrigin = origin === settings.publicUrl || settings.ownOrigins.includes(origin ?? '');
  if (site === undefined) return isOurOrigin;
  return site === 'same-origin' && (origin === undefined || origin === 'null' || isOurOrigin);
}

function sentence(settings: InstanceSettings, site: string | undefined, origin: string | undefined): string {
  const isMisconfigured = origin !== undefined && (site === undefined || site === 'same-origin');
  const advice = isMisconfigured
    ? ` It came from ${origin}; Earshot expects ${settings.publicUrl}. If that is your own address, set PUBLIC_URL to it.`
    : ' Open Earshot itself and try again there.';
  return `This change did not come from one of Earshot’s own pages, so nothing was changed.${advice}`;
}
