import { describe, expect, it } from 'vitest';
import { alerts } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import { claimDue } from '../../src/ingest/due.ts';
import { completePoll, failPoll } from '../../src/ingest/outcome.ts';
import type { Page } from '../../src/sources/adapter.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aChannel, anAlertRule, aSource } from '../support/records.ts';

const GOOD: Page = { items: [], cursor: null };
const REFUSED = new Failure('auth', 'The site answered 401.');

/** A source whose troubles ring. */
async function watched() {
  const platform = await testPlatform();
  const channel = await aChannel(platform);
  await anAlertRule(platform, { about: 'sources', filter: '', channelIds: [channel.id] });
  await aSource(platform);
  return platform;
}

async function claimed(platform: TestPlatform) {
  platform.setNow(6 * 3_600_000 * 1.2);
  return (await claimDue(platform, 1))[0]!;
}

const rung = async ({ db }: TestPlatform) =>
  (await db.select().from(alerts)).map(({ sourceState, sourceNote }) => [
    sourceState?.split(' ')[0],
    sourceNote,
  ]);

describe('a change of health', () => {
  it('is noticed by the poll that brought it about, and by no other', async () => {
    const platform = await watched();
    expect(await completePoll(platform, await claimed(platform), GOOD)).toBeNull();
    expect(await failPoll(platform, await claimed(platform), REFUSED)).toEqual({
      from: 'working',
      to: 'signed-out',
    });
    expect(await failPoll(platform, await claimed(platform), REFUSED)).toBeNull();
    expect(await rung(platform)).toEqual([
      [
        'signed-out',
        expect.stringContaining('The site answered 401. It was accepted until 2026-11-21T19:12Z'),
      ],
    ]);
    expect(await completePoll(platform, await claimed(platform), GOOD)).toEqual({
      from: 'signed-out',
      to: 'working',
    });
  });

  it('is not noticed by a poll that lost its lease', async () => {
    const platform = await watched();
    const late = await claimed(platform);
    await failPoll(platform, await claimed(platform), REFUSED);
    await expect(failPoll(platform, late, REFUSED)).rejects.toThrow('claimed again');
    await expect(completePoll(platform, late, GOOD)).rejects.toThrow('claimed again');
    expect(await rung(platform)).toHaveLength(1);
  });
});
