import { describe, expect, it } from 'vitest';
import { mentions } from '../../src/db/schema.ts';
import { refitCalibrations } from '../../src/ingest/calibrate.ts';
import { calibrationsInUse, newestCalibrations, switchCalibration } from '../../src/ingest/calibrations.ts';
import { pushItems } from '../../src/ingest/import.ts';
import { ENGINE } from '../../src/scoring/score.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

const time = { until: new Date(START.getTime() + 60_000) };

/** What this brand's people call negative although it holds no hard word, and what they do not. */
const SAID = {
  negative: [
    'It squeaks a little.',
    'My order is still on its way.',
    'The app asks me to sign in every day.',
  ],
  neutral: ['The frame weighs nine kilos.', 'There is a new model in green.', 'The shop opens at nine.'],
  positive: [
    'I love this bike, wonderful!',
    'Great service, thank you so much.',
    'Brilliant, I am so happy.',
  ],
} as const;

async function correctedMentions(platform: TestPlatform, brandId: number, each: number, sourceKind = 'rss') {
  const { id, ...like } = await aMention(platform, { brandId, title: null, sourceKind });
  const rows = Object.entries(SAID).flatMap(([label, texts]) =>
    Array.from({ length: each }, (_, at) => ({
      ...like,
      externalId: `${sourceKind}-${label}-${at}`,
      text: texts[at % texts.length]!,
      sentimentByUser: label as keyof typeof SAID,
    })),
  );
  await platform.db.insert(mentions).values(rows);
}

describe('learning from corrections', () => {
  it('keeps what wins on held-back ones, scores what is found later with it, and fits nothing twice', async () => {
    const platform = await testPlatform();
    const { id: brandId } = await aBrand(platform);
    await correctedMentions(platform, brandId, 50, 'reddit');
    await correctedMentions(platform, brandId, 5);
    expect(await refitCalibrations(platform, time)).toEqual({ fitted: 3, used: 2 });
    const [whole, reddit, rss] = await newestCalibrations(platform, [brandId]);
    expect(whole).toMatchObject({ sourceKind: null, engine: ENGINE, n: 165, inUse: true });
    expect(whole!.after!).toBeGreaterThan(whole!.before!);
    expect(reddit).toMatchObject({ sourceKind: 'reddit', n: 150, inUse: true });
    expect(rss).toMatchObject({ sourceKind: 'rss', n: 15, inUse: false, parameters: null });
    expect(rss!.note).toContain('15 of the 150 corrections');
    expect(await refitCalibrations(platform, time)).toEqual({ fitted: 0, used: 0 });

    const found = { source: 'reddit', externalId: 'new', text: 'It squeaks a little.' };
    await pushItems(platform, { userId: null, via: 'api' }, [found], { brandId });
    const [stored] = await platform.db.query.mentions.findMany({
      where: (table, { eq }) => eq(table.externalId, 'new'),
    });
    expect(stored).toMatchObject({ sentiment: 'negative' });
    expect(stored!.scoredBy).toContain(`${ENGINE}+c${reddit!.id}`);
  });

  it('leaves off what somebody left off, after the next fit too, and brings it back', async () => {
    const platform = await testPlatform();
    const maya = { userId: (await aUser(platform)).id, via: 'web' as const };
    const { id: brandId } = await aBrand(platform);
    const brandIds = [brandId];
    await correctedMentions(platform, brandId, 50);
    await refitCalibrations(platform, time);
    for (const { id } of await newestCalibrations(platform, brandIds))
      await switchCalibration(platform, maya, { id, brandIds, on: false });
    expect((await calibrationsInUse(platform))(brandId, 'rss')).toBeNull();
    await aMention(platform, { brandId, text: 'It squeaks.', sentimentByUser: 'negative' });
    expect(await refitCalibrations(platform, time)).toEqual({ fitted: 2, used: 2 });
    expect((await calibrationsInUse(platform))(brandId, 'rss')).toBeNull();
    const [whole] = await newestCalibrations(platform, brandIds);
    expect(whole).toMatchObject({ n: 151, leftOff: true });
    await switchCalibration(platform, maya, { id: whole!.id, brandIds, on: true });
    expect((await calibrationsInUse(platform))(brandId, 'rss')?.name).toBe(`c${whole!.id}`);
  });

  it('stays when the texts that it was learnt from are forgotten', async () => {
    const platform = await testPlatform();
    const { id: brandId } = await aBrand(platform);
    await correctedMentions(platform, brandId, 50);
    await refitCalibrations(platform, time);
    const [learnt] = await newestCalibrations(platform, [brandId]);
    await platform.db.update(mentions).set({ text: '', deletedAt: START });
    await aMention(platform, { brandId, sentimentByUser: 'negative' });
    await refitCalibrations(platform, time);
    expect(await newestCalibrations(platform, [brandId])).toMatchObject([
      { id: learnt!.id, inUse: true },
      {},
    ]);
  });
});
