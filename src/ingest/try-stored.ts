/** Try it now on a source that is stored: what was left empty is what is kept. */
import { eq } from 'drizzle-orm';
import { sources } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import type { Settings } from '../sources/sealed.ts';
import { endsSession, openSession, sessionFields } from '../sources/session.ts';
import { changedSettings } from '../sources/settings.ts';
import { notFound } from '../sources/source-row.ts';
import { type Trial, trySource } from './try-source.ts';

/** Throws Refusal with a sentence per wrong setting; a failure of the source is an answer. */
export async function tryStored(platform: Platform, id: number, changes: Settings): Promise<Trial> {
  const [source] = await platform.db.select().from(sources).where(eq(sources.id, id));
  if (!source) throw notFound();
  const { kept, settings } = await changedSettings(platform, source, changes);
  const isOther = endsSession(adapterOf(source.kind), kept, settings);
  return trySource(platform, {
    kind: source.kind,
    settings,
    stored: source,
    session: isOther ? null : await openSession(platform, source).catch(() => null),
    async keepSession(session) {
      // Signed in under settings that are not saved, it would not fit the stored ones.
      if (isOther) return;
      await platform.db
        .update(sources)
        .set(await sessionFields(platform, session))
        .where(eq(sources.id, id));
    },
  });
}
