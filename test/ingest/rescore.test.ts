import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { alerts, calibrations, events, mentions, rescorings, rollupsDue } from '../../src/db/schema.ts';
import { calibrationsInUse } from '../../src/ingest/calibrations.ts';
import { previewRescoring, upgradeWords } from '../../src/ingest/rescore-preview.ts';
import { runRescorings } from '../../src/ingest/rescore-run.ts';
import { beginRescoring, cancelRescoring, listRescorings } from '../../src/ingest/rescorings.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { ENGINE } from '../../src/scoring/score.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, anAlertRule, aUser } from '../support/records.ts';

const byCommand: Actor = { userId: null, via: 'cli' };
const everything = { brandId: null };
const enoughTime = { until: new Date(START.getTime() + 60_000) };

/** Stored by an older engine, which took it for praise. */
const MISREAD = {
  title: null,
  text: 'This is terrible, awful and broken. I hate it, what a horrible bike.',
  sentiment: 'positive',
  scoredBy: 'old-1',
  needsResponse: false,
  priority: 'low',
  dueAt: null,
} as const;

/** Is over after so many batches, as a process is that has to stop. */
function timeFor(batches: number) {
  let asked = 0;
  return { until: { valueOf: () => (asked++ < batches ? Infinity : 0) } as Date };
}

async function read(platform: Platform, id: number) {
  const [mention] = await platform.db.select().from(mentions).where(eq(mentions.id, id));
  return mention!;
}
const rescoredEvents = (platform: Platform) =>
  platform.db.select().from(events).where(eq(events.kind, 'rescored')).orderBy(events.id);

describe('scoring stored mentions again', () => {
  it('gives them the score of today, an event each, a deadline, and has their days counted again', async () => {
    const platform = await testPlatform();
    const { id, brandId } = await aMention(platform, MISREAD);
    const { id: channelId } = await aChannel(platform);
    await anAlertRule(platform, { filter: 'sentiment:negative', channelIds: [channelId] });
    await beginRescoring(platform, byCommand, everything);
    expect(await runRescorings(platform, enoughTime)).toEqual({ rescored: 1, changed: 1 });
    expect(await read(platform, id)).toMatchObject({
      sentiment: 'negative',
      scoredBy: ENGINE,
      needsResponse: true,
      dueAt: new Date(START.getTime() + 240 * 60_000),
      version: 2,
    });
    expect(await rescoredEvents(platform)).toMatchObject([
      {
        mentionId: id,
        userId: null,
        version: 2,
        change: {
          from: { sentiment: 'positive', priority: 'low', needsResponse: false },
          to: { sentiment: 'negative', needsResponse: true },
        },
      },
    ]);
    expect(await platform.db.select().from(rollupsDue)).toEqual([{ brandId, day: '2026-11-21' }]);
    expect(await platform.db.select().from(alerts)).toEqual([]);
    expect(await listRescorings(platform)).toMatchObject([
      { state: 'done', rowCount: 1, rowsDone: 1, changed: 1 },
    ]);
    await expect(beginRescoring(platform, byCommand, everything)).rejects.toThrow('nothing to score again');
  });

  it('never touches what a person decided, and leaves out texts that are gone', async () => {
    const platform = await testPlatform();
    const corrected = await aMention(platform, { ...MISREAD, sentimentByUser: 'neutral' });
    const gone = await aMention(platform, { ...MISREAD, text: '', deletedAt: START });
    await beginRescoring(platform, byCommand, everything);
    expect(await runRescorings(platform, enoughTime)).toEqual({ rescored: 1, changed: 0 });
    expect(await read(platform, corrected.id)).toMatchObject({
      sentimentByUser: 'neutral',
      scoredBy: ENGINE,
      needsResponse: false,
      priority: 'low',
      version: 1,
    });
    expect(await read(platform, gone.id)).toEqual(gone);
    expect(await rescoredEvents(platform)).toEqual([]);
  });

  it('goes on where it was stopped, and scores every mention once', async () => {
    const platform = await testPlatform();
    const { id, ...first } = await aMention(platform, MISREAD);
    const others = Array.from({ length: 249 }, (_, at) => ({ ...first, externalId: `other-${at}` }));
    await platform.db.insert(mentions).values(others);
    await beginRescoring(platform, byCommand, everything);
    expect(await runRescorings(platform, timeFor(1))).toEqual({ rescored: 200, changed: 200 });
    expect(await listRescorings(platform)).toMatchObject([
      { state: 'running', rowsDone: 200, rowCount: 250 },
    ]);
    // What a process held that died is behind the others.
    await platform.db
      .update(mentions)
      .set({ scoredBy: 'old-1', sentiment: 'positive' })
      .where(eq(mentions.id, id));
    await platform.db.delete(events).where(eq(events.mentionId, id));
    expect(await runRescorings(platform, enoughTime)).toEqual({ rescored: 51, changed: 51 });
    expect(await listRescorings(platform)).toMatchObject([{ state: 'done', rowsDone: 251 }]);
    expect(await rescoredEvents(platform)).toHaveLength(250);
  });

  it('stops when somebody cancels it; what was scored stays', async () => {
    const platform = await testPlatform();
    const maya = await aUser(platform);
    const { id } = await aMention(platform, MISREAD);
    const begun = await beginRescoring(platform, byCommand, everything);
    await expect(beginRescoring(platform, byCommand, everything)).rejects.toThrow('already');
    await cancelRescoring(platform, { userId: maya.id, via: 'web' }, begun.id);
    expect(await runRescorings(platform, enoughTime)).toEqual({ rescored: 0, changed: 0 });
    expect((await read(platform, id)).scoredBy).toBe('old-1');
    await expect(cancelRescoring(platform, byCommand, begun.id)).rejects.toThrow('ended already');
  });

  it('ends what another version began, and says so', async () => {
    const platform = await testPlatform();
    await aMention(platform, MISREAD);
    const { id } = await beginRescoring(platform, byCommand, everything);
    await platform.db.update(rescorings).set({ engine: 'other-9' }).where(eq(rescorings.id, id));
    await beginRescoring(platform, byCommand, everything);
    expect(await listRescorings(platform)).toMatchObject([
      { state: 'waiting' },
      { state: 'failed', note: 'Earshot was updated meanwhile. Begin again.' },
    ]);
  });

  it('says what would change before anything does', async () => {
    const platform = await testPlatform();
    const { id } = await aMention(platform, MISREAD);
    await aMention(platform, { ...MISREAD, sentimentByUser: 'neutral' });
    const preview = await previewRescoring(platform, { brandIds: null });
    expect(preview).toMatchObject({
      engine: ENGINE,
      scoredBy: ['old-1'],
      due: 2,
      sampled: 2,
      changed: 1,
      confusion: [
        { from: 'neutral', to: 'neutral', n: 1 },
        { from: 'positive', to: 'negative', n: 1 },
      ],
      examples: [{ id, from: 'positive', to: 'negative', text: MISREAD.text }],
    });
    expect(await upgradeWords(platform)).toContain(
      'Scored again, 1 of the newest 2 would change their label (positive to negative 1).',
    );
    expect((await read(platform, id)).scoredBy).toBe('old-1');
  });

  it('uses the calibration of the source, else of the brand, and only those of this engine', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const calibration = {
      brandId: brand.id,
      engine: ENGINE,
      parameters: { bias: [1, 0, -1] as [number, number, number], slope: 1 },
      n: 300,
      fittedOn: '',
      note: '',
      inUse: true,
      fittedAt: START,
    };
    const [whole, own] = await platform.db
      .insert(calibrations)
      .values([
        calibration,
        { ...calibration, sourceKind: 'reddit' },
        { ...calibration, sourceKind: 'x', engine: 'old-1' },
      ])
      .returning();
    const calibrationOf = await calibrationsInUse(platform);
    expect(calibrationOf(brand.id, 'reddit')?.name).toBe(`c${own!.id}`);
    expect(calibrationOf(brand.id, 'x')?.name).toBe(`c${whole!.id}`);
    expect(calibrationOf(brand.id + 1, 'x')).toBeNull();
    const { id } = await aMention(platform, { brandId: brand.id, sourceKind: 'reddit' });
    await beginRescoring(platform, byCommand, { brandId: brand.id });
    await runRescorings(platform, enoughTime);
    expect((await read(platform, id)).scoredBy).toBe(`${ENGINE}+c${own!.id}`);
    expect(await platform.db.select().from(rescorings).where(sql`state = 'done'`)).toHaveLength(1);
  });
});
