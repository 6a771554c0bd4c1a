/** Whether critics who were answered come back happier than those who were not: matched, and fair in time. Pure. */
import { FEW, type Interval } from '../figures.ts';

/** What a critic said later. `at` in milliseconds; `score` −1 to 1, `stars` 1 to 5, null where there are none. */
export type Word = {
  mentionId: number;
  at: number;
  score: number | null;
  stars: number | null;
  isComplaint: boolean;
};

/** One person's first complaint in the window, and everything of theirs after it, oldest first. */
export type Critic = Omit<Word, 'isComplaint'> & {
  sourceKind: string;
  /** Before it: nothing, no complaint, or complaints too. */
  history: 'new' | 'content' | 'critic';
  /** The first answer by a person; null: none. */
  answeredAt: number | null;
  later: Word[];
  /** Up to when what they say is known, and is not after an answer to something later. */
  until: number;
};

/** `better already`: their last word before the answer was no complaint; `too soon`: it has not begun. */
export const OUTCOMES = ['improved', 'unhappy', 'silent', 'better already', 'too soon'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Followed = {
  critic: Critic;
  isAnswered: boolean;
  outcome: Outcome;
  /** What counts: from the answer, or as long after the complaint as others alike waited for one. */
  words: Word[];
  /** By which word the outcome is. */
  last: Word | null;
  stratum: string;
};

/** Answered minus unanswered, in points of the scale; null where there are too few. */
export type Effect = {
  difference: number | null;
  interval: Interval | null;
  /** Critics who came back and have somebody alike on the other side. */
  answered: number;
  unanswered: number;
  /** Answered ones who came back and have nobody alike. */
  unmatched: number;
  /** Fewer than 30 on a side: too few to say. */
  few: boolean;
};

const DAY_MS = 86_400_000;
/** Later than this after the answer, other things had a say. */
export const FOLLOWED_DAYS = 90;
const Z = 1.959963984540054;
/** The golden ratio's fraction: its multiples fill 0–1 evenly (Weyl), so waits are dealt out without chance. */
const EVENLY = 0.618_033_988_749_895;

/**
 * Every critic with what counts of them. Nobody can show an improvement before the answer, so those who were
 * unanswered wait too: each for as long as an answered one of the same stratum did (prescription time-distribution
 * matching, Zhou et al. 2005, American Journal of Epidemiology 162, 1016–1023).
 */
export function followed(critics: readonly Critic[]): Followed[] {
  const strata = groupBy(critics, stratumOf);
  const everyWait = waitsOf(critics);
  return [...strata].flatMap(([stratum, alike]) => {
    const own = waitsOf(alike);
    const waits = own.length > 0 ? own : everyWait;
    return alike.map((critic, index) => ({ stratum, ...follow(critic, startOf(critic, waits, index)) }));
  });
}

const waitsOf = (critics: readonly Critic[]) =>
  critics.flatMap(({ at, answeredAt }) => (answeredAt === null ? [] : answeredAt - at)).sort((a, b) => a - b);

function startOf({ at, answeredAt }: Critic, waits: readonly number[], index: number): number {
  if (answeredAt !== null) return answeredAt;
  const place = ((index + 0.5) * EVENLY) % 1;
  return at + (waits[Math.floor(place * waits.length)] ?? 0);
}

function follow(critic: Critic, start: number): Omit<Followed, 'stratum'> {
  const isAnswered = critic.answeredAt !== null;
  const end = Math.min(critic.until, start + FOLLOWED_DAYS * DAY_MS);
  const earlier = critic.later.filter(({ at }) => at <= start);
  const words = critic.later.filter(({ at }) => at > start && at <= end);
  const last = words.at(-1) ?? null;
  if (start >= critic.until) return { critic, isAnswered, words: [], last: null, outcome: 'too soon' };
  const before = earlier.at(-1);
  if (before && !before.isComplaint)
    return { critic, isAnswered, words: [], last: before, outcome: 'better already' };
  const outcome = last === null ? 'silent' : last.isComplaint ? 'unhappy' : 'improved';
  return { critic, isAnswered, words, last, outcome };
}

/** Alike: the same kind of source, stars or a quarter of the score as bad, and the same past. */
function stratumOf({ sourceKind, stars, score, history }: Critic): string {
  const severity = stars !== null ? `${Math.round(stars)} stars` : Math.floor((score ?? 0) * 4);
  return `${sourceKind} ${severity} ${history}`;
}

type Change = { one: Followed; isAnswered: boolean; change: number };

/**
 * The mean of later scores (or stars) minus the complaint's, answered against unanswered. Critics are matched
 * exactly on coarse strata, which are weighted by their answered critics (coarsened exact matching, Iacus, King and
 * Porro 2012, Political Analysis 20, 1–24): what answering did for those who were answered. The 95 % interval is
 * that of a stratified difference of means with one variance for each side (Imbens and Rubin 2015, chapter 17).
 */
export function effectOn(of: 'score' | 'stars', all: readonly Followed[]): Effect {
  const strata = strataOf(of, all);
  const matched = strata.filter(isMatched).map(sidesOf);
  const answered = sum(matched.map((stratum) => stratum.answered.length));
  const unanswered = sum(matched.map((stratum) => stratum.unanswered.length));
  const unmatched = strata.flat().filter(({ isAnswered }) => isAnswered).length - answered;
  const few = Math.min(answered, unanswered) < FEW;
  const found = few ? { difference: null, interval: null } : estimate(matched, answered);
  return { ...found, answered, unanswered, unmatched, few };
}

/** Those behind an effect, and those who came back and have nobody alike on the other side. */
export function comparedOn(of: 'score' | 'stars', all: readonly Followed[], alike: boolean): Followed[] {
  return strataOf(of, all)
    .filter((stratum) => isMatched(stratum) === alike)
    .flatMap((stratum) => stratum.map(({ one }) => one));
}

function strataOf(of: 'score' | 'stars', all: readonly Followed[]): Change[][] {
  const changes = all.flatMap((one): Change[] => {
    const change = changeOf(of, one);
    return change === null ? [] : [{ one, isAnswered: one.isAnswered, change }];
  });
  return [...groupBy(changes, ({ one }) => one.stratum).values()];
}

const isMatched = (stratum: Change[]) => new Set(stratum.map(({ isAnswered }) => isAnswered)).size === 2;

function changeOf(of: 'score' | 'stars', { critic, words }: Followed): number | null {
  const first = critic[of];
  const later = words.flatMap((word) => word[of] ?? []);
  return first === null || later.length === 0 ? null : mean(later) - first;
}

type Sides = { answered: number[]; unanswered: number[] };

const sidesOf = (changes: Change[]): Sides => ({
  answered: changes.flatMap(({ isAnswered, change }) => (isAnswered ? change : [])),
  unanswered: changes.flatMap(({ isAnswered, change }) => (isAnswered ? [] : change)),
});

function estimate(strata: Sides[], n: number): { difference: number; interval: Interval } {
  const weight = ({ answered }: Sides) => answered.length / n;
  const difference = sum(
    strata.map((sides) => weight(sides) * (mean(sides.answered) - mean(sides.unanswered))),
  );
  const spread =
    sum(strata.map((sides) => weight(sides) ** 2 / sides.answered.length)) *
      varianceWithin(strata.map(({ answered }) => answered)) +
    sum(strata.map((sides) => weight(sides) ** 2 / sides.unanswered.length)) *
      varianceWithin(strata.map(({ unanswered }) => unanswered));
  const half = Z * Math.sqrt(spread);
  return { difference, interval: { low: difference - half, high: difference + half } };
}

/** Around the means of the groups; of groups of one alone it is not known, and their whole spread stands for it. */
function varianceWithin(groups: readonly number[][]): number {
  const within = groups.filter(({ length }) => length > 1);
  const free = sum(within.map(({ length }) => length - 1));
  if (free === 0) return varianceAround(groups.flat());
  return sum(within.map((group) => varianceAround(group) * (group.length - 1))) / free;
}

function varianceAround(values: readonly number[]): number {
  const middle = mean(values);
  return values.length < 2 ? 0 : sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;

function groupBy<Value>(values: readonly Value[], key: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}
