/** /api/v1: the table of routes behind bearer tokens. Cookies mean nothing here. */
import { type Handler, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type TokenBearer, tokenBearer } from '../accounts/tokens.ts';
import { clientAddress } from '../routes/request/client-address.ts';
import type { Environment, Request } from '../routes/request/environment.ts';
import { storable } from '../text.ts';
import type { ApiRoute, Asked } from './contract.ts';
import { type Answer, once } from './idempotent.ts';
import { openApi } from './openapi.ts';
import { ApiProblem, noSuchPath, onApiError, problem } from './problem.ts';
import { takeRequest } from './rate-limit.ts';
import { ROUTES } from './routes.ts';

const MEGABYTE = 1024 * 1024;

/** The API as an app of its own, to be mounted at /api/v1. */
export function makeApi(): Hono<Environment> {
  const api = new Hono<Environment>();
  api.onError(onApiError);
  api.use(methodNotAllowed({ app: api, onMethodNotAllowed: wrongMethod }));
  api.get('/openapi.json', (c) => c.json(openApi(c.get('platform').settings)));
  for (const entry of ROUTES) {
    api.on(entry.method.toUpperCase(), honoPath(entry), limitOf(entry), handlerOf(entry));
  }
  api.all('*', noSuchPath);
  return api;
}

/** `/brands/{id}` → `/brands/:id`. */
const honoPath = ({ path }: ApiRoute): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const handlerOf =
  (entry: ApiRoute): Handler<Environment> =>
  async (c) => {
    const bearer = await bearerOf(c, entry);
    const request = await c.req.text();
    const asked = askedOf(c, bearer, request);
    const run = async (): Promise<Answer> => {
      const result = await entry.run(asked);
      if (hasVersion(result)) c.header('ETag', `"${result.version}"`);
      const status = entry.status ?? 200;
      return { status, body: status === 204 ? null : JSON.stringify(result) };
    };
    if (entry.method === 'get') return send(c, await run());
    const { platform } = asked;
    const key = c.req.header('Idempotency-Key');
    const write = { platform, tokenId: bearer.tokenId, key, showsSecret: entry.showsSecret ?? false };
    return send(c, await once({ ...write, request: `${c.req.method} ${c.req.path}\n${request}` }, run));
  };

function send(c: Request, { status, body, isRepeated }: Answer) {
  if (isRepeated) c.header('Idempotency-Replayed', 'true');
  if (body === null) return c.body(null, 204);
  return c.body(body, status as ContentfulStatusCode, { 'Content-Type': 'application/json' });
}

/** Who asks; throws for strangers, for a reading token that wants to write, and for too many requests. */
async function bearerOf(c: Request, entry: ApiRoute): Promise<TokenBearer> {
  const token = c.req.header('Authorization')?.match(/^Bearer (\S+)$/i)?.[1];
  const bearer = token ? await tokenBearer(c.get('platform'), token) : null;
  if (!bearer) throw new ApiProblem(401, 'Send a token that works: "Authorization: Bearer ear_…".');
  const { limit, remaining, reset, retryAfter } = takeRequest(c.get('platform'), bearer.tokenId);
  c.header('RateLimit-Limit', String(limit));
  c.header('RateLimit-Remaining', String(remaining));
  c.header('RateLimit-Reset', String(reset));
  if (retryAfter !== null) {
    c.header('Retry-After', String(retryAfter));
    throw new ApiProblem(429, `Too many requests with this token. Wait ${retryAfter} s.`);
  }
  if (entry.method !== 'get' && bearer.viewer.scope !== 'write') {
    throw new ApiProblem(403, 'This token only reads. Make one with the scope "write".');
  }
  return bearer;
}

function askedOf(c: Request, { account, viewer }: TokenBearer, body: string): Asked {
  return {
    platform: c.get('platform'),
    account,
    viewer,
    actor: { userId: account.userId, via: 'api', address: clientAddress(c) },
    id: idOf(c),
    version: versionOf(c.req.header('If-Match')),
    query: storableIn(c.req.query()),
    body: body.trim() === '' ? undefined : jsonOf(body),
    runSoon: c.get('runSoon'),
  };
}

function idOf(c: Request): number {
  const given = c.req.param('id');
  if (given === undefined) return 0;
  if (/^[1-9]\d{0,14}$/.test(given)) return Number(given);
  throw new ApiProblem(404, `There is nothing with the id "${given}".`);
}

function versionOf(header: string | undefined): number | null {
  if (header === undefined || header === '*') return null;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined)
    throw new ApiProblem(400, 'If-Match: send the ETag of the mention, such as "3".');
  return Number(version);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text, storableValue);
  } catch {
    throw new ApiProblem(400, 'The body is not JSON.');
  }
}

const storableValue = (_key: string, value: unknown) => (typeof value === 'string' ? storable(value) : value);

const storableIn = (query: Record<string, string>) =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, storable(value)]));

const limitOf = ({ largestBody = MEGABYTE }: ApiRoute) =>
  bodyLimit({
    maxSize: largestBody,
    onError: () => {
      throw new HTTPException(413);
    },
  });

const hasVersion = (result: unknown): result is { version: number } =>
  typeof (result as { version?: unknown } | null)?.version === 'number';

const wrongMethod = (c: Request, methods: string[]) => {
  c.header('Allow', methods.join(', '));
  return problem(c, 405, `${c.req.method} is not possible here, only ${methods.join(', ')}.`);
};
