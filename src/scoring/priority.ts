/** How soon a mention wants a person, with reasons that add up exactly to the points. */
import type { Intent, Priority } from '../mentions/mention.ts';
import { DEFAULT_WEIGHTS, type PriorityWeights, WEIGHTS, type WeightName } from './priority-weights.ts';
import type { Score } from './result.ts';

export type PriorityReason = { reason: string; points: number };

/** What the same author said of the brand in the year before. */
export type AuthorHistory = { negative: number; positive: number };

export type PriorityInput = {
  score: Score;
  /** 1–5. */
  rating: number | null;
  followers: number | null;
  engagement: { likes: number | null; comments: number | null; shares: number | null; views: number | null };
  sourceKind: string;
  /** True when the mention answers something that the brand itself wrote. */
  repliesToBrand?: boolean;
  /** Absent: nothing is known of them. */
  history?: AuthorHistory;
  /** Those of the mention's themes that are on the rise. */
  rising?: string[];
};

/** Whole points; the least that reaches each level. */
export const LEVELS: Record<Exclude<Priority, 'low'>, number> = { urgent: 70, high: 45, normal: 20 };

const STARS: Record<number, WeightName> = { 1: 'oneStar', 2: 'twoStars', 3: 'threeStars' };
const INTENTS: Partial<Record<Intent, WeightName>> = {
  'churn-risk': 'churnRisk',
  complaint: 'complaint',
  question: 'question',
  'purchase-interest': 'purchaseInterest',
  'feature-request': 'featureRequest',
};
const NEWS = new Set(['gdelt', 'newsapi', 'googlenews', 'googlealerts']);
const MOST_TIMES = 3;
const LABELS = new Map<WeightName, string>(WEIGHTS.map(({ name, label }) => [name, label]));

/** Points add up to `score` (0 or more); nobody's silence lowers it: reach and engagement only add. */
export function priorityOf(
  input: PriorityInput,
  weights: PriorityWeights = DEFAULT_WEIGHTS,
): {
  score: number;
  level: Priority;
  reasons: PriorityReason[];
} {
  const { score } = input;
  const given = (name: WeightName, holds: boolean): PriorityReason => ({
    reason: LABELS.get(name)!,
    points: holds ? weights[name] : 0,
  });
  const reasons = [
    ...sentimentReasons(score, weights),
    ratingReason(input.rating, weights),
    ...score.intents.flatMap((intent) => INTENTS[intent] ?? []).map((name) => given(name, true)),
    ...authorReasons(input, weights),
    engagementReason(input, weights),
    risingReason(input, weights),
    given('news', NEWS.has(input.sourceKind)),
    given('reply', Boolean(input.repliesToBrand)),
  ].filter(({ points }) => points !== 0);
  const total = reasons.reduce((sum, { points }) => sum + points, 0);
  return { score: total, level: levelOf(total), reasons };
}

/** How the reason of a triage rule begins. */
export const RULE_REASON = 'Rule: ';

type Weighed = { priority: Priority; priorityScore: number; priorityReasons: PriorityReason[] };

const ORDER = ['low', 'normal', 'high', 'urgent'] as const;

/** The same at another level, by one reason more whose points just reach it. */
export function atLevel(weighed: Weighed, level: Priority, reason: string): Weighed {
  if (weighed.priority === level) return weighed;
  const least = level === 'low' ? 0 : LEVELS[level];
  const next = ORDER[ORDER.indexOf(level) + 1];
  const most = next === undefined || next === 'low' ? Number.POSITIVE_INFINITY : LEVELS[next] - 1;
  const priorityScore = Math.min(Math.max(weighed.priorityScore, least), most);
  const points = priorityScore - weighed.priorityScore;
  return {
    priority: level,
    priorityScore,
    priorityReasons: [...weighed.priorityReasons, { reason, points }],
  };
}

/** A level that a rule has set outlasts new scores. */
export function asRuled<Score extends Weighed>(fresh: Score, before: Weighed): Score {
  const rule = before.priorityReasons.findLast(({ reason }) => reason.startsWith(RULE_REASON));
  return rule ? { ...fresh, ...atLevel(fresh, before.priority, rule.reason) } : fresh;
}

/** Whether someone waits for a word: a complaint, a question, someone about to leave, or three stars and fewer. */
export function needsResponse(score: Score, item: { rating: number | null }): boolean {
  if (score.label === 'negative' || (item.rating !== null && item.rating <= 3)) return true;
  return score.intents.some(
    (intent) => intent === 'question' || intent === 'complaint' || intent === 'churn-risk',
  );
}

function levelOf(points: number): Priority {
  if (points >= LEVELS.urgent) return 'urgent';
  if (points >= LEVELS.high) return 'high';
  return points >= LEVELS.normal ? 'normal' : 'low';
}

/** Doubt takes off at most what the sentiment gave: a doubtful complaint never ranks below no complaint. */
function sentimentReasons({ label, score, unsure }: Score, weights: PriorityWeights): PriorityReason[] {
  const points = label === 'negative' && score !== null ? Math.round(weights.sentiment * -score) : 0;
  const doubt = unsure ? -Math.min(points, -weights.unsure) : 0;
  return [
    { reason: 'Negative', points },
    { reason: 'The engine is unsure', points: doubt },
  ];
}

function ratingReason(rating: number | null, weights: PriorityWeights): PriorityReason {
  const name = rating === null ? undefined : STARS[Math.max(1, Math.floor(rating))];
  return { reason: name ? LABELS.get(name)! : '', points: name ? weights[name] : 0 };
}

/** Many readers make trouble worse; they make praise only a little more worth a look. */
function isSevere({ score, rating }: PriorityInput): boolean {
  return score.label === 'negative' || (rating !== null && rating <= 2);
}

/** Reach: most ÷ 5 × log10(1 + followers), at most the weight; a quarter of it where nothing is wrong. */
function authorReasons(input: PriorityInput, weights: PriorityWeights): PriorityReason[] {
  const severe = isSevere(input);
  const { negative, positive } = input.history ?? { negative: 0, positive: 0 };
  const times = severe ? Math.min(MOST_TIMES, negative) : 0;
  const reach = (weights.reach / 5) * Math.log10(1 + count(input.followers));
  return [
    { reason: 'Reach of the author', points: bounded(reach, weights.reach, severe) },
    {
      reason: times === 1 ? 'Negative before' : `Negative ${times} times before`,
      points: times * weights.again,
    },
    {
      reason: 'Was positive before, is negative now',
      points: severe && positive > negative ? weights.turned : 0,
    },
  ];
}

/** most ÷ 4 × log10(1 + likes + 2 × comments + 3 × shares), at most the weight; a quarter of it where nothing is wrong. */
function engagementReason(input: PriorityInput, weights: PriorityWeights): PriorityReason {
  const { likes, comments, shares } = input.engagement;
  const reactions = count(likes) + 2 * count(comments) + 3 * count(shares);
  const points = (weights.engagement / 4) * Math.log10(1 + reactions);
  return { reason: 'Others react', points: bounded(points, weights.engagement, isSevere(input)) };
}

function risingReason(input: PriorityInput, weights: PriorityWeights): PriorityReason {
  const [theme] = input.rising ?? [];
  const counts = theme !== undefined && isSevere(input);
  return { reason: `On the rise: ${theme}`, points: counts ? weights.rising : 0 };
}

function count(value: number | null): number {
  return Math.max(0, value ?? 0);
}

function bounded(points: number, most: number, severe: boolean): number {
  return Math.round(Math.min(most, points) * (severe ? 1 : 0.25));
}
