/** Buttons in Slack, from the signed request to the changed message. */
import { asc, count, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createChannel } from '../../src/alerts/channels.ts';
import { deliverDue } from '../../src/alerts/deliver.ts';
import { raiseAlerts } from '../../src/alerts/raise.ts';
import { makeApp } from '../../src/app.ts';
import {
  alertRules,
  alerts,
  audit,
  brandRoles,
  events,
  mentions,
  slackLinks,
  slackRequests,
} from '../../src/db/schema.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { committingPlatform, onPostgres, START, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { BOT_TOKEN, CHANNEL, pressBody, RESPONSE_URL, slackHeaders } from '../support/slack-workspace.ts';
import { browserOf, ORIGIN } from '../support/web.ts';
import {
  anAlert,
  aWorld,
  budget,
  eventsOf,
  link,
  PUBLIC,
  press,
  send,
  toldTo,
  type World,
} from './slack-world.ts';

describe('a button in Slack', () => {
  it.each([
    ['take', 'assignment', (self: number) => ({ user: String(self) }), 'took this'],
    ['snooze', 'snooze', () => ({ until: '1h' }), 'snoozed this'],
    ['dismiss', 'dismissal', () => ({ reason: 'not-relevant' }), 'set this aside as not relevant'],
  ])('%s writes what the web writes, and the message shows it', async (button, path, form, standing) => {
    const world = await aWorld();
    const { platform, ada, brand, workspace } = world;
    const { mention, alertId, ts } = await anAlert(world);
    const other = await aMention(platform, { brandId: brand.id, title: 'Another one' });
    platform.setNow(1000);
    platform.settings.publicUrl = ORIGIN;
    const onTheWeb = await (await browserOf(platform, ada.id)).post(
      `/mentions/${other.id}/${path}`,
      form(ada.id),
    );
    expect(onTheWeb.status).toBe(303);
    platform.settings.publicUrl = PUBLIC;
    const body = pressBody({ value: `${button}:${alertId}` });
    const answer = await send(world, body);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    const [inSlack, web] = [await eventsOf(world, mention.id), await eventsOf(world, other.id)];
    expect(inSlack).toEqual(web.map((event) => ({ ...event, via: 'slack' })));
    const [alert] = await platform.db.select().from(alerts).where(eq(alerts.id, alertId));
    expect(alert).toMatchObject({ acknowledgedBy: ada.id, remindAt: null, updateAt: platform.now() });
    platform.setNow(1000);
    await deliverDue(platform, budget);
    const message = JSON.stringify(workspace.message(ts));
    expect(message).toContain(`Ada ${standing} at 12:00`);
    expect(message).not.toContain(`"action_id":"${button}"`);
    expect(workspace.answers).toEqual([]);
  });

  it('takes a verdict, from the menu or as a button, and shows it', async () => {
    const world = await aWorld();
    const { alertId, ts } = await anAlert(world);
    expect((await press(world, `noise:${alertId}`, 'U01', true)).status).toBe(200);
    const [alert] = await world.platform.db.select().from(alerts);
    expect(alert).toMatchObject({ verdict: 'noise', verdictBy: world.ada.id, acknowledgedAt: null });
    world.platform.setNow(1000);
    await deliverDue(world.platform, budget);
    const message = JSON.stringify(world.workspace.message(ts));
    expect(message).toContain('Not worth a message');
    expect(message).toContain('"action_id":"take"');
    expect(message).not.toContain(`useful:${alertId}`);
  });

  it('that only leads somewhere is answered and changes nothing', async () => {
    const world = await aWorld();
    expect((await press(world, 'original', 'U01', true)).status).toBe(200);
    expect((await press(world, '')).status).toBe(200);
    expect(world.workspace.answers).toEqual([]);
  });

  it('says who was faster, and changes nothing a second time', async () => {
    const world = await aWorld();
    const { platform } = world;
    const jonas = await aUser(platform, { name: 'Jonas', role: 'responder' });
    await link(platform, 'U02', jonas.id);
    const { mention, alertId } = await anAlert(world);
    await press(world, `take:${alertId}`, 'U02');
    await press(world, `take:${alertId}`);
    await press(world, `take:${alertId}`, 'U02');
    await press(world, `dismiss:${alertId}`, 'U02');
    await press(world, `snooze:${alertId}`);
    expect(toldTo(world)).toEqual([
      'Jonas has this already. Nothing was changed.',
      'You have this already. Nothing was changed.',
      'Jonas dismissed this 1 s ago.',
    ]);
    expect(world.workspace.answers[0]).toMatchObject({
      url: RESPONSE_URL,
      body: { response_type: 'ephemeral', replace_original: false },
    });
    expect((await eventsOf(world, mention.id)).map(({ kind }) => kind)).toEqual(['assigned', 'dismissed']);
  });

  it('obeys the role that its presser has for the brand', async () => {
    const world = await aWorld();
    const { platform, brand } = world;
    const viewer = await aUser(platform, { role: 'viewer' });
    const elsewhere = await aUser(platform, { role: null });
    await platform.db
      .insert(brandRoles)
      .values({ userId: elsewhere.id, brandId: (await aBrand(platform)).id, role: 'manager' });
    const disabled = await aUser(platform, { role: 'admin', disabledAt: START });
    await link(platform, 'U02', viewer.id);
    await link(platform, 'U03', elsewhere.id);
    await link(platform, 'U04', disabled.id);
    const { mention, alertId } = await anAlert(world);
    for (const user of ['U02', 'U03', 'U04'])
      for (const button of ['take', 'snooze', 'dismiss', 'useful'])
        expect((await press(world, `${button}:${alertId}`, user)).status).toBe(200);
    expect(new Set(toldTo(world))).toEqual(
      new Set([
        'Your role does not allow this (take mention). An admin can change your role.',
        'Your role does not allow this (change status). An admin can change your role.',
        'Your role does not allow this (judge alerts). An admin can change your role.',
        'There is no such mention or incident any more, or it belongs to a brand that you may not see. Nothing was changed.',
        'Your account in Earshot is disabled. Nothing was changed. An admin can enable it again.',
      ]),
    );
    expect(await eventsOf(world, mention.id)).toEqual([]);
    await platform.db.insert(brandRoles).values({ userId: viewer.id, brandId: brand.id, role: 'responder' });
    await press(world, `take:${alertId}`, 'U02');
    expect(await eventsOf(world, mention.id)).toMatchObject([{ kind: 'assigned', userId: viewer.id }]);
  });

  it('moves alerts of its own app only', async () => {
    const world = await aWorld();
    const { alertId } = await anAlert(world);
    const secret = 'another-apps-secret';
    const settings = { botToken: BOT_TOKEN, signingSecret: secret, channel: CHANNEL };
    await createChannel(world.platform, SYSTEM, { kind: 'slack', name: 'Another', settings });
    const body = pressBody({ value: `take:${alertId}` });
    await send(world, body, slackHeaders(body, world.platform.now(), secret));
    expect(toldTo(world)).toEqual([expect.stringMatching(/no such mention/)]);
  });

  it('answers in place where the address for answers is not Slack’s', async () => {
    const world = await aWorld();
    const { alertId } = await anAlert(world);
    await press(world, `take:${alertId}`);
    for (const responseUrl of [
      'https://hooks.slack.com.evil.example/x',
      'http://hooks.slack.com/x',
      'https://user@hooks.slack.com/x',
      'https://hooks.slack.com:8443/x',
      'https://169.254.169.254/latest',
      'nonsense',
    ]) {
      world.platform.setNow(1000);
      const answer = await send(world, pressBody({ value: `take:${alertId}`, responseUrl }));
      expect(await answer.json()).toMatchObject({
        response_type: 'ephemeral',
        text: 'You have this already. Nothing was changed.',
      });
    }
    expect(world.workspace.answers).toEqual([]);
  });
});

describe('several about the same', () => {
  it('come in the thread of the first, which counts them and changes when it is taken', async () => {
    const world = await aWorld();
    const { platform, brand, workspace } = world;
    await platform.db.update(alertRules).set({ groupMinutes: 10 });
    const lead = await anAlert(world);
    for (const title of ['Six weeks', 'Seven weeks']) {
      const { id } = await aMention(platform, { brandId: brand.id, title, text: `${title} and no bike.` });
      await raiseAlerts(platform, [id]);
    }
    for (let i = 0; i < 6; i++) {
      platform.setNow(1000);
      await deliverDue(platform, budget);
    }
    expect(workspace.said.map(({ method, body }) => [method, body.thread_ts ?? body.ts])).toEqual([
      ['chat.postMessage', undefined],
      ['chat.postMessage', lead.ts],
      ['chat.postMessage', lead.ts],
      ['chat.update', lead.ts],
    ]);
    expect(JSON.stringify(workspace.message(lead.ts))).toContain('+2 similar');
    await press(world, `take:${lead.alertId}`);
    platform.setNow(1000);
    await deliverDue(platform, budget);
    expect(JSON.stringify(workspace.message(lead.ts))).toContain('+2 similar · Ada took this at 12:00');
    const [inThread] = await platform.db.select().from(alerts).where(eq(alerts.status, 'joined'));
    await press(world, `dismiss:${inThread!.id}`);
    platform.setNow(1000);
    expect(await deliverDue(platform, budget)).toMatchObject({ nextAt: null });
    const answer = JSON.stringify(workspace.message(inThread!.externalId!.split(':')[1]!));
    expect(answer).toContain('Ada set this aside as not relevant at 12:00');
    expect(answer).not.toContain('"dismiss"');
  });
});

describe('somebody in Slack whom Earshot does not know', () => {
  it('links the account once, and may take it back', async () => {
    const world = await aWorld();
    const { platform } = world;
    const { mention, alertId } = await anAlert(world);
    const jonas = await aUser(platform, { name: 'Jonas', role: 'responder' });
    await press(world, `take:${alertId}`, 'U09');
    expect(await eventsOf(world, mention.id)).toEqual([]);
    const offered = JSON.stringify(world.workspace.answers[0]!.body);
    const [, path] = /"https:\/\/earshot\.fernhill\.example(\/settings\/slack\/[0-9a-f]{64})"/.exec(offered)!;

    platform.settings.publicUrl = ORIGIN;
    const nobody = await browserOf(platform);
    expect((await nobody.get(path!)).headers.get('location')).toMatch(/^\/sign-in\?next=/);
    const browser = await browserOf(platform, jonas.id);
    const page = await (await browser.get(path!)).text();
    expect(page).toContain('person-u09 in fernhill');
    expect(await platform.db.select().from(slackLinks)).toHaveLength(1);
    expect((await browser.post(path!)).status).toBe(303);
    for (const again of [await browser.post(path!), await browser.get(path!)])
      expect([again.status, await again.text()]).toEqual([404, expect.stringContaining('was used already')]);

    await press(world, `take:${alertId}`, 'U09');
    expect(await eventsOf(world, mention.id)).toMatchObject([{ userId: jonas.id, via: 'slack' }]);
    expect(await (await browser.get('/settings')).text()).toContain('Unlink person-u09 in fernhill');
    const gone = { team: 'T01', user: 'U09' };
    const stranger = await browserOf(platform, world.ada.id);
    expect((await stranger.post('/settings/slack/unlinking', gone)).status).toBe(404);
    expect((await browser.post('/settings/slack/unlinking', gone)).status).toBe(303);
    await press(world, `snooze:${alertId}`, 'U09');
    expect(toldTo(world)[1]).toMatch(/^Earshot does not know who you are yet/);
    const said = (await platform.db.select().from(audit).orderBy(asc(audit.id))).map(({ action }) => action);
    expect(said.slice(-2)).toEqual(['linked the Slack account', 'unlinked the Slack account']);
  });

  it('gets a new link when the old one has ended', async () => {
    const world = await aWorld();
    const { platform } = world;
    await press(world, 'take:5f0c8a52-1111-4222-8333-444455556666', 'U09');
    const [path] = /\/settings\/slack\/[0-9a-f]{64}/.exec(JSON.stringify(world.workspace.answers))!;
    platform.settings.publicUrl = ORIGIN;
    platform.setNow(30 * 60_000);
    const browser = await browserOf(platform, world.ada.id);
    expect((await browser.get(path)).status).toBe(404);
    expect((await browser.post(path)).status).toBe(404);
    expect((await browser.get(`/settings/slack/${'0'.repeat(64)}`)).status).toBe(404);
  });
});

const BODY = pressBody({ value: 'take:5f0c8a52-1111-4222-8333-444455556666' });
const NOW = new Date(START.getTime() + 60_000);
const good = () => slackHeaders(BODY, NOW);
const at = (seconds: number) => slackHeaders(BODY, new Date(NOW.getTime() + seconds * 1000));

const signedAs = (change: (signature: string) => string) => ({
  ...good(),
  'X-Slack-Signature': change(good()['X-Slack-Signature']!),
});
const stamped = (timestamp: string) => ({ ...good(), 'X-Slack-Request-Timestamp': timestamp });
const without = (name: string) => Object.fromEntries(Object.entries(good()).filter(([key]) => key !== name));
const flipped = (index: number) => (signature: string) =>
  signature.slice(0, index) + (signature[index] === '0' ? '1' : '0') + signature.slice(index + 1);

/** What a forger, a recorder of old requests or a broken proxy would send. */
const FORGED: [name: string, headers: Record<string, string>, body?: string][] = [
  ['nothing signed', {}],
  ['no signature', without('X-Slack-Signature')],
  ['no time', without('X-Slack-Request-Timestamp')],
  ['an empty signature', signedAs(() => '')],
  ['the version only', signedAs(() => 'v0=')],
  ['no version', signedAs((signature) => signature.slice(3))],
  ['another version', signedAs((signature) => signature.replace('v0', 'v1'))],
  ['capital letters', signedAs((signature) => signature.toUpperCase())],
  ['too few digits', signedAs((signature) => signature.slice(0, -1))],
  ['too many digits', signedAs((signature) => `${signature}0`)],
  ['two signatures', signedAs((signature) => `${signature},${signature}`)],
  ['no digits at all', signedAs(() => `v0=${'g'.repeat(64)}`)],
  ['zeros', signedAs(() => `v0=${'0'.repeat(64)}`)],
  ['the first digit flipped', signedAs(flipped(3))],
  ['the second digit flipped', signedAs(flipped(4))],
  ['a digit in the middle flipped', signedAs(flipped(35))],
  ['the last digit flipped', signedAs(flipped(66))],
  ['another secret', slackHeaders(BODY, NOW, 'another secret')],
  ['an empty secret', slackHeaders(BODY, NOW, ' ')],
  ['the bot token as the secret', slackHeaders(BODY, NOW, BOT_TOKEN)],
  ['a body of another request', slackHeaders('payload=%7B%7D', NOW)],
  ['another byte in the body', good(), BODY.replace('take', 'tale')],
  ['one more byte in the body', good(), `${BODY}\n`],
  ['one byte less in the body', good(), BODY.slice(0, -1)],
  ['no body', good(), ''],
  ['the body decoded once', good(), decodeURIComponent(BODY)],
  ['the fields in capital escapes', good(), BODY.replaceAll('%7B', '%7b')],
  ['the body as JSON', good(), new URLSearchParams(BODY).get('payload')!],
  ['five minutes and a second ago', at(-301)],
  ['an hour ago', at(-3600)],
  ['yesterday', at(-86_400)],
  ['in five minutes and a second', at(301)],
  ['in an hour', at(3600)],
  ['in a year', at(31_536_000)],
  ['another time than was signed', stamped(String(Math.floor(NOW.getTime() / 1000) + 1))],
  ['a time in milliseconds', stamped(String(NOW.getTime()))],
  ['a time that is none', stamped('yesterday')],
  ['NaN', stamped('NaN')],
  ['a time in hexadecimal', stamped('0x6920')],
  ['a negative time', stamped('-1')],
  ['a time with a fraction', stamped(`${NOW.getTime() / 1000}.5`)],
  ['a time with an exponent', stamped('1e9')],
  ['an empty time', stamped('')],
];

/** Everything that a press could change. */
const stateOf = async ({ platform: { db } }: World) => [
  await db.select().from(mentions),
  await db.select().from(events),
  await db.select().from(alerts),
  await db.select().from(slackLinks),
  await db.select({ n: count() }).from(slackRequests),
];

describe('a request that Slack did not sign just now', () => {
  it(`is refused, whichever of ${FORGED.length + 1} ways it is forged, and changes nothing`, async () => {
    const world = await aWorld();
    const { alertId } = await anAlert(world);
    world.platform.setNow(NOW);
    const own = pressBody({ value: `take:${alertId}` });
    expect((await send(world, own)).status).toBe(200);
    const before = await stateOf(world);
    const accepted: string[] = [];
    for (const [name, headers, body = BODY] of FORGED) {
      const { status } = await send(world, body, headers);
      if (status !== 401) accepted.push(`${name}: ${status}`);
    }
    const replayed = await send(world, own, slackHeaders(own, NOW));
    expect([accepted, replayed.status]).toEqual([[], 401]);
    expect(await stateOf(world)).toEqual(before);
    expect(world.workspace.answers).toEqual([]);
  });

  it('is taken up to five minutes on either side, and once only', async () => {
    const world = await aWorld();
    world.platform.setNow(NOW);
    for (const seconds of [-300, 0, 300])
      for (const status of [200, 401]) {
        const answer = await send(world, BODY, at(seconds));
        expect([seconds, answer.status]).toEqual([seconds, status]);
      }
  });

  it('is refused where no app is connected, and when it is too long', async () => {
    const platform = await testPlatform();
    platform.setNow(NOW);
    const app = makeApp(() => platform);
    expect((await send({ platform, app }, BODY, good())).status).toBe(401);
    const huge = `payload=${'x'.repeat(300_000)}`;
    expect((await send({ platform, app }, huge, slackHeaders(huge, NOW))).status).toBe(413);
  });

  it('is not understood when it says what Slack does not say; a challenge is answered', async () => {
    const world = await aWorld();
    for (const body of [
      'payload=',
      'payload=%7B',
      'payload=[]',
      'x=1',
      '\u0000',
      '{"type":"event_callback"}',
    ])
      expect((await send(world, body)).status).toBe(400);
    const answer = await send(world, '{"type":"url_verification","challenge":"3eZbrw1aB"}');
    expect(await answer.json()).toEqual({ challenge: '3eZbrw1aB' });
  });
});

describe.runIf(onPostgres())('two people who press at once', () => {
  it('are told apart: one takes it, the other hears of it', async () => {
    const world = await aWorld(committingPlatform);
    const { platform } = world;
    const jonas = await aUser(platform, { name: 'Jonas', role: 'responder' });
    await link(platform, 'U02', jonas.id);
    const { mention, alertId } = await anAlert(world);
    const users = ['U01', 'U02'];
    await Promise.all(users.map((user) => send(world, pressBody({ value: `take:${alertId}`, user }))));
    expect(await eventsOf(world, mention.id)).toHaveLength(1);
    expect(toldTo(world)).toEqual([
      expect.stringMatching(/^(?:Ada|Jonas) (?:has this already|assigned this 0 s ago)/),
    ]);
    const body = pressBody({ value: `snooze:${alertId}` });
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(world, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
  });
});
