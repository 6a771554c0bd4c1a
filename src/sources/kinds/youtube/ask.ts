/** Asking the YouTube Data API, and what it says when it refuses. */
import { Failure } from '../../../failure.ts';
import type { Http, HttpReply } from '../../../platform/platform.ts';
import { googleRefusal } from '../../reading/google.ts';
import {
  askJson,
  type Fields,
  fields,
  isObject,
  objects,
  text,
  unknownShape,
  withWords,
} from '../../reading/json.ts';
import { jsonRequest } from '../../reading/written.ts';

export const YOUTUBE = 'YouTube';
const API = 'https://www.googleapis.com/youtube/v3';

/** Answers, and how many were asked for. */
export type Api = {
  /** A GET whose answer is a list; `token` where the key is not enough. */
  ask(method: string, parameters: Record<string, string>, token?: string): Promise<Fields>;
  /** JSON to `method`; gives the resource that was made. */
  post(method: string, body: unknown, token: string): Promise<Fields>;
  asked(): number;
};

/** Asks with a key, which stands in the address and nowhere else. */
export function openApi({ key = '' }: Record<string, string>, http: Http, now: Date): Api {
  let asked = 0;
  const service = { name: YOUTUBE, now, refusal: refusal(now) };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  return {
    asked: () => asked,
    async post(method, body, token) {
      asked++;
      const url = `${API}/${method}?part=snippet`;
      const { value } = await askJson(http, { url, ...jsonRequest('POST', body, bearer(token)) }, service);
      return fields(value);
    },
    async ask(method, parameters, token) {
      asked++;
      const url = `${API}/${method}?${new URLSearchParams({ ...parameters, key: key.trim() })}`;
      const { value } = await askJson(http, { url, ...(token ? { headers: bearer(token) } : {}) }, service);
      if (!isObject(value) || !Array.isArray(value.items)) throw unknownShape(YOUTUBE);
      return value;
    },
  };
}

const QUOTA = /^(quotaExceeded|dailyLimitExceeded)$/;
const COMMENTS_OFF = 'commentsDisabled';

/** Quotas end at midnight in Los Angeles: https://developers.google.com/youtube/v3/getting-started#quota */
export function refusal(now: Date): (reply: HttpReply, value: unknown) => Failure | null {
  const others = googleRefusal(YOUTUBE, now);
  return (reply, value) => {
    const { error } = fields(value);
    const reasons = objects(fields(error).errors).flatMap(({ reason }) => text(reason) ?? []);
    const { status } = reply;
    if (reasons.some((reason) => QUOTA.test(reason)))
      return withWords(new Failure('rate', QUOTA_SPENT, { status, retryAt: midnightPacific(now) }), error);
    if (reasons.includes(COMMENTS_OFF))
      return new Failure('forbidden', 'Comments are switched off under this video.', {
        status,
        cause: COMMENTS_OFF,
      });
    return others(reply, value);
  };
}

const QUOTA_SPENT =
  'YouTube’s quota of this key is used up for today, so nothing was read. It begins anew at midnight Pacific time; Earshot asks again then.';

/** True when the video itself is the reason, and others can still be read. */
export function isAboutVideo(error: unknown): error is Failure {
  return error instanceof Failure && (error.class === 'gone' || error.cause === COMMENTS_OFF);
}

export const isCommentsOff = (error: unknown): boolean =>
  error instanceof Failure && error.cause === COMMENTS_OFF;

const PACIFIC = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  hourCycle: 'h23',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** The next midnight in Los Angeles, also on the two days a year that have 23 or 25 hours. */
export function midnightPacific(now: Date): Date {
  const [hour, minute, second] = clockOf(now);
  const passed = (hour * 3600 + minute * 60 + second) * 1000 + now.getMilliseconds();
  const guess = new Date(now.getTime() + 24 * 3_600_000 - passed);
  const [late] = clockOf(guess);
  return new Date(guess.getTime() + (late === 0 ? 0 : late > 12 ? 24 - late : -late) * 3_600_000);
}

function clockOf(time: Date): [number, number, number] {
  const parts = PACIFIC.formatToParts(time);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return [of('hour'), of('minute'), of('second')];
}
