/** Services on loopback that do not take messages, over the client that ships: each trouble has a sentence of its own. */
import { createServer as createTlsServer } from 'node:https';
import { expect, it } from 'vitest';
import type { ChannelSettings } from '../../src/alerts/channels/channel.ts';
import { email } from '../../src/alerts/channels/email.ts';
import { channelKind } from '../../src/alerts/channels/index.ts';
import { deliverDue } from '../../src/alerts/deliver.ts';
import { channelWarnings, listChannels } from '../../src/alerts/list-channels.ts';
import { raiseAlerts } from '../../src/alerts/raise.ts';
import { listAlertRules } from '../../src/alerts/rules.ts';
import { sealSettings } from '../../src/alerts/sealed.ts';
import type { Failure } from '../../src/failure.ts';
import { makeNodeMail } from '../../src/platform/mail-node.ts';
import { selfSigned } from '../support/certificate.ts';
import { FakeSmtp, type Script } from '../support/fake-smtp.ts';
import { client } from '../support/outgoing.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aChannel, aMention, anAlertRule, aUser } from '../support/records.ts';
import { listening, site } from '../support/sites.ts';
import { browserOf } from '../support/web.ts';

const HOUR = 3_600_000;
const budget = { until: new Date(START.getTime() + 30 * 24 * HOUR) };

type Trouble = 'token' | 'archived' | 'gone' | 'broken' | 'certificate';
type Answer = [status: number, body: string];
type Sentences = Record<Trouble, RegExp>;
type Service = {
  kind: string;
  settings(origin: string, trouble: Trouble): ChannelSettings;
  answers: Record<Exclude<Trouble, 'certificate'>, Answer>;
  sentences: Sentences;
};

const CERTIFICATE =
  /^(?:127\.0\.0\.1|slack\.com) has no valid certificate, or cannot encrypt, so nothing was sent\./;
const azure = (code: string) => JSON.stringify({ error: { code } });
const code = (number: number) => JSON.stringify({ code: number, message: 'No' });
const refused = (error: string) => JSON.stringify({ ok: false, error });

const SERVICES: Record<string, Service> = {
  'a Slack webhook': {
    kind: 'slack',
    settings: (origin, trouble) => ({ mode: 'webhook', webhookUrl: `${origin}/${trouble}` }),
    answers: {
      token: [403, 'invalid_token'],
      archived: [410, 'channel_is_archived'],
      gone: [404, 'no_service'],
      broken: [500, 'rollup_error'],
    },
    sentences: {
      token: /it does not accept this webhook any more\. Make a new webhook/,
      archived: /the channel is archived\. Unarchive it in Slack/,
      gone: /this webhook was removed or switched off\. Make a new webhook/,
      broken: /something went wrong on its side\. Earshot tries again\./,
      certificate: CERTIFICATE,
    },
  },
  'a Slack app': {
    kind: 'slack',
    settings: (origin, trouble) => ({
      mode: 'app',
      botToken: `${origin}/${trouble}`,
      signingSecret: 's',
      channel: 'C1',
    }),
    answers: {
      token: [200, refused('invalid_auth')],
      archived: [200, refused('is_archived')],
      gone: [200, refused('channel_not_found')],
      broken: [500, ''],
    },
    sentences: {
      token: /it does not know this bot token\. Copy the bot token again/,
      archived: /the channel is archived\. Unarchive it in Slack/,
      gone: /there is no such channel, or it is private/,
      broken: /^Slack answered 500: something is wrong on its side\. The message waits/,
      certificate: CERTIFICATE,
    },
  },
  Teams: {
    kind: 'teams',
    settings: (origin, trouble) => ({ workflowUrl: `${origin}/${trouble}` }),
    answers: {
      token: [401, azure('DirectApiAuthorizationRequired')],
      archived: [400, azure('WorkflowTriggerIsNotEnabled')],
      gone: [404, azure('WorkflowNotFound')],
      broken: [500, '<html>'],
    },
    sentences: {
      token: /the key in the address is missing or no longer valid/,
      archived: /the workflow is switched off\. Turn it on/,
      gone: /there is no such workflow any more\. In Teams/,
      broken: /something is wrong on Microsoft’s side\. The message waits/,
      certificate: CERTIFICATE,
    },
  },
  Discord: {
    kind: 'discord',
    settings: (origin, trouble) => ({ webhookUrl: `${origin}/${trouble}` }),
    answers: {
      token: [401, code(50027)],
      archived: [400, code(50083)],
      gone: [404, code(10015)],
      broken: [502, ''],
    },
    sentences: {
      token: /the token in the address is wrong\. Copy the webhook URL again/,
      archived: /the thread is archived\. Open it again/,
      gone: /this webhook was deleted\. In Discord/,
      broken: /something is wrong on its side\. The message waits/,
      certificate: CERTIFICATE,
    },
  },
  'a webhook': {
    kind: 'webhook',
    settings: (origin, trouble) => ({ url: `${origin}/${trouble}`, secret: 'a secret of one’s own' }),
    answers: { token: [401, ''], archived: [410, ''], gone: [404, ''], broken: [503, ''] },
    sentences: {
      token: /it does not accept the signature or wants a sign-in/,
      archived: /nobody takes messages at this address any more/,
      gone: /nobody takes messages at this address any more/,
      broken: /the receiver is in trouble\. The message waits/,
      certificate: CERTIFICATE,
    },
  },
};

const TROUBLES = ['token', 'archived', 'gone', 'broken', 'certificate'] as const;

it.each(Object.entries(SERVICES))(
  '%s in trouble says which, for an hour, and no rule is switched off',
  async (_, { kind, settings, answers, sentences }) => {
    const { origin } = await site((request, response) => {
      const trouble = TROUBLES.find((each) => request.url?.includes(each)) as Exclude<Trouble, 'certificate'>;
      const [status, body] = answers[trouble];
      response.writeHead(status).end(body);
    });
    const secure = await listening(createTlsServer(selfSigned()));
    const http = client();
    const platform = await testPlatform({
      // Slack’s own API stands where the token says.
      http: (request) =>
        http({
          ...request,
          url: request.url.startsWith('https://slack.com/') ? bearer(request.headers) : request.url,
        }),
    });
    for (const trouble of TROUBLES) {
      const at = trouble === 'certificate' ? `https://127.0.0.1:${secure.port}` : origin;
      const sealed = await sealSettings(platform, channelKind(kind)!, settings(at, trouble));
      const { id } = await aChannel(platform, { kind, name: trouble, settings: sealed });
      await anAlertRule(platform, { channelIds: [id] });
    }
    await raiseAlerts(platform, [(await aMention(platform)).id]);
    for (const minute of [0, 1, 2, 3, 4, 5, 60]) {
      platform.setNow(new Date(START.getTime() + minute * 60_000));
      await deliverDue(platform, budget);
    }
    const stateOf = { token: 'off', archived: 'off', gone: 'off', broken: 'failing', certificate: 'failing' };
    for (const channel of await listChannels(platform)) {
      const trouble = channel.name as Trouble;
      expect(channel).toMatchObject({ state: stateOf[trouble], waiting: 1, waitingSince: START });
      expect(channel.stateNote).toMatch(sentences[trouble]);
    }
    expect((await listAlertRules(platform, [])).map(({ enabled }) => enabled)).toEqual(
      TROUBLES.map(() => true),
    );
    expect((await channelWarnings(platform)).map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([expect.stringMatching(/1 alert waits, since 2026-11-21T12:00/)]),
    );
    const browser = await browserOf(platform, (await aUser(platform, { role: 'admin' })).id);
    expect((await (await browser.get('/alerts')).text()).match(/1 alert waits since/g)).toHaveLength(5);
  },
);

const bearer = (headers: Record<string, string> = {}) => headers.authorization!.replace('Bearer ', '');

const MAIL: [
  name: string,
  script: Script,
  sentence: RegExp,
  options?: { tls?: boolean; asksSignIn?: boolean },
][] = [
  ['a wrong password', { AUTH: '535 5.7.8 No' }, /does not accept the sign-in/, { asksSignIn: true }],
  ['a mailbox that is gone', { RCPT: '550 5.1.1 No such user' }, /knows no mailbox care@fernhill\.example/],
  ['trouble that passes', { MAIL: '451 4.3.0 Later' }, /cannot take the letter now\. Earshot tries again/],
];

it.each(MAIL)('e-mail says what is wrong: %s', async (_, script, sentence, options = {}) => {
  const smtp = await new FakeSmtp(options).start();
  smtp.script = script;
  const server = { host: '127.0.0.1', port: smtp.port, secure: false, user: null, password: null };
  const account = options.asksSignIn ? { user: 'earshot', password: 'wrong' } : {};
  const from = { name: 'Earshot', address: 'alerts@fernhill.example' };
  const platform = await testPlatform({ mail: makeNodeMail({ ...server, ...account, from }) });
  const notice = { kind: 'notice', eventId: 'e', title: 'T', text: 'T', url: 'https://e.example/' } as const;
  const to = { to: 'care@fernhill.example', list: 'a', consent: 'given' };
  const failure: Failure = await email.send(notice, to, platform).then(
    () => Promise.reject(new Error('It was sent.')),
    (error: Failure) => error,
  );
  expect(failure.message).toMatch(sentence);
});
