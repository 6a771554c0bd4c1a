/** The sentences that open a report: made by rules from its figures and nothing else. Pure. */
import { changeShown } from '../change.ts';
import { FEW, netDiffers, netSentiment, type Tones } from '../figures.ts';
import type { Period } from '../period.ts';
import type { ThemeFigures } from '../themes/themes.ts';
import type { DayFigures } from '../trend.ts';
import { causePhrases } from './cause.ts';
import { notWatched } from './not-watched.ts';
import type { Phrase, PhraseOf } from './phrase.ts';
import { type DipThemes, type Trough, troughPhrases } from './trough.ts';
import { count, inDays, minutesLong, percent, points, signed, whole } from './words.ts';

export type OpeningFacts = {
  name: string;
  period: Period;
  /** The first day of which anything is known. */
  watchedSince: string;
  /** To one source, language or theme: what it says is then not of all mentions. */
  isNarrowed: boolean;
  mentions: number;
  tones: Tones;
  tonesBefore: Tones;
  days: DayFigures[];
  /** A dip within the period, see troughOf. */
  dip: { trough: Trough; themes: DipThemes } | null;
  themes: ThemeFigures[];
  needing: number;
  answered: number;
  /** Share, 0–1; null when nothing needed a response before. */
  rateBefore: number | null;
  /** Minutes. */
  median: number | null;
  medianBefore: number | null;
};

/** Direction, its largest cause, the lowest point with its date, and what was answered; never more than is known. */
export function opening(facts: OpeningFacts): Phrase[] {
  const unwatched = notWatched(facts.name, facts.period, facts.watchedSince);
  if (unwatched) return [{ text: unwatched }];
  if (facts.mentions === 0) return [{ text: `${nothingFound(facts)}${gapWarning(facts)}` }];
  if (scored(facts.tones) < FEW) return [...tooFew(facts), ...answers(facts)];
  return [...direction(facts), ...answers(facts)];
}

const SCORED: PhraseOf = { what: 'scored' };
const NEEDING: PhraseOf = { what: 'needing' };

const scored = ({ positive, neutral, negative }: Tones) => positive + neutral + negative;

const nothingFound = ({ name, period, isNarrowed }: OpeningFacts) =>
  `No mention of ${name}${isNarrowed ? ' that fits the filters' : ''} was found ${inDays(period.from, period.to)}.`;

function gapWarning({ days }: OpeningFacts): string {
  const gaps = days.filter((day) => day.gap).length;
  return gaps === 0 ? '' : ` Sources were not read on ${count(gaps, 'day')}, so this is not known to be all.`;
}

function tooFew({ tones, mentions }: OpeningFacts): Phrase[] {
  const net = netSentiment(tones);
  const soFar = net === null ? '' : `, net sentiment ${signed(net)}`;
  return [
    { text: 'Too few mentions to tell a direction', strong: true },
    { text: ': ' },
    { text: `${scored(tones)} of ${count(mentions, 'mention')} could be scored`, of: SCORED },
    { text: `${soFar}.` },
  ];
}

function direction(facts: OpeningFacts): Phrase[] {
  const { tones, tonesBefore, dip } = facts;
  const net = netSentiment(tones)!;
  const before = scored(tonesBefore) < FEW ? null : netSentiment(tonesBefore);
  if (dip) return troughPhrases(dip.trough, dip.themes);
  if (before === null) {
    return [
      { text: `Net sentiment is ${signed(net)}`, strong: true },
      { text: ' over ' },
      { text: count(scored(tones), 'scored mention'), of: SCORED },
      { text: '; the period before has too few to compare.' },
    ];
  }
  const moved = changeShown(net, before, 'points');
  if (moved === 0 || !netDiffers(tones, tonesBefore)) return steady(net, moved);
  const way = moved > 0 ? 'up' : 'down';
  return [
    { text: 'Reputation ' },
    { text: `${way === 'up' ? 'improved' : 'worsened'} by ${points(moved)}`, strong: true },
    { text: ': ' },
    { text: `net sentiment is ${signed(net)}`, of: SCORED },
    { text: `, after ${signed(before)}.` },
    ...causePhrases(facts, way),
  ];
}

function steady(net: number, moved: number): Phrase[] {
  const change =
    moved === 0
      ? 'the same as before'
      : `${points(moved)} ${moved > 0 ? 'above' : 'below'} the period before, which may be chance`;
  return [
    { text: 'Reputation ' },
    { text: 'held steady', strong: true },
    { text: ': ' },
    { text: `net sentiment is ${signed(net)}`, of: SCORED },
    { text: `, ${change}.` },
  ];
}

function answers({ needing, answered, rateBefore, median, medianBefore }: OpeningFacts): Phrase[] {
  if (needing === 0) return [];
  if (needing < FEW)
    return [
      { text: ' The team answered ' },
      { text: `${answered} of the ${count(needing, 'mention')}`, of: NEEDING },
      { text: ' that needed a response.' },
    ];
  const rate = answered / needing;
  const more = rateBefore === null ? 0 : changeShown(rate, rateBefore, 'share');
  const compared = more === 0 ? '' : `, ${points(more)} ${more > 0 ? 'more' : 'fewer'} than before`;
  return [
    { text: ' The team answered ' },
    { text: `${percent(rate)} of the ${whole(needing)}`, of: NEEDING },
    { text: ` that needed a response${compared}${pace(median, medianBefore)}.` },
  ];
}

function pace(median: number | null, before: number | null): string {
  if (median === null) return '';
  const slower = before === null ? 0 : changeShown(median, before, 'minutes');
  const compared =
    slower === 0 ? '' : ` (${minutesLong(Math.abs(slower))} ${slower < 0 ? 'faster' : 'slower'})`;
  return `, half of them within ${minutesLong(median)}${compared}`;
}
