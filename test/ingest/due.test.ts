import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { hosts, sourceGaps, sources } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import { claimDue } from '../../src/ingest/due.ts';
import { type Claimed, LEASE_MS, LeaseLost } from '../../src/ingest/lease.ts';
import { completePoll, failPoll } from '../../src/ingest/outcome.ts';
import type { Page } from '../../src/sources/adapter.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aSource } from '../support/records.ts';

const PAGE: Page = { items: [], cursor: { etag: '"1"' } };
const TIMEOUT = new Failure('timeout', 'It did not answer in time.');
const MINUTE = 60_000;

const rowOf = async ({ db }: TestPlatform, id: number) =>
  (await db.select().from(sources).where(eq(sources.id, id)))[0]!;
const gapsOf = ({ db }: TestPlatform) => db.select().from(sourceGaps).orderBy(asc(sourceGaps.id));
const only = ([claimed]: Claimed[]): Claimed => claimed!;
const fromStart = (ms: number) => new Date(START.getTime() + ms);

describe('claiming sources', () => {
  it('takes what is due, oldest first, and leaves the rest', async () => {
    const platform = await testPlatform();
    const second = await aSource(platform, { nextPollAt: fromStart(-MINUTE) });
    const first = await aSource(platform, { nextPollAt: fromStart(-2 * MINUTE) });
    const third = await aSource(platform);
    await aSource(platform, { nextPollAt: fromStart(1) });
    await aSource(platform, { health: 'gone' });
    await aSource(platform, { health: 'paused', pausedAt: START });
    const claimed = await claimDue(platform, 2);
    expect(claimed.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    expect((await claimDue(platform, 8)).map(({ id }) => id)).toEqual([third.id]);
    expect(await claimDue(platform, 8)).toEqual([]);
  });

  it('moves the next attempt before anything can throw', async () => {
    const platform = await testPlatform();
    const { id } = await aSource(platform);
    await claimDue(platform, 1);
    expect(await rowOf(platform, id)).toMatchObject({
      nextPollAt: fromStart(LEASE_MS),
      leaseUntil: fromStart(LEASE_MS),
      lastPollAt: START,
    });
  });

  it('takes one source of a host at a time, a second after the last one ended', async () => {
    const platform = await testPlatform();
    await aSource(platform, { host: 'site.example' });
    await aSource(platform, { host: 'site.example' });
    await aSource(platform, { host: 'other.example' });
    const claimed = await claimDue(platform, 8);
    expect(claimed.map(({ host }) => host).sort()).toEqual(['other.example', 'site.example']);
    expect(await claimDue(platform, 8)).toEqual([]);
    await completePoll(platform, claimed.find(({ host }) => host === 'site.example')!, PAGE);
    platform.setNow(999);
    expect(await claimDue(platform, 8)).toEqual([]);
    platform.setNow(1);
    expect(await claimDue(platform, 8)).toHaveLength(1);
  });

  it('is not starved by one host with many sources', async () => {
    const platform = await testPlatform();
    for (let number = 0; number < 12; number++)
      await aSource(platform, { host: 'big.example', nextPollAt: fromStart(-MINUTE) });
    await aSource(platform, { host: 'small.example' });
    await claimDue(platform, 2);
    expect((await claimDue(platform, 2)).map(({ host }) => host)).toEqual(['small.example']);
  });
});

describe('a lease', () => {
  it('that ran out gives the source and its host to the next one, and the late one stores nothing', async () => {
    const platform = await testPlatform();
    const { id } = await aSource(platform);
    const dead = only(await claimDue(platform, 1));
    platform.setNow(LEASE_MS - 1);
    expect(await claimDue(platform, 1)).toEqual([]);
    platform.setNow(1);
    const alive = only(await claimDue(platform, 1));
    await expect(completePoll(platform, dead, PAGE)).rejects.toBeInstanceOf(LeaseLost);
    await expect(failPoll(platform, dead, TIMEOUT)).rejects.toBeInstanceOf(LeaseLost);
    expect(await rowOf(platform, id)).toMatchObject({
      cursor: null,
      failures: 0,
      leaseToken: alive.leaseToken,
    });
    await completePoll(platform, alive, PAGE);
    expect(await rowOf(platform, id)).toMatchObject({ cursor: { etag: '"1"' }, leaseToken: null });
  });

  it('given back late does not free the host that another one holds', async () => {
    const platform = await testPlatform();
    await aSource(platform, { host: 'site.example' });
    const dead = only(await claimDue(platform, 1));
    platform.setNow(LEASE_MS);
    const alive = only(await claimDue(platform, 1));
    await expect(failPoll(platform, dead, TIMEOUT)).rejects.toBeInstanceOf(LeaseLost);
    expect(await platform.db.select().from(hosts)).toEqual([
      { host: 'site.example', freeAt: alive.leaseUntil },
    ]);
  });
});

describe('what a poll leaves behind', () => {
  it('is, after a success, the cursor, the next time and an end of the first run', async () => {
    const platform = await testPlatform();
    const { id } = await aSource(platform);
    await completePoll(platform, only(await claimDue(platform, 1)), PAGE, {
      note: 'Two were left out.',
      name: 'News',
    });
    const row = await rowOf(platform, id);
    expect(row).toMatchObject({
      name: 'News',
      health: 'working',
      healthNote: 'Two were left out.',
      lastSuccessAt: START,
      backfilledAt: START,
    });
    expect(row.nextPollAt.getTime()).toBeGreaterThanOrEqual(START.getTime() + 13 * MINUTE);
  });

  it('is, after failures, one gap from the last success until the next one', async () => {
    const platform = await testPlatform();
    const { id } = await aSource(platform, { createdAt: fromStart(-MINUTE) });
    await completePoll(platform, only(await claimDue(platform, 1)), PAGE);
    for (let times = 0; times < 3; times++) {
      platform.setNow((await rowOf(platform, id)).nextPollAt);
      await failPoll(platform, only(await claimDue(platform, 1)), TIMEOUT);
    }
    expect(await gapsOf(platform)).toMatchObject([{ fromAt: START, toAt: null, reason: TIMEOUT.message }]);
    expect(await rowOf(platform, id)).toMatchObject({
      health: 'broken',
      failures: 3,
      cursor: { etag: '"1"' },
    });
    platform.setNow((await rowOf(platform, id)).nextPollAt);
    await completePoll(platform, only(await claimDue(platform, 1)), PAGE);
    expect(await gapsOf(platform)).toMatchObject([{ fromAt: START, toAt: platform.now() }]);
  });

  it('is a retry at least once a day, however long it fails', async () => {
    const platform = await testPlatform();
    const { id } = await aSource(platform);
    for (let times = 0; times < 12; times++) {
      const before = platform.now().getTime();
      await failPoll(platform, only(await claimDue(platform, 1)), TIMEOUT);
      const { nextPollAt } = await rowOf(platform, id);
      expect(nextPollAt.getTime() - before).toBeLessThanOrEqual(24 * 60 * MINUTE);
      platform.setNow(nextPollAt);
    }
    expect(await claimDue(platform, 1)).toHaveLength(1);
  });

  it('is a gap of its own where the source left something out', async () => {
    const platform = await testPlatform();
    await aSource(platform);
    const gap = { from: '2026-11-20T10:00:00Z', to: '2026-11-20T12:00:00Z', reason: 'Too many.' };
    await completePoll(platform, only(await claimDue(platform, 1)), { ...PAGE, gap });
    expect(await gapsOf(platform)).toMatchObject([{ toAt: new Date(gap.to), reason: 'Too many.' }]);
  });

  it('is the new address only after it was given on three days', async () => {
    const platform = await testPlatform();
    const { id } = await aSource(platform, { settings: { url: 'https://old.example/feed' } });
    const seenOn = async (page: Page) => {
      platform.setNow(24 * 60 * MINUTE);
      await completePoll(platform, only(await claimDue(platform, 1)), page);
      return rowOf(platform, id);
    };
    const moved = { ...PAGE, movedTo: 'https://new.example/feed' };
    await seenOn(moved);
    await seenOn(PAGE);
    await seenOn(moved);
    expect((await seenOn(moved)).settings.url).toBe('https://old.example/feed');
    expect(await seenOn(moved)).toMatchObject({
      settings: { url: 'https://new.example/feed' },
      host: 'new.example',
      cursor: PAGE.cursor,
    });
  });
});
