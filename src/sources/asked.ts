import type { Setting, SignIn, SourceAdapter } from './adapter.ts';

/** The settings that apply to these values; a choice that was not made stands at its first option. */
export function askedSettings(settings: Setting[], values: Record<string, string>): Setting[] {
  const chosen = new Map<string, string>();
  return settings.filter(({ name, options, when }) => {
    if (when && !when.is.includes(chosen.get(when.name) ?? '')) return false;
    chosen.set(name, values[name]?.trim() || (options?.[0]?.value ?? ''));
    return true;
  });
}

/** How one signs in with these values; null where they ask for no sign-in. */
export function signInWith(
  { settings, signIn }: SourceAdapter,
  values: Record<string, string>,
): SignIn | null {
  if (!signIn?.when) return signIn ?? null;
  const { name, is } = signIn.when;
  const isAsked = askedSettings(settings, values).some((setting) => setting.name === name);
  return isAsked && is.includes(values[name]?.trim() ?? '') ? signIn : null;
}
