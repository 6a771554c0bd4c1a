/** One poll's requests to Stack Exchange: the wrapper around every reply, its refusals, and what they cost. */
import { Failure } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import {
  askJson,
  type Fields,
  isObject,
  number,
  objects,
  ownWords,
  text,
  unknownShape,
} from '../../reading/json.ts';

export type Wrapper = { entries: Fields[]; hasMore: boolean; mustPause: boolean };

export type Desk = {
  ask(path: string, parameters: Record<string, string>): Promise<Wrapper>;
  asked(): number;
  /** Seconds to stay away, as the replies said; null when they said nothing. */
  pause(): number | null;
};

const NAME = 'Stack Exchange';
const API = 'https://api.stackexchange.com/2.3';

export function openDesk(settings: Record<string, string>, http: Http, now: Date): Desk {
  const { site = '', key = '' } = settings;
  let asked = 0;
  let pause = 0;
  return {
    asked: () => asked,
    pause: () => (pause > 0 ? Math.ceil(pause) : null),
    async ask(path, parameters) {
      const known = new URLSearchParams({ site: site.trim(), ...parameters, ...(key ? { key } : {}) });
      asked++;
      const request = { url: `${API}${path}?${known}` };
      const { value } = await askJson(http, request, {
        name: NAME,
        now,
        refusal: (_, body) => refusal(body, now),
      });
      if (!isObject(value) || !Array.isArray(value.items)) throw unknownShape(NAME);
      const backoff = number(value.backoff) ?? 0;
      pause = Math.max(pause, backoff, number(value.quota_remaining) === 0 ? untilMidnight(now) : 0);
      return { entries: objects(value.items), hasMore: value.has_more === true, mustPause: pause > 0 };
    },
  };
}

/** Quotas begin anew at midnight UTC. */
function untilMidnight(now: Date): number {
  return 86_400 - Math.floor((now.getTime() / 1000) % 86_400);
}

/** Errors by number: https://api.stackexchange.com/docs/error-handling. They come with status 400 whatever they mean. */
function refusal(value: unknown, now: Date): Failure | null {
  const code = isObject(value) ? number(value.error_id) : null;
  if (code === null) return null;
  const words = ownWords(value) ?? text((value as Fields).error_name) ?? String(code);
  const said = (rest: string) => `${NAME} refused the request: ${rest} It said: “${words}”`;
  if (code === 502) {
    const seconds = Number(/in (\d{1,6}) seconds/.exec(words)?.[1] ?? 0);
    const retryAt = seconds > 0 ? new Date(now.getTime() + Math.min(seconds, 86_400) * 1000) : null;
    return new Failure('rate', said('it was asked too often. Earshot waits as long as it is told.'), {
      retryAt,
    });
  }
  const isKey = /\bkey\b/.test(words) || [401, 402, 403, 405, 406].includes(code);
  if (isKey) return new Failure('auth', said('it does not accept the key. Check it, or leave it out.'));
  if (code >= 500)
    return new Failure('transient', said('the fault is on its side. Earshot asks again later.'));
  return new Failure('bad-query', said('check the site and what is searched for.'));
}
