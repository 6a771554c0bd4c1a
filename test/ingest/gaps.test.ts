import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { sourceGaps } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import { gapsOf } from '../../src/reports/gaps.ts';
import { subjectOf } from '../../src/reports/subject.ts';
import type { Page } from '../../src/sources/adapter.ts';
import { listSources, sourceDetail } from '../../src/sources/list.ts';
import { pauseSource, resumeSource } from '../../src/sources/pause.ts';
import { createSource } from '../../src/sources/settings.ts';
import { anAdapter } from '../support/an-adapter.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { pollNext, sourceOf } from '../support/polling.ts';
import { aBrand, aMention } from '../support/records.ts';

const WEB: Actor = { userId: null, via: 'web' };
const HOUR = 3_600_000;
const hours = (number: number) => new Date(START.getTime() + number * HOUR);
const down = () => new Failure('transient', 'The forum fell over.');

/** A forum that answers with one of these after another. */
async function answering(...answers: (Partial<Page> | Failure)[]) {
  anAdapter({
    async poll() {
      const answer = answers.shift() ?? {};
      if (answer instanceof Failure) throw answer;
      return { items: [], cursor: null, ...answer };
    },
  });
  const platform = await testPlatform();
  const source = await createSource(platform, WEB, { kind: 'forum', settings: {} });
  return { platform, source };
}

const gaps = ({ db }: TestPlatform) => db.select().from(sourceGaps).orderBy(asc(sourceGaps.fromAt));

describe('an outage', () => {
  it('is a hole from the last good poll to the next one, unless that one read all of it', async () => {
    const { platform } = await answering({}, down(), {}, down(), { isComplete: true });
    for (let times = 0; times < 3; times++) await pollNext(platform);
    const [hole] = await gaps(platform);
    expect(hole).toMatchObject({ fromAt: START, toAt: platform.now(), filledAt: null });
    await pollNext(platform);
    await pollNext(platform);
    expect((await gaps(platform))[1]).toMatchObject({ fromAt: hole!.toAt, filledAt: platform.now() });
  });

  it('is no hole either when the source then says that nothing has changed', async () => {
    const { platform } = await answering({}, down(), { unchanged: true });
    for (let times = 0; times < 3; times++) await pollNext(platform);
    expect(await gaps(platform)).toMatchObject([{ toAt: platform.now(), filledAt: platform.now() }]);
  });

  it('lasts until a source that is read in parts has caught up', async () => {
    const { platform } = await answering({}, down(), { more: true }, { isComplete: true });
    for (let times = 0; times < 3; times++) await pollNext(platform);
    expect(await gaps(platform)).toMatchObject([{ toAt: null }]);
    expect(await sourceOf(platform)).toMatchObject({ health: 'working', nextPollAt: platform.now() });
    await pollNext(platform);
    expect(await gaps(platform)).toMatchObject([{ fromAt: START, filledAt: platform.now() }]);
  });

  it('that was a pause is filled in the same way', async () => {
    const { platform, source } = await answering({}, { isComplete: true });
    await pollNext(platform);
    await pauseSource(platform, WEB, source.id);
    platform.setNow(hours(2));
    await resumeSource(platform, WEB, source.id);
    await pollNext(platform);
    expect(await gaps(platform)).toMatchObject([{ reason: 'Paused', filledAt: hours(2) }]);
  });

  it('that was filled is listed with the source, and drawn nowhere', async () => {
    const { platform, source } = await answering();
    const brand = await aBrand(platform);
    await aMention(platform, { sourceId: source.id, brandId: brand.id });
    const outage = { sourceId: source.id, reason: 'Down' };
    await platform.db.insert(sourceGaps).values([
      { ...outage, fromAt: hours(-60), toAt: hours(-50) },
      { ...outage, fromAt: hours(-20), toAt: hours(-10), filledAt: hours(-10) },
    ]);
    const subject = await subjectOf(platform, { brandId: brand.id, visibleBrandIds: [brand.id] });
    const drawn = await gapsOf(platform, subject, '2026-11-15', '2026-11-21');
    expect(drawn.map(({ from }) => from)).toEqual([hours(-60)]);
    const [row] = await listSources(platform);
    expect(row!.days.filter(({ missing }) => missing).map(({ day }) => day)).toEqual(['2026-11-19']);
    const detail = await sourceDetail(platform, source.id);
    expect(detail!.gaps.map(({ filledAt }) => filledAt)).toEqual([hours(-10), null]);
  });
});

describe('what a poll leaves out', () => {
  const gap = (from: number, to: number, reason = 'Too many.') => ({
    gap: { from: hours(from).toISOString(), to: hours(to).toISOString(), reason },
  });

  it('is one hole with what it overlaps for the same reason, and another one for another', async () => {
    const { platform } = await answering(
      gap(-9, -7),
      gap(-5, -4),
      gap(-8, -4.5),
      gap(-6, -5, 'Cut.'),
      gap(-2, -1),
    );
    for (let times = 0; times < 5; times++) await pollNext(platform);
    expect((await gaps(platform)).map(({ fromAt, toAt, reason }) => [fromAt, toAt, reason])).toEqual([
      [hours(-9), hours(-4), 'Too many.'],
      [hours(-6), hours(-5), 'Cut.'],
      [hours(-2), hours(-1), 'Too many.'],
    ]);
  });
});
