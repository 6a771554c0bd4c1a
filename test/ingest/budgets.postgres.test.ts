import { expect, it } from 'vitest';
import { budgets } from '../../src/db/schema.ts';
import { pollDue } from '../../src/ingest/ingest.ts';
import type { Budget } from '../../src/sources/adapter.ts';
import { anAdapter } from '../support/an-adapter.ts';
import { anotherConnection, committingPlatform, recordedHttp, START } from '../support/platform.ts';
import { aSource } from '../support/records.ts';

const LIMITS: Budget[] = [
  { unit: 'requests', limit: 21, per: 'day', perPoll: 2 },
  { unit: 'units', limit: 1000, per: 'month', perPoll: 7 },
];

it('eight processes never spend more than a credential has, nor leave any of it unused', async () => {
  let asked = 0;
  anAdapter({
    budgets: () => LIMITS,
    async poll(_settings, _cursor, http) {
      await http({ url: 'https://forum.example/search' });
      asked += 1;
      return { items: [], cursor: null, spent: { requests: 2 } };
    },
  });
  const http = recordedHttp({ 'https://forum.example/search': { body: '{}' } });
  const platform = await committingPlatform({ http });
  for (let number = 0; number < 40; number++)
    await aSource(platform, {
      kind: 'forum',
      settings: { query: `${number}` },
      host: `forum${number}.example`,
    });
  const connections = await Promise.all(Array.from({ length: 8 }, anotherConnection));
  const until = { until: new Date(START.getTime() + 60_000) };
  await Promise.all(connections.map((db) => pollDue({ ...platform, db }, until, async () => {})));
  expect(asked).toBe(10);
  const rows = await platform.db.select().from(budgets);
  expect(rows.map(({ unit, spent }) => [unit, spent]).sort()).toEqual([
    ['requests', 20],
    ['units', 70],
  ]);
});
