import { describe, expect, it } from 'vitest';
import { claimDue } from '../../src/ingest/due.ts';
import { completePoll } from '../../src/ingest/outcome.ts';
import { anotherConnection, committingPlatform } from '../support/platform.ts';
import { aSource } from '../support/records.ts';

const CLAIMERS = 8;

describe('eight processes on one PostgreSQL', () => {
  it('never claim a source twice in an interval, nor two sources of a host at once', async () => {
    const platform = await committingPlatform();
    for (let number = 0; number < 120; number++)
      await aSource(platform, { host: `site${number % 60}.example` });
    const connections = await Promise.all(Array.from({ length: CLAIMERS }, anotherConnection));
    const busy = new Set<string>();
    const claimed: number[] = [];
    const work = async (db: (typeof connections)[number]) => {
      const process = { ...platform, db };
      for (let idle = 0; idle < 3; ) {
        const sources = await claimDue(process, 5);
        idle = sources.length === 0 ? idle + 1 : 0;
        for (const source of sources) {
          expect(busy.has(source.host)).toBe(false);
          busy.add(source.host);
          claimed.push(source.id);
        }
        for (const source of sources) {
          busy.delete(source.host);
          await completePoll(process, source, { items: [], cursor: null });
        }
      }
    };
    await Promise.all(connections.map(work));
    expect(new Set(claimed).size).toBe(claimed.length);
    // The clock stands still: a host is free again a second after its first source.
    expect(claimed).toHaveLength(60);
    platform.setNow(1000);
    await Promise.all(connections.map(work));
    expect(new Set(claimed).size).toBe(120);
    expect(claimed).toHaveLength(120);
  });
});
