import { describe, expect, it } from 'vitest';
import { addRule } from '../../src/brands/rules.ts';
import { mentions } from '../../src/db/schema.ts';
import { claimDue } from '../../src/ingest/due.ts';
import { pushItems } from '../../src/ingest/import.ts';
import { pollDue } from '../../src/ingest/ingest.ts';
import { type Actor, SYSTEM } from '../../src/mentions/mention.ts';
import type { SourceAdapter } from '../../src/sources/adapter.ts';
import { sourcesInBrief } from '../../src/sources/in-brief.ts';
import { pauseSource, requestPoll } from '../../src/sources/pause.ts';
import { changeSource, createSource } from '../../src/sources/settings.ts';
import { aForumPost, anAdapter } from '../support/an-adapter.ts';
import { START, testPlatform } from '../support/platform.ts';
import { pollNext, sourceOf } from '../support/polling.ts';
import { aBrand } from '../support/records.ts';

const WEB: Actor = { userId: null, via: 'web' };
const NOTHING_KEPT: SourceAdapter['terms'] = {
  keeps: 'nothing',
  retentionDays: null,
  recheckHours: null,
  exportable: false,
  note: '',
};

async function watching(values: Partial<SourceAdapter>) {
  anAdapter(values);
  const platform = await testPlatform();
  const brand = await aBrand(platform, { name: 'Fernhill' });
  await addRule(platform, SYSTEM, brand.id, 'Fernhill');
  const source = await createSource(platform, WEB, { kind: 'forum', settings: {} });
  return { platform, source };
}

describe('a source that only links to where people read', () => {
  it('is never polled, and says so', async () => {
    const { platform, source } = await watching({ access: 'link', terms: NOTHING_KEPT });
    expect(await sourceOf(platform)).toMatchObject({
      polled: false,
      health: 'working',
      healthNote: 'Only a link is shown, and nothing is read. Forum allows nobody to store what it shows.',
    });
    expect(await claimDue(platform, 8)).toEqual([]);
    const until = { until: new Date(START.getTime() + 1000) };
    expect(await pollDue(platform, until)).toMatchObject({ polled: 0 });
    for (const wish of [requestPoll, pauseSource])
      await expect(wish(platform, WEB, source.id)).rejects.toThrow('is only a link to where people read it');
    await changeSource(platform, WEB, source.id, { settings: { query: 'Fernhill' } });
    expect(await sourceOf(platform)).toMatchObject({ healthNote: expect.stringContaining('Only a link') });
    expect(await sourcesInBrief(platform)).toMatchObject({ silent: false, warnings: [] });
  });
});

describe('a source that takes what is sent in', () => {
  it('is never polled, and says so', async () => {
    const { platform, source } = await watching({ access: 'inbox' });
    expect(await sourceOf(platform)).toMatchObject({
      polled: false,
      healthNote: expect.stringContaining('what is sent in or typed in arrives here'),
    });
    await expect(requestPoll(platform, WEB, source.id)).rejects.toThrow('so there is nothing to read');
  });
});

describe('a kind whose terms allow no storing', () => {
  it('stores nothing, whatever comes back or is sent in', async () => {
    const post = aForumPost('1', 'Fernhill is late.');
    const poll = async () => ({ items: [post], cursor: null });
    const { platform } = await watching({ terms: NOTHING_KEPT, poll });
    expect(await pollNext(platform)).toMatchObject({ failed: false, found: 0 });
    anAdapter({ kind: 'tripadvisor', label: 'Tripadvisor', terms: NOTHING_KEPT });
    const report = await pushItems(platform, WEB, [{ ...post, source: 'tripadvisor' }]);
    expect(report.refused).toEqual([{ line: 1, why: 'Tripadvisor allows nobody to store its posts.' }]);
    expect(await platform.db.$count(mentions)).toBe(0);
  });
});
