/** What a report is narrowed to, as it stands in an address. */
import { isTheme } from '../brands/themes.ts';
import { Refusal } from '../failure.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';
import type { Only } from './recount.ts';

export const NARROWINGS = ['source', 'language', 'theme'] as const;
export type Narrowing = (typeof NARROWINGS)[number];

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Empty is all of them. Throws Refusal for a kind of source, a language or a theme of the brands that there is not. */
export function readOnly(
  { source, language, theme: name }: Partial<Record<Narrowing, string>>,
  brands: Parameters<typeof isTheme>[1] = [],
): Only {
  const theme = name?.trim().toLowerCase();
  const code = language?.trim().toLowerCase();
  if (source && !Object.hasOwn(SOURCE_LABELS, source))
    throw refuse('source', `There is no kind of source “${cut(source)}”.`);
  if (code && !isLanguage(code))
    throw refuse('language', `“${cut(code)}” is no language. Write its code, such as sv.`);
  if (theme && !isTheme(theme, brands)) throw refuse('theme', `There is no theme “${cut(theme)}”.`);
  return { sourceKind: source || null, language: code || null, theme: theme || null };
}

function isLanguage(code: string): boolean {
  try {
    return languages.of(code) !== undefined;
  } catch {
    return false;
  }
}

const cut = (value: string) => (value.length > 40 ? `${value.slice(0, 40)}…` : value);

const refuse = (field: Narrowing, sentence: string) =>
  new Refusal('invalid', sentence, { [field]: sentence });
