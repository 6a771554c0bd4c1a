/** Adding, changing and removing sources. */
import { eq } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { sqlState } from '../db/db.ts';
import { sources } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { cleanText } from '../text.ts';
import type { Setting } from './adapter.ts';
import { fingerprintOf } from './budget-plan.ts';
import { adapterOf, SOURCE_ADAPTERS } from './kinds/index.ts';
import { checkSettings, openSettings, type Settings, sealSettings, secretNames } from './sealed.ts';
import { endsSession } from './session.ts';
import { dueAt, lockSource, notFound, type Source, UNLEASED } from './source-row.ts';
import { standingNote } from './unpolled.ts';

const LONGEST_NAME = 120;
const NEW_HISTORY = { cursor: null, backfilledAt: null, newestItemAt: null, readSoFar: null, datesKnown: 0 };
const NO_SESSION = { session: null, credentialExpiresAt: null };

/** Adds a source; it is polled at once. Throws Refusal with a sentence per wrong setting. */
export async function createSource(
  platform: Platform,
  actor: Actor,
  input: { kind: string; settings: Settings; name?: string },
): Promise<Source> {
  const adapter = adapterOf(input.kind);
  const { settings, host } = checkSettings(adapter, input.settings);
  const values = {
    kind: adapter.kind,
    name: nameOf(input.name) ?? nameOf(adapter.describe(settings))!,
    settings: await sealSettings(platform, adapter, settings),
    host,
    credential: await fingerprintOf(platform, adapter, settings),
    healthNote: standingNote(adapter),
    polled: adapter.access === 'open' || adapter.access === 'key',
  };
  return refusingTwins(() =>
    transact(platform, async (inside) => {
      const now = inside.now();
      const [source] = await inside.db
        .insert(sources)
        .values({ ...values, healthSince: now, nextPollAt: now, createdAt: now })
        .returning();
      await recordAudit(inside, actor, `added the ${adapter.label} source`, source!.name);
      return source!;
    }),
  );
}

/** Changes the name, some settings or both. A secret that is left out or empty stays as it is. */
export function changeSource(
  platform: Platform,
  actor: Actor,
  id: number,
  changes: { settings?: Settings; name?: string },
): Promise<Source> {
  return refusingTwins(() =>
    transact(platform, async (inside) => {
      const before = await lockSource(inside, id);
      const fields = {
        ...(changes.name === undefined ? {} : { name: nameOf(changes.name) ?? before.name }),
        ...(changes.settings ? await startAgain(inside, before, changes.settings) : {}),
      };
      if (Object.keys(fields).length === 0) return before;
      const [after] = await inside.db.update(sources).set(fields).where(eq(sources.id, id)).returning();
      await recordAudit(
        inside,
        actor,
        `changed the source's ${Object.keys(changes).join(', ')}`,
        after!.name,
      );
      return after!;
    }),
  );
}

/** Removes a source with its gaps; its mentions stay. */
export function deleteSource(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [gone] = await inside.db
      .delete(sources)
      .where(eq(sources.id, id))
      .returning({ name: sources.name });
    if (!gone) throw notFound();
    await recordAudit(inside, actor, 'removed the source', gone.name);
  });
}

/** Sources that listen for a brand without any key, as they would be created. */
export function suggestedSources(brand: {
  name: string;
  website: string | null;
}): { kind: string; settings: Settings; label: string }[] {
  return SOURCE_ADAPTERS.flatMap((adapter) =>
    (adapter.suggest?.(brand) ?? []).map((settings) => ({
      kind: adapter.kind,
      settings,
      label: adapter.describe(settings),
    })),
  );
}

/** Another address has another history: its first run is a backfill again. */
async function startAgain(platform: Platform, before: Source, changes: Settings) {
  const adapter = adapterOf(before.kind);
  const { kept, settings, host } = await changedSettings(platform, before, changes);
  const isElsewhere = adapter.settings.some(({ name, secret }) => !secret && settings[name] !== kept[name]);
  return {
    settings: await sealSettings(platform, adapter, settings),
    host,
    credential: await fingerprintOf(platform, adapter, settings),
    ...(isElsewhere ? NEW_HISTORY : {}),
    // A token of one account or place must never be sent in the name of another.
    ...(host !== before.host || endsSession(adapter, kept, settings) ? NO_SESSION : {}),
    ...(before.pausedAt || !before.polled ? {} : dueAt(platform.now())),
    ...UNLEASED,
  };
}

/**
 * A source's settings with these changes, in the clear and checked: a secret that is left out or empty is the stored
 * one, unless it would go to another host. Throws Refusal with a sentence per wrong setting.
 */
export async function changedSettings(
  platform: Platform,
  before: Pick<Source, 'kind' | 'settings' | 'host'>,
  changes: Settings,
): Promise<{ kept: Settings; settings: Settings; host: string }> {
  const adapter = adapterOf(before.kind);
  const secrets = secretNames(adapter);
  // With another SECRET_KEY the old credentials are lost, and the new ones must still get in.
  const kept = await openSettings(platform, before).catch(() =>
    pick(before.settings, (name) => !secrets.has(name)),
  );
  const given = pick(changes, (name, value) => value.trim() !== '' || !secrets.has(name));
  const changed = checkSettings(adapter, { ...kept, ...given });
  const taken = adapter.settings.filter(
    ({ name, secret }) => secret && changed.settings[name] && given[name] === undefined,
  );
  if (changed.host !== before.host && taken.length > 0) throw elsewhere(taken, before.host);
  return { kept, ...changed };
}

/** Who may change a source may not read its secrets, and would by having them sent to a host of their own. */
function elsewhere(secrets: Setting[], host: string): Refusal {
  const sentence = `It was entered for ${host} and is not sent to another host. Enter it again.`;
  return new Refusal(
    'invalid',
    `${secrets[0]!.label}: ${sentence}`,
    Object.fromEntries(secrets.map(({ name }) => [name, sentence])),
  );
}

function pick(settings: Settings, wanted: (name: string, value: string) => boolean): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([name, value]) => wanted(name, value)));
}

function nameOf(name: string | undefined): string | undefined {
  return cleanText(name ?? '', LONGEST_NAME).replaceAll(/\s+/g, ' ') || undefined;
}

async function refusingTwins<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    throw new Refusal('conflict', 'This source is watched already. Look for it in the list of sources.');
  }
}
