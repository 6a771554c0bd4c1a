/** A source's settings between the form and the row: checked against the adapter, secrets sealed. */
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { cleanText } from '../text.ts';
import type { Setting, SourceAdapter } from './adapter.ts';
import { askedSettings } from './asked.ts';
import { adapterOf } from './kinds/index.ts';

export type Settings = Record<string, string>;

const LONGEST_VALUE = 2000;
/** A service account's key file has about 2,400 characters. */
const LONGEST_SECRET = 20_000;

/**
 * The settings that the adapter asks for, tidied: '' is left out, a choice that was not made is the first one, and
 * what another choice would ask for is dropped. Throws Refusal with a sentence per field.
 */
export function checkSettings(
  adapter: SourceAdapter,
  settings: Settings,
): { settings: Settings; host: string } {
  const wrong: Record<string, string> = {};
  const tidy: Settings = {};
  for (const name of Object.keys(settings)) {
    if (adapter.settings.every((setting) => setting.name !== name))
      wrong[name] = `${adapter.label} has no setting "${name}".`;
  }
  for (const setting of askedSettings(adapter.settings, settings)) {
    const value = tidied(setting, settings[setting.name] ?? '');
    const problem = problemOf(setting, value);
    if (problem) wrong[setting.name] = problem;
    else if (value) tidy[setting.name] = value;
  }
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
  return { settings: tidy, host: hostOf(adapter, tidy) };
}

/** The settings with every secret sealed for its place. */
export async function sealSettings(
  platform: Platform,
  adapter: SourceAdapter,
  settings: Settings,
): Promise<Settings> {
  const sealed = { ...settings };
  for (const name of secretNames(adapter)) {
    if (sealed[name]) sealed[name] = await platform.secrets.seal(sealed[name], placeOf(name));
  }
  return sealed;
}

/** The settings in the clear, for the adapter only. Throws UnreadableSecret when the key has changed. */
export async function openSettings(
  platform: Platform,
  source: { kind: string; settings: Settings },
): Promise<Settings> {
  const opened = { ...source.settings };
  for (const name of secretNames(adapterOf(source.kind))) {
    if (opened[name]) opened[name] = await platform.secrets.open(opened[name], placeOf(name));
  }
  return opened;
}

/** The settings that nobody may read back. */
export function secretNames(adapter: SourceAdapter): Set<string> {
  return new Set(adapter.settings.filter(({ secret }) => secret).map(({ name }) => name));
}

const placeOf = (name: string) => `sources.settings.${name}`;

function problemOf(setting: Setting, value: string): string | null {
  if (value === '' && setting.required) return `${setting.label} is missing. ${setting.help}`;
  const longest = setting.secret ? LONGEST_SECRET : LONGEST_VALUE;
  if (value.length > longest)
    return `${setting.label} is longer than ${longest.toLocaleString('en')} characters.`;
  if (value && setting.options?.every((option) => option.value !== value))
    return `${setting.label} cannot be "${value.slice(0, 40)}". Choose one of: ${setting.options.map(({ label }) => label).join(', ')}.`;
  return null;
}

/** A secret keeps its blanks: they may belong to it. */
function tidied({ secret, options }: Setting, value: string): string {
  if (secret) return value.replaceAll(/\r\n?/g, '\n').trim();
  return cleanText(value) || (options?.[0]?.value ?? '');
}

/** Adapters refuse settings that name no place to ask. */
function hostOf(adapter: SourceAdapter, settings: Settings): string {
  try {
    return adapter.host(settings);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const place = adapter.settings.find(({ name }) => name === 'url') ?? adapter.settings[0];
    throw invalid({ [place?.name ?? 'kind']: error.message });
  }
}

function invalid(fields: Record<string, string>): Refusal {
  return new Refusal('invalid', Object.values(fields)[0] ?? '', fields);
}
