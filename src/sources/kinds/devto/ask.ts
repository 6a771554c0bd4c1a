/** Requests to DEV's public interface. */
import type { Failure } from '../../../failure.ts';
import type { Http, HttpReply } from '../../../platform/platform.ts';
import { statusFailure } from '../../../retry-after.ts';
import { askJson, fields, number, withWords } from '../../reading/json.ts';

export const NAME = 'DEV';
const API = 'https://dev.to/api';

export type Desk = {
  ask(path: string, parameters?: Record<string, string>): Promise<unknown>;
  asked(): number;
};

export function openDesk(http: Http, now: Date): Desk {
  let asked = 0;
  const service = {
    name: NAME,
    now,
    refusal: (reply: HttpReply, value: unknown) => refusal(reply, value, now),
  };
  return {
    asked: () => asked,
    async ask(path, parameters = {}) {
      asked++;
      const query = new URLSearchParams(parameters).toString();
      const request = {
        url: `${API}${path}${query && `?${query}`}`,
        headers: { accept: 'application/vnd.forem.api-v1+json' },
      };
      return (await askJson(http, request, service)).value;
    },
  };
}

/** The body of an error repeats its status. */
function refusal({ status, headers }: HttpReply, value: unknown, now: Date): Failure | null {
  const { error, status: said } = fields(value);
  const code = number(said);
  const isHidden = status < 400 && typeof error === 'string' && code !== null && code >= 400;
  return isHidden ? withWords(statusFailure({ status: code, headers }, NAME, now), value) : null;
}
