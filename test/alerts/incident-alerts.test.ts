import { describe, expect, it } from 'vitest';
import { deliverDue } from '../../src/alerts/deliver.ts';
import { raiseIncident } from '../../src/alerts/raise-incident.ts';
import { incidents } from '../../src/db/schema.ts';
import { START, testPlatform } from '../support/platform.ts';
import { RecordingSlack } from '../support/recording-slack.ts';
import { aBrand, aChannel, anAlertRule } from '../support/records.ts';

const NO_CAUSE = { theme: null, words: [], source: null, place: null, mentionIds: [] };
const budget = { until: new Date(START.getTime() + 86_400_000) };

describe('an incident', () => {
  it('is told once in each channel, with how much, how rare and why', async () => {
    const slack = new RecordingSlack();
    const platform = await testPlatform({ http: slack.http });
    slack.now = platform.now;
    const { id: channelId } = await aChannel(platform);
    await anAlertRule(platform, { about: 'incidents', filter: '', channelIds: [channelId] });
    const { id: brandId } = await aBrand(platform, { name: 'Fernhill' });
    const [incident] = await platform.db
      .insert(incidents)
      .values({
        ...{ brandId, series: 'negatives', direction: 'rise', startedAt: START, hours: 3 },
        ...{
          count: 41,
          expected: 6,
          low: 2,
          high: 11,
          alarmsAYear: 0.01,
          total: 41,
          peak: 41,
          peakAt: START,
        },
        ...{ unusualAt: START, openedAt: START, updatedAt: START, cause: NO_CAUSE },
      })
      .returning();
    expect(await raiseIncident(platform, incident!.id)).toBe(1);
    expect(await raiseIncident(platform, incident!.id)).toBe(0);
    await deliverDue(platform, budget);
    platform.setNow(600_000);
    await deliverDue(platform, budget);
    expect(slack.posts).toHaveLength(1);
    const text = JSON.stringify(slack.posts[0]!.body);
    expect(text).toContain('More criticism of Fernhill than usual');
    expect(text).toContain('41 critical mentions in');
    expect(text).toContain('once in 100 years');
    expect(text).toContain(`/incidents/${incident!.id}`);
  });
});
