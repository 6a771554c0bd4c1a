import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mentions, notes } from '../../src/db/schema.ts';
import { eraseAuthor } from '../../src/mentions/erasure/erase.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { openEmbedded } from '../../src/platform/pglite.ts';
import { platformOver } from '../support/platform.ts';
import { aMention } from '../support/records.ts';

const TRACES = [/rider84/i, /rosa rider/i, /quicksilver bell/i].map((trace) => trace.source);

function filesWith(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const pattern = new RegExp(TRACES.join('|'), 'i');
  return files
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => pattern.test(readFileSync(path, 'latin1')));
}

it('leaves nothing of an erased person in the files of the embedded database', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-files-'));
  const database = await openEmbedded(folder);
  await migrate(database.db);
  const platform = await platformOver(database.db);
  const person = { sourceKind: 'mastodon', authorHandle: 'rider84', authorName: 'Rosa Rider' };
  const text = 'My quicksilver bell came off the Fernhill.';
  const mention = await aMention(platform, { ...person, text });
  const others = Array.from({ length: 200 }, (_, n) => ({
    ...mention,
    id: undefined,
    externalId: `other-${n}`,
    authorHandle: `somebody${n}`,
    authorName: null,
    text: `The Fernhill ${n} rides well.`,
  }));
  await database.db.insert(mentions).values(others);
  await database.db
    .insert(notes)
    .values({ mentionId: mention.id, text: 'Rosa Rider called.', at: platform.now() });
  expect(filesWith(folder).length).toBeGreaterThan(0);

  await eraseAuthor(platform, SYSTEM, { author: 'rider84', sourceKind: 'mastodon' });
  await database.rewriteFiles();
  expect(filesWith(folder)).toEqual([]);
  const [kept] = await database.db.select().from(mentions).where(eq(mentions.id, mention.id));
  expect(kept).toMatchObject({ text: '', sentiment: 'negative' });
  await database.close();
  expect(filesWith(folder)).toEqual([]);
});
