/** The three-way sentiment of training texts, whichever set they come from. */
import type { KindOfText } from '../document.ts';
import { authored } from './authored.ts';
import { corpus } from './corpus.ts';

export type WholeText = {
  text: string;
  /** Of negative, neutral, positive. */
  target: [number, number, number];
  weight: number;
  set: string;
  split: 'train' | 'dev';
};

/** What part of a text is of each kind. */
export type Kinds = Partial<Record<KindOfText, number>>;

/** Texts of one `origin`, such as a sentence that is written in several ways, are learnt from or held back together. */
export type SentimentText = WholeText & { kinds: Kinds; origin: number };

const TALK: Kinds = { talk: 1 };
const REVIEW: Kinds = { review: 1 };
const NEWS: Kinds = { news: 1 };
/** Some of what is written to a company is also said of it to others. */
const CARE: Kinds = { care: 0.75, talk: 0.25 };

/** What else there is, people say to one another. */
const KINDS_OF: Record<string, Kinds> = {
  care: CARE,
  plain: CARE,
  banking77: CARE,
  vader_amazon: REVIEW,
  vader_movie: REVIEW,
  uci_sentences: REVIEW,
  vader_nyt: NEWS,
  newsmtsc_target: NEWS,
  sentfin_target: NEWS,
};

/** GoEmotions' own grouping (Demszky et al. 2020). */
const POSITIVE = new Set(
  'admiration amusement approval caring desire excitement gratitude joy love optimism pride relief'.split(
    ' ',
  ),
);
const NEGATIVE = new Set(
  'anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness'.split(
    ' ',
  ),
);

/** Of the 77 intents of BANKING77: what went wrong, and what is neither a trouble nor plainly a question. */
const TROUBLE =
  /not_recognised|charged_twice|declined|failed|not_received|wrong_|Refund_not|fee_charged|not_working|extra_charge|swallowed|reverted|balance_not_updated|unable_to/;
const UNCLEAR = /pending|compromised|lost_or|charge/;

const TARGETS: Record<string, [number, number, number]> = {
  negative: [1, 0, 0],
  neutral: [0, 1, 0],
  positive: [0, 0, 1],
};

/** What a text of each set counts, by how near it is to what people write of brands. */
const WHOLE_TEXTS = { goemotions: 1, vader_amazon: 2, vader_movie: 1, vader_nyt: 1.5, uci_sentences: 4 };
/** The same for whole texts alone, beside what word vectors learn. */
const MORE: Record<string, number> = { goemotions: 4.8, vader_nyt: 1.7, uci_sentences: 3.75 };
const ABOUT_TARGETS = { sentfin_target: 0.5, newsmtsc_target: 0.5 };
const AUTHORED = {
  care: { weight: 2, ways: 4 },
  plain: { weight: 2, ways: 4 },
  social: { weight: 1, ways: 12 },
};
const BANK_WEIGHT = 0.3;

/** The texts of the sets that were labelled as wholes. */
export function wholeTexts(): WholeText[] {
  return Object.entries(WHOLE_TEXTS).flatMap(([set, weight]) =>
    corpus(set).flatMap(({ text, label, split }) => {
      const target = TARGETS[set === 'goemotions' ? (groupOf(label) ?? '') : label];
      return target ? [{ text, target, weight, set, split }] : [];
    }),
  );
}

/** Every text that the document model learns from or is held against. */
export function sentimentTexts(): SentimentText[] {
  const aboutTargets = Object.entries(ABOUT_TARGETS).flatMap(([set, weight]) => agreedTexts(set, weight));
  const whole = wholeTexts().map((each) => ({ ...each, weight: each.weight * (MORE[each.set] ?? 1) }));
  const found = [...whole, ...aboutTargets, ...bankTexts()].map((text, origin) => ({ ...text, origin }));
  return [...found, ...authoredTexts()].map((text) => ({ ...text, kinds: KINDS_OF[text.set] ?? TALK }));
}

/** Null where the emotions disagree or only show surprise. */
function groupOf(label: string): string | null {
  const emotions = label.split(',');
  const positive = emotions.some((emotion) => POSITIVE.has(emotion));
  const negative = emotions.some((emotion) => NEGATIVE.has(emotion));
  if (positive && negative) return null;
  if (positive || negative) return positive ? 'positive' : 'negative';
  return emotions.includes('neutral') ? 'neutral' : null;
}

/** Texts that say the same of all their targets, whose names stand in again for the mark. */
function agreedTexts(set: string, weight: number): WholeText[] {
  const labels = new Map<string, { split: 'train' | 'dev'; said: Set<string> }>();
  for (const { text, label, split, extra } of corpus(set)) {
    const whole = text.replace('$T$', extra);
    const known = labels.get(whole) ?? { split, said: new Set() };
    labels.set(whole, { split, said: known.said.add(label) });
  }
  return [...labels]
    .filter(([, { said }]) => said.size === 1)
    .map(([text, { split, said }]) => ({ text, target: TARGETS[[...said][0]!]!, weight, set, split }));
}

function bankTexts(): WholeText[] {
  return corpus('banking77').flatMap(({ text, label, split }) => {
    const isTrouble = TROUBLE.test(label);
    if (!isTrouble && UNCLEAR.test(label)) return [];
    const target = TARGETS[isTrouble ? 'negative' : 'neutral']!;
    return [{ text, target, weight: BANK_WEIGHT, set: 'banking77', split }];
  });
}

function authoredTexts(): (WholeText & { origin: number })[] {
  return (['care', 'plain', 'social'] as const).flatMap((kind) => {
    const { weight, ways } = AUTHORED[kind];
    const texts = authored(kind, ways);
    return texts.map(({ text, label }, at) => ({
      text,
      origin: Math.floor(at / ways),
      target: TARGETS[label]!,
      weight,
      set: kind,
      split: 'train' as const,
    }));
  });
}

/** However rare a label is in its set, its texts count at most so many times as much. */
const MOST_EVENED = 3;

/** In the large set of posts labels come nearly as they do elsewhere: they are evened only in part. */
const EVENNESS: Record<string, number> = { goemotions: 0.6 };

/** Each label counts alike within its set: how often one comes is a habit of the set, not of the language. */
export function evened(texts: SentimentText[]): SentimentText[] {
  const counts = new Map<string, number[]>();
  for (const { set, target } of texts) {
    const known = counts.get(set) ?? [0, 0, 0];
    counts.set(
      set,
      known.map((count, label) => count + target[label]!),
    );
  }
  return texts.map((text) => {
    const known = counts.get(text.set)!;
    const all = known.reduce((sum, count) => sum + count, 0);
    const even = all / known.filter(Boolean).length / known[text.target.indexOf(1)]!;
    return { ...text, weight: text.weight * Math.min(MOST_EVENED, even) ** (EVENNESS[text.set] ?? 1) };
  });
}
