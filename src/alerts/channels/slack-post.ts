/** Talking to Slack: a webhook's address or a method of its API, and what its answers mean. */
import { Failure } from '../../failure.ts';
import type { HttpReply } from '../../platform/platform.ts';
import { retryAt } from '../../retry-after.ts';
import { answered } from './answered.ts';
import type { Outside } from './channel.ts';
import { postJson } from './post.ts';
import { meaningOf, SLACK } from './slack-words.ts';

const API = 'https://slack.com/api/';

/** What Slack answered to a method. `word` is why it refused; '' when it did not. */
export type SlackAnswer = { word: string; channel: string; ts: string };

/** Posts to an incoming webhook. Throws Failure. */
export async function postToWebhook(url: string, message: object, outside: Outside): Promise<void> {
  const reply = await postJson({ url, body: JSON.stringify(message) }, outside);
  const failure = failureIn(reply, outside.now(), []);
  if (failure) throw failure;
}

type Call = {
  token: string;
  body: object /** Refusals that the caller knows what to do with. */;
  expected: ReadonlySet<string>;
};

/** Calls a method of Slack's API. Throws Failure, except for the expected words. */
export async function callSlack(
  method: 'chat.postMessage' | 'chat.update',
  { token, body, expected }: Call,
  outside: Outside,
): Promise<SlackAnswer> {
  const reply = await postJson(
    { url: API + method, headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) },
    outside,
  );
  const answer = answerIn(reply);
  if (answer.word !== '' && expected.has(answer.word)) return answer;
  const failure = failureIn(reply, outside.now(), ['channel', 'ts']);
  if (failure) throw failure;
  return answer;
}

/** Null when Slack has taken the message. `needs`: what an answer has to name besides. */
function failureIn(reply: HttpReply, now: Date, needs: ('channel' | 'ts')[]): Failure | null {
  const said = saidIn(reply);
  const known = meaningOf(said.word);
  const isRate = reply.status === 429 || known?.failureClass === 'rate';
  if (isRate && !known) return answered({ ...reply, status: 429 }, SLACK, now);
  if (known) return failureOf(said.word, known, reply, isRate ? retryAt(reply.headers, now) : null);
  const failure = answered(reply, SLACK, now);
  if (failure || (said.isYes && needs.every((name) => said[name] !== ''))) return failure;
  return strange(reply, said.word, needs.length > 0);
}

function failureOf(
  word: string,
  { failureClass, sentence }: NonNullable<ReturnType<typeof meaningOf>>,
  { status }: HttpReply,
  pause: Date | null,
): Failure {
  return new Failure(failureClass, `Slack answered “${word}”: ${sentence}`, { status, retryAt: pause });
}

function strange({ status }: HttpReply, word: string, isApi: boolean): Failure {
  const said = word ? `“${word}”` : 'something else';
  const advice = isApi
    ? `Slack answered ${said}, which Earshot does not know. Nothing is lost; it tries again.`
    : `The address answered ${status} with ${said} and not with “ok”, so this may not be Slack. Check the webhook URL.`;
  return new Failure('schema', advice, { status });
}

const answerIn = (reply: HttpReply): SlackAnswer => {
  const { word, channel, ts } = saidIn(reply);
  return { word, channel, ts };
};

/** Receivers that speak Slack’s dialect answer `ok`, nothing, or JSON. */
function saidIn({ body }: HttpReply): SlackAnswer & { isYes: boolean } {
  const text = new TextDecoder().decode(body).trim();
  const json = parse(text);
  if (!json)
    return { ...NOTHING, word: /^\w{1,60}/.exec(text)?.[0] ?? '', isYes: text === '' || /^ok$/i.test(text) };
  const word = (name: string) => (typeof json[name] === 'string' ? json[name].slice(0, 60) : '');
  const isYes = json.ok !== false && !json.error;
  return { word: word('error'), channel: word('channel'), ts: word('ts'), isYes };
}

const NOTHING = { channel: '', ts: '' };

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
