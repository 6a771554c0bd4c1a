/** A brand's own themes: how they are called, which are one, what else speaks of them, which are not used. */
import { eq, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { rows } from '../db/db.ts';
import { type BrandTheme, brands } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { THEMES } from '../scoring/themes.ts';
import { markBrandRollupsDue } from './rollups-due.ts';
import { phrasesProblem } from './theme-phrases.ts';

/** `theme` never changes; `name` is what mentions get, and two with one name are one theme. */
export type ThemeSetting = { theme: string; name: string; phrases: string; hidden: boolean; isOwn: boolean };

export type ThemeInput = { theme: string; name: string; phrases: string; hidden: boolean };

const LONGEST_NAME = 40;
const MOST = 100;
/** Above every id: all mentions are behind. */
const ALL_BEHIND = Number.MAX_SAFE_INTEGER;

/** The seeds and the brand's own, by name. */
export function themesOfBrand({ themes }: { themes: BrandTheme[] }): ThemeSetting[] {
  const own = new Map(themes.map((theme) => [theme.theme, theme]));
  const all = [...new Set([...THEMES, ...own.keys()])].map((theme) => settingOf(theme, own.get(theme)));
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether one of the brands has a theme of that name, used or not. */
export const isTheme = (name: string, brands: { themes: BrandTheme[] }[]): boolean =>
  brands.flatMap(themesOfBrand).some((one) => one.name === name || one.theme === name);

function settingOf(theme: string, own: BrandTheme | undefined): ThemeSetting {
  return {
    theme,
    name: own?.name ?? theme,
    phrases: own?.phrases ?? '',
    hidden: own !== undefined && own.name === null,
    isOwn: !THEMES.includes(theme),
  };
}

/** Adds or changes a theme; stored mentions follow. Throws Refusal with a sentence per wrong field. */
export async function changeTheme(
  platform: Platform,
  actor: Actor,
  brandId: number,
  input: ThemeInput,
): Promise<ThemeSetting> {
  const wanted = checked(input);
  return transact(platform, async (inside) => {
    const [brand] = await inside.db.select().from(brands).where(eq(brands.id, brandId)).for('update');
    if (!brand)
      throw new Refusal('not-found', 'There is no such brand. It was removed, or you may not see it.');
    const others = brand.themes.filter(({ theme }) => theme !== wanted.theme);
    if (others.length >= MOST)
      throw new Refusal('invalid', `A brand has ${MOST} themes of its own at most. Merge some.`);
    const themes = isUnchanged(wanted) ? others : [...others, wanted];
    await inside.db.update(brands).set({ themes, themesBehind: ALL_BEHIND }).where(eq(brands.id, brandId));
    const before = brand.themes.find(({ theme }) => theme === wanted.theme);
    await renameForgotten(inside, brandId, before ? before.name : wanted.theme, wanted.name);
    await recordAudit(inside, actor, `changed the theme ${wanted.theme} of`, brand.name);
    return settingOf(wanted.theme, wanted);
  });
}

const isUnchanged = ({ theme, name, phrases }: BrandTheme) =>
  THEMES.includes(theme) && name === theme && phrases === '';

function checked({ theme, name, phrases, hidden }: ThemeInput): BrandTheme {
  const shown = name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  const errors: Record<string, string> = {};
  if (!hidden && !/^[\p{L}\p{N}][\p{L}\p{N} &'’+-]*$/u.test(shown))
    errors.name = 'A theme needs a name of letters, numbers, blanks and hyphens.';
  else if (shown.length > LONGEST_NAME)
    errors.name = `A name has ${LONGEST_NAME} characters at most; this has ${shown.length}.`;
  const problem = phrasesProblem(phrases);
  if (problem) errors.phrases = problem;
  else if (!THEMES.includes(theme) && phrases.trim() === '')
    errors.phrases = 'Write at least one phrase, or nothing would ever be about this theme.';
  const [first] = Object.values(errors);
  if (first) throw new Refusal('invalid', first, errors);
  return { theme, name: hidden ? null : shown, phrases: phrases.trim() };
}

/** Mentions whose text was forgotten cannot be read again, so their theme is called anew. */
async function renameForgotten(
  inside: Platform,
  brandId: number,
  from: string | null,
  to: string | null,
): Promise<void> {
  if (from === null || from === to) return;
  const renamed = sql`array_replace(themes, ${from}, ${to ?? from})`;
  const renamedIds = await rows(
    inside.db,
    sql`update mentions set
      themes = ${to === null ? sql`array_remove(themes, ${from})` : sql`(select array_agg(distinct theme) from unnest(${renamed}) theme)`},
      aspects = (select coalesce(jsonb_agg(case when a->>'theme' = ${from} then
          a || jsonb_build_object('theme', ${to ?? from}::text) else a end), '[]')
        from jsonb_array_elements(aspects) a where ${to === null ? sql`a->>'theme' <> ${from}` : sql`true`})
    where brand_id = ${brandId} and deleted_at is not null and ${from} = any(themes)
    returning id`,
  );
  if (renamedIds.length > 0) await markBrandRollupsDue(inside, brandId);
}
