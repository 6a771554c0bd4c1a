/** What a route of the API is: one entry serves the requests and describes itself. */
import { z } from 'zod';
import type { Viewer } from '../accounts/can.ts';
import type { Account } from '../accounts/viewer.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import type { RunSoon } from '../routes/request/environment.ts';
import { sayWrongField } from './wrong-field.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Who asks, and for what, before query and body are read. */
export type Asked = {
  platform: Platform;
  account: Account;
  viewer: Viewer;
  actor: { userId: number; via: 'api'; address: string | null };
  /** The `{id}` of the path; 0 where it has none. */
  id: number;
  /** From If-Match: act only on this version. */
  version: number | null;
  query: unknown;
  body: unknown;
  runSoon: RunSoon;
};

export type ApiRequest<Query, Body> = Omit<Asked, 'query' | 'body'> & { query: Query; body: Body };

type Described = {
  method: Method;
  /** Below /api/v1, with `{id}`. */
  path: string;
  summary: string;
  /** 200 unless said otherwise; 204 has no body. */
  status?: 200 | 201 | 202 | 204;
  answer?: z.ZodType;
  /** The answer shows a secret once: it is not kept for a repeated Idempotency-Key. */
  showsSecret?: boolean;
  /** Bytes; 1 MiB unless said otherwise. */
  largestBody?: number;
};

export type ApiRoute = Described & {
  querySchema: z.ZodObject | null;
  bodySchema: z.ZodType | null;
  run(asked: Asked): Promise<unknown>;
};

type Definition<Query extends z.ZodObject, Body extends z.ZodType> = Described & {
  query?: Query;
  body?: Body;
  run(request: ApiRequest<z.output<Query>, z.output<Body>>): Promise<unknown>;
};

const NOTHING = z.object({});

/** An entry of the table; its `run` sees query and body as its schemas have them. */
export function route<Query extends z.ZodObject = typeof NOTHING, Body extends z.ZodType = z.ZodUndefined>(
  definition: Definition<Query, Body>,
): ApiRoute {
  const { query, body, run, ...described } = definition;
  return {
    ...described,
    querySchema: query ?? null,
    bodySchema: body ?? null,
    run: ({ query: givenQuery, body: givenBody, ...asked }) =>
      run({
        ...asked,
        query: read(query ?? NOTHING, givenQuery) as z.output<Query>,
        body: (body ? read(body, givenBody) : undefined) as z.output<Body>,
      }),
  };
}

/** Throws a Refusal with a sentence per field. */
function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value, { error: sayWrongField });
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(
    parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((name) => [name, UNKNOWN])
        : [[issue.path.join('.') || 'body', issue.message]],
    ),
  );
  const [name, sentence] = Object.entries(fields)[0]!;
  throw new Refusal('invalid', `${name}: ${sentence}`, fields);
}

const UNKNOWN = 'There is no such parameter. What can be asked is described at /api/v1/openapi.json.';
