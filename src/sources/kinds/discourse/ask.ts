/** Requests to a Discourse forum, and how it refuses. */
import { Failure } from '../../../failure.ts';
import type { Http, HttpReply } from '../../../platform/platform.ts';
import { retryAt } from '../../../retry-after.ts';
import { instanceAddress } from '../../reading/instance.ts';
import { askJson, fields, number, text } from '../../reading/json.ts';
import { jsonRequest, uploadRequest } from '../../reading/written.ts';

export const NAME = 'Discourse';

export type Desk = {
  forum: string;
  ask(path: string): Promise<unknown>;
  /** JSON to `path`; gives what came back. */
  post(path: string, body: unknown): Promise<unknown>;
  /** A form with a file; gives what came back. */
  upload(path: string, form: FormData): Promise<unknown>;
  asked(): number;
};

export function openDesk(settings: Record<string, string>, http: Http, now: Date): Desk {
  const { key = '', username = '' } = settings;
  const forum = instanceAddress(settings.forum, 'forum');
  const headers: Record<string, string> = key.trim()
    ? { 'api-key': key.trim(), 'api-username': username.trim() || 'system' }
    : {};
  const service = {
    name: NAME,
    now,
    refusal: (reply: HttpReply, value: unknown) => refusal(reply, value, now),
  };
  let asked = 0;
  return {
    forum,
    asked: () => asked,
    async post(path, body) {
      asked++;
      const request = { url: forum + path, ...jsonRequest('POST', body, headers) };
      return (await askJson(http, request, service)).value;
    },
    async upload(path, form) {
      asked++;
      const request = { url: forum + path, ...(await uploadRequest(form, headers)) };
      return (await askJson(http, request, service)).value;
    },
    async ask(path) {
      asked++;
      return (await askJson(http, { url: forum + path, headers }, service)).value;
    },
  };
}

/** `error_type` tells what a status means: https://github.com/discourse/discourse, ApplicationController. */
function refusal({ status, headers }: HttpReply, value: unknown, now: Date): Failure | null {
  const { errors, error_type, extras } = fields(value);
  const type = text(error_type);
  const words = text(Array.isArray(errors) ? errors[0] : null) ?? type;
  if (status < 400 || !words) return null;
  const said = (rest: string) => `${NAME} answered ${status}: ${rest} It said: “${words.slice(0, 300)}”`;
  const wait = number(fields(extras).wait_seconds);
  if (type === 'rate_limit' || status === 429) {
    const until = wait === null ? retryAt(headers, now) : new Date(now.getTime() + wait * 1000);
    return new Failure('rate', said('it was asked too often. Earshot waits as long as it is told.'), {
      status,
      retryAt: until,
    });
  }
  if (type === 'not_logged_in')
    return new Failure('auth', said('this forum shows its posts to members only. Give an API key of it.'), {
      status,
    });
  if (type === 'invalid_access' && /api key|api username/i.test(words))
    return new Failure('auth', said('it does not accept the API key. Enter it again.'), { status });
  if (type === 'invalid_access') return new Failure('gone', said('this is not public any more.'), { status });
  if (type === 'not_found') return new Failure('gone', said('there is nothing like that.'), { status });
  if (status === 422) return new Failure('bad-query', said('the forum does not take it.'), { status });
  return null;
}
