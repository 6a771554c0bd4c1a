/** Discord by webhook: one way, with buttons that are links. */
import { Failure } from '../../failure.ts';
import type { HttpReply } from '../../platform/platform.ts';
import { safeUrl } from '../../text.ts';
import { answered, jsonOf, type Meaning, type Service, wordIn } from './answered.ts';
import type { ChannelKind, Message, Outside } from './channel.ts';
import { discordMessage } from './discord-message.ts';
import { postJson } from './post.ts';

const ANEW =
  'In Discord, open the channel’s settings, Integrations, Webhooks, make a new one and enter its address here.';

export const discord: ChannelKind = {
  kind: 'discord',
  label: 'Discord',
  settings: [
    {
      name: 'webhookUrl',
      label: 'Webhook URL',
      help: 'In Discord: the channel’s settings, Integrations, Webhooks, Copy Webhook URL. Whoever has it can post.',
      required: true,
      secret: true,
      example: 'https://discord.com/api/webhooks/0000/XXXX',
    },
  ],
  problems: ({ webhookUrl = '' }): Record<string, string> =>
    isWebhook(webhookUrl)
      ? {}
      : {
          webhookUrl:
            'This is not a Discord webhook. Its address begins with https://discord.com/api/webhooks/ and is copied as a whole.',
        },
  hint({ webhookUrl = '' }) {
    const { host, pathname } = new URL(webhookUrl);
    const [, id = ''] = /webhooks\/(\d+)/.exec(pathname) ?? [];
    return `${host}/…${id.slice(-4)}`;
  },
  /** `wait`: Discord answers with the message, and so with what it is called. */
  async send(message, { webhookUrl = '' }, outside) {
    const reply = await ask('POST', addressOf(webhookUrl, { wait: 'true' }), message, outside);
    const id = wordIn(jsonOf(reply), 'id');
    return { externalId: /^\d{1,25}$/.test(id) ? id : null };
  },
  async update(message, externalId, { webhookUrl = '' }, outside) {
    const url = addressOf(webhookUrl, {}, `/messages/${encodeURIComponent(externalId)}`);
    await ask('PATCH', url, message, outside);
  },
};

function addressOf(webhookUrl: string, query: Record<string, string>, below = ''): string {
  const url = new URL(webhookUrl);
  url.pathname = url.pathname.replace(/\/$/, '') + below;
  for (const [name, value] of Object.entries({ ...query, with_components: 'true' }))
    url.searchParams.set(name, value);
  return url.href;
}

async function ask(
  method: 'POST' | 'PATCH',
  url: string,
  message: Message,
  outside: Outside,
): Promise<HttpReply> {
  const reply = await postJson({ url, method, body: JSON.stringify(discordMessage(message)) }, outside);
  const failure = answered(reply, SERVICE, outside.now());
  if (failure) throw withPause(failure, reply, outside.now());
  return reply;
}

function isWebhook(address: string): boolean {
  const safe = safeUrl(address);
  const { protocol, hostname, pathname, port } = safe ? new URL(safe) : new URL('about:blank');
  const isDiscord =
    /^((canary|ptb)\.)?discord(app)?\.com$/.test(hostname) && protocol === 'https:' && port === '';
  return isDiscord && /^\/api\/(v\d+\/)?webhooks\/\d+\/[\w-]+\/?$/.test(pathname);
}

/** Discord says how long in seconds with fractions, in the body, which is finer than its header. */
function withPause(failure: Failure, reply: HttpReply, now: Date): Failure {
  const seconds =
    failure.class === 'rate' ? Number(wordIn(jsonOf(reply), 'retry_after') || Number.NaN) : Number.NaN;
  if (!(seconds >= 0 && seconds <= 86_400)) return failure;
  const retryAt = new Date(now.getTime() + Math.max(1000, Math.ceil(seconds * 1000)));
  return new Failure('rate', failure.message, { status: reply.status, retryAt });
}

const GONE: Meaning = ['gone', `this webhook was deleted. ${ANEW}`];
const KEY: Meaning = ['auth', 'the token in the address is wrong. Copy the webhook URL again.'];

/** discord.com, JSON error codes. */
const SERVICE: Service = {
  name: 'Discord',
  codes: {
    10015: GONE,
    10008: ['gone', 'the message was deleted.'],
    10003: ['gone', `the channel of this webhook was deleted. ${ANEW}`],
    10004: ['gone', `the server of this webhook is gone. ${ANEW}`],
    50027: KEY,
    50083: ['gone', 'the thread is archived. Open it again in Discord, or use a webhook of another channel.'],
    160005: ['forbidden', 'the thread is locked. Unlock it in Discord, or use a webhook of another channel.'],
    220001: [
      'bad-query',
      'this webhook belongs to a forum, where each message would be a topic. Use one of a text channel.',
    ],
    50013: ['forbidden', 'the webhook may not write there. Ask an admin of the server.'],
  },
  classes: {
    auth: KEY[1],
    forbidden: 'it does not let this webhook write. Ask an admin of the server.',
    gone: GONE[1],
    rate: 'too many messages at once. Earshot waits as long as it is told.',
    'bad-query': 'it does not understand the message. The fault is on Earshot’s side; please report it.',
    transient: 'something is wrong on its side. The message waits and Earshot tries again.',
  },
  read: (body) => ({ code: wordIn(body, 'code'), said: wordIn(body, 'message') }),
};
