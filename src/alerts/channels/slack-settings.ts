/** What is asked for to reach Slack: one address, or an app with its token, its secret and a channel. */
import type { Setting } from '../../sources/adapter.ts';
import { safeUrl } from '../../text.ts';
import type { ChannelSettings } from './channel.ts';

const APP = { name: 'mode', is: ['app'] };
const WEBHOOK = { name: 'mode', is: ['webhook'] };

export const SLACK_SETTINGS: Setting[] = [
  {
    name: 'mode',
    label: 'How Earshot posts',
    help:
      'A webhook is there in a minute: messages with links. An app takes five: similar mentions come in a thread, ' +
      'messages say who took them, and the buttons work in Slack.',
    required: false,
    options: [
      { value: 'webhook', label: 'Incoming webhook: one address, one way' },
      { value: 'app', label: 'Slack app: threads, changes and buttons' },
    ],
  },
  {
    name: 'webhookUrl',
    label: 'Webhook URL',
    help: 'Slack shows it when you add an incoming webhook to an app of your workspace. Whoever has it can post.',
    required: true,
    secret: true,
    example: 'https://hooks.slack.com/services/T000/B000/XXXX',
    when: WEBHOOK,
  },
  {
    name: 'botToken',
    label: 'Bot token',
    help: 'Slack shows it under OAuth & Permissions after the app is installed. It needs the scope chat:write.',
    required: true,
    secret: true,
    example: 'xoxb-…',
    when: APP,
  },
  {
    name: 'signingSecret',
    label: 'Signing secret',
    help: 'Slack shows it under Basic Information, App Credentials. It proves that a press comes from Slack.',
    required: true,
    secret: true,
    when: APP,
  },
  {
    name: 'channel',
    label: 'Channel ID',
    help: 'At the bottom of the channel’s details in Slack. Invite the app to the channel.',
    required: true,
    example: 'C0123456789',
    when: APP,
  },
];

/** Who names an app's settings means the app, whether or not the mode is said. */
export function slackMode({ mode, webhookUrl, botToken, signingSecret }: ChannelSettings): string {
  if (mode) return mode;
  return !webhookUrl && (botToken || signingSecret) ? 'app' : 'webhook';
}

/** Name → what is wrong, as far as it shows without a request. */
export function slackProblems(settings: ChannelSettings): Record<string, string> {
  return slackMode(settings) === 'app' ? appProblems(settings) : webhookProblems(settings);
}

function webhookProblems({ webhookUrl = '' }: ChannelSettings): Record<string, string> {
  if (safeUrl(webhookUrl)) return {};
  return {
    webhookUrl: 'This is not a web address. Copy the whole webhook URL, beginning with https://.',
  };
}

function appProblems({ botToken = '', signingSecret = '', channel = '' }: ChannelSettings) {
  const wrong: Record<string, string> = {};
  if (!/^xoxb-[\w-]+$/.test(botToken))
    wrong.botToken = 'A bot token begins with xoxb-. Other tokens of Slack cannot be used here.';
  if (!/^[\w-]{8,200}$/.test(signingSecret))
    wrong.signingSecret = 'This is not a signing secret. Copy it from Basic Information, App Credentials.';
  if (!/^(?:[CDG][A-Z0-9]{6,}|#?[\p{L}\p{N}_-]{1,80})$/u.test(channel))
    wrong.channel = 'This is no channel. Enter its ID, such as C0123456789, or its name.';
  return wrong;
}

/** What tells two channels apart, without giving a secret away. */
export function slackHint(settings: ChannelSettings): string {
  if (slackMode(settings) === 'app') return `app, ${settings.channel ?? ''}`;
  const url = new URL(settings.webhookUrl ?? '');
  return `${url.host}/…${url.pathname.length > 12 ? url.pathname.slice(-4) : ''}`;
}
