import { describe, expect, it } from 'vitest';
import { budgets, sourceGaps } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import { budgetsOf } from '../../src/ingest/budget-use.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import type { Budget, Page } from '../../src/sources/adapter.ts';
import { listSources } from '../../src/sources/list.ts';
import { requestPoll } from '../../src/sources/pause.ts';
import { createSource } from '../../src/sources/settings.ts';
import { anAdapter } from '../support/an-adapter.ts';
import { recordedHttp, START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { pollNext, sourceOf } from '../support/polling.ts';

const WEB: Actor = { userId: null, via: 'web' };
const DAILY: Budget = { unit: 'requests', limit: 5, per: 'day', perPoll: 2 };
const SEARCH = 'https://forum.example/search';

type Poll = (ask: () => Promise<unknown>) => Promise<Partial<Page> | undefined>;

/** A metered forum; each poll asks as often as the test says. */
async function metered(limits: Budget[], poll: Poll, queries = ['Fernhill']) {
  let polls = 0;
  anAdapter({
    budgets: () => limits,
    credential: ({ key = '' }) => key,
    async poll(_settings, _cursor, http) {
      polls += 1;
      return { items: [], cursor: null, ...(await poll(() => http({ url: SEARCH }))) };
    },
  });
  const platform = await testPlatform({ http: recordedHttp({ [SEARCH]: { body: '{}' } }) });
  for (const query of queries)
    await createSource(platform, WEB, { kind: 'forum', settings: { query, key: 'canary' } });
  return { platform, polls: () => polls };
}

const spent = async ({ db }: TestPlatform) => (await db.select().from(budgets)).map((row) => row.spent);
const nothing: Poll = async () => ({});

describe('a budget', () => {
  it('is charged with what a poll said it cost, else with what went out, never with more than planned', async () => {
    const said: Page['spent'][] = [{ requests: 1 }, undefined, undefined];
    const { platform } = await metered([{ ...DAILY, limit: 100 }], async (ask) => {
      for (let times = 0; times < 3; times++) await ask();
      return { spent: said.shift() };
    });
    await pollNext(platform);
    expect(await spent(platform)).toEqual([1]);
    await pollNext(platform);
    expect(await spent(platform)).toEqual([3]);
  });

  it('gets back what a poll that asked for nothing had reserved, and half of it from one that failed half-way', async () => {
    const { platform } = await metered([DAILY], async (ask) => {
      if (platform.now() > START) await ask();
      throw new Failure('transient', 'The forum fell over.');
    });
    await pollNext(platform);
    expect(await spent(platform)).toEqual([0]);
    await pollNext(platform);
    expect(await spent(platform)).toEqual([1]);
  });

  it('that would be overrun stops the poll, which says whose it is, how much is used, and until when', async () => {
    const { platform, polls } = await metered([DAILY], async (ask) => {
      await ask();
      await ask();
      return { more: true };
    });
    platform.setNow(new Date('2026-11-21T00:00:00Z'));
    await platform.db.insert(budgets).values({
      credential: `${(await sourceOf(platform)).credential}.day`,
      unit: 'requests',
      windowStart: new Date('2026-11-21T00:00:00Z'),
      windowEnd: new Date('2026-11-22T00:00:00Z'),
      spent: 4,
      limit: 5,
    });
    expect(await pollNext(platform)).toMatchObject({ failed: false, found: 0 });
    expect(polls()).toBe(0);
    expect(await sourceOf(platform)).toMatchObject({
      health: 'slowed',
      failures: 0,
      leaseToken: null,
      nextPollAt: new Date('2026-11-22T00:00:00Z'),
      healthNote:
        'The budget is used up: of the 5 requests a day that Forum allows this credential 4 requests are used, and a poll may need 2 requests. Nothing was asked; it is asked again on 2026-11-22T00:00Z.',
    });
    const [row] = await listSources(platform, 'Asia/Tokyo');
    expect(row!.healthNote).toContain('asked again on 22 Nov, 09:00.');
    expect(await platform.db.select().from(sourceGaps)).toMatchObject([{ fromAt: START, toAt: null }]);
    await expect(requestPoll(platform, WEB, row!.id)).rejects.toMatchObject({ reason: 'too-many' });
    expect(await pollNext(platform)).toMatchObject({ failed: false });
    expect(polls()).toBe(1);
    expect(await sourceOf(platform)).toMatchObject({ health: 'working' });
  });

  it('is all or nothing where there are several', async () => {
    const limits: Budget[] = [
      { unit: 'requests', limit: 10, per: 'minute', perPoll: 1 },
      { unit: 'usd', limit: 0.2, per: 'month', perPoll: 0.5 },
    ];
    const { platform, polls } = await metered(limits, nothing);
    await pollNext(platform);
    expect(polls()).toBe(0);
    expect(await spent(platform)).toEqual([]);
    expect((await sourceOf(platform)).healthNote).toBe(
      'One poll may use $0.50, but Forum allows this credential $0.20 a month, so nothing is read. Raise the limit in the settings, or remove this source.',
    );
  });

  it('is shared by all sources with the credential, and each is planned to leave the others enough', async () => {
    const { platform } = await metered([{ ...DAILY, limit: 48 }], nothing, ['Fernhill', 'Harrow', 'Wobble']);
    const rows = await listSources(platform);
    expect(rows.map(({ pollsEvery }) => pollsEvery)).toEqual([10_800, 10_800, 10_800]);
    await pollNext(platform);
    const { nextPollAt } = await sourceOf(platform);
    expect(nextPollAt.getTime()).toBeGreaterThanOrEqual(START.getTime() + 10_800_000);
    expect(JSON.stringify(await platform.db.select().from(budgets))).not.toContain('canary');
  });

  it('is shown with its window and with the money of the month', async () => {
    const limits: Budget[] = [
      { unit: 'requests', limit: 10, per: 'hour', perPoll: 1 },
      { unit: 'usd', limit: 50, per: 'day', perPoll: 0.5 },
    ];
    const { platform } = await metered(limits, async (ask) => {
      await ask();
      return { spent: { usd: 0.125 } };
    });
    const source = await sourceOf(platform);
    await pollNext(platform);
    await pollNext(platform);
    platform.setNow(24 * 3_600_000);
    await pollNext(platform);
    expect(await budgetsOf(platform, source)).toEqual({
      windows: [
        { unit: 'requests', per: 'hour', limit: 10, perPoll: 1, spent: 1, windowEnd: expect.any(Date) },
        { unit: 'usd', per: 'day', limit: 50, perPoll: 0.5, spent: 0.125, windowEnd: expect.any(Date) },
      ],
      usdThisMonth: 0.375,
    });
    expect(await budgetsOf(platform, { id: 404 })).toEqual({ windows: [], usdThisMonth: null });
  });

  it('leaves no row where a kind has none', async () => {
    const { platform } = await metered([], nothing);
    await pollNext(platform);
    expect(await spent(platform)).toEqual([]);
  });
});
