import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { deliverDue } from '../../src/alerts/deliver.ts';
import { listAlerts } from '../../src/alerts/list.ts';
import { type HealthChange, raiseSourceAlerts } from '../../src/alerts/raise-source.ts';
import { alertRuleById, createAlertRule } from '../../src/alerts/rules.ts';
import { sources } from '../../src/db/schema.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { START, testPlatform } from '../support/platform.ts';
import { RecordingSlack } from '../support/recording-slack.ts';
import { aChannel, anAlertRule, aSource } from '../support/records.ts';

const HOUR = 3_600_000;
const budget = { until: new Date(START.getTime() + 1000 * HOUR) };
const SILENT: HealthChange = {
  from: 'working',
  to: 'quiet',
  note: 'Nothing new has come for unusually long.',
};
const WELL: HealthChange = { from: 'quiet', to: 'working', note: null };

async function setUp() {
  const slack = new RecordingSlack();
  const platform = await testPlatform({ http: slack.http });
  slack.now = platform.now;
  const channel = await aChannel(platform, { name: 'Team' });
  const source = await aSource(platform, { name: 'Trail Forum' });
  const becomes = async (change: HealthChange) => {
    await platform.db.update(sources).set({ health: change.to }).where(eq(sources.id, source.id));
    return raiseSourceAlerts(platform, source.id, change);
  };
  const deliver = () => deliverDue(platform, budget);
  const said = () => slack.posts.map(({ body }) => JSON.stringify(body));
  return { platform, slack, channel, source, becomes, deliver, said };
}

describe('alerts about sources', () => {
  it('says once in Slack that a source fell silent, with the sentence and the way to its page', async () => {
    const { platform, channel, source, becomes, deliver, said } = await setUp();
    await anAlertRule(platform, { about: 'sources', filter: '', channelIds: [channel.id] });
    expect(await becomes(SILENT)).toBe(1);
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(said()[0]).toContain('The source “Trail Forum” has fallen silent');
    expect(said()[0]).toContain(SILENT.note);
    expect(said()[0]).toContain(`/sources/${source.id}`);
    platform.setNow(2000);
    expect(await deliver()).toMatchObject({ sent: 0 });
  });

  it('tells those who were told that it works again, and nobody else', async () => {
    const { platform, channel, becomes, deliver, said } = await setUp();
    await anAlertRule(platform, { about: 'sources', filter: '', channelIds: [channel.id] });
    expect(await becomes(WELL)).toBe(0);
    await becomes(SILENT);
    await deliver();
    platform.setNow(HOUR);
    const late = await aChannel(platform, { name: 'Later' });
    await anAlertRule(platform, { about: 'sources', filter: '', channelIds: [late.id] });
    expect(await becomes(WELL)).toBe(1);
    await deliver();
    expect(said()).toHaveLength(2);
    expect(said()[1]).toContain('works again');
    expect(await becomes(WELL)).toBe(0);
  });

  it('rings once a day for a source that comes and goes', async () => {
    const { platform, channel, becomes } = await setUp();
    await anAlertRule(platform, { about: 'sources', filter: '', channelIds: [channel.id] });
    const rung: number[] = [];
    for (let hour = 0; hour < 30; hour += 6) {
      rung.push(await becomes({ from: 'working', to: 'blocked', note: 'It refuses.' }));
      platform.setNow(6 * HOUR);
    }
    expect(rung).toEqual([1, 0, 0, 0, 1]);
  });

  it('sends nothing about a source that works again before the message could go out', async () => {
    const { platform, slack, channel, source, becomes, deliver } = await setUp();
    await anAlertRule(platform, { about: 'sources', filter: '', channelIds: [channel.id] });
    slack.says({ status: 500 });
    await becomes(SILENT);
    await deliver();
    await platform.db.update(sources).set({ health: 'working' }).where(eq(sources.id, source.id));
    platform.setNow(HOUR);
    slack.says({ status: 200, body: 'ok' });
    expect(await deliver()).toMatchObject({ sent: 0, dropped: 1 });
    const { items } = await listAlerts(platform, { brandIds: [], limit: 10 });
    expect(items).toMatchObject([
      { sourceId: source.id, mentionId: null, excerpt: 'Trail Forum', status: 'failed' },
    ]);
    expect(items[0]!.failureNote).toContain('the source works again');
  });

  it('rings neither for a pause nor for a source that is slowed down', async () => {
    const { platform, channel, becomes } = await setUp();
    await anAlertRule(platform, { about: 'sources', filter: '', channelIds: [channel.id] });
    expect(await becomes({ from: 'working', to: 'slowed', note: 'Asked too often.' })).toBe(0);
    expect(await becomes({ from: 'working', to: 'paused', note: null })).toBe(0);
  });

  it('leaves rules about mentions and rules that are off alone', async () => {
    const { platform, channel, becomes } = await setUp();
    await anAlertRule(platform, { channelIds: [channel.id] });
    await anAlertRule(platform, { about: 'sources', filter: '', enabled: false, channelIds: [channel.id] });
    expect(await becomes(SILENT)).toBe(0);
  });

  it('keeps a rule about sources free of brand and filter, and says it in words', async () => {
    const { platform, channel } = await setUp();
    const input = {
      name: 'Silence',
      about: 'sources' as const,
      filter: 'rating:1',
      channelIds: [channel.id],
    };
    const { id } = await createAlertRule(platform, SYSTEM, input);
    const rule = await alertRuleById(platform, id, []);
    expect(rule).toMatchObject({ about: 'sources', filter: '', brandId: null });
    expect(rule!.explanation).toContain('falls silent');
  });
});
