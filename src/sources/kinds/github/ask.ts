/** Requests to api.github.com: its headers, and the three ways in which it says "not so fast". */
import { Failure } from '../../../failure.ts';
import type { Http, HttpReply } from '../../../platform/platform.ts';
import { retryAt } from '../../../retry-after.ts';
import { askJson, type Fields, fields, isObject, objects, text, unknownShape } from '../../reading/json.ts';
import { jsonRequest } from '../../reading/written.ts';

export const NAME = 'GitHub';
const API = 'https://api.github.com';
const HEADERS = { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' };

export type Desk = {
  /** `etag`: null comes back when nothing has changed since. */
  ask(path: string, parameters?: Record<string, string>, etag?: string | null): Promise<Answer | null>;
  /** JSON to `path`; gives what came back. */
  post(path: string, body: unknown): Promise<unknown>;
  asked(): number;
  /** When the token ends, as the last reply said. ISO 8601. */
  expiresAt(): string | null;
};

export type Answer = { value: unknown; etag: string | null };

export function openDesk({ token = '' }: Record<string, string>, http: Http, now: Date): Desk {
  let asked = 0;
  let expiresAt: string | null = null;
  const service = {
    name: NAME,
    now,
    refusal: (reply: HttpReply, value: unknown) => refusal(reply, value, now),
  };
  const authorization: Record<string, string> = token ? { authorization: `Bearer ${token.trim()}` } : {};
  return {
    asked: () => asked,
    expiresAt: () => expiresAt,
    async post(path, body) {
      asked++;
      const request = {
        url: `${API}${path}`,
        ...jsonRequest('POST', body, { ...HEADERS, ...authorization }),
      };
      return (await askJson(http, request, service)).value;
    },
    async ask(path, parameters = {}, etag = null) {
      asked++;
      const query = new URLSearchParams(parameters).toString();
      const condition: Record<string, string> = etag ? { 'if-none-match': etag } : {};
      const request = {
        url: `${API}${path}${query && `?${query}`}`,
        headers: { ...HEADERS, ...authorization, ...condition },
      };
      const unchanged: { reply: HttpReply | null } = { reply: null };
      const watched: Http = async (one) => {
        const reply = await http(one);
        expiresAt = expiryOf(reply) ?? expiresAt;
        if (reply.status !== 304) return reply;
        unchanged.reply = reply;
        return { ...reply, body: new TextEncoder().encode('{}') };
      };
      const { value, reply } = await askJson(watched, request, service);
      return unchanged.reply ? null : { value, etag: reply.headers.etag ?? null };
    },
  };
}

/** "2026-12-31 00:00:00 UTC", or with an offset. */
function expiryOf({ headers }: HttpReply): string | null {
  const value = headers['github-authentication-token-expiration'] ?? '';
  const [, day, time, zone] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (UTC|[+-]\d{4})$/.exec(value) ?? [];
  if (!day) return null;
  const at = Date.parse(`${day}T${time}${zone === 'UTC' ? 'Z' : `${zone!.slice(0, 3)}:${zone!.slice(3)}`}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

const TOO_OFTEN = /secondary rate limit|abuse detection|rate limit exceeded/i;
const SHORTEST_WAIT_MS = 60_000;

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: wait a minute where no time is said. */
function refusal({ status, headers }: HttpReply, value: unknown, now: Date): Failure | null {
  const { message, errors } = fields(value);
  const words = text(message);
  if (!words || status < 400) return null;
  const said = (rest: string) => `${NAME} answered ${status}: ${rest} It said: “${wordsOf(words, errors)}”`;
  if ((status === 403 || status === 429) && TOO_OFTEN.test(words)) {
    const until = retryAt(headers, now) ?? new Date(now.getTime() + SHORTEST_WAIT_MS);
    return new Failure('rate', said('it was asked too often. Earshot waits as long as it is told.'), {
      status,
      retryAt: until,
    });
  }
  if (status !== 422) return null;
  return new Failure('bad-query', said('it does not take this search. Change what is searched for.'), {
    status,
  });
}

/** "Validation Failed" says nothing without what follows it. */
function wordsOf(words: string, errors: unknown): string {
  const first = objects(errors)[0];
  return [words, text(first?.message)]
    .filter((part) => part !== null)
    .join(': ')
    .slice(0, 300);
}

/** The entries of a search, and how many there are in all. */
export function readSearch(value: unknown): { entries: Fields[]; total: number; isIncomplete: boolean } {
  if (!isObject(value) || !Array.isArray(value.items)) throw unknownShape(NAME);
  const total = typeof value.total_count === 'number' ? value.total_count : value.items.length;
  return { entries: objects(value.items), total, isIncomplete: value.incomplete_results === true };
}
