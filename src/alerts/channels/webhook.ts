/** A signed webhook of one's own, as standardwebhooks.com describes it. */
import { safeUrl } from '../../text.ts';
import { answered, type Service } from './answered.ts';
import type { ChannelKind, ChannelSettings } from './channel.ts';
import { postJson } from './post.ts';
import { webhookPayload } from './webhook-payload.ts';
import { newWebhookSecret, secretProblem, webhookHeaders } from './webhook-signature.ts';

/** How long the secret before the newest one still signs, so that receivers can be changed without a gap. */
const BOTH_VALID_MS = 24 * 3_600_000;

export const webhook: ChannelKind = {
  kind: 'webhook',
  label: 'Webhook',
  settings: [
    {
      name: 'url',
      label: 'Address',
      help: 'Each message is posted there as JSON. docs/webhooks.md describes it.',
      required: true,
      secret: true,
      example: 'https://example.com/hooks/earshot',
    },
    {
      name: 'secret',
      label: 'Signing secret',
      help: 'Signs every message, so that the receiver knows it is from here. Leave it empty and Earshot makes one.',
      required: false,
      secret: true,
      example: 'whsec_…',
    },
  ],
  kept: [
    { name: 'previousSecret', secret: true },
    { name: 'previousUntil', secret: false },
  ],
  async keep({ secret = '' }, before, { now }): Promise<ChannelSettings> {
    const newest = secret || newWebhookSecret();
    const { secret: last, previousSecret = '', previousUntil = '' } = before ?? {};
    if (!last || last === newest) return { secret: newest, previousSecret, previousUntil };
    const until = new Date(now().getTime() + BOTH_VALID_MS).toISOString();
    return { secret: newest, previousSecret: last, previousUntil: until };
  },
  problems({ url = '', secret = '' }): Record<string, string> {
    const wrongSecret = secret && secretProblem(secret);
    return {
      ...(safeUrl(url) ? {} : { url: 'This is not a web address. It begins with https://.' }),
      ...(wrongSecret && { secret: wrongSecret }),
    };
  },
  hint({ url = '' }) {
    const { host, pathname } = new URL(url);
    return `${host}/…${pathname.length > 12 ? pathname.slice(-4) : ''}`;
  },
  async send(message, settings, outside) {
    const at = outside.now();
    const body = webhookPayload(message, at);
    const signed = await webhookHeaders(validSecrets(settings, at), { id: message.eventId, at, body });
    const reply = await postJson({ url: settings.url ?? '', headers: signed, body }, outside);
    const failure = answered(reply, SERVICE, at);
    if (failure) throw failure;
    return { externalId: null };
  },
};

/** The newest first. */
function validSecrets(
  { secret = '', previousSecret = '', previousUntil = '' }: ChannelSettings,
  at: Date,
): string[] {
  const isBoth = previousSecret !== '' && new Date(previousUntil) > at;
  return isBoth ? [secret, previousSecret] : [secret];
}

const SERVICE: Service = {
  name: 'The webhook',
  classes: {
    auth: 'it does not accept the signature or wants a sign-in. Give the receiver the secret of this channel, or rotate it.',
    forbidden: 'it does not let Earshot in. Ask whoever runs the receiver.',
    gone: 'nobody takes messages at this address any more. Enter the new address, or remove the channel.',
    rate: 'too many messages at once. Earshot waits as long as it is told.',
    'bad-query': 'it does not understand the message. Compare the receiver with docs/webhooks.md.',
    transient: 'the receiver is in trouble. The message waits and Earshot tries again.',
  },
};
