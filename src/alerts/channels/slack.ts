/** Slack: by incoming webhook, one way; or as an app, with threads, changes and buttons. */
import type { ChannelKind, ChannelSettings, Message, Outside, Sent } from './channel.ts';
import { slackMessage } from './slack-message.ts';
import { callSlack, postToWebhook, type SlackAnswer } from './slack-post.ts';
import { SLACK_SETTINGS, slackHint, slackMode, slackProblems } from './slack-settings.ts';
import { UNCHANGEABLE, WITHOUT_THREAD } from './slack-words.ts';

export const slack: ChannelKind = {
  kind: 'slack',
  label: 'Slack',
  settings: SLACK_SETTINGS,
  complete: (given) => ({ ...given, mode: slackMode(given) }),
  problems: slackProblems,
  hint: slackHint,
  hasThreads: true,
  async send(message, settings, outside) {
    if (slackMode(settings) === 'app') return sendAsApp(message, settings, outside);
    await postToWebhook(settings.webhookUrl ?? '', slackMessage(message), outside);
    return { externalId: null };
  },
  /** A message that is not there any more needs no change. */
  async update(message, externalId, settings, outside) {
    const place = placeOf(externalId);
    if (!place || slackMode(settings) !== 'app') return;
    const { text, blocks, metadata, parse, link_names } = asApp(message);
    const body = { ...place, text, blocks, metadata, parse, link_names };
    await callSlack('chat.update', { token: tokenIn(settings), body, expected: UNCHANGEABLE }, outside);
  },
};

/** In the thread of the message that it belongs to, or by itself when that takes no answers any more. */
async function sendAsApp(message: Message, settings: ChannelSettings, outside: Outside): Promise<Sent> {
  const thread = message.kind === 'alert' ? placeOf(message.inThreadOf) : null;
  const call = (place: object, expected: ReadonlySet<string>) => {
    const body = { ...place, ...asApp(message) };
    return callSlack('chat.postMessage', { token: tokenIn(settings), body, expected }, outside);
  };
  const alone = { channel: settings.channel ?? '' };
  if (!thread) return sent(await call(alone, NONE));
  const answer = await call({ channel: thread.channel, thread_ts: thread.ts }, WITHOUT_THREAD);
  return sent(answer.word === '' ? answer : await call(alone, NONE));
}

const NONE: ReadonlySet<string> = new Set();

/** `parse` and `link_names`: what is no ping must not be made one. */
const asApp = (message: Message) => ({
  ...slackMessage(message, { answers: true }),
  parse: 'none',
  link_names: false,
});

const tokenIn = ({ botToken = '' }: ChannelSettings): string => botToken;

const sent = ({ channel, ts }: SlackAnswer): Sent => ({ externalId: `${channel}:${ts}` });

/** A message's channel and time in Slack, out of what it is called here. */
function placeOf(externalId: string | null): { channel: string; ts: string } | null {
  const [, channel, ts] = /^([A-Z0-9]+):(\d+\.\d+)$/.exec(externalId ?? '') ?? [];
  return channel && ts ? { channel, ts } : null;
}
