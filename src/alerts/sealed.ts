/** A channel's settings between the form and the row: checked against its kind, secrets sealed. */
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { cleanText } from '../text.ts';
import type { ChannelKind, ChannelSettings } from './channels/channel.ts';
import { CHANNEL_KINDS, channelKind } from './channels/index.ts';

const LONGEST_VALUE = 2000;

/** The kind by its name. Throws Refusal for one that Earshot does not have. */
export function knownKind(kind: string): ChannelKind {
  const known = channelKind(kind);
  if (known) return known;
  const kinds = CHANNEL_KINDS.map((candidate) => candidate.kind).join(', ');
  throw refused({ kind: `Earshot has no channel of the kind "${kind}". It has ${kinds}.` });
}

/** The settings that the kind knows, tidied. Throws Refusal with a sentence per field. */
export function checkSettings(kind: ChannelKind, given: ChannelSettings): ChannelSettings {
  const names = kind.settings.map(({ name }) => name);
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  const wrong = Object.fromEntries(unknown.map((name) => [name, `${kind.label} has no setting "${name}".`]));
  const tidy = Object.fromEntries(
    names.map((name) => [name, cleanText(given[name] ?? '', LONGEST_VALUE * 2)]),
  );
  for (const { name, label, required, help } of kind.settings) {
    if (required && !tidy[name]) wrong[name] = `${label} is missing. ${help}`;
    if ((tidy[name]?.length ?? 0) > LONGEST_VALUE)
      wrong[name] = `${label} is longer than ${LONGEST_VALUE} characters.`;
  }
  if (Object.keys(wrong).length === 0) Object.assign(wrong, kind.problems(tidy));
  if (Object.keys(wrong).length > 0) throw refused(wrong);
  return tidy;
}

/** The settings with every secret sealed for its place. */
export function sealSettings(
  platform: Platform,
  kind: ChannelKind,
  settings: ChannelSettings,
): Promise<ChannelSettings> {
  return eachSecret(kind, settings, (value, place) => platform.secrets.seal(value, place));
}

/** The settings in the clear. Throws UnreadableSecret when the key has changed. */
export function openSettings(
  platform: Platform,
  { kind, settings }: { kind: string; settings: ChannelSettings },
): Promise<ChannelSettings> {
  return eachSecret(knownKind(kind), settings, (value, place) => platform.secrets.open(value, place));
}

async function eachSecret(
  kind: ChannelKind,
  settings: ChannelSettings,
  change: (value: string, place: string) => Promise<string>,
): Promise<ChannelSettings> {
  const changed = { ...settings };
  for (const { name } of kind.settings.filter(({ secret }) => secret)) {
    if (changed[name]) changed[name] = await change(changed[name], `channels.settings.${name}`);
  }
  return changed;
}

function refused(fields: Record<string, string>): Refusal {
  return new Refusal('invalid', Object.values(fields)[0] ?? '', fields);
}
