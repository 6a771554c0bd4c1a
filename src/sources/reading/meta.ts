/** Meta's Graph API: asked with the token in a header, paged without it, and its refusals by code. */
import { Failure, type FailureClass } from '../../failure.ts';
import type { Http, HttpReply } from '../../platform/platform.ts';
import { retryAt, statusFailure } from '../../retry-after.ts';
import { isUrl } from '../../url.ts';
import {
  askJson,
  type Fields,
  fields,
  isObject,
  number,
  objects,
  parse,
  text,
  unknownShape,
} from './json.ts';
import { jsonRequest } from './written.ts';

export const VERSION = 'v26.0';
export const GRAPH = `https://graph.facebook.com/${VERSION}`;

export type Graph = { http: Http; now: Date; token: string; name: string };

/** A GET below the version. `missing` is what "does not exist, or you may not see it" means here. Throws Failure. */
export function askGraph(
  { http, now, token, name }: Graph,
  path: string,
  parameters: Record<string, string>,
  missing: FailureClass = 'forbidden',
): Promise<{ value: unknown; reply: HttpReply }> {
  const query = new URLSearchParams(parameters).toString();
  const request = { url: `${GRAPH}/${path}?${query}`, headers: { authorization: `Bearer ${token}` } };
  const refusal = (reply: HttpReply, value: unknown) =>
    refusalOf(reply, value, { now, token, name, missing });
  return askJson(http, request, { name, now, refusal });
}

/** JSON to `path`; gives the id of what was made. Throws Failure. */
export async function postGraph(
  { http, now, token, name }: Graph,
  path: string,
  body: Record<string, string>,
): Promise<string> {
  const request = {
    url: `${GRAPH}/${path}`,
    ...jsonRequest('POST', body, { authorization: `Bearer ${token}` }),
  };
  const refusal = (reply: HttpReply, value: unknown) =>
    refusalOf(reply, value, { now, token, name, missing: 'gone' });
  const { value } = await askJson(http, request, { name, now, refusal });
  const id = text(fields(value).id);
  if (id === null) throw unknownShape(name);
  return id;
}

const PAGING = ['after', 'until', 'since', '__paging_token', 'offset'];

/** The parameters that lead to the next page, without the token that stands in its address; null at the end. */
export function nextPage(value: unknown): Record<string, string> | null {
  const paging = fields(fields(value).paging);
  const next = text(paging.next);
  if (next === null || !isUrl(next)) return null;
  const parameters = new URL(next).searchParams;
  const found = PAGING.flatMap((name) => {
    const given = parameters.get(name);
    return given ? [[name, given]] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : null;
}

const BUSY_PERCENT = 80;

/** Seconds to stay away after a good reply, when most of the hour's use is gone; null when all is well. */
export function restAfter({ headers }: HttpReply): number | null {
  const usages = [headers['x-app-usage'], headers['x-page-usage'], headers['x-business-use-case-usage']];
  const percents = usages.flatMap((usage) => usesIn(usage).flatMap(percentsOf));
  return Math.max(0, ...percents) >= BUSY_PERCENT ? 3600 : null;
}

/** One object of percents, or lists of them by business. */
function usesIn(header: string | undefined): Fields[] {
  const usage = parse(header ?? '');
  if (!isObject(usage)) return [];
  const lists = Object.values(usage).flatMap(objects);
  return lists.length > 0 ? lists : [usage];
}

function percentsOf({ call_count, total_cputime, total_time }: Fields): number[] {
  return [call_count, total_cputime, total_time].flatMap((percent) => number(percent) ?? []);
}

type Refused = { now: Date; token: string; name: string; missing: FailureClass };

function refusalOf(reply: HttpReply, value: unknown, refused: Refused): Failure | null {
  const error = fields(value).error;
  if (!isObject(error) || number(error.code) === null) return null;
  const { name, now, token, missing } = refused;
  const meaning = meaningOf(error, missing);
  const status = reply.status >= 400 ? reply.status : 400;
  const fallback = statusFailure({ status, headers: reply.headers }, name, now)!;
  const failureClass = meaning?.failureClass ?? fallback.class;
  const words = safeWords(error.message, token);
  const sentence = meaning ? `${name} ${meaning.sentence}` : fallback.message;
  const pause = failureClass === 'rate' ? (regainAt(reply, now) ?? retryAt(reply.headers, now)) : null;
  return new Failure(failureClass, words ? `${sentence} It said: “${words}”` : sentence, {
    status,
    retryAt: pause,
  });
}

/** Meta repeats a token that it does not understand. */
function safeWords(message: unknown, token: string): string | null {
  const words = text(message)?.replaceAll(/\s+/g, ' ').trim();
  const clean = token ? words?.replaceAll(token, '…') : words;
  return clean?.replaceAll(/\b(?:EAA|IG)[\w-]{20,}/g, '…').slice(0, 300) ?? null;
}

type Meaning = { failureClass: FailureClass; sentence: string };

const ENDED: Meaning = {
  failureClass: 'auth',
  sentence:
    'does not accept the access token any more: it has ended or was withdrawn. Create a new one and enter it, or sign in again.',
};
const TOO_OFTEN: Meaning = {
  failureClass: 'rate',
  sentence: 'was asked too often. Earshot waits and asks again.',
};
const NOT_ALLOWED: Meaning = {
  failureClass: 'forbidden',
  sentence:
    'does not let this token do that. Check its permissions, and that Meta approved them for the app.',
};
const MISSING = 'has nothing under this id, or the token may not see it. Check the id and the permissions.';
const FAILED: Meaning = {
  failureClass: 'transient',
  sentence: 'failed on its side. Earshot asks again at the next poll.',
};
const RATE_CODES = [4, 17, 18, 32, 341, 613];

/** https://developers.facebook.com/docs/graph-api/guides/error-handling ; null for codes that say nothing of this. */
function meaningOf(error: Fields, missing: FailureClass): Meaning | null {
  const code = number(error.code) ?? 0;
  if (code === 190 || code === 102 || code === 467) return ENDED;
  if (RATE_CODES.includes(code) || (code >= 80_000 && code <= 80_014)) return TOO_OFTEN;
  if (code === 803 || code === 24 || (code === 100 && number(error.error_subcode) === 33))
    return { failureClass: missing, sentence: MISSING };
  if (code === 3 || code === 10 || code === 368 || (code >= 200 && code < 300)) return NOT_ALLOWED;
  if (code === 100 && /permission/i.test(text(error.message) ?? '')) return NOT_ALLOWED;
  return code === 1 || code === 2 || error.is_transient === true ? FAILED : null;
}

/** Minutes, by business. */
function regainAt({ headers }: HttpReply, now: Date): Date | null {
  const waits = usesIn(headers['x-business-use-case-usage']).flatMap(
    (use) => number(use.estimated_time_to_regain_access) ?? [],
  );
  const minutes = Math.max(0, ...waits);
  return minutes > 0 ? new Date(now.getTime() + Math.min(minutes, 24 * 60) * 60_000) : null;
}
