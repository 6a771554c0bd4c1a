/** Where the figures of a report lead. */
import type { ChartName } from '../src/reports/export.ts';
import type { PhraseOf } from '../src/reports/opening/phrase.ts';
import type { Only } from '../src/reports/recount.ts';
import type { Reputation } from '../src/reports/reputation-shape.ts';
import type { VoiceLanguages } from '../src/reports/share-of-voice.ts';
import { mentionsBehind } from './urls.ts';
import { languageName, sourceName, wordFor } from './words.ts';

export type ReputationData = Reputation;

/** What every report has: whose it is, and of which days; some are narrowed further. */
export type AboutPeriod = Pick<ReputationData, 'brand' | 'period'> & { only?: Only };

export type Reported = { data: ReputationData };

/** Whose report it is, for readers who do not know how many brands there are. */
export function nameOf(
  { brand, voices }: Pick<ReputationData, 'brand' | 'voices'>,
  together: string,
): string {
  const [first, ...more] = voices.filter(({ kind }) => kind === 'own');
  return brand?.name ?? (first && more.length === 0 ? first.name : together);
}

/** What the reader may do beyond reading; nothing on a shared page. */
export type ReputationCan = { exportIt?: boolean; annotate?: number[] };

type Days = { from: string; to: string };

/** What the search box understands. No figure counts what was dismissed. */
function filterOf({ only }: AboutPeriod, { from, to }: Days, more: string, leftOut = false): string {
  return [
    `on:${from === to ? from : `${from}..${to}`} ${leftOut ? '(status:dismissed OR is:spam)' : 'NOT status:dismissed NOT is:spam'}`,
    only?.sourceKind && `source:${only.sourceKind}`,
    only?.language && `lang:${only.language}`,
    only?.theme && themeFilter(only.theme),
    more,
  ]
    .filter(Boolean)
    .join(' ');
}

/** The mentions behind a figure, as an inbox address. */
export const behind = (data: AboutPeriod, more = '', brandId = data.brand?.id ?? null) =>
  mentionsBehind(filterOf(data, data.period, more), brandId);

/** What the figures of the period leave out. */
export const behindLeftOut = (data: AboutPeriod) =>
  mentionsBehind(filterOf(data, data.period, '', true), data.brand?.id ?? null);

/** The same of some of its days. */
export const behindDays = (data: AboutPeriod, days: Days, more = '', brandId = data.brand?.id ?? null) =>
  mentionsBehind(filterOf(data, days, more), brandId);

const PHRASE_FILTERS: Record<PhraseOf['what'], string> = {
  scored: 'NOT sentiment:unscored',
  negative: 'sentiment:negative',
  positive: 'sentiment:positive',
  needing: 'needs:reply',
};

/** What a phrase of the opening sentence speaks of. */
export const behindPhrase = (data: AboutPeriod, { what, theme, days }: PhraseOf) =>
  behindDays(
    data,
    days ?? data.period,
    [PHRASE_FILTERS[what], theme && themeFilter(theme)].filter(Boolean).join(' '),
  );

/** As a filter; no filter finds an unknown language, so it is found by what it is not. */
export function inLanguages({ compared, leftOut }: VoiceLanguages): string {
  const named = (list: string[]) => `(${list.map((language) => `lang:${language}`).join(' OR ')})`;
  if (leftOut.length === 0) return '';
  return compared.includes('') ? `NOT ${named(leftOut)}` : named(compared);
}

export const isNarrowed = (only: Only) => Object.values(only).some(Boolean);

/** `Reddit, Swedish, delivery`: what a report is narrowed to. */
export const onlyWords = ({ sourceKind, language, theme }: Only) =>
  [sourceKind && sourceName(sourceKind), language && languageName(language), theme && wordFor({}, theme)]
    .filter(Boolean)
    .join(', ');

/** The question in an address: brand, days and what it is narrowed to. */
export function questionOf({ brand, period, only }: AboutPeriod, isFixed = false): Record<string, string> {
  const isCustom = isFixed || period.name === 'custom';
  const wanted = {
    brand: brand && String(brand.id),
    period: isFixed ? 'custom' : isCustom ? null : period.name,
    from: isCustom ? period.from : null,
    to: isCustom ? period.to : null,
    source: only?.sourceKind,
    language: only?.language,
    theme: only?.theme,
  };
  return Object.fromEntries(
    Object.entries(wanted).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

export const reputationUrl = (data: AboutPeriod) => `/reputation?${new URLSearchParams(questionOf(data))}`;

/** One chart as a file, of these very days. */
export const csvUrl = (data: AboutPeriod, chart: ChartName) =>
  `/reputation/${chart}.csv?${new URLSearchParams(questionOf(data, true))}`;

/** `said` narrows it to what is said of the theme: negative, neutral or positive. */
export function themeFilter(theme: string, said?: string): string {
  const value = said ? `${theme}=${said}` : theme;
  return /^[\p{L}\p{N}-]+$/u.test(value) ? `theme:${value}` : `theme:"${value}"`;
}
