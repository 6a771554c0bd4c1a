/** How soon a mention wants a person, with reasons that add up exactly to the points. */
import type { Intent, Priority } from '../mentions/mention.ts';
import type { Score } from './score.ts';

export type PriorityReason = { reason: string; points: number };

export type PriorityInput = {
  score: Score;
  /** 1–5. */
  rating: number | null;
  followers: number | null;
  engagement: { likes: number | null; comments: number | null; shares: number | null; views: number | null };
  sourceKind: string;
  /** True when the mention answers something that the brand itself wrote. */
  repliesToBrand?: boolean;
};

/** Whole points; the least that reaches each level. */
export const LEVELS: Record<Exclude<Priority, 'low'>, number> = { urgent: 70, high: 45, normal: 20 };

const SENTIMENT_POINTS = 35;
const UNSURE_POINTS = -5;
const RATING_POINTS: Record<number, number> = { 1: 25, 2: 18, 3: 6 };
const INTENT_POINTS: Partial<Record<Intent, number>> = {
  'churn-risk': 20,
  complaint: 12,
  question: 10,
  'purchase-interest': 8,
  'feature-request': 4,
};
const INTENT_WORDS: Partial<Record<Intent, string>> = {
  'churn-risk': 'Says they may leave',
  complaint: 'Complaint',
  question: 'Asks a question',
  'purchase-interest': 'Wants to buy',
  'feature-request': 'Asks for a feature',
};
const NEWS = new Set(['gdelt', 'newsapi', 'googlenews', 'googlealerts']);
const NEWS_POINTS = 8;
const REPLY_POINTS = 8;

/** Points add up to `score` (0 or more); nobody's silence lowers it: reach and engagement only add. */
export function priorityOf(input: PriorityInput): {
  score: number;
  level: Priority;
  reasons: PriorityReason[];
} {
  const { score, rating } = input;
  const reasons = [
    sentimentReason(score),
    {
      reason: 'The engine is unsure',
      points: score.unsure && score.label === 'negative' ? UNSURE_POINTS : 0,
    },
    ratingReason(rating),
    ...score.intents.map((intent) => ({
      reason: INTENT_WORDS[intent] ?? intent,
      points: INTENT_POINTS[intent] ?? 0,
    })),
    reachReason(input.followers, isSevere(input)),
    engagementReason(input.engagement, isSevere(input)),
    { reason: 'In the news', points: NEWS.has(input.sourceKind) ? NEWS_POINTS : 0 },
    { reason: 'Answers your own post', points: input.repliesToBrand ? REPLY_POINTS : 0 },
  ].filter(({ points }) => points !== 0);
  const total = reasons.reduce((sum, { points }) => sum + points, 0);
  return { score: total, level: levelOf(total), reasons };
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

function sentimentReason({ label, score }: Score): PriorityReason {
  const points = label === 'negative' && score !== null ? Math.round(SENTIMENT_POINTS * -score) : 0;
  return { reason: 'Negative', points };
}

function ratingReason(rating: number | null): PriorityReason {
  if (rating === null) return { reason: '', points: 0 };
  const stars = Math.max(1, Math.floor(rating));
  return { reason: stars === 1 ? '1 star' : `${stars} stars`, points: RATING_POINTS[stars] ?? 0 };
}

/** Many readers make trouble worse; they make praise only a little more worth a look. */
function isSevere({ score, rating }: PriorityInput): boolean {
  return score.label === 'negative' || (rating !== null && rating <= 2);
}

/** 4 × log10(1 + followers), at most 20 (100,000 followers); a quarter of it where nothing is wrong. */
function reachReason(followers: number | null, severe: boolean): PriorityReason {
  const points = 4 * Math.log10(1 + Math.max(0, followers ?? 0));
  return { reason: 'Reach of the author', points: bounded(points, severe) };
}

/** 5 × log10(1 + likes + 2 × comments + 3 × shares), at most 20; a quarter of it where nothing is wrong. */
function engagementReason(engagement: PriorityInput['engagement'], severe: boolean): PriorityReason {
  const { likes, comments, shares } = engagement;
  const weighted = count(likes) + 2 * count(comments) + 3 * count(shares);
  return { reason: 'Others react', points: bounded(5 * Math.log10(1 + weighted), severe) };
}

function count(value: number | null): number {
  return Math.max(0, value ?? 0);
}

function bounded(points: number, severe: boolean): number {
  return Math.round(Math.min(20, points) * (severe ? 1 : 0.25));
}
