/** A workspace of Slack behind the platform's `http`: it takes only what docs.slack.dev describes, and signs what it sends. */
import { createHmac } from 'node:crypto';
import type { Http, HttpRequest } from '../../src/platform/platform.ts';
import { Gate } from './gate.ts';

export const BOT_TOKEN = 'xoxb-1111-2222-invented';
export const SIGNING_SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
export const CHANNEL = 'C0123456789';

type Body = Record<string, unknown> & { text: string; blocks: Record<string, unknown>[] };
type Said = { method: string; body: Body };
type Answer = { status?: number; body?: object; headers?: Record<string, string> };

const KNOWN: Record<string, string[]> = {
  'chat.postMessage': [
    ...['channel', 'thread_ts', 'text', 'blocks', 'mrkdwn', 'unfurl_links', 'unfurl_media', 'metadata'],
    ...['parse', 'link_names'],
  ],
  'chat.update': ['channel', 'ts', 'text', 'blocks', 'metadata', 'parse', 'link_names'],
};

export class SlackWorkspace {
  /** What it was told, refused or not. */
  readonly said: Said[] = [];
  /** What was answered to presses. */
  readonly answers: { url: string; body: Record<string, unknown> }[] = [];
  private readonly messages = new Map<string, Body>();
  private next: Answer[] = [];
  private clock = 1_795_262_400;
  /** While it is closed, no answer to a press is taken. */
  readonly answering = new Gate();

  /** What it says to the next calls, before it goes on as usual. */
  saysOnce(...answers: Answer[]): void {
    this.next.push(...answers);
  }

  /** Of the methods that were called, in their order. */
  get methods(): string[] {
    return this.said.map(({ method }) => method);
  }

  /** The message as it stands in the channel, by its time. */
  message(ts: string): Body | undefined {
    return this.messages.get(ts);
  }

  readonly http: Http = async (request) => {
    const { pathname, hostname } = new URL(request.url);
    if (hostname === 'hooks.slack.com') {
      await this.answering.pass();
      this.answers.push({ url: request.url, body: JSON.parse(String(request.body)) });
      return reply(request, {});
    }
    const method = pathname.replace('/api/', '');
    const body = JSON.parse(String(request.body)) as Body;
    this.said.push({ method, body });
    const told = this.next.shift();
    if (told) return reply(request, told);
    const word = faultIn(request, method, body) ?? this.done(method, body);
    return reply(request, { body: typeof word === 'string' ? { ok: false, error: word } : word });
  };

  private done(method: string, body: Body): object | string {
    const { channel, thread_ts: thread } = body;
    if (thread !== undefined && !this.messages.has(String(thread))) return 'thread_not_found';
    const ts = method === 'chat.update' ? String(body.ts) : `${this.clock++}.000100`;
    if (method === 'chat.update' && !this.messages.has(ts)) return 'message_not_found';
    this.messages.set(ts, body);
    return {
      ok: true,
      channel: channel === '#general' ? CHANNEL : channel,
      ts,
      message: { text: body.text },
    };
  }
}

/** Slack's own word for what is wrong with a request, or null. */
function faultIn({ url, method, headers = {} }: HttpRequest, name: string, body: Body): string | null {
  const known = KNOWN[name];
  if (!known || !url.startsWith('https://slack.com/api/') || method !== 'POST') return 'unknown_method';
  if (headers['content-type'] !== 'application/json; charset=utf-8') return 'invalid_post_type';
  if (headers.authorization !== `Bearer ${BOT_TOKEN}`) return 'invalid_auth';
  if (Object.keys(body).some((field) => !known.includes(field))) return 'invalid_arguments';
  if (!body.text) return 'no_text';
  if (!Array.isArray(body.blocks) || body.blocks.length > 50) return 'invalid_blocks';
  // Only posting takes a name.
  return /^C[A-Z0-9]+$/.test(String(body.channel)) ||
    (name === 'chat.postMessage' && body.channel === '#general')
    ? null
    : 'channel_not_found';
}

function reply({ url }: HttpRequest, { status = 200, body = { ok: true }, headers = {} }: Answer) {
  return { status, headers, body: new TextEncoder().encode(JSON.stringify(body)), url, permanentUrl: null };
}

/** The headers with which Slack would send this body at this time. */
export function slackHeaders(body: string, at: Date, secret = SIGNING_SECRET): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'Content-Type': 'application/x-www-form-urlencoded',
    'X-Slack-Request-Timestamp': timestamp,
    'X-Slack-Signature': `v0=${digest}`,
  };
}

export const RESPONSE_URL = 'https://hooks.slack.com/actions/T01/1/x';

type Pressing = { value: string; user?: string; responseUrl?: string; menu?: boolean };

/** What Slack sends when somebody presses a button or chooses from a menu. */
export function pressBody({
  value,
  user = 'U01',
  responseUrl = RESPONSE_URL,
  menu = false,
}: Pressing): string {
  const action = menu
    ? { type: 'overflow', action_id: 'more', selected_option: { value } }
    : { type: 'button', action_id: value.split(':')[0], value };
  const payload = {
    type: 'block_actions',
    user: { id: user, username: `person-${user.toLowerCase()}`, name: 'Person', team_id: 'T01' },
    team: { id: 'T01', domain: 'fernhill' },
    container: { type: 'message', message_ts: '1.000100', channel_id: CHANNEL },
    trigger_id: '1.2.3',
    response_url: responseUrl,
    actions: [action],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
