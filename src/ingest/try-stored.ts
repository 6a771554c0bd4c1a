/** Try it now on a source that is stored: what was left empty is what is kept. */
import { eq } from 'drizzle-orm';
import { sources } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import type { Settings } from '../sources/sealed.ts';
import { endsSession, openSession, sessionFields } from '../sources/session.ts';
import { changedSettings } from '../sources/settings.ts';
import { notFound, type Source } from '../sources/source-row.ts';
import { itemsOf, type Trial, type Tried, trySource } from './try-source.ts';

/** Throws Refusal with a sentence per wrong setting; a failure of the source is an answer. */
export async function tryStored(platform: Platform, id: number, changes: Settings): Promise<Trial> {
  const [source] = await platform.db.select().from(sources).where(eq(sources.id, id));
  if (!source) throw notFound();
  return trySource(platform, await triedOf(platform, source, changes));
}

/** What a stored source shows now; nothing of it is stored. A failure of the source is an answer. */
export async function itemsOfStored(platform: Platform, source: Source) {
  return itemsOf(platform, await triedOf(platform, source, {}));
}

async function triedOf(platform: Platform, source: Source, changes: Settings): Promise<Tried> {
  const { kept, settings } = await changedSettings(platform, source, changes);
  const isOther = endsSession(adapterOf(source.kind), kept, settings);
  return {
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
        .where(eq(sources.id, source.id));
    },
  };
}
