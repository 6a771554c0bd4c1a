/** Trustpilot's API, through its public or its private door. */
import { Refusal } from '../../../failure.ts';
import type { Http, HttpReply, HttpRequest } from '../../../platform/platform.ts';
import { statusFailure } from '../../../retry-after.ts';
import type { Cursor } from '../../adapter.ts';
import { askJson, fields, isObject, text, unknownShape, withWords } from '../../reading/json.ts';

export const API = 'https://api.trustpilot.com/v1';
export const NAME = 'Trustpilot';

/** With a token, or else with the key. */
export type Door = { http: Http; now: Date; apiKey: string; token: string | null };

/** A GET below /v1, or what `more` says. Throws Failure. */
export async function ask(
  { http, now, apiKey, token }: Door,
  path: string,
  parameters: Record<string, string>,
  more: Partial<HttpRequest> = {},
): Promise<unknown> {
  const query = new URLSearchParams(
    token === null ? { apikey: apiKey, ...parameters } : parameters,
  ).toString();
  const request = {
    ...more,
    url: `${API}${path}${query && `?${query}`}`,
    headers: { ...more.headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
  };
  const refusal = (reply: HttpReply, value: unknown) => faultOf(reply, value, now);
  return (await askJson(http, request, { name: NAME, now, refusal })).value;
}

/** The gateway before the API has a form of its own. */
function faultOf(reply: HttpReply, value: unknown, now: Date) {
  const fault = fields(value).fault;
  if (!isObject(fault)) return null;
  return withWords(statusFailure(reply, NAME, now), { message: fault.faultstring });
}

/** The id of the business: as it is given, as the last poll found it, or asked for by its website. */
export async function unitOf(
  { businessUnit = '' }: Record<string, string>,
  cursor: Cursor,
  door: Door,
): Promise<string> {
  const given = businessUnit.trim().toLowerCase();
  if (/^[\da-f]{24}$/.test(given)) return given;
  if (typeof cursor?.unit === 'string') return cursor.unit;
  const website = given.replace(/^https?:\/\/(www\.trustpilot\.com\/review\/)?/, '').replace(/[/?#].*$/, '');
  if (!website.includes('.'))
    throw new Refusal('invalid', 'Give the website of the business, or its business unit id.');
  const id = text(fields(await ask(door, '/business-units/find', { name: website })).id);
  if (id === null) throw unknownShape(NAME);
  return id;
}
