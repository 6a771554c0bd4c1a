/** A browser without a browser: requests to the app with the cookies and headers that one would send. */
import { onTestFinished } from 'vitest';
import { startSession } from '../../src/accounts/sessions.ts';
import { makeApp } from '../../src/app.ts';
import type { TestPlatform } from './platform.ts';

export const ORIGIN = 'http://localhost:3000';

export type Browser = {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** A form sent by one of our own pages; lists become repeated fields. */
  post(path: string, form?: Form, headers?: Record<string, string>): Promise<Response>;
  /** A form with one file in the field "file", or in the one that `around` names, beside other fields. */
  upload(
    path: string,
    fileName: string,
    content: string | Uint8Array<ArrayBuffer>,
    around?: Around,
  ): Promise<Response>;
};

type Around = { field?: string; fields?: Record<string, string>; headers?: Record<string, string> };
type Form = Record<string, string | number | string[]>;

/** What htmx adds when it asks for a piece of a page. */
export const HTMX = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' };

const OUR_PAGE = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' };

/** A browser that is signed in as this user, or nobody's. Cookies that answers set are kept. */
export async function browserOf(platform: TestPlatform, userId?: number): Promise<Browser> {
  const app = appOver(platform);
  const cookies = new Map<string, string>();
  if (userId !== undefined) cookies.set('session', await startSession(platform, userId));
  const send = async (path: string, init: RequestInit & { headers: Record<string, string> }) => {
    const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie && { Cookie: cookie }), ...init.headers };
    const response = await app.request(ORIGIN + path, { ...init, headers });
    keepCookies(cookies, response);
    return response;
  };
  return {
    get: (path, headers = {}) => send(path, { headers: { 'Sec-Fetch-Site': 'same-origin', ...headers } }),
    post: (path, form = {}, headers = {}) =>
      send(path, { method: 'POST', body: bodyOf(form), headers: { ...OUR_PAGE, ...headers } }),
    upload: (path, fileName, content, { field = 'file', fields = {}, headers = {} } = {}) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      body.set(field, new File([content], fileName));
      return send(path, { method: 'POST', body, headers: { ...OUR_PAGE, ...headers } });
    },
  };
}

/** To lay out all routes takes as long as to answer a few requests. */
const apps = new WeakMap<TestPlatform, ReturnType<typeof makeApp>>();

function appOver(platform: TestPlatform): ReturnType<typeof makeApp> {
  const app = apps.get(platform) ?? makeApp(() => platform);
  apps.set(platform, app);
  return app;
}

/** Fails the test when the log has an error that the test did not expect. */
export function expectNoErrors(platform: TestPlatform): void {
  onTestFinished(() => {
    const [first] = platform.logged.filter(({ level }) => level === 'error');
    if (first) throw new Error(`The log has an error: ${first.message}`, { cause: first.fields.error });
  });
}

function bodyOf(form: Form): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    for (const one of [value].flat()) body.append(name, String(one));
  }
  return body;
}

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
    if (/max-age=0/i.test(line)) cookies.delete(name!);
    else cookies.set(name!, value!);
  }
}
