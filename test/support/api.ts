/** A script that talks to the API with a token; every answer is held against its description. */
import { expect } from 'vitest';
import { addToken, type Scope } from '../../src/accounts/tokens.ts';
import type { ApiRoute } from '../../src/api/contract.ts';
import { ROUTES } from '../../src/api/routes.ts';
import { makeApp } from '../../src/app.ts';
import type { TestPlatform } from './platform.ts';
import { ORIGIN } from './web.ts';

export type ApiAnswer = { status: number; headers: Headers; json: Json };
/** What came back, as tests read it. */
export type Json = { [name: string]: unknown } & {
  id: number;
  items: Json[];
  next: string | null;
  detail: string;
};

export type Client = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<ApiAnswer>;

/** A client with a fresh token of this user. */
export async function apiOf(platform: TestPlatform, userId: number, scope: Scope = 'write'): Promise<Client> {
  const { token } = await addToken(platform, { userId, via: 'cli' }, { name: 'Test', scope });
  return clientWith(platform, { Authorization: `Bearer ${token}` });
}

/** A client that sends these headers and nothing else. */
export function clientWith(platform: TestPlatform, always: Record<string, string>): Client {
  const app = makeApp(() => platform);
  return async (method, path, body, headers = {}) => {
    const text = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
    const response = await app.request(`${ORIGIN}/api/v1${path}`, {
      method,
      body: text,
      headers: { ...always, ...headers },
    });
    const answer = await response.text();
    const json = (answer === '' ? null : JSON.parse(answer)) as Json;
    if (response.ok) expectDescribed(method, path, response.status, json);
    else expectProblem(response, json);
    return { status: response.status, headers: response.headers, json };
  };
}

/** The answer has exactly the fields and types that the OpenAPI document says. */
function expectDescribed(method: string, path: string, status: number, json: unknown): void {
  const route = routeOf(method, path);
  if (!route) return;
  expect(status).toBe(route.status ?? 200);
  if (route.answer) expect(route.answer.parse(json)).toEqual(json);
}

function expectProblem(response: Response, json: unknown): void {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(json).toMatchObject({
    status: response.status,
    title: expect.any(String),
    detail: expect.any(String),
  });
}

function routeOf(method: string, path: string): ApiRoute | undefined {
  const plain = path.replace(/\?.*/, '').replaceAll(/\/\d+(?=\/|$)/g, '/{id}');
  return ROUTES.find((route) => route.method === method.toLowerCase() && route.path === plain);
}
