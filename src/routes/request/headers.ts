/** Headers that every answer has, errors included. */
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { type Environment, isHttps } from './environment.ts';

const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

const options = (https: boolean) => ({
  contentSecurityPolicy: POLICY,
  strictTransportSecurity: https && 'max-age=31536000; includeSubDomains',
  xFrameOptions: 'DENY',
  // Not no-referrer: browsers would then send forms of our own with "Origin: null".
  referrerPolicy: 'same-origin',
  permissionsPolicy: {
    camera: [],
    microphone: [],
    geolocation: [],
    payment: [],
    usb: [],
    browsingTopics: [],
  },
});

const overHttp = secureHeaders(options(false));
const overHttps = secureHeaders(options(true));

const OWN_WORD = ['Referrer-Policy', 'Content-Security-Policy'];

/** Strict CSP and its companions; nothing of ours may be kept by a cache. A page may be stricter about OWN_WORD. */
export const headers: MiddlewareHandler<Environment> = async (c, next) => {
  const stricter = new Map<string, string>();
  await (isHttps(c.get('platform')) ? overHttps : overHttp)(c, async () => {
    await next();
    for (const name of OWN_WORD) {
      const value = c.res.headers.get(name);
      if (value) stricter.set(name, value);
    }
  });
  for (const [name, value] of stricter) c.res.headers.set(name, value);
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  c.res.headers.append('Vary', 'HX-Request, HX-Request-Type');
};
