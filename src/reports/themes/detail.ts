/** One theme closely: its trend, what sets it apart, what is said with it, and in whose words. */
import { listBrands } from '../../brands/brands.ts';
import { Refusal } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import { isSeedOf, themeSet } from '../../scoring/themes.ts';
import { type Annotation, annotationsOf } from '../annotations.ts';
import { loudest, type Quote } from '../loudest.ts';
import type { PeriodInput } from '../period.ts';
import type { Question } from '../subject.ts';
import { type Causes, causesOf } from './cause.ts';
import { themeDaysBeside } from './days.ts';
import { type Emerging, emergingOn } from './find-emerging.ts';
import { aboutThemes, groundOf, linesOf, type ThemeLine, type ThemeReport } from './report.ts';

export type ThemeDetail = Omit<ThemeReport, 'themes' | 'emerging'> & {
  line: ThemeLine;
  /** Themes named in the same mentions, and what is said of each there. */
  beside: ThemeLine[];
  emerging: Emerging[];
  /** Numbered on the chart, oldest first. */
  annotations: Annotation[];
  criticism: Quote[];
  praise: Quote[];
} & Causes;

/** Throws Refusal where the theme is not spoken of in the period or the one before. */
export async function themeDetail(
  platform: Platform,
  question: Question & { period: PeriodInput; theme: string },
): Promise<ThemeDetail> {
  const { theme } = question;
  const ground = await groundOf(platform, question);
  const { subject, period, previous } = ground;
  const days = { from: previous.from, to: period.to };
  const isSeed = await seedsOf(platform, subject.brandIds, theme);
  const [told, emerging, annotations, loud, causes] = await Promise.all([
    themeDaysBeside(platform, subject, days, theme),
    emergingOn(platform, subject.brandIds, period),
    annotationsOf(platform, subject, period),
    loudest(platform, subject, period, theme),
    causesOf(platform, subject, period, { theme, isSeed }),
  ]);
  const lines = linesOf(ground, told);
  const line = lines.find((each) => each.theme === theme);
  if (!line)
    throw new Refusal('not-found', `Nobody spoke of "${theme}" in this period. Choose a longer one.`);
  return {
    ...aboutThemes(platform, ground),
    line,
    beside: lines.filter((each) => each !== line),
    emerging: emerging.filter(({ name, also }) => name === theme || also.includes(theme)),
    annotations,
    ...loud,
    ...causes,
  };
}

async function seedsOf(platform: Platform, brandIds: number[], theme: string) {
  const brands = (await listBrands(platform)).filter(({ id }) => brandIds.includes(id));
  const sets = brands.map(({ themes }) => themeSet(themes));
  return (term: string) => sets.some((set) => isSeedOf(set, theme, term));
}
