/** JSON of a service: asked for, and read with every doubt that its replies deserve. */
import { Failure } from '../../failure.ts';
import type { Http, HttpReply, HttpRequest } from '../../platform/platform.ts';
import { statusFailure } from '../../retry-after.ts';
import { storable } from '../../text.ts';
import { quoteLongIntegers } from './long-integers.ts';

/** A service as sentences name it, and what it says in its own words when it refuses. */
export type Service = {
  name: string;
  now: Date;
  /** Its own dialect of refusing: a Failure, or null when the status alone decides. Also asked for 200s. */
  refusal?(reply: HttpReply, value: unknown): Failure | null;
};

/** A GET, or what `request` says, whose reply is parsed. Throws Failure. */
export async function askJson(
  http: Http,
  request: HttpRequest,
  service: Service,
): Promise<{ value: unknown; reply: HttpReply }> {
  const reply = await http({ ...request, headers: { accept: 'application/json', ...request.headers } });
  return { value: readJson(reply, service), reply };
}

/** The parsed body of a good reply. Throws Failure: the service's own, the status's, or 'transient' for no JSON. */
export function readJson(reply: HttpReply, service: Service): unknown {
  const text = new TextDecoder().decode(reply.body);
  const value = parse(text);
  const failure =
    service.refusal?.(reply, value) ?? withWords(statusFailure(reply, service.name, service.now), value);
  if (failure) throw failure;
  if (value === undefined) throw notJson(service.name, text, reply);
  return value;
}

/**
 * Ids may be longer than a number can hold: integers of 16 digits and more become strings. Half characters, which no
 * address can hold, are replaced. Undefined for what is no JSON.
 */
export function parse(text: string): unknown {
  try {
    const json = quoteLongIntegers(text);
    return ESCAPED_HALF.test(json) ? JSON.parse(json, wellFormed) : JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Half of a character that is written as two; whole ones are written so too. */
export const ESCAPED_HALF = /\\u[dD][89a-fA-F]/;

const wellFormed = (_: string, value: unknown) => (typeof value === 'string' ? storable(value) : value);

/** The failure with what the service itself said, where that is a short text. */
export function withWords(failure: Failure | null, value: unknown): Failure | null {
  const words = ownWords(value);
  if (!failure || !words || failure.message.includes(words)) return failure;
  const { retryAt, status } = failure;
  return new Failure(failure.class, `${failure.message} It said: “${words}”`, {
    retryAt,
    ...(status === null ? {} : { status }),
  });
}

const LONGEST_WORDS = 300;
const DEEPEST_WORDS = 3;
const WORD_FIELDS = [
  'message',
  'error_description',
  'error_message',
  'detail',
  'description',
  'title',
  'error',
  'reason',
];

/** What an error body says in words: the usual fields, `depth` levels deep. Never markup. */
export function ownWords(value: unknown, depth = DEEPEST_WORDS): string | null {
  if (depth < 0) return null;
  const fields = isObject(value) ? value : Array.isArray(value) && isObject(value[0]) ? value[0] : {};
  for (const name of WORD_FIELDS) {
    const found = fields[name];
    const words = typeof found === 'string' ? found : isObject(found) ? ownWords(found, depth - 1) : null;
    if (words)
      return words
        .slice(0, LONGEST_WORDS * 10)
        .replaceAll(/<[^<>]*>/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim()
        .slice(0, LONGEST_WORDS);
  }
  return Array.isArray(fields.errors) ? ownWords(fields.errors[0], depth - 1) : null;
}

function notJson(name: string, text: string, { status }: HttpReply): Failure {
  const what = /^\s*</.test(text)
    ? 'a web page'
    : text.trim() === ''
      ? 'nothing'
      : 'something other than JSON';
  const message = `${name} answered with ${what} where data was due, so nothing was read. The fault is on its side; Earshot asks again at the next poll.`;
  return new Failure('transient', message, { status });
}

/** The reply is JSON of a shape that nobody has described yet. */
export function unknownShape(name: string, what = 'in a form that Earshot does not know'): Failure {
  return new Failure(
    'schema',
    `${name} answered ${what}, so nothing was read. Its interface may have changed; look for a newer version of Earshot.`,
  );
}

/** The reply is known, and holds no items: `what` completes "This is …". */
export function noItems(name: string, what: string): Failure {
  return new Failure('schema', `This is ${name}’s ${what}; it holds no items.`);
}

export type Fields = Record<string, unknown>;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of an array; nulls and strays are left out, anything else is empty. */
export function objects(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The object, or one without fields: absent and null mean the same. */
export function fields(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** A text that is not empty; ids come as numbers too. */
export function text(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** Counts come as strings too. A real 0 is 0. */
export function number(value: unknown): number | null {
  const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}

/** ISO 8601 UTC of any time that a platform writes; seconds since 1970 as a number; null when it is none. */
export function time(value: unknown): string | null {
  const at =
    typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return at >= 0 && at < 253_402_300_800_000 ? new Date(at).toISOString() : null;
}
