/** Errors as application/problem+json (RFC 9457). */
import type { ErrorHandler, Handler } from 'hono';
import { QueryError } from '../brands/query-error.ts';
import { Refusal } from '../failure.ts';
import type { Environment, Request } from '../routes/request/environment.ts';
import { troubleOf } from '../routes/request/errors.tsx';

type Status = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 422 | 429 | 500 | 503;

export type Problem = {
  type: 'about:blank';
  title: string;
  status: number;
  detail: string;
  requestId: string;
  /** Field → sentence. */
  errors?: Record<string, string>;
  [more: string]: unknown;
};

/** A refusal with a status of its own, or with members of its own. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly status: Status;
  readonly members: Record<string, unknown>;

  constructor(status: Status, detail: string, members: Record<string, unknown> = {}) {
    super(detail);
    this.status = status;
    this.members = members;
  }
}

const TITLES: Record<Status, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Errors of the API. */
export const onApiError: ErrorHandler<Environment> = (error, c) => {
  if (error instanceof ApiProblem) return problem(c, error.status, error.message, error.members);
  const { status, sentence } = troubleOf(error, c);
  return problem(c, status, sentence ?? TITLES[status], membersOf(error));
};

export const noSuchPath: Handler<Environment> = (c) =>
  problem(c, 404, 'The API has no such path. What it has is described at /api/v1/openapi.json.');

export function problem(c: Request, status: Status, detail: string, members: Record<string, unknown> = {}) {
  const title = TITLES[status];
  const body: Problem = {
    type: 'about:blank',
    title,
    status,
    detail,
    requestId: c.get('requestId'),
    ...members,
  };
  if (status === 401) c.header('WWW-Authenticate', 'Bearer');
  if (status === 503) c.header('Retry-After', '60');
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}

function membersOf(error: Error): Record<string, unknown> {
  if (error instanceof QueryError) return { query: error.query, start: error.start, end: error.end };
  if (error instanceof Refusal && Object.keys(error.fields).length > 0) return { errors: error.fields };
  return {};
}
