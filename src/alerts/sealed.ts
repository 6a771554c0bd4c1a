/** A channel's settings between the form and the row: checked against its kind, secrets sealed. */
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import type { Setting } from '../sources/adapter.ts';
import { askedSettings } from '../sources/asked.ts';
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

/**
 * The settings that the kind asks for, tidied; a choice that was not made is the first one, and what another choice
 * would ask for is dropped. Throws Refusal with a sentence per field.
 */
export function checkSettings(kind: ChannelKind, given: ChannelSettings): ChannelSettings {
  const wrong: Record<string, string> = {};
  const tidy = keptOf(kind, given);
  for (const name of Object.keys(given)) {
    if (!(name in tidy) && kind.settings.every((setting) => setting.name !== name))
      wrong[name] = noSetting(kind, name);
  }
  const complete = kind.complete?.(given) ?? given;
  for (const setting of askedSettings(kind.settings, complete)) {
    const value = cleanText(complete[setting.name] ?? '', LONGEST_VALUE * 2);
    tidy[setting.name] = value || (setting.options?.[0]?.value ?? '');
    const problem = problemOf(setting, tidy[setting.name]!);
    if (problem) wrong[setting.name] = problem;
  }
  if (Object.keys(wrong).length === 0) Object.assign(wrong, kind.problems(tidy));
  if (Object.keys(wrong).length > 0) throw refused(wrong);
  return tidy;
}

/** Throws Refusal when people, or programs of theirs, give what only Earshot keeps. */
export function refuseKept(kind: ChannelKind, given: ChannelSettings): void {
  const kept = Object.keys(keptOf(kind, given));
  if (kept.length > 0) throw refused(Object.fromEntries(kept.map((name) => [name, noSetting(kind, name)])));
}

const noSetting = (kind: ChannelKind, name: string) => `${kind.label} has no setting "${name}".`;

/** What Earshot keeps beside what people entered. */
const keptOf = ({ kept = [] }: ChannelKind, settings: ChannelSettings): ChannelSettings =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => kept.some((one) => one.name === name)));

function problemOf({ label, help, required, options }: Setting, value: string): string | null {
  if (required && value === '') return `${label} is missing. ${help}`;
  if (value.length > LONGEST_VALUE) return `${label} is longer than ${LONGEST_VALUE} characters.`;
  if (value === '' || !options || options.some((option) => option.value === value)) return null;
  return `${label} cannot be "${value.slice(0, 40)}". Choose one of: ${options.map((option) => option.label).join(', ')}.`;
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
  for (const { name } of [...kind.settings, ...(kind.kept ?? [])].filter(({ secret }) => secret)) {
    if (changed[name]) changed[name] = await change(changed[name], `channels.settings.${name}`);
  }
  return changed;
}

function refused(fields: Record<string, string>): Refusal {
  return new Refusal('invalid', Object.values(fields)[0] ?? '', fields);
}
