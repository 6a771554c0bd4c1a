import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { backtest } from '../../src/alerts/backtest.ts';
import { deliverDue } from '../../src/alerts/deliver.ts';
import { loggedAlert } from '../../src/alerts/logged-alert.ts';
import { raiseIncident } from '../../src/alerts/raise-incident.ts';
import { raiseSourceAlerts } from '../../src/alerts/raise-source.ts';
import { alerts, incidents } from '../../src/db/schema.ts';
import { START, testPlatform } from '../support/platform.ts';
import { RecordingSlack } from '../support/recording-slack.ts';
import { aBrand, aChannel, anAlertRule, anIncident, aSource } from '../support/records.ts';

const HOUR = 3_600_000;
const budget = { until: new Date(START.getTime() + 10 * 24 * HOUR) };
/** The clock of the tests stands at noon. */
const QUIET = { quietFrom: 11 * 60, quietUntil: 14 * 60, quietZone: 'UTC' };

async function setUp(rule: Partial<Parameters<typeof anAlertRule>[1]> = {}) {
  const slack = new RecordingSlack();
  const platform = await testPlatform({ http: slack.http });
  slack.now = platform.now;
  const channel = await aChannel(platform);
  await anAlertRule(platform, { about: 'incidents', filter: '', channelIds: [channel.id], ...rule });
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const opens = async (values: Partial<typeof incidents.$inferInsert> = {}) => {
    const { id } = await anIncident(platform, { brandId: brand.id, ...values });
    await raiseIncident(platform, id);
    return id;
  };
  const later = async (hours: number) => {
    platform.setNow(hours * HOUR);
    await deliverDue(platform, budget);
    return slack.posts.map(({ body }) => JSON.stringify(body));
  };
  return { slack, platform, channel, brand, opens, later };
}

describe('an incident', () => {
  it('is told once in each channel, with how much, how rare and why', async () => {
    const { platform, opens, later } = await setUp();
    const id = await opens();
    expect(await raiseIncident(platform, id)).toBe(0);
    await later(0);
    const [text, ...more] = await later(1);
    expect(more).toEqual([]);
    expect(text).toContain('More criticism of Fernhill than usual');
    expect(text).toContain('41 critical mentions in');
    expect(text).toContain('once in 100 years');
    expect(text).toContain(`/incidents/${id}`);
  });

  it('waits for the end of quiet hours with what a source had to say, unless it is loud enough', async () => {
    const { platform, channel, opens, later } = await setUp(QUIET);
    await anAlertRule(platform, { about: 'sources', filter: '', channelIds: [channel.id], ...QUIET });
    const source = await aSource(platform, { name: 'Trail Forum', health: 'broken' });
    const criticism = await opens();
    const talk = await opens({ series: 'volume' });
    const over = await opens({ series: 'volume', theme: 'other' });
    await raiseSourceAlerts(platform, source.id, {
      from: 'working',
      to: 'broken',
      note: 'It cannot be read.',
    });
    const atNight = await later(0);
    expect(atNight).toHaveLength(1);
    expect(atNight[0]).toContain(`/incidents/${criticism}`);
    await platform.db
      .update(incidents)
      .set({ status: 'closed', closedAt: START, closedFor: 'back' })
      .where(eq(incidents.id, over));
    const [, digest, ...more] = await later(2);
    expect(more).toEqual([]);
    expect(digest).toContain('2 alerts came in quiet hours');
    expect(digest).toContain('More is said of Fernhill than usual');
    expect(digest).toContain(`/incidents/${talk}`);
    expect(digest).toContain('The source “Trail Forum” cannot be read');
    expect(digest).not.toContain(`/incidents/${over}`);
    const [told] = await platform.db.select().from(alerts).where(eq(alerts.kind, 'digest'));
    const page = await loggedAlert(platform, told!.id, [
      (await platform.db.select().from(incidents))[0]!.brandId,
    ]);
    expect(page!.others.map(({ words }) => words).toSorted()).toEqual([
      'More is said of Fernhill than usual',
      'Trail Forum',
    ]);
  });

  it('keeps to the day’s budget, and the backtest says what rang', async () => {
    const limits = { dailyBudget: 2, overrideFrom: null };
    const { platform, brand, opens, later } = await setUp(limits);
    for (const theme of ['a', 'b', 'c']) {
      await opens({ series: 'theme', theme });
      await later(1);
    }
    expect(await platform.db.select({ status: alerts.status }).from(alerts)).toEqual([
      { status: 'sent' },
      { status: 'sent' },
      { status: 'held' },
    ]);
    expect((await later(24)).at(-1)).toContain('1 alert came beyond the day’s budget of messages');
    const settings = { threshold: 1, thresholdMinutes: 60, groupMinutes: 0, cooldownMinutes: 0, quiet: null };
    const tried = { about: 'incidents', filter: '', brandId: brand.id, brandIds: null } as const;
    const { rings, held } = await backtest(platform, { ...tried, settings: { ...settings, ...limits } });
    expect({ rings, held }).toEqual({ rings: 2, held: 1 });
  });
});
