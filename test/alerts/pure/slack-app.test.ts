import { describe, expect, it } from 'vitest';
import type { Alert, Outside } from '../../../src/alerts/channels/channel.ts';
import { slack } from '../../../src/alerts/channels/slack.ts';
import { slackApp } from '../../../src/alerts/channels/slack-app.ts';
import { FAILURE_CLASSES, Failure } from '../../../src/failure.ts';
import { BOT_TOKEN, CHANNEL, SIGNING_SECRET, SlackWorkspace } from '../../support/slack-workspace.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const SETTINGS = { mode: 'app', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, channel: CHANNEL };

const ALERT: Alert = {
  ...{ kind: 'alert', eventId: '5f0c8a52-1111-4222-8333-444455556666', mayBeRepeat: false },
  ...{ ruleName: 'Angry', mentionId: 12, similar: 0, standing: null, inThreadOf: null },
  ...{ brandName: 'Fernhill Bikes', timeZone: 'UTC', url: 'https://earshot.example/mentions/12' },
  mention: {
    ...{ sourceKind: 'rss', url: null, title: null, text: 'No bike.', author: null, followers: null },
    ...{ rating: null, likes: null, sentiment: 'negative', themes: [], dueAt: null },
  },
  priority: { level: 'urgent', score: 80, reasons: [] },
};

function aWorkspace() {
  const workspace = new SlackWorkspace();
  const outside = { http: workspace.http, now: () => NOW } as Outside;
  return { workspace, outside };
}

describe('Slack as an app', () => {
  it('posts, answers in the thread, and changes what it posted', async () => {
    const { workspace, outside } = aWorkspace();
    const lead = await slack.send(ALERT, SETTINGS, outside);
    expect(lead.externalId).toMatch(/^C0123456789:\d+\.000100$/);
    const answer = await slack.send({ ...ALERT, inThreadOf: lead.externalId }, SETTINGS, outside);
    expect(answer.externalId).not.toBe(lead.externalId);
    const changed = { ...ALERT, similar: 1, standing: 'Jonas took this at 10:47', moves: [] };
    await slack.update!(changed, lead.externalId!, SETTINGS, outside);
    expect(workspace.methods).toEqual(['chat.postMessage', 'chat.postMessage', 'chat.update']);
    const ts = lead.externalId!.split(':')[1]!;
    expect(workspace.said[1]!.body.thread_ts).toBe(ts);
    expect(JSON.stringify(workspace.message(ts))).toContain('+1 similar · Jonas took this at 10:47');
  });

  it('takes a channel’s name, too, and knows its message by what Slack calls the channel', async () => {
    const { outside } = aWorkspace();
    const { externalId } = await slack.send(ALERT, { ...SETTINGS, channel: '#general' }, outside);
    expect(externalId).toMatch(/^C0123456789:/);
  });

  it('posts by itself when the thread is gone', async () => {
    const { workspace, outside } = aWorkspace();
    const { externalId } = await slack.send({ ...ALERT, inThreadOf: `${CHANNEL}:1.2` }, SETTINGS, outside);
    expect(externalId).toMatch(/^C0123456789:/);
    expect(workspace.said.map(({ body }) => body.thread_ts)).toEqual(['1.2', undefined]);
  });

  it('lets a message be that somebody deleted', async () => {
    const { outside } = aWorkspace();
    await expect(slack.update!(ALERT, `${CHANNEL}:1.2`, SETTINGS, outside)).resolves.toBeUndefined();
  });

  it.each([
    ['not_in_channel', 'forbidden', /Type \/invite/],
    ['channel_not_found', 'gone', /Check its ID, or invite the app/],
    ['is_archived', 'gone', /the channel is archived/],
    ['invalid_auth', 'auth', /does not know this bot token/],
    ['account_inactive', 'auth', /switched off or the workspace is closed/],
    ['token_revoked', 'auth', /the bot token was revoked/],
    ['token_expired', 'auth', /the bot token has expired/],
    ['missing_scope', 'forbidden', /Add the scope chat:write/],
    ['restricted_action_read_only_channel', 'forbidden', /read-only for apps/],
    ['msg_blocks_too_long', 'bad-query', /the message is too long/],
    ['fatal_error', 'transient', /tries again/],
    ['constructor', 'schema', /“constructor”, which Earshot does not know/],
  ])('has a sentence of its own for %s', async (word, failureClass, sentence) => {
    const { workspace, outside } = aWorkspace();
    workspace.saysOnce({ body: { ok: false, error: word } });
    const failed = await slack.send(ALERT, SETTINGS, outside).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Failure);
    expect(failed).toMatchObject({ class: failureClass, message: expect.stringMatching(sentence) });
    expect(FAILURE_CLASSES).toContain((failed as Failure).class);
    expect((failed as Failure).message).not.toContain(BOT_TOKEN);
  });

  it('waits as long as Slack says', async () => {
    const { workspace, outside } = aWorkspace();
    const body = { ok: false, error: 'ratelimited' };
    workspace.saysOnce({ status: 429, body, headers: { 'retry-after': '30' } });
    await expect(slack.send(ALERT, SETTINGS, outside)).rejects.toMatchObject({
      class: 'rate',
      retryAt: new Date(NOW.getTime() + 30_000),
    });
  });

  it('does not take an answer for a message that names none', async () => {
    const { workspace, outside } = aWorkspace();
    workspace.saysOnce({ body: { ok: true } });
    await expect(slack.send(ALERT, SETTINGS, outside)).rejects.toMatchObject({ class: 'schema' });
  });
});

describe('the settings of Slack', () => {
  it.each([
    [{ webhookUrl: 'https://hooks.slack.com/services/T/B/X' }, 'webhook'],
    [{ botToken: 'xoxb-1', signingSecret: 'x', channel: 'C1' }, 'app'],
    [{}, 'webhook'],
    [{ mode: 'app', webhookUrl: 'https://hooks.slack.com/services/T/B/X' }, 'app'],
  ])('say which way is meant: %o', (given, mode) => {
    expect(slack.complete!(given)).toMatchObject({ mode });
  });

  it('are refused where it shows that they are wrong', () => {
    const wrong = { botToken: 'xoxp-1', signingSecret: 'a b', channel: 'https://x' };
    expect(Object.keys(slack.problems({ ...SETTINGS, ...wrong }))).toEqual([
      'botToken',
      'signingSecret',
      'channel',
    ]);
    expect(slack.problems(SETTINGS)).toEqual({});
    expect(slack.hint(SETTINGS)).toBe(`app, ${CHANNEL}`);
  });

  it('come with a manifest that asks for no more than it needs', () => {
    const app = slackApp('https://earshot.example');
    expect(app).toMatchObject({ isCallable: true, requestUrl: 'https://earshot.example/hooks/slack' });
    expect(app.manifest).toContain('request_url: https://earshot.example/hooks/slack');
    expect(app.manifest.match(/- \S+/g)).toEqual(['- chat:write']);
    const local = slackApp('http://localhost:3000');
    expect(local.isCallable).toBe(false);
    expect(local.manifest).not.toContain('interactivity');
  });
});
