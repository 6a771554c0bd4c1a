/** The description of the API, made of the table that serves it: OpenAPI 3.1. */
import { z } from 'zod';
import type { InstanceSettings } from '../platform/platform.ts';
import type { ApiRoute } from './contract.ts';
import { ROUTES } from './routes.ts';

type Json = Record<string, unknown>;

/** The whole document. */
export function openApi(settings: Pick<InstanceSettings, 'publicUrl' | 'version'>): Json {
  const paths: Record<string, Json> = {};
  for (const entry of ROUTES) paths[entry.path] = { ...paths[entry.path], [entry.method]: operation(entry) };
  return {
    openapi: '3.1.0',
    info: { title: 'Earshot', version: settings.version, description: ABOUT },
    servers: [{ url: `${settings.publicUrl}/api/v1` }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: { Problem: PROBLEM },
    },
  };
}

const ABOUT =
  'Every request carries a token: "Authorization: Bearer ear_…". Lists come as {items, next}; give `next` back as ' +
  '`cursor`. Writes take an Idempotency-Key, moves of a mention take If-Match with its ETag. Times are ISO 8601 UTC.';

const PROBLEM = {
  description: 'What happened, whose fault it is, what to do.',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          requestId: { type: 'string' },
          errors: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
    },
  },
};

function operation(entry: ApiRoute): Json {
  const status = String(entry.status ?? 200);
  const parameters = [...pathParameters(entry), ...queryParameters(entry)];
  return {
    operationId: operationId(entry),
    summary: entry.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(entry.bodySchema && {
      requestBody: { required: true, content: jsonContent(schemaOf(entry.bodySchema, 'input')) },
    }),
    responses: {
      [status]: {
        description: entry.summary,
        ...(entry.answer && { content: jsonContent(schemaOf(entry.answer, 'output')) }),
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

/** `post /mentions/{id}/resolution` → `post_mentions_id_resolution`. */
const operationId = ({ method, path }: ApiRoute) =>
  method + path.replaceAll(/[{}]/g, '').replaceAll(/[/-]/g, '_');

const pathParameters = ({ path }: ApiRoute) =>
  Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'integer', minimum: 1 },
  }));

function queryParameters({ querySchema }: ApiRoute): Json[] {
  if (!querySchema) return [];
  const { properties = {}, required = [] } = schemaOf(querySchema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

const jsonContent = (schema: Json) => ({ 'application/json': { schema } });

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}
