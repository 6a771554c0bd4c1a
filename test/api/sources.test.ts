import { describe, expect, it } from 'vitest';
import { sourceGaps } from '../../src/db/schema.ts';
import { claimDue } from '../../src/ingest/due.ts';
import { pollSource } from '../../src/ingest/poll-source.ts';
import { anAdapter } from '../support/an-adapter.ts';
import { apiOf } from '../support/api.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';

describe('a source through the API', () => {
  it('shows its budgets, its terms, which gaps were filled, and none of its secrets', async () => {
    anAdapter({
      budgets: () => [{ unit: 'usd', limit: 20, per: 'month', perPoll: 0.5 }],
      credential: ({ key = '' }) => key,
      async poll(_settings, _cursor, _http, { keepSession }) {
        await keepSession!({ values: { token: 'canary-token' }, expiresAt: '2026-12-24T00:00:00.000Z' });
        return { items: [], cursor: null, spent: { usd: 0.25 } };
      },
    });
    const platform = await testPlatform();
    const api = await apiOf(platform, (await aUser(platform)).id);
    const made = await api('POST', '/sources', { kind: 'forum', settings: { key: 'canary-key' } });
    const hour = (number: number) => new Date(START.getTime() + number * 3_600_000);
    await platform.db.insert(sourceGaps).values({
      sourceId: made.json.id,
      fromAt: hour(-3),
      toAt: hour(-1),
      filledAt: hour(-1),
      reason: 'Down.',
    });
    await pollSource(platform, (await claimDue(platform, 1))[0]!);
    const { json } = await api('GET', `/sources/${made.json.id}`);
    expect(json).toMatchObject({
      polled: true,
      readSoFar: null,
      credentialExpiresAt: '2026-12-24T00:00:00.000Z',
      intervalSeconds: 900,
      gaps: [{ reason: 'Down.', filledAt: hour(-1).toISOString() }],
      budgets: [{ unit: 'usd', per: 'month', limit: 20, perPoll: 0.5, spent: 0.25 }],
      usdThisMonth: 0.25,
      terms: { keeps: 'everything', exportable: true },
    });
    expect(JSON.stringify(json)).not.toMatch(/canary|v1\./);
  });
});
