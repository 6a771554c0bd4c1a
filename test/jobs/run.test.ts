import { describe, expect, it, onTestFinished } from 'vitest';
import type { Job } from '../../jobs/job.ts';
import { runJob } from '../../jobs/run.ts';
import { tidyUp } from '../../jobs/tidy-up.ts';
import { lastRuns } from '../../src/db/job-runs.ts';
import { sessions, signInAttempts } from '../../src/db/schema.ts';
import { openPostgres } from '../../src/platform/postgres.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';

const aJob = (values: Partial<Job> = {}): Job => ({
  name: 'count',
  cron: '* * * * *',
  everywhere: false,
  does: 'counts its runs',
  run: async () => ({ ran: 1 }),
  ...values,
});

describe('the clock', () => {
  it('starts a job once a minute, on however many processes', async () => {
    const platform = await testPlatform();
    expect(await runJob(platform, aJob(), 1_000)).toEqual({ ran: 1 });
    expect(await runJob(platform, aJob(), 1_000)).toBeNull();
    platform.setNow(60_000);
    expect(await runJob(platform, aJob(), 1_000)).toEqual({ ran: 1 });
  });

  it('lets jobs that claim their own rows run everywhere at once', async () => {
    const platform = await testPlatform();
    const job = aJob({ everywhere: true });
    expect(await runJob(platform, job, 1_000)).toEqual({ ran: 1 });
    expect(await runJob(platform, job, 1_000)).toEqual({ ran: 1 });
  });

  it('stores and logs why a job failed, and goes on', async () => {
    const platform = await testPlatform();
    const job = aJob({
      run: async () => {
        throw new Error('the shelf is empty');
      },
    });
    expect(await runJob(platform, job, 1_000)).toBeNull();
    expect((await lastRuns(platform.db))[0]).toMatchObject({ job: 'count', error: 'the shelf is empty' });
    expect(platform.logged).toHaveLength(1);
  });

  it('says once that the database is away, however many jobs ask for it', async () => {
    const platform = await testPlatform();
    const { db, close } = openPostgres('postgres://nobody@127.0.0.1:1/nowhere', 1);
    onTestFinished(close);
    for (let start = 0; start < 3; start++)
      expect(await runJob({ ...platform, db }, aJob(), 1_000)).toBeNull();
    expect(platform.logged).toMatchObject([
      { message: 'The database does not answer. The jobs wait for it.' },
    ]);
  });

  it('gives a job the end of its budget', async () => {
    const platform = await testPlatform();
    const job = aJob({ run: async (_, { until }) => ({ until: until.getTime() }) });
    expect(await runJob(platform, job, 5_000)).toEqual({ until: START.getTime() + 5_000 });
  });
});

describe('tidying up', () => {
  it('removes what has ended and keeps what has not', async () => {
    const platform = await testPlatform();
    const { id: userId } = await aUser(platform);
    const hours = (count: number) => new Date(START.getTime() + count * 3_600_000);
    const session = { userId, createdAt: hours(-48), lastSeenAt: hours(-48) };
    await platform.db.insert(sessions).values([
      { ...session, tokenHash: 'over', expiresAt: hours(-1) },
      { ...session, tokenHash: 'lives', expiresAt: hours(1) },
    ]);
    await platform.db.insert(signInAttempts).values([
      { bucket: 'old', at: hours(-25) },
      { bucket: 'new', at: hours(-1) },
    ]);
    const budget = { until: hours(1) };
    expect(await tidyUp.run(platform, budget)).toMatchObject({ sessions: 1, attempts: 1, links: 0, keys: 0 });
    expect(await tidyUp.run(platform, budget)).toMatchObject({ sessions: 0, attempts: 0 });
  });
});
