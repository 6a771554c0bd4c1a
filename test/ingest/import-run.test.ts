import { asc, desc, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addRule } from '../../src/brands/rules.ts';
import { audit, events, importParts, imports, mentions } from '../../src/db/schema.ts';
import { previewImport } from '../../src/ingest/import-preview.ts';
import { runImports } from '../../src/ingest/import-run.ts';
import { beginImport, cancelImport, importById, receiveImport } from '../../src/ingest/imports.ts';
import { eraseAuthor } from '../../src/mentions/erasure/erase.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';

async function aWorkspace() {
  const platform = await testPlatform();
  const user = await aUser(platform);
  const brand = await aBrand(platform, { name: 'Fernhill' });
  await addRule(platform, SYSTEM, brand.id, 'Fernhill');
  return { platform, brand, actor: { userId: user.id, via: 'web' as const } };
}

type Workspace = Awaited<ReturnType<typeof aWorkspace>>;

async function upload({ platform, actor }: Workspace, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { id } = await receiveImport(platform, actor, { fileName: 'reviews.csv', bytes });
  return id;
}

async function begin(workspace: Workspace, id: number, brandId: number | null = workspace.brand.id) {
  const { platform, actor } = workspace;
  const { mapping } = await previewImport(platform, (await importById(platform, id))!, null);
  await beginImport(platform, actor, id, { mapping, brandId });
}

const toTheEnd = (platform: TestPlatform) => runImports(platform, { until: new Date(START.getTime() + 1e9) });
/** One batch: its time is over before the next. */
const oneBatch = (platform: TestPlatform) =>
  runImports(platform, { until: new Date(platform.now().getTime() + 1) });
const stored = ({ db }: TestPlatform) => db.select().from(mentions).orderBy(asc(mentions.id));
const partsLeft = async ({ db }: TestPlatform) => (await db.select().from(importParts)).length;

function table(length: number, from = 0): string {
  const row = (n: number) => `Review ${n} of my Fernhill bike,Ada ${n},r-${n}`;
  return `text,author,id\n${Array.from({ length }, (_, n) => row(n + from)).join('\n')}\n`;
}

describe('a file that is looked at', () => {
  it.each([
    ['commas', 'text,author,stars\n"Bad, really",Ada,2\n'],
    ['semicolons and a decimal comma', 'text;author;stars\n"Bad, really";Ada;2,0\n'],
    ['tabs', 'text\tauthor\tstars\r\nBad, really\tAda\t2\r\n'],
  ])('with %s shows its first rows and guesses what the columns mean', async (_, content) => {
    const workspace = await aWorkspace();
    const file = (await importById(workspace.platform, await upload(workspace, content)))!;
    const { columns, mapping, rows } = await previewImport(workspace.platform, file, null);
    expect(columns.map(({ name }) => name)).toEqual(['text', 'author', 'stars']);
    expect(columns[1]!.sample).toBe('Ada');
    expect(mapping).toEqual({ text: 'text', 'author.name': 'author', rating: 'stars' });
    expect(rows).toMatchObject([
      { line: 2, item: { text: 'Bad, really', rating: 2, author: { name: 'Ada' } } },
    ]);
    expect(await stored(workspace.platform)).toEqual([]);
  });

  it('in UTF-16, in windows-1252 and with line breaks in quotes is read as it was meant', async () => {
    const workspace = await aWorkspace();
    const first = async (content: Uint8Array) => {
      const file = (await importById(workspace.platform, await upload(workspace, content)))!;
      return (await previewImport(workspace.platform, file, null)).rows[0];
    };
    const words = 'text,author\n"Zürich:\nzwei Zeilen",Åsa\n';
    const expected = { line: 2, item: { text: 'Zürich:\nzwei Zeilen', author: { name: 'Åsa' } } };
    expect(await first(new Uint8Array(Buffer.from(`\ufeff${words}`, 'utf16le')))).toMatchObject(expected);
    expect(await first(new Uint8Array(Buffer.from(words, 'latin1')))).toMatchObject(expected);
  });

  it('with names of its own takes the mapping that was chosen, one column for two fields too', async () => {
    const workspace = await aWorkspace();
    const csv = 'Was,Wer,Wo\nFernhill klingelt nicht,ada,Trustpilot\n';
    const json = JSON.stringify({ Was: 'Fernhill klingelt nicht', Wer: 'ada', Wo: 'Trustpilot' });
    const mapping = { text: 'Was', title: 'Was', 'author.name': 'Wer', 'author.handle': 'Wer', source: 'Wo' };
    for (const content of [csv, json]) {
      const file = (await importById(workspace.platform, await upload(workspace, content)))!;
      const guess = await previewImport(workspace.platform, file, null);
      expect(guess.rows).toMatchObject([{ why: 'It has neither a text nor a title.' }]);
      const { rows } = await previewImport(workspace.platform, file, mapping);
      expect(rows).toMatchObject([
        {
          item: {
            text: 'Fernhill klingelt nicht',
            title: 'Fernhill klingelt nicht',
            author: { name: 'ada', handle: 'ada' },
            source: 'trustpilot',
          },
        },
      ]);
    }
  });

  it('and is never begun is forgotten after a day', async () => {
    const workspace = await aWorkspace();
    await upload(workspace, table(3));
    workspace.platform.setNow(86_400_001);
    await oneBatch(workspace.platform);
    expect(await workspace.platform.db.select().from(imports)).toEqual([]);
    expect(await partsLeft(workspace.platform)).toBe(0);
  });
});

describe('a file that is imported', () => {
  it('names refused rows by their line, counts what is known, and forgets the file', async () => {
    const workspace = await aWorkspace();
    const { platform, actor } = workspace;
    const rows = [
      'Fernhill is great,5',
      '"Two\nlines of Fernhill",4',
      ',3',
      'Fernhill again,9',
      'Fernhill is great,5',
    ];
    const id = await upload(workspace, `text,stars\n${rows.join('\n')}\n`);
    await begin(workspace, id);
    expect(await toTheEnd(platform)).toEqual({ imports: 1, rows: 5 });
    expect(await importById(platform, id)).toMatchObject({
      ...{ state: 'done', rowCount: 5, rowsDone: 5, accepted: 2, duplicate: 1, refused: 2 },
      refusals: [
        { line: 5, reason: 'It has neither a text nor a title.' },
        { line: 6, reason: 'rating is 9; it goes from 1 to 5.' },
      ],
    });
    expect(await partsLeft(platform)).toBe(0);
    const mentionsNow = await stored(platform);
    expect(mentionsNow.map(({ text }) => text).sort()).toEqual([
      'Fernhill is great',
      'Two\nlines of Fernhill',
    ]);
    expect(mentionsNow[0]).toMatchObject({ sourceKind: 'manual', backfilled: true, dueAt: null });
    const [audited] = await platform.db.select().from(audit).orderBy(desc(audit.id));
    expect(audited).toMatchObject({ userId: actor.userId, action: 'imported mentions from' });
  });

  it('a second time stores nothing', async () => {
    const workspace = await aWorkspace();
    for (const expected of [
      { accepted: 600, duplicate: 0 },
      { accepted: 0, duplicate: 600 },
    ]) {
      const id = await upload(workspace, table(600));
      await begin(workspace, id);
      await toTheEnd(workspace.platform);
      expect(await importById(workspace.platform, id)).toMatchObject({ state: 'done', ...expected });
    }
    expect(await stored(workspace.platform)).toHaveLength(600);
    expect(await workspace.platform.db.select().from(events)).toHaveLength(600);
  });

  it('for no brand is left to the match rules', async () => {
    const workspace = await aWorkspace();
    const id = await upload(workspace, 'text\nFernhill it is\nNothing of interest\n');
    await begin(workspace, id, null);
    await toTheEnd(workspace.platform);
    expect(await importById(workspace.platform, id)).toMatchObject({
      accepted: 1,
      refusals: [{ line: 3, reason: expect.stringContaining('No match rule recognises it') }],
    });
  });

  it('leaves whoever asks for its page a turn before all of it is stored', async () => {
    const workspace = await aWorkspace();
    const id = await upload(workspace, table(1100));
    await begin(workspace, id);
    const all = toTheEnd(workspace.platform);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await importById(workspace.platform, id)).not.toMatchObject({ state: 'done' });
    await all;
    expect(await importById(workspace.platform, id)).toMatchObject({ state: 'done', rowsDone: 1100 });
  });

  it('and cancelled in the middle keeps what is stored and forgets the file', async () => {
    const workspace = await aWorkspace();
    const { platform, actor } = workspace;
    const id = await upload(workspace, table(1200));
    await begin(workspace, id);
    await runImports({ ...platform, now: ticking(platform) }, { until: new Date(START.getTime() + 3) });
    const half = (await importById(platform, id))!;
    expect(half).toMatchObject({ state: 'running', rowsDone: 100, rowCount: 1200 });
    await cancelImport(platform, actor, id);
    await toTheEnd(platform);
    expect(await importById(platform, id)).toMatchObject({
      state: 'cancelled',
      rowsDone: 100,
      accepted: 100,
    });
    expect([(await stored(platform)).length, await partsLeft(platform)]).toEqual([100, 0]);
    await expect(cancelImport(platform, actor, id)).rejects.toThrow('This import has ended already.');
    const again = beginImport(platform, actor, id, { mapping: { text: 'text' }, brandId: null });
    await expect(again).rejects.toMatchObject({ reason: 'conflict' });
  });

  it('by a process that stopped waits a minute and is gone on with by another, with exact counts', async () => {
    const workspace = await aWorkspace();
    const { platform } = workspace;
    const id = await upload(workspace, table(1200));
    await begin(workspace, id);
    await runImports({ ...platform, now: ticking(platform) }, { until: new Date(START.getTime() + 3) });
    await platform.db
      .update(imports)
      .set({ leaseToken: crypto.randomUUID(), leaseUntil: new Date(START.getTime() + 60_000) })
      .where(eq(imports.id, id));
    expect(await toTheEnd(platform)).toEqual({ imports: 0, rows: 0 });
    platform.setNow(60_000);
    expect(await toTheEnd(platform)).toEqual({ imports: 1, rows: 1100 });
    expect(await importById(platform, id)).toMatchObject({
      ...{ state: 'done', rowsDone: 1200, accepted: 1200, duplicate: 0, refused: 0 },
    });
    expect(await stored(platform)).toHaveLength(1200);
  });

  it('whose author is erased meanwhile is cancelled, and nothing of the rest is stored', async () => {
    const workspace = await aWorkspace();
    const { platform } = workspace;
    const id = await upload(workspace, `${table(600)}Fernhill by marta84,marta84,r-last\n`);
    await begin(workspace, id);
    await runImports({ ...platform, now: ticking(platform) }, { until: new Date(START.getTime() + 3) });
    await eraseAuthor(platform, SYSTEM, { author: 'marta84', sourceKind: 'manual' });
    await toTheEnd(platform);
    expect(await importById(platform, id)).toMatchObject({
      ...{ state: 'cancelled', rowsDone: 100 },
      note: expect.stringContaining('somebody who was erased'),
    });
    expect([(await stored(platform)).length, await partsLeft(platform)]).toEqual([100, 0]);
  });

  it('needs a column for the words and a brand that is there', async () => {
    const workspace = await aWorkspace();
    const { platform, actor, brand } = workspace;
    const id = await upload(workspace, table(1));
    const start = (mapping: Record<string, string>, brandId: number) =>
      beginImport(platform, actor, id, { mapping, brandId });
    await expect(start({ url: 'text' }, brand.id)).rejects.toMatchObject({
      fields: { text: expect.anything() },
    });
    await expect(start({ text: 'text' }, 999_999)).rejects.toMatchObject({
      fields: { brand: expect.anything() },
    });
    expect(await importById(platform, id)).toMatchObject({ state: 'preview' });
  });

  it('that fails for good says why', async () => {
    const workspace = await aWorkspace();
    const { platform } = workspace;
    const id = await upload(workspace, 'text,author\nFernhill,Ada\n');
    await begin(workspace, id);
    await platform.db.update(importParts).set({ text: 'text,"author\nFernhill,Ada\n' });
    await toTheEnd(platform);
    expect(await importById(platform, id)).toMatchObject({
      ...{ state: 'failed', finishedAt: platform.now() },
      note: expect.stringContaining('The header of this table cannot be read'),
    });
    const [left] = await platform.db.select({ n: sql<number>`count(*)::int` }).from(importParts);
    expect(left!.n).toBe(0);
  });
});

/** A clock that goes on by a millisecond whenever it is read. */
function ticking({ now }: TestPlatform): () => Date {
  let read = 0;
  return () => new Date(now().getTime() + read++);
}
