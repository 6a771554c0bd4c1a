import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { discord } from '../../src/alerts/channels/discord.ts';
import { email } from '../../src/alerts/channels/email.ts';
import { changeChannel, createChannel } from '../../src/alerts/channels.ts';
import { askConsent } from '../../src/alerts/consent.ts';
import { listChannels } from '../../src/alerts/list-channels.ts';
import { rotateSecret } from '../../src/alerts/rotate-secret.ts';
import { testChannel } from '../../src/alerts/test-channel.ts';
import { channels } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import type { HttpRequest } from '../../src/platform/platform.ts';
import { mailbox } from '../support/mailbox.ts';
import { NOTICE } from '../support/messages.ts';
import { testPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';
import { browserOf } from '../support/web.ts';

const URL_OF = 'https://hooks.fernhill.example/earshot';
const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes ok!').toString('base64')}`;

async function withWebhook(secret = SECRET) {
  const requests: HttpRequest[] = [];
  const platform = await testPlatform({
    http: async (request) => {
      requests.push(request);
      return { status: 204, headers: {}, body: new Uint8Array(), url: request.url, permanentUrl: null };
    },
  });
  const { id } = await createChannel(platform, SYSTEM, {
    kind: 'webhook',
    name: 'Ours',
    settings: { url: URL_OF, secret },
  });
  const send = async () => {
    platform.setNow(1000);
    expect(await testChannel(platform, SYSTEM, id)).toEqual({ problem: null });
    return requests.at(-1)!;
  };
  return { platform, id, send };
}

/** As standardwebhooks.com describes it, written apart from what signs. */
function isSignedWith(secret: string, { headers = {}, body }: HttpRequest): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return headers['webhook-signature']!.split(' ').includes(expected);
}

const signatures = ({ headers = {} }: HttpRequest) => headers['webhook-signature']!.split(' ').length;

describe('a webhook', () => {
  it('is signed over its id, the time of sending and its very bytes', async () => {
    const { platform, send } = await withWebhook();
    const request = await send();
    expect(isSignedWith(SECRET, request)).toBe(true);
    expect(request.headers!['webhook-timestamp']).toBe(String(platform.now().getTime() / 1000));
    expect(JSON.parse(String(request.body)).id).toBe(request.headers!['webhook-id']);
    expect(request.maxRedirects).toBe(0);
    expect(isSignedWith(SECRET, { ...request, body: `${request.body} ` })).toBe(false);
  });

  it('is signed with both secrets for a day after one was rotated', async () => {
    const { platform, id, send } = await withWebhook();
    const fresh = await rotateSecret(platform, SYSTEM, id);
    expect(fresh).toMatch(/^whsec_[\w+/]{43}=$/);
    const during = await send();
    expect([isSignedWith(SECRET, during), isSignedWith(fresh, during), signatures(during)]).toEqual([
      true,
      true,
      2,
    ]);
    platform.setNow(24 * 3_600_000);
    const after = await send();
    expect([isSignedWith(SECRET, after), isSignedWith(fresh, after), signatures(after)]).toEqual([
      false,
      true,
      1,
    ]);
    const stored = JSON.stringify(await platform.db.select().from(channels));
    expect(stored).not.toContain(fresh.slice(6));
    expect(stored).not.toContain(SECRET.slice(6));
  });

  it('keeps its secrets when only the address changes, and takes no settings that only Earshot keeps', async () => {
    const { platform, id, send } = await withWebhook();
    await changeChannel(platform, SYSTEM, id, { settings: { url: `${URL_OF}/2`, secret: '' } });
    expect(isSignedWith(SECRET, await send())).toBe(true);
    const forged = changeChannel(platform, SYSTEM, id, {
      settings: { previousSecret: 'x', previousUntil: '2099-01-01' },
    });
    await expect(forged).rejects.toMatchObject({
      fields: { previousSecret: 'Webhook has no setting "previousSecret".' },
    });
  });

  it('makes a secret where none is given, and refuses a short or broken one', async () => {
    const { platform } = await withWebhook('');
    const opened = await platform.db.select({ settings: channels.settings }).from(channels);
    const secret = await platform.secrets.open(opened[0]!.settings.secret!, 'channels.settings.secret');
    expect(secret).toMatch(/^whsec_/);
    for (const wrong of ['short', 'whsec_***', 'whsec_YWJj'])
      await expect(
        createChannel(platform, SYSTEM, {
          kind: 'webhook',
          name: 'A',
          settings: { url: URL_OF, secret: wrong },
        }),
      ).rejects.toMatchObject({ fields: { secret: expect.stringMatching(/secret/) } });
  });
});

describe('an address of a channel', () => {
  it.each([
    [
      'teams',
      'workflowUrl',
      'https://prod-12.westeurope.logic.azure.com:443/workflows/abc/triggers/manual/paths/invoke?sig=x',
      null,
    ],
    [
      'teams',
      'workflowUrl',
      'https://default1.ab.environment.api.powerplatform.com/powerautomate/automations/x',
      null,
    ],
    [
      'teams',
      'workflowUrl',
      'https://acme.webhook.office.com/webhookb2/x',
      /Office 365 connector, which Microsoft has switched off/,
    ],
    ['teams', 'workflowUrl', 'https://logic.azure.com.evil.example/x', /is not where Teams takes messages/],
    ['teams', 'workflowUrl', 'https://evil-logic.azure.com/x', /is not where Teams takes messages/],
    ['teams', 'workflowUrl', 'http://prod-1.logic.azure.com/x', /begin with https/],
    ['discord', 'webhookUrl', 'https://discord.com/api/webhooks/123/abc-DEF_1', null],
    ['discord', 'webhookUrl', 'https://canary.discordapp.com/api/v10/webhooks/123/abc', null],
    [
      'discord',
      'webhookUrl',
      'https://discord.com.evil.example/api/webhooks/123/abc',
      /not a Discord webhook/,
    ],
    ['discord', 'webhookUrl', 'https://discord.com/channels/123/abc', /not a Discord webhook/],
    ['email', 'to', 'care@fernhill.example', null],
    ['email', 'to', 'care@fernhill.example, eve@evil.example', /not one e-mail address/],
    ['email', 'to', 'Care <care@fernhill.example>', /not one e-mail address/],
  ])('%s: %s %s', async (kind, name, value, problem) => {
    const platform = await testPlatform();
    const made = createChannel(platform, SYSTEM, { kind, name: 'A', settings: { [name]: value } });
    if (problem)
      await expect(made).rejects.toMatchObject({ fields: { [name]: expect.stringMatching(problem) } });
    else expect((await made).id).toBeGreaterThan(0);
  });
});

const TEAMS = {
  kind: 'teams',
  name: 'A',
  settings: { workflowUrl: 'https://prod-1.x.logic.azure.com/workflows/abc' },
};
const DISCORD = {
  kind: 'discord',
  name: 'A',
  settings: { webhookUrl: 'https://discord.com/api/webhooks/1/abc' },
};
const WEBHOOK = { kind: 'webhook', name: 'A', settings: { url: URL_OF } };
const azure = (code: string) => JSON.stringify({ error: { code, message: 'Something about sig=s3cr3t' } });
const discordSays = (code: number, message: string) => JSON.stringify({ code, message });

describe('a service that does not take a message', () => {
  it.each([
    [
      TEAMS,
      404,
      azure('WorkflowNotFound'),
      /^Teams answered 404, “WorkflowNotFound”: there is no such workflow/,
    ],
    [TEAMS, 404, azure('WorkflowTriggerIsNotEnabled'), /the workflow is switched off\. Turn it on/],
    [
      TEAMS,
      401,
      azure('DirectApiAuthorizationRequired'),
      /the key in the address is missing or no longer valid/,
    ],
    [TEAMS, 400, azure('TriggerInputSchemaMismatch'), /this workflow expects something else/],
    [TEAMS, 429, '', /too many messages at once/],
    [TEAMS, 500, '<html>', /something is wrong on Microsoft’s side\. The message waits/],
    [
      DISCORD,
      404,
      discordSays(10015, 'Unknown Webhook'),
      /^Discord answered 404, “Unknown Webhook”: this webhook was deleted/,
    ],
    [DISCORD, 401, discordSays(50027, 'Invalid Webhook Token'), /the token in the address is wrong/],
    [DISCORD, 400, discordSays(50083, 'Thread is archived'), /the thread is archived/],
    [DISCORD, 400, discordSays(220001, 'needs thread_name'), /belongs to a forum/],
    [DISCORD, 502, '', /something is wrong on its side\. The message waits/],
    [WEBHOOK, 410, '', /^The webhook answered 410: nobody takes messages at this address any more/],
    [WEBHOOK, 401, '', /does not accept the signature/],
    [WEBHOOK, 503, '', /the receiver is in trouble/],
  ])('gets a sentence of its own', async (channel, status, body, sentence) => {
    const platform = await answering(status, body);
    const { id } = await createChannel(platform, SYSTEM, channel);
    const { problem } = await testChannel(platform, SYSTEM, id);
    expect(problem).toMatch(sentence);
    expect(problem).not.toMatch(/s3cr3t/);
  });

  it('says how long it wants to be left alone, Discord in fractions of seconds', async () => {
    const platform = await answering(429, JSON.stringify({ retry_after: 2.4, global: false }), {
      'retry-after': '3',
    });
    const sent = discord.send(NOTICE, DISCORD.settings, platform);
    await expect(sent).rejects.toMatchObject({
      class: 'rate',
      retryAt: new Date(platform.now().getTime() + 2400),
    });
  });
});

const answering = (status: number, body: string, headers: Record<string, string> = {}) =>
  testPlatform({
    http: async ({ url }) => ({
      status,
      headers,
      body: new TextEncoder().encode(body),
      url,
      permanentUrl: null,
    }),
  });

const EMAIL = { kind: 'email', name: 'Care', settings: { to: ' Care@Fernhill.example ' } };

async function withMail() {
  const box = mailbox();
  const platform = await testPlatform({ mail: box.mail });
  const stateOf = async (id: number) => (await listChannels(platform)).find((channel) => channel.id === id)!;
  return { box, platform, stateOf, visitor: await browserOf(platform) };
}

const linkIn = (text: string) => /http:\/\/localhost:3000(\/letters\/\S+)/.exec(text)![1]!;

describe('an e-mail channel', () => {
  it('sends nothing but a question to an address whose owner has not agreed', async () => {
    const { box, platform, stateOf, visitor } = await withMail();
    const { id } = await createChannel(platform, SYSTEM, EMAIL);
    expect(await stateOf(id)).toMatchObject({
      state: 'off',
      hint: 'care@fernhill.example',
      stateNote: expect.stringMatching(/confirmed/),
    });
    expect((await testChannel(platform, SYSTEM, id)).problem).toMatch(
      /Nobody has confirmed this address yet/,
    );
    platform.setNow(1000);
    expect(await askConsent(platform, id)).toBe(true);
    await expect(askConsent(platform, id)).rejects.toMatchObject({ reason: 'too-many' });
    expect(box.letters.map(({ to, subject }) => [to, subject])).toEqual([
      ['care@fernhill.example', 'Do you want alerts from Earshot?'],
    ]);
    const link = linkIn(box.letters[0]!.text);
    expect(await (await visitor.get(link)).text()).toContain('Yes, send them to me');
    expect((await stateOf(id)).state).toBe('off');
    await visitor.post(link, { move: 'subscribe' });
    expect(await stateOf(id)).toMatchObject({ state: 'working', stateNote: null });
    platform.setNow(1000);
    expect(await testChannel(platform, SYSTEM, id)).toEqual({ problem: null });
  });

  it('is left with one click of a mail program, which comes from no page, and taken up again by the reader alone', async () => {
    const { box, platform, stateOf, visitor } = await withMail();
    await aUser(platform, { email: 'care@fernhill.example' });
    const { id } = await createChannel(platform, SYSTEM, EMAIL);
    expect((await stateOf(id)).state).toBe('working');
    await testChannel(platform, SYSTEM, id);
    const { headers, text } = box.letters[0]!;
    const link = linkIn(text);
    expect(headers).toMatchObject({
      'List-Unsubscribe': `<http://localhost:3000${link}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    await visitor.get(link);
    expect((await stateOf(id)).state).toBe('working');
    const fromElsewhere = { Origin: 'https://mail.example', 'Sec-Fetch-Site': 'cross-site' };
    const answer = await visitor.post(link, { 'List-Unsubscribe': 'One-Click' }, fromElsewhere);
    expect([answer.status, answer.headers.get('X-Robots-Tag')]).toEqual([200, 'noindex']);
    expect(await stateOf(id)).toMatchObject({
      state: 'off',
      stateNote: expect.stringMatching(/has unsubscribed/),
    });
    platform.setNow(1000);
    expect((await testChannel(platform, SYSTEM, id)).problem).toMatch(/has unsubscribed/);
    expect(box.letters).toHaveLength(1);
    await changeChannel(platform, SYSTEM, id, { settings: { to: 'care@fernhill.example' } });
    expect((await stateOf(id)).state).toBe('off');
    await visitor.post(link, { move: 'subscribe' });
    expect((await stateOf(id)).state).toBe('working');
  });

  it('does nothing for a link that was forged or whose channel is gone', async () => {
    const { box, platform, visitor } = await withMail();
    await aUser(platform, { email: 'care@fernhill.example' });
    const { id } = await createChannel(platform, SYSTEM, EMAIL);
    await testChannel(platform, SYSTEM, id);
    const link = linkIn(box.letters[0]!.text);
    for (const forged of [
      `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`,
      '/letters/x',
      link.replace('channel', 'digest'),
    ])
      expect((await visitor.post(forged, { move: 'unsubscribe' })).status).toBe(404);
    await platform.db.delete(channels).where(eq(channels.id, id));
    expect((await visitor.get(link)).status).toBe(404);
  });

  it('says that there is no mail server, and waits for one that is out of order', async () => {
    const without = await testPlatform();
    await aUser(without, { email: 'care@fernhill.example' });
    const { id } = await createChannel(without, SYSTEM, EMAIL);
    expect((await testChannel(without, SYSTEM, id)).problem).toMatch(/Earshot has no mail server/);
  });

  it('is not switched off by a fault of the mail server', async () => {
    const { box, platform } = await withMail();
    await aUser(platform, { email: 'care@fernhill.example' });
    box.fails(new Failure('auth', 'The mail server does not accept the sign-in.'));
    const sent = email.send(NOTICE, { to: 'care@fernhill.example', list: 'a', consent: 'given' }, platform);
    await expect(sent).rejects.toMatchObject({
      class: 'transient',
      message: 'The mail server does not accept the sign-in.',
    });
  });
});
