/** Whom set-up tells, and of what; a second brand is told where the first one is. */
import { asc, eq } from 'drizzle-orm';
import { channels } from '../db/schema.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { type ChannelInput, createChannel } from './channels.ts';
import { createAlertRule, listAlertRules } from './rules.ts';
import { checkSettings, knownKind, openSettings } from './sealed.ts';

/** Urgent negative mentions and sources that stop go to these channels from now on. Gives those that were made. */
export async function tellFirst(platform: Platform, actor: Actor, wanted: ChannelInput[]): Promise<number[]> {
  const made: number[] = [];
  const ids: number[] = [];
  for (const channel of wanted) {
    const known = await channelLike(platform, channel);
    const id = known ?? (await createChannel(platform, actor, channel)).id;
    if (known === null) made.push(id);
    ids.push(id);
  }
  const told = (await listAlertRules(platform, [])).flatMap((rule) => rule.channels.map(({ id }) => id));
  const channelIds = ids.filter((id) => !told.includes(id));
  if (channelIds.length > 0) await tellOfEverything(platform, actor, channelIds);
  return made;
}

async function tellOfEverything(platform: Platform, actor: Actor, channelIds: number[]): Promise<void> {
  const filter = 'sentiment:negative priority:urgent';
  await createAlertRule(platform, actor, { name: 'Urgent negative mentions', filter, channelIds });
  const sources = { name: 'A source falls silent or stops', about: 'sources', filter: '' } as const;
  await createAlertRule(platform, actor, { ...sources, channelIds });
}

/** The channel that goes to the same place already, or null. */
async function channelLike(platform: Platform, { kind, settings }: ChannelInput): Promise<number | null> {
  const entered = Object.entries(checkSettings(knownKind(kind), settings));
  const stored = await platform.db
    .select({ id: channels.id, kind: channels.kind, settings: channels.settings })
    .from(channels)
    .where(eq(channels.kind, kind))
    .orderBy(asc(channels.id));
  for (const channel of stored) {
    const open = await openSettings(platform, channel);
    if (entered.every(([name, value]) => (open[name] ?? '') === value)) return channel.id;
  }
  return null;
}
