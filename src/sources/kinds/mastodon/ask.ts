/** Requests to a Mastodon server. */
import { Failure } from '../../../failure.ts';
import type { Http, HttpReply } from '../../../platform/platform.ts';
import { instanceAddress } from '../../reading/instance.ts';
import { askJson, fields, text } from '../../reading/json.ts';
import { jsonRequest, uploadRequest } from '../../reading/written.ts';
import { NAME, readStatuses, type Status } from './statuses.ts';

export type Sheet = { statuses: Status[]; prev: string | null; next: string | null };

export type Desk = {
  host: string;
  isSignedIn: boolean;
  ask(path: string): Promise<unknown>;
  /** JSON to `path`; gives what came back. */
  post(path: string, body: unknown, headers: Record<string, string>): Promise<unknown>;
  /** One page of statuses; `prev` is the id after which newer ones come, `next` the id before which older ones do. */
  askSheet(path: string, parameters: Record<string, string>): Promise<Sheet>;
  /** A form with a file; gives what came back. */
  upload(path: string, form: FormData): Promise<unknown>;
  asked(): number;
};

export function openDesk({ instance, token = '' }: Record<string, string>, http: Http, now: Date): Desk {
  const base = instanceAddress(instance, 'Mastodon server');
  const { host } = new URL(base);
  const headers: Record<string, string> = token.trim() ? { authorization: `Bearer ${token.trim()}` } : {};
  let asked = 0;
  const service = { name: NAME, now, refusal };
  const ask = (path: string) => {
    asked++;
    return askJson(http, { url: base + path, headers }, service);
  };
  return {
    host,
    isSignedIn: token.trim() !== '',
    asked: () => asked,
    ask: async (path) => (await ask(path)).value,
    async post(path, body, more) {
      asked++;
      const request = {
        url: base + path,
        ...jsonRequest('POST', body, { ...headers, ...more }),
      };
      return (await askJson(http, request, service)).value;
    },
    async upload(path, form) {
      asked++;
      const request = { url: base + path, ...(await uploadRequest(form, headers)) };
      return (await askJson(http, request, service)).value;
    },
    async askSheet(path, parameters) {
      const { value, reply } = await ask(`${path}?${new URLSearchParams(parameters)}`);
      return { statuses: readStatuses(value, host), ...linksOf(reply) };
    },
  };
}

/** RFC 8288; only the ids are taken over: where to ask is not the reply's to say. */
function linksOf({ headers }: HttpReply): { prev: string | null; next: string | null } {
  const link = headers.link ?? '';
  const idIn = (relation: string, name: string) =>
    new RegExp(`<[^<>]{0,2000}[?&]${name}=([\\w-]{1,64})[^<>]{0,2000}>; ?rel="${relation}"`).exec(
      link,
    )?.[1] ?? null;
  return { prev: idIn('prev', 'min_id'), next: idIn('next', 'max_id') };
}

/** Before 4.5 a closed timeline was a 422. */
function refusal({ status }: HttpReply, value: unknown): Failure | null {
  const words = text(fields(value).error);
  if (status !== 422 || !words || !/authenticated user/i.test(words)) return null;
  const message = `${NAME} answered 422: this server shows it only to people who are signed in. Give an access token of an account there. It said: “${words}”`;
  return new Failure('auth', message, { status });
}
