/** Slack by incoming webhook: one address, one way. */
import { Failure, type FailureClass } from '../../failure.ts';
import type { HttpReply } from '../../platform/platform.ts';
import { statusFailure } from '../../retry-after.ts';
import { safeUrl } from '../../text.ts';
import type { ChannelKind } from './channel.ts';
import { slackMessage } from './slack-message.ts';

/** Shorter than the lease of an alert, so that nobody else sends while we wait. */
const TIMEOUT_MS = 10_000;
const MOST_BYTES = 64 * 1024;

export const slack: ChannelKind = {
  kind: 'slack',
  label: 'Slack',
  settings: [
    {
      name: 'webhookUrl',
      label: 'Webhook URL',
      help: 'Slack shows it when you add an incoming webhook to an app of your workspace. Whoever has it can post.',
      required: true,
      secret: true,
      example: 'https://hooks.slack.com/services/T000/B000/XXXX',
    },
  ],
  problems: ({ webhookUrl = '' }): Record<string, string> =>
    safeUrl(webhookUrl)
      ? {}
      : { webhookUrl: 'This is not a web address. Copy the whole webhook URL, beginning with https://.' },
  hint({ webhookUrl = '' }) {
    const url = new URL(webhookUrl);
    return `${url.host}/…${url.pathname.length > 12 ? url.pathname.slice(-4) : ''}`;
  },
  async send(message, { webhookUrl = '' }, { http, now }) {
    const reply = await http({
      url: webhookUrl,
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(slackMessage(message)),
      timeoutMs: TIMEOUT_MS,
      maxBytes: MOST_BYTES,
      maxRedirects: 0,
    });
    const failure = failureIn(reply, now());
    if (failure) throw failure;
    return { externalId: null };
  },
};

/** Slack's own words, whatever status they come with (api.slack.com: incoming webhooks, chat.postMessage). */
const WORDS: Record<string, FailureClass> = {
  no_service: 'gone',
  no_team: 'gone',
  no_active_hooks: 'gone',
  team_disabled: 'gone',
  channel_not_found: 'gone',
  channel_is_archived: 'gone',
  is_archived: 'gone',
  user_not_found: 'gone',
  invalid_auth: 'auth',
  invalid_token: 'auth',
  token_revoked: 'auth',
  token_expired: 'auth',
  not_authed: 'auth',
  account_inactive: 'auth',
  action_prohibited: 'forbidden',
  posting_to_general_channel_denied: 'forbidden',
  restricted_action: 'forbidden',
  invalid_payload: 'bad-query',
  invalid_blocks: 'bad-query',
  invalid_blocks_format: 'bad-query',
  msg_blocks_too_long: 'bad-query',
  msg_too_long: 'bad-query',
  no_text: 'bad-query',
  too_many_attachments: 'bad-query',
  missing_text_or_fallback_or_attachments: 'bad-query',
  rollup_error: 'transient',
  internal_error: 'transient',
  fatal_error: 'transient',
};

const SENTENCES: Partial<Record<FailureClass, string>> = {
  gone: 'the webhook or its channel is gone. Make a new webhook in Slack and enter its address here.',
  auth: 'it does not accept this webhook any more. Make a new one in Slack and enter its address here.',
  forbidden: 'the workspace does not let this webhook post. Ask an admin of the workspace.',
  'bad-query': 'it does not understand the message. The fault is on Earshot’s side; please report it.',
  transient: 'something went wrong on its side. Earshot tries again.',
};

/** Null when Slack has taken the message. */
function failureIn(reply: HttpReply, now: Date): Failure | null {
  const { word, isYes } = saidIn(new TextDecoder().decode(reply.body.subarray(0, 2000)));
  if (reply.status === 429) return statusFailure(reply, 'Slack', now);
  const known = WORDS[word];
  if (known)
    return new Failure(known, `Slack answered “${word}”: ${SENTENCES[known]}`, { status: reply.status });
  const failure = statusFailure(reply, 'Slack', now);
  if (failure || isYes) return failure;
  const said = word ? `“${word}”` : 'something else';
  return new Failure(
    'schema',
    `The address answered ${reply.status} with ${said} and not with “ok”, so this may not be Slack. Check the webhook URL.`,
    { status: reply.status },
  );
}

/** Receivers that speak Slack’s dialect answer `ok`, nothing, or JSON. */
function saidIn(body: string): { word: string; isYes: boolean } {
  const text = body.trim();
  const json = parse(text);
  if (!json) return { word: /^\w{1,60}/.exec(text)?.[0] ?? '', isYes: text === '' || /^ok$/i.test(text) };
  const { ok, error } = json as { ok?: unknown; error?: unknown };
  return { word: typeof error === 'string' ? error.slice(0, 60) : '', isYes: ok !== false && !error };
}

function parse(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
