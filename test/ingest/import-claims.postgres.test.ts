import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { events, importParts, imports, mentions } from '../../src/db/schema.ts';
import { runImports } from '../../src/ingest/import-run.ts';
import { beginImport, cancelImport, receiveImport } from '../../src/ingest/imports.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { anotherConnection, committingPlatform, START, type TestPlatform } from '../support/platform.ts';
import { aBrand } from '../support/records.ts';

const ROWS = 2000;
const LATER = 120_000;

async function aFile(platform: TestPlatform, name: string): Promise<number> {
  const brand = await aBrand(platform);
  const rows = Array.from({ length: ROWS }, (_, n) => `${name} ${n} is fine,${name}-${n}`);
  const bytes = new TextEncoder().encode(`text,id\n${rows.join('\n')}`);
  const { id } = await receiveImport(platform, SYSTEM, { fileName: `${name}.csv`, bytes });
  const mapping = { text: 'text', externalId: 'id' };
  await beginImport(platform, SYSTEM, id, { mapping, brandId: brand.id });
  return id;
}

/** Another process, whose clock may be ahead. */
async function another(platform: TestPlatform, ahead = 0) {
  const now = () => new Date(platform.now().getTime() + ahead);
  return { ...platform, db: await anotherConnection(), now };
}

const until = new Date(START.getTime() + 1e9);
const WHOLE = { state: 'done', rowsDone: ROWS, accepted: ROWS, duplicate: 0, refused: 0 };

describe('two processes on one PostgreSQL', () => {
  it('share out files and store each row once', async () => {
    const platform = await committingPlatform();
    for (const name of ['one', 'two', 'three']) await aFile(platform, name);
    const others = [await another(platform), await another(platform)];
    const runs = await Promise.all(others.map((process) => runImports(process, { until })));
    expect(runs.reduce((sum, run) => sum + run.imports, 0)).toBe(3);
    expect(runs.reduce((sum, run) => sum + run.rows, 0)).toBe(3 * ROWS);
    const files = await platform.db.select().from(imports).orderBy(asc(imports.id));
    expect(files).toMatchObject([WHOLE, WHOLE, WHOLE]);
    expect(await platform.db.select().from(mentions)).toHaveLength(3 * ROWS);
    expect(await platform.db.select().from(events)).toHaveLength(3 * ROWS);
    expect(await platform.db.select().from(importParts)).toEqual([]);
  });

  it('store nothing twice and count exactly when one takes the file out of the other’s hands', async () => {
    const platform = await committingPlatform();
    await aFile(platform, 'taken');
    const slow = await another(platform);
    const running = runImports(slow, { until });
    await expect.poll(async () => (await platform.db.select().from(imports))[0]?.rowsDone).toBeGreaterThan(0);
    await Promise.all([running, runImports(await another(platform, LATER), { until })]);
    expect(await platform.db.select().from(imports)).toMatchObject([WHOLE]);
    expect(await platform.db.select().from(events)).toHaveLength(ROWS);
  });

  it('stop at once when somebody cancels, and the counts are those of what is stored', async () => {
    const platform = await committingPlatform();
    const id = await aFile(platform, 'cancelled');
    const running = runImports(await another(platform), { until });
    await expect.poll(async () => (await platform.db.select().from(imports))[0]?.rowsDone).toBeGreaterThan(0);
    await cancelImport(platform, SYSTEM, id);
    await running;
    const [file] = await platform.db.select().from(imports);
    const stored = await platform.db.select({ id: mentions.id }).from(mentions);
    expect(file).toMatchObject({ state: 'cancelled', rowsDone: stored.length, accepted: stored.length });
    expect(stored.length).toBeLessThan(ROWS);
  });
});
