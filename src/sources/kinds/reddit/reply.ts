/** Answering on Reddit: https://www.reddit.com/dev/api#POST_api_comment */
import { Failure } from '../../../failure.ts';
import type { Http, HttpReply, HttpRequest } from '../../../platform/platform.ts';
import type { Known, ReplyAbility, ReplyOptions } from '../../adapter.ts';
import { isByAccount } from '../../reading/by-account.ts';
import { askJson, fields, objects, text, unknownShape } from '../../reading/json.ts';
import { withToken } from '../../reading/token.ts';
import { isSince } from '../../reading/written.ts';
import { INTERFACE } from './api.ts';
import { isInterface } from './settings.ts';
import { REDDIT, readListing } from './thing.ts';
import { tokens } from './tokens.ts';

const NO_ACCOUNT =
  'This source reads Reddit without an account. To answer from here, let it use its interface with keys that you hold, and sign in with an account.';

type Ask = (path: string, more?: Partial<HttpRequest>) => Promise<unknown>;

export const redditReply: ReplyAbility = {
  lacks: (settings) => (isInterface(settings) && isByAccount(settings) ? null : NO_ACCOUNT),
  send: (settings, answer, http, options) =>
    signedInto(settings, http, options, async (ask) => {
      const form = new URLSearchParams({ api_type: 'json', thing_id: answer.externalId, text: answer.text });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const { json } = fields(await ask('/api/comment', { method: 'POST', headers, body: form.toString() }));
      const made = fields(objects(fields(fields(json).data).things)[0]?.data);
      const path = text(made.permalink);
      const id = text(made.name);
      if (!id) throw unknownShape(REDDIT);
      return { id, url: path && `https://www.reddit.com${path}` };
    }),
  find: (settings, answer, http, options) =>
    signedInto(settings, http, options, async (ask) => {
      const own = text(fields(await ask('/api/v1/me')).name);
      const below = await threadBelow(ask, answer, answer.externalId);
      const ours = below.find(
        ({ replyTo, author, publishedAt }) =>
          own !== null &&
          author.handle === own &&
          replyTo === answer.externalId &&
          isSince(publishedAt, answer.since),
      );
      return ours ? { id: ours.externalId, url: ours.url } : null;
    }),
  follow: (settings, post, http, options) =>
    signedInto(settings, http, options, async (ask) =>
      (await threadBelow(ask, post, post.posted.id)).filter(({ replyTo }) => replyTo !== null),
    ),
};

async function signedInto<Result>(
  settings: Record<string, string>,
  plain: Http,
  options: ReplyOptions,
  work: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  const { now } = options;
  const source = await tokens(settings, plain, options);
  const service = { name: REDDIT, now, refusal: (_: HttpReply, value: unknown) => refusal(value, now) };
  return withToken(source, (token) =>
    work(async (path, more = {}) => {
      const headers = { ...more.headers, authorization: `Bearer ${token}` };
      return (await askJson(source.http, { ...more, url: INTERFACE + path, headers }, service)).value;
    }),
  );
}

/** The newest that stands below a post or a comment. */
async function threadBelow(ask: Ask, { externalId, parent }: Known, id: string) {
  const post = externalId.startsWith('t3_') ? externalId : parent;
  if (!post) throw new Failure('bad-query', 'Nobody knows under which post this comment stands.');
  const only: Record<string, string> = id.startsWith('t1_') ? { comment: id.slice(3), context: '0' } : {};
  const wanted = new URLSearchParams({ ...only, depth: '3', sort: 'new', limit: '100', raw_json: '1' });
  return readListing(await ask(`/comments/${post.slice(3)}?${wanted}`)).items;
}

const UNITS: Record<string, number> = { second: 1000, minute: 60_000, hour: 3_600_000 };

/** Reddit refuses with status 200: `json.errors` holds lists of a code, its words and a field. */
function refusal(value: unknown, now: Date): Failure | null {
  const { errors } = fields(fields(value).json);
  const [first] = Array.isArray(errors) ? errors : [];
  if (!Array.isArray(first)) return null;
  const [code, words] = [text(first[0]) ?? '', text(first[1]) ?? ''];
  const said = (rest: string) => `${REDDIT} did not take the reply${rest} It said: “${words || code}”`;
  if (code === 'RATELIMIT') {
    const [, count = '10', unit = 'minute'] = /(\d+) (second|minute|hour)/.exec(words) ?? [];
    const retryAt = new Date(now.getTime() + Number(count) * UNITS[unit]!);
    return new Failure('rate', said(' yet: this account writes too often.'), { retryAt });
  }
  if (code === 'USER_REQUIRED') return new Failure('auth', said('. Sign in again on the source’s page.'));
  if (/^DELETED_/.test(code)) return new Failure('gone', said(': what it answers is deleted.'));
  return new Failure('bad-query', said(', so nothing was posted.'));
}
