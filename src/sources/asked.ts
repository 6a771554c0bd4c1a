import type { Setting } from './adapter.ts';

/** The settings that apply to these values; a choice that was not made stands at its first option. */
export function askedSettings(settings: Setting[], values: Record<string, string>): Setting[] {
  const chosen = new Map<string, string>();
  return settings.filter(({ name, options, when }) => {
    if (when && !when.is.includes(chosen.get(when.name) ?? '')) return false;
    chosen.set(name, values[name]?.trim() || (options?.[0]?.value ?? ''));
    return true;
  });
}
