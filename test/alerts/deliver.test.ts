import { asc, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { deliverDue } from '../../src/alerts/deliver.ts';
import { channelWarnings } from '../../src/alerts/list-channels.ts';
import { raiseAlerts } from '../../src/alerts/raise.ts';
import { alerts, channels } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import { resolve } from '../../src/mentions/triage.ts';
import type { Letter } from '../../src/platform/platform.ts';
import {
  anotherConnection,
  committingPlatform,
  onPostgres,
  START,
  type TestPlatform,
  testPlatform,
} from '../support/platform.ts';
import { RecordingSlack } from '../support/recording-slack.ts';
import { aBrand, aChannel, aMention, anAlertRule, aUser } from '../support/records.ts';

const HOUR = 3_600_000;
const budget = { until: new Date(START.getTime() + 1000 * 24 * HOUR) };

async function setUp(
  make: (options: { http: RecordingSlack['http'] }) => Promise<TestPlatform> = testPlatform,
) {
  const slack = new RecordingSlack();
  const platform = await make({ http: slack.http });
  slack.now = platform.now;
  const channel = await aChannel(platform, { name: 'Support' });
  const rule = await anAlertRule(platform, { channelIds: [channel.id] });
  const brand = await aBrand(platform);
  /** Negative mentions with their alerts. */
  const raise = async (count = 1, values: Parameters<typeof aMention>[1] = {}) => {
    const ids: number[] = [];
    for (let i = 0; i < count; i++) ids.push((await aMention(platform, { brandId: brand.id, ...values })).id);
    await raiseAlerts(platform, ids);
    return ids;
  };
  const all = () => platform.db.select().from(alerts).orderBy(asc(alerts.createdAt), asc(alerts.mentionId));
  const channelNow = async () =>
    (await platform.db.select().from(channels).where(eq(channels.id, channel.id)))[0]!;
  const deliver = () => deliverDue(platform, budget);
  /** Lets time pass, with the job run whenever something is due, and at the end. */
  const pass = async (seconds: number) => {
    const end = platform.now().getTime() + seconds * 1000;
    for (let now = platform.now().getTime(); now < end; now = platform.now().getTime()) {
      const { nextAt } = await deliver();
      platform.setNow(new Date(nextAt && nextAt.getTime() > now ? Math.min(nextAt.getTime(), end) : end));
    }
    await deliver();
  };
  return { platform, slack, channel, rule, brand, raise, all, channelNow, deliver, pass };
}

const textOf = (body: unknown) => JSON.stringify(body);

describe('delivering alerts', () => {
  it('sends each alert once, and then never again', async () => {
    const { platform, slack, raise, all, deliver, pass } = await setUp();
    const [mentionId] = await raise();
    expect(await deliver()).toEqual({ sent: 1, postponed: 0, refused: 0, off: 0, dropped: 0, nextAt: null });
    const [alert] = await all();
    expect(alert).toMatchObject({ status: 'sent', sentAt: START, attempts: 1, leaseToken: null });
    expect(slack.posts).toHaveLength(1);
    expect(slack.posts[0]!.body.metadata.event_payload.id).toBe(alert!.id);
    expect(textOf(slack.posts[0]!.body)).toContain(`${platform.settings.publicUrl}/mentions/${mentionId}`);
    expect(textOf(slack.posts[0]!.body)).not.toContain('possible repeat');
    await pass(120);
    expect(slack.posts).toHaveLength(1);
  });

  it('keeps to one message per second and channel, urgent ones first, then the oldest', async () => {
    const { slack, raise, all, deliver, pass } = await setUp();
    const normal = await raise(3);
    const [urgent] = await raise(1, { priority: 'urgent' });
    const first = await deliver();
    expect(first).toMatchObject({ sent: 1, nextAt: new Date(START.getTime() + 1000) });
    await pass(5);
    const times = slack.posts.map(({ at }) => (at.getTime() - START.getTime()) / 1000);
    expect(times).toEqual([0, 1, 2, 3]);
    const byId = new Map((await all()).map((alert) => [alert.id, alert.mentionId]));
    const order = slack.posts.map(({ body }) => byId.get(body.metadata.event_payload.id));
    expect(order).toEqual([urgent, ...normal]);
  });

  it('counts the second from the end of the last send, however long that took', async () => {
    const { platform, slack, raise, deliver } = await setUp();
    await raise(2);
    const real = slack.http;
    platform.http = async (request) => {
      const reply = await real(request);
      platform.setNow(4000);
      return reply;
    };
    expect(await deliver()).toMatchObject({ sent: 1, nextAt: new Date(START.getTime() + 5000) });
  });

  it('marks a repeat after the lease of a sender that died, under the same event id', async () => {
    const { platform, slack, raise, all, deliver, pass } = await setUp();
    await raise();
    const dies = { ...platform, http: () => new Promise<never>(() => {}) };
    // With its process its connection goes, when the test is over.
    deliverDue(dies, budget).catch(() => {});
    await until(async () => (await all())[0]!.attempts === 1);
    expect(await deliver()).toMatchObject({ sent: 0, nextAt: new Date(START.getTime() + 30_000) });
    await pass(29);
    expect(slack.posts).toHaveLength(0);
    await pass(1);
    expect(slack.posts).toHaveLength(1);
    expect(slack.posts[0]!.body.metadata.event_payload.id).toBe((await all())[0]!.id);
    expect(textOf(slack.posts[0]!.body)).toContain('possible repeat after a restart');
  });

  it('ignores what a sender says whose lease has run out', async () => {
    const { platform, slack, channel, raise, all, channelNow, deliver } = await setUp();
    await raise();
    let wake = () => {};
    slack.holds(channel.webhookUrl, new Promise((resolve) => (wake = resolve)));
    slack.saysOnce({ status: 404, body: 'no_service' });
    const slow = deliver();
    await until(async () => slack.posts.length === 1);
    platform.setNow(30_000);
    slack.holds(channel.webhookUrl, Promise.resolve());
    await deliver();
    expect((await all())[0]).toMatchObject({ status: 'sent', attempts: 2 });
    wake();
    await slow;
    expect((await all())[0]).toMatchObject({ status: 'sent', attempts: 2 });
    expect((await channelNow()).state).toBe('working');
    expect(platform.logged).toMatchObject([{ message: 'An alert was sent after its lease had run out' }]);
  });

  it('lets a channel that does not answer hold up no other', async () => {
    const { platform, slack, channel, raise, deliver } = await setUp();
    const quick = await aChannel(platform);
    await anAlertRule(platform, { channelIds: [quick.id] });
    await raise(3);
    slack.holds(channel.webhookUrl, new Promise(() => {}));
    deliver().catch(() => {});
    await until(async () => slack.posts.some(({ url }) => url === quick.webhookUrl));
    expect(slack.posts.filter(({ url }) => url === channel.webhookUrl)).toHaveLength(1);
  });

  it('stops when its time is over and leaves the rest due', async () => {
    const { platform, slack, raise } = await setUp();
    await raise(2);
    expect(await deliverDue(platform, { until: START })).toMatchObject({ sent: 0, nextAt: START });
    expect(slack.posts).toHaveLength(0);
  });
});

describe('a channel in trouble', () => {
  it('is left alone exactly as long as Retry-After says, and the alert is no repeat', async () => {
    const { slack, raise, all, deliver, pass } = await setUp();
    await raise(2);
    slack.saysOnce({ status: 429, headers: { 'retry-after': '17' }, body: 'rate_limited' });
    expect(await deliver()).toMatchObject({ postponed: 1, nextAt: new Date(START.getTime() + 17_000) });
    await pass(16);
    expect(slack.posts).toHaveLength(1);
    await pass(1);
    expect(slack.posts).toHaveLength(2);
    expect(textOf(slack.posts[1]!.body)).not.toContain('possible repeat');
    await pass(1);
    expect((await all()).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['sent', 1],
      ['sent', 1],
    ]);
  });

  it.each([
    ['404 no_service', 404, 'no_service', 'gone'],
    ['404 channel_not_found', 404, 'channel_not_found', 'gone'],
    ['410 gone', 410, 'channel_is_archived', 'gone'],
    ['403', 403, 'action_prohibited', 'forbidden'],
    ['200 with is_archived', 200, 'is_archived', 'gone'],
    ['200 with invalid_auth as JSON', 200, '{"ok":false,"error":"invalid_auth"}', 'auth'],
    ['401', 401, '', 'auth'],
    ['403 account_inactive', 403, 'account_inactive', 'auth'],
  ])('is switched off by %s, and the owner is told', async (_, status, body, failureClass) => {
    const { platform, slack, channel, raise, all, channelNow, deliver, pass } = await setUp();
    const other = await aChannel(platform, { name: 'Managers' });
    await raise(3);
    slack.saysOnce({ status, body });
    expect(await deliver()).toMatchObject({ off: 1 });
    await pass(60);
    expect(slack.posts.filter(({ url }) => url === channel.webhookUrl)).toHaveLength(1);
    expect(await channelNow()).toMatchObject({ state: 'off', stateSince: START });
    expect((await all())[0]).toMatchObject({ status: 'pending', attempts: 0, failureClass });
    const [warning] = await channelWarnings(platform);
    expect(warning).toMatchObject({ channelId: channel.id, state: 'off', since: START });
    expect(warning!.sentence).toMatch(
      /^“Support” is switched off; its alerts wait for a day until somebody reconnects it\. \S/,
    );
    const told = slack.posts.filter(({ url }) => url === other.webhookUrl);
    expect(told).toHaveLength(1);
    expect(told[0]!.body.text).toBe('The channel “Support” is switched off');
  });

  it('is mended by its admins, who get a letter where there is no other channel', async () => {
    const { platform, slack, raise, deliver } = await setUp();
    await aUser(platform, { role: 'admin', email: 'ada@fernhill.example' });
    await aUser(platform, { role: 'manager', email: 'maya@fernhill.example' });
    const letters: Letter[] = [];
    platform.mail = async (letter) => void letters.push(letter);
    await raise();
    slack.says({ status: 404, body: 'no_service' });
    await deliver();
    expect(letters).toMatchObject([
      { to: 'ada@fernhill.example', subject: 'The channel “Support” is switched off' },
    ]);
    expect(letters[0]!.text).toContain('Make a new webhook in Slack');
  });

  it('is switched off where the operator’s guard refuses the address', async () => {
    const { slack, raise, channelNow, deliver } = await setUp();
    await raise();
    slack.says(new Failure('blocked', 'This host belongs to a private network.'));
    await deliver();
    expect(await channelNow()).toMatchObject({
      state: 'off',
      stateNote: 'This host belongs to a private network.',
    });
  });

  it('is switched off when its address can no longer be opened', async () => {
    const { platform, slack, raise, channelNow, deliver } = await setUp();
    await raise();
    await platform.db.update(channels).set({ settings: { webhookUrl: 'v1.AAAA.BBBB' } });
    await deliver();
    expect(await channelNow()).toMatchObject({ state: 'off' });
    expect((await channelNow()).stateNote).toMatch(/SECRET_KEY/);
    expect(slack.posts).toHaveLength(0);
  });

  // An hour of attempts asks for the statements of the other tests again, at three times the price when embedded.
  it.runIf(onPostgres())(
    'gets every critical alert after an hour of 500s and timeouts, soon, in peace, and marked',
    async () => {
      const { platform, slack, raise, all, channelNow, pass } = await setUp();
      await raise(20, { priority: 'urgent' });
      for (let minute = 0; minute < 60; minute++) {
        slack.says(
          minute % 2
            ? { status: 500, body: 'rollup_error' }
            : new Failure('transient', 'Connection refused.'),
        );
        await pass(60);
      }
      // At most every thirty seconds, once it is clear that something is wrong.
      expect(slack.posts.length).toBeLessThan(130);
      expect(await channelNow()).toMatchObject({ state: 'failing' });
      expect((await channelWarnings(platform))[0]!.sentence).toMatch(/Earshot keeps trying for a day/);
      slack.says({ status: 200, body: 'ok' });
      const back = platform.now().getTime();
      await pass(60);
      expect(slack.taken).toHaveLength(20);
      const times = slack.taken.map(({ at }) => at.getTime());
      expect(Math.max(...times) - back).toBeLessThanOrEqual(60_000);
      expect(Math.min(...times.slice(1).map((time, i) => time - times[i]!))).toBeGreaterThanOrEqual(1000);
      expect(new Set((await all()).map(({ status }) => status))).toEqual(new Set(['sent']));
      const tried = new Set(
        slack.posts.filter(({ status }) => status !== 200).map(({ body }) => body.metadata.event_payload.id),
      );
      for (const { body } of slack.taken) {
        expect(textOf(body).includes('possible repeat')).toBe(tried.has(body.metadata.event_payload.id));
      }
      expect(await channelNow()).toMatchObject({ state: 'working', failures: 0, stateNote: null });
    },
  );

  it.runIf(onPostgres())(
    'gets after an hour the critical ones one by one and the other 480 as one message',
    async () => {
      const { slack, platform, raise, all, pass } = await setUp();
      slack.says({ status: 500, body: 'rollup_error' });
      await raise(480);
      const critical = await raise(20, { priority: 'urgent' });
      await pass(3600);
      slack.says({ status: 200, body: 'ok' });
      const back = platform.now().getTime();
      await pass(60);
      const times = slack.taken.map(({ at }) => at.getTime());
      expect(Math.max(...times) - back).toBeLessThanOrEqual(60_000);
      expect(Math.min(...times.slice(1).map((time, i) => time - times[i]!))).toBeGreaterThanOrEqual(1000);
      const ids = slack.taken.map(({ body }) => body.metadata.event_payload.id);
      const stored = await all();
      const alone = stored.filter(({ id, kind }) => kind === 'mention' && ids.includes(id));
      expect(alone.map(({ mentionId }) => mentionId)).toEqual(critical);
      const digests = stored.filter(({ kind }) => kind === 'digest');
      expect(digests).toMatchObject([{ status: 'sent', heldFor: 'outage' }]);
      expect(
        stored.filter(({ leadId, sentAt }) => leadId === digests[0]!.id && sentAt !== null),
      ).toHaveLength(480);
      expect(textOf(slack.taken.at(-1)!.body)).toContain('480 mentions waited');
    },
  );

  it('is asked ever more rarely for the same alert after timeouts, since it may have arrived', async () => {
    const { slack, raise, pass } = await setUp();
    await raise();
    slack.says(new Failure('timeout', 'Slack did not answer in time.'));
    await pass(900);
    expect(slack.posts.map(({ at }) => (at.getTime() - START.getTime()) / 1000)).toEqual([
      0, 10, 50, 210, 850,
    ]);
  });

  it('loses an alert after a day, and says so in the log', async () => {
    const { platform, slack, raise, all, deliver } = await setUp();
    await raise();
    slack.says({ status: 503 });
    await deliver();
    platform.setNow(24 * HOUR + 1);
    expect(await deliver()).toMatchObject({ dropped: 1, nextAt: null });
    expect((await all())[0]).toMatchObject({
      status: 'failed',
      failureClass: 'transient',
      failureNote: 'Given up: the channel took no message for 24 hours.',
    });
  });

  it('that answers 200 without “ok” is asked three times, then the alert has failed and the page warns', async () => {
    const { slack, raise, all, channelNow, pass } = await setUp();
    await raise();
    slack.says({ status: 200, body: '<html>Sign in to the proxy</html>' });
    await pass(300);
    expect(slack.posts).toHaveLength(3);
    expect((await all())[0]).toMatchObject({ status: 'failed', failureClass: 'schema', attempts: 3 });
    expect(await channelNow()).toMatchObject({ state: 'failing' });
  });

  it('that refuses one message gets the next', async () => {
    const { slack, raise, all, channelNow, deliver, pass } = await setUp();
    await raise(2);
    slack.saysOnce({ status: 400, body: 'invalid_payload' });
    await deliver();
    expect(await channelNow()).toMatchObject({ state: 'failing' });
    await pass(3);
    expect(slack.posts).toHaveLength(2);
    expect((await all()).map(({ status }) => status).sort()).toEqual(['failed', 'sent']);
    expect(await channelNow()).toMatchObject({ state: 'working' });
  });

  it.each(['ok', 'OK\n', '', '{"ok":true}', '{"success":true}'])('takes %j for a yes', async (body) => {
    const { slack, raise, all, deliver } = await setUp();
    await raise();
    slack.says({ status: 200, body });
    await deliver();
    expect((await all())[0]).toMatchObject({ status: 'sent' });
  });
});

describe('alerts that nobody needs any more', () => {
  it('are sent while they are news, but not when somebody handled the mention before a late message', async () => {
    const { platform, slack, brand, raise, all, deliver } = await setUp();
    const [early, late, open] = await raise(3);
    const actor = { userId: null, via: 'api' } as const;
    await resolve(platform, actor, { mentionId: early!, brandIds: [brand.id] });
    await deliver();
    expect(slack.posts).toHaveLength(1);
    await resolve(platform, actor, { mentionId: late!, brandIds: [brand.id] });
    platform.setNow(10 * 60_000 + 1);
    expect(await deliver()).toMatchObject({ dropped: 1, sent: 1 });
    const after = new Map((await all()).map((alert) => [alert.mentionId, alert]));
    expect(after.get(open!)).toMatchObject({ status: 'sent' });
    expect(after.get(late!)).toMatchObject({
      status: 'failed',
      failureClass: null,
      failureNote: 'Not sent: somebody handled the mention before the message could go out.',
    });
  });

  it('do not carry a deleted post out of the house', async () => {
    const { platform, slack, raise, all, deliver } = await setUp();
    await raise();
    await platform.db.execute(
      sql`update mentions set deleted_at = ${START.toISOString()}::timestamptz, text = ''`,
    );
    expect(await deliver()).toMatchObject({ dropped: 1, sent: 0 });
    expect(slack.posts).toHaveLength(0);
    expect((await all())[0]).toMatchObject({
      status: 'failed',
      failureNote: 'Not sent: the post was deleted.',
    });
  });
});

describe('several processes', () => {
  it.runIf(onPostgres())('send every alert exactly once between them, at one pace', async () => {
    const { platform, slack, raise } = await setUp(committingPlatform);
    const others = [];
    for (let i = 0; i < 3; i++) {
      others.push({ ...platform, db: await anotherConnection() });
      const { id } = await aChannel(platform);
      await anAlertRule(platform, { channelIds: [id] });
    }
    await raise(12);
    for (let second = 0; second < 14; second++) {
      await Promise.all([platform, ...others].map((process) => deliverDue(process, budget)));
      platform.setNow(1000);
    }
    const ids = slack.posts.map(({ body }) => body.metadata.event_payload.id);
    expect(ids).toHaveLength(48);
    expect(new Set(ids).size).toBe(48);
    const slots = slack.posts.map(({ at, url }) => `${url} ${at.getTime()}`);
    expect(new Set(slots).size).toBe(48);
  });
});

/** Lets other work go on until something is so; a promise that is never settled needs no clock. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
