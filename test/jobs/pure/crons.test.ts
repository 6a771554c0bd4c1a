import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { JOBS } from '../../../jobs/index.ts';

const toml = readFileSync(join(import.meta.dirname, '../../../wrangler.toml'), 'utf8');

describe('the clock', () => {
  it('has the same crons on Workers as in the jobs table', () => {
    const triggers = JSON.parse(/^crons = (\[.*\])$/m.exec(toml)?.[1] ?? '[]') as string[];
    expect(new Set(triggers)).toEqual(new Set(JOBS.map(({ cron }) => cron)));
  });

  it('needs no more than the five triggers of a free account, and no weekday numbers', () => {
    expect(new Set(JOBS.map(({ cron }) => cron)).size).toBeLessThanOrEqual(5);
    for (const { cron } of JOBS) expect(cron.split(' ')).toEqual([...cron.split(' ').slice(0, 4), '*']);
  });

  it('has one name for each job', () => {
    expect(new Set(JOBS.map(({ name }) => name)).size).toBe(JOBS.length);
  });
});
