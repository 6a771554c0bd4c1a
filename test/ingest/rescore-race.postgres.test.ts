import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { events, mentions } from '../../src/db/schema.ts';
import { runRescorings } from '../../src/ingest/rescore-run.ts';
import { beginRescoring, listRescorings } from '../../src/ingest/rescorings.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import { anotherConnection, committingPlatform, START } from '../support/platform.ts';
import { aMention } from '../support/records.ts';

const byCommand: Actor = { userId: null, via: 'cli' };
const everything = { brandId: null };
const enoughTime = { until: new Date(START.getTime() + 60_000) };
const MISREAD = {
  title: null,
  text: 'Terrible, awful and broken.',
  sentiment: 'positive',
  scoredBy: 'old-1',
} as const;

describe('scoring again from two places at once', () => {
  it('begins once, and no mention is scored twice', async () => {
    const platform = await committingPlatform();
    const elsewhere = { ...platform, db: await anotherConnection() };
    const { id: _, ...first } = await aMention(platform, MISREAD);
    const others = Array.from({ length: 249 }, (_, at) => ({ ...first, externalId: `other-${at}` }));
    await platform.db.insert(mentions).values(others);
    const begun = await Promise.allSettled(
      [platform, elsewhere].map((each) => beginRescoring(each, byCommand, everything)),
    );
    expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await listRescorings(platform)).toHaveLength(1);
    const runs = await Promise.all([platform, elsewhere].map((each) => runRescorings(each, enoughTime)));
    // Whoever meets only what the other holds leaves it to the next minute.
    runs.push(await runRescorings(platform, enoughTime));
    expect(runs.reduce((sum, { rescored }) => sum + rescored, 0)).toBe(250);
    expect(await platform.db.select().from(events).where(eq(events.kind, 'rescored'))).toHaveLength(250);
    expect(await listRescorings(platform)).toMatchObject([{ state: 'done', rowsDone: 250, changed: 250 }]);
  });
});
