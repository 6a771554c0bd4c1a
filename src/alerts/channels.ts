/** Where alerts go: adding, changing, reconnecting and removing channels. */
import { eq } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { channels } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { cleanText } from '../text.ts';
import type { ChannelKind, ChannelSettings } from './channels/channel.ts';
import { checkSettings, knownKind, openSettings, refuseKept, sealSettings } from './sealed.ts';

type Stored = typeof channels.$inferSelect;

export type ChannelInput = { kind: string; name: string; settings: ChannelSettings };

const LONGEST_NAME = 120;

/** Adds a channel. Throws Refusal with a sentence per field. */
export async function createChannel(
  platform: Platform,
  actor: Actor,
  input: ChannelInput,
): Promise<{ id: number }> {
  const kind = knownKind(input.kind);
  refuseKept(kind, input.settings);
  const entered = checkSettings(kind, input.settings);
  const complete = { ...entered, ...(await kind.keep?.(entered, null, platform)) };
  const settings = await sealSettings(platform, kind, complete);
  const name = readName(input.name);
  return transact(platform, async (inside) => {
    const now = inside.now();
    const [channel] = await inside.db
      .insert(channels)
      .values({ kind: kind.kind, name, settings, ...startOf(kind, complete, now), createdAt: now })
      .returning({ id: channels.id });
    await recordAudit(inside, actor, `added the ${kind.label} channel`, name);
    return channel!;
  });
}

/** Changes the name, settings or both; a setting left empty stays. New settings connect the channel again. */
export async function changeChannel(
  platform: Platform,
  actor: Actor,
  id: number,
  changes: Partial<Omit<ChannelInput, 'kind'>>,
): Promise<void> {
  await transact(platform, async (inside) => {
    const before = await lockChannel(inside, id);
    const name = changes.name === undefined ? before.name : readName(changes.name);
    const fields = { name, ...(await newSettings(inside, before, changes.settings ?? {})) };
    await inside.db.update(channels).set(fields).where(eq(channels.id, id));
    await recordAudit(inside, actor, 'changed the channel', name);
  });
}

/** Sealed, and the channel as good as new; null when nothing changes. */
async function newSettings(platform: Platform, before: Stored, given: ChannelSettings) {
  const { known, settings } = await changedSettings(platform, before, given);
  const names = [...Object.keys(known), ...Object.keys(settings)];
  if (names.every((name) => known[name] === settings[name])) return null;
  const kind = knownKind(before.kind);
  const sealed = await sealSettings(platform, kind, settings);
  return { settings: sealed, ...startOf(kind, settings, platform.now()) };
}

/** Where nothing may go yet, it waits. */
function startOf(kind: ChannelKind, settings: ChannelSettings, now: Date) {
  const why = kind.pending?.(settings) ?? null;
  return why === null ? connected(now) : { ...connected(now), state: 'off' as const, stateNote: why };
}

/** A channel's settings before and after these changes, in the clear; what is left empty stays. Throws Refusal. */
export async function changedSettings(
  platform: Platform,
  before: Pick<Stored, 'kind' | 'settings'>,
  given: ChannelSettings,
): Promise<{ known: ChannelSettings; settings: ChannelSettings }> {
  const filled = Object.entries(given).filter(([, value]) => value.trim() !== '');
  // With another SECRET_KEY the old ones are lost, and the new ones must still get in.
  const known = await openSettings(platform, before).catch(() => ({}));
  if (filled.length === 0) return { known, settings: known };
  const kind = knownKind(before.kind);
  refuseKept(kind, given);
  const settings = checkSettings(kind, { ...known, ...Object.fromEntries(filled) });
  return { known, settings: { ...settings, ...(await kind.keep?.(settings, known, platform)) } };
}

/** Removes a channel with its alerts; rules that named it go on without it. */
export function deleteChannel(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [gone] = await inside.db
      .delete(channels)
      .where(eq(channels.id, id))
      .returning({ name: channels.name });
    if (!gone) throw noSuchChannel();
    await recordAudit(inside, actor, 'removed the channel', gone.name);
  });
}

/** As good as new. */
export const connected = (now: Date) =>
  ({ state: 'working', stateNote: null, stateSince: now, failures: 0, freeAt: now }) as const;

async function lockChannel({ db }: Platform, id: number): Promise<Stored> {
  const [channel] = await db.select().from(channels).where(eq(channels.id, id)).for('update');
  if (!channel) throw noSuchChannel();
  return channel;
}

function readName(name: string): string {
  const clean = cleanText(name, LONGEST_NAME * 2).replaceAll(/\s+/g, ' ');
  if (clean !== '' && clean.length <= LONGEST_NAME) return clean;
  const problem =
    clean === '' ? 'Give the channel a name.' : `The name is longer than ${LONGEST_NAME} characters.`;
  throw new Refusal('invalid', problem, { name: problem });
}

export function noSuchChannel(): Refusal {
  return new Refusal('not-found', 'There is no such channel. It may have been removed.');
}
