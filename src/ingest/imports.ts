/** Files on their way in: received, looked at, begun, cancelled. Their rows are stored by import-run.ts. */
import { desc, eq, inArray, or, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { brandById } from '../brands/brands.ts';
import { importParts, importRefusals, imports, users } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { cleanText } from '../text.ts';
import type { Mapping } from './csv-columns.ts';
import type { ImportFormat } from './import-rows.ts';
import { cutText, received } from './received.ts';

export type ImportFile = Omit<typeof imports.$inferSelect, 'format'> & { format: ImportFormat };

const LONGEST_NAME = 200;

/** Takes a file in and keeps it until it is imported or cancelled. Throws Refusal for one that cannot be read. */
export async function receiveImport(
  platform: Platform,
  actor: Actor,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<{ id: number }> {
  const { text, format, rowCount } = await received(bytes);
  return transact(platform, async (inside) => {
    const [made] = await inside.db
      .insert(imports)
      .values({
        userId: actor.userId,
        fileName: cleanText(fileName, LONGEST_NAME) || 'file',
        format,
        bytes: bytes.length,
        rowCount,
        createdAt: inside.now(),
      })
      .returning({ id: imports.id });
    let number = 0;
    for (const part of cutText(text))
      await inside.db.insert(importParts).values({ importId: made!.id, number: number++, text: part });
    return made!;
  });
}

/** Lets the rows be stored. `brandId` null: the match rules decide whose mentions they are. */
export async function beginImport(
  platform: Platform,
  actor: Actor,
  id: number,
  { mapping, brandId }: { mapping: Mapping; brandId: number | null },
): Promise<void> {
  if (!mapping.text && !mapping.title)
    throw invalid('text', 'Say which column holds the text, or at least the title.');
  if (brandId !== null && !(await brandById(platform, brandId)))
    throw invalid('brand', 'This brand is not there any more. Choose another one.');
  return transact(platform, async (inside) => {
    const [begun] = await inside.db
      .update(imports)
      .set({ mapping, brandId, state: 'waiting' })
      .where(sql`${imports.id} = ${id} and ${imports.state} = 'preview'`)
      .returning();
    if (!begun) throw new Refusal('conflict', 'This import was begun already, or it is not there any more.');
    await recordAudit(inside, actor, 'imported mentions from', begun.fileName);
  });
}

/** Stops an import; what was stored by then stays. The file is forgotten. */
export function cancelImport(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [cancelled] = await inside.db
      .update(imports)
      .set({ state: 'cancelled', finishedAt: inside.now(), leaseToken: null })
      .where(sql`${imports.id} = ${id} and ${imports.state} in ('preview','waiting','running')`)
      .returning();
    if (!cancelled) throw new Refusal('conflict', 'This import has ended already.');
    await inside.db.delete(importParts).where(eq(importParts.importId, id));
    await recordAudit(inside, actor, 'cancelled the import of', cancelled.fileName);
  });
}

export type ImportLine = ImportFile & { by: string | null };

/** The last fifty imports, newest first; with `only`, those of this user and of these brands. */
export async function listImports(
  { db }: Platform,
  only?: { userId: number; brandIds: number[] },
): Promise<ImportLine[]> {
  const found = await db
    .select({ file: imports, by: users.name })
    .from(imports)
    .leftJoin(users, eq(users.id, imports.userId))
    .where(only && or(eq(imports.userId, only.userId), inArray(imports.brandId, only.brandIds)))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(50);
  return found.map(({ file, by }) => ({ ...(file as ImportFile), by }));
}

/** One import with the first refused rows, or null. */
export async function importById(
  { db }: Platform,
  id: number,
): Promise<(ImportFile & { refusals: { line: number; reason: string }[] }) | null> {
  const [file] = await db.select().from(imports).where(eq(imports.id, id));
  if (!file) return null;
  const refusals = await db
    .select({ line: importRefusals.line, reason: importRefusals.reason })
    .from(importRefusals)
    .where(eq(importRefusals.importId, id))
    .orderBy(importRefusals.line)
    .limit(200);
  return { ...(file as ImportFile), refusals };
}

/** The text of a received file, part by part. */
export async function* partsOf({ db }: Platform, id: number): AsyncGenerator<string> {
  for (let number = 0; ; number++) {
    const [part] = await db
      .select({ text: importParts.text })
      .from(importParts)
      .where(sql`${importParts.importId} = ${id} and ${importParts.number} = ${number}`);
    if (!part) return;
    yield part.text;
  }
}

/** Forgets files whose import was never begun. Gives how many. */
export async function dropAbandoned({ db, now }: Platform): Promise<number> {
  const yesterday = new Date(now().getTime() - 86_400_000);
  const old = await db
    .select({ id: imports.id })
    .from(imports)
    .where(sql`${imports.state} = 'preview' and ${imports.createdAt} < ${yesterday.toISOString()}`);
  if (old.length === 0) return 0;
  await db.delete(imports).where(
    inArray(
      imports.id,
      old.map(({ id }) => id),
    ),
  );
  return old.length;
}

function invalid(field: string, sentence: string): Refusal {
  return new Refusal('invalid', sentence, { [field]: sentence });
}
