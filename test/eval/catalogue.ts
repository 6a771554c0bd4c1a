/** What each set asks, and how its rows become questions. */
import type { MeasuredSet } from '../../src/reports/measured.ts';
import type { ScoreInput } from '../../src/scoring/score.ts';
import type { LabelledRow } from './sets.ts';

/** `label` may name several, joined by commas; `group` is a part of the set with figures of its own. */
export type Question = { input: ScoreInput; label: string; rating: number | null; group: string | null };

export type Known = { task: MeasuredSet['task']; about: string; question: (row: LabelledRow) => Question };

const plain = (row: LabelledRow): Question => ({
  input: { text: row.text },
  label: row.label,
  rating: null,
  group: null,
});
const rated = (row: LabelledRow): Question => ({ ...plain(row), rating: Number(row.more[0]) });
const grouped = (row: LabelledRow): Question => ({ ...plain(row), group: row.more[0] ?? null });

/** `$T$` stands where the target is named. */
function aimed(row: LabelledRow): Question {
  const target = row.more[0]!;
  const pieces = row.text.split('$T$');
  const about: { start: number; end: number }[] = [];
  let text = pieces[0]!;
  for (const piece of pieces.slice(1)) {
    about.push({ start: text.length, end: text.length + target.length });
    text += target + piece;
  }
  return { ...plain(row), input: { text, brand: target, about } };
}

/** The brand that the tweet was collected for. */
function named(row: LabelledRow): Question {
  const brand = row.more[0]!;
  return { ...plain(row), input: aboutBrand(row.text, brand, new RegExp(brand, 'giu')) };
}

const MAKERS = {
  Apple: /\b(apple|ipad ?2?s?|iphones?|itunes|ios|mac(book)?)\b/giu,
  Google: /\b(google|android|circles|youtube|chrome|gmail)\b/giu,
};

/** The maker named first: the set's own brand column is filled only where someone saw a feeling, so it tells the label. */
function ofMaker(row: LabelledRow): Question {
  const place = (pattern: RegExp) => (row.text.search(pattern) + 1 || Number.POSITIVE_INFINITY) - 1;
  const brand = place(MAKERS.Google) < place(MAKERS.Apple) ? 'Google' : 'Apple';
  return { ...plain(row), input: aboutBrand(row.text, brand, MAKERS[brand]) };
}

function aboutBrand(text: string, brand: string, pattern: RegExp): ScoreInput {
  const about = [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
  return about.length > 0 ? { text, brand, about } : { text, brand };
}

/** The first of two that are compared: better is good for it. */
function compared(row: LabelledRow): Question {
  const brand = row.more[0]!;
  const label = { BETTER: 'positive', WORSE: 'negative' }[row.label] ?? 'neutral';
  const pattern = new RegExp(brand.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&'), 'giu');
  return { ...plain(row), label, input: aboutBrand(row.text, brand, pattern) };
}

const sentiment = (about: string, question = plain): Known => ({ task: 'sentiment', about, question });
const toward = (about: string, question = aimed): Known => ({ task: 'toward the brand', about, question });
const intent = (about: string): Known => ({ task: 'intent', about, question: plain });
export const CATALOGUE: Record<string, Known> = {
  care: sentiment('sentences of customers, written for this project'),
  care_tweets: sentiment('tweets to companies, written for this project'),
  semeval17_sentiment: sentiment('tweets'),
  umsab_english: sentiment('tweets'),
  goemotions_ternary: sentiment('Reddit comments'),
  uci_sentences: sentiment('sentences of reviews, without neutral ones', grouped),
  vader_amazon: sentiment('sentences of product reviews', rated),
  vader_nyt: sentiment('sentences of opinion articles', rated),
  vader_movie: sentiment('sentences of film reviews', rated),
  phrasebank50: sentiment('sentences of business news, as an investor reads them'),
  sanders: toward('tweets about Apple, Google, Microsoft, Twitter', named),
  brands_sxsw: toward('tweets about Apple and Google', ofMaker),
  sentfin_target: toward('news titles about companies'),
  newsmtsc_target: toward('news sentences about people and parties'),
  mams_target: toward('restaurant reviews with opposite feelings in one sentence'),
  semeval14_restaurants: toward('restaurant reviews'),
  semeval14_laptops: toward('laptop reviews'),
  acl14_target: toward('tweets about people and products'),
  probe_brands: toward('two brands in one sentence'),
  probe_switches: toward('two brands in one sentence, from which no rule was made'),
  compsent19: toward('sentences that compare two things', compared),
  goemotions: { task: 'emotions', about: 'Reddit comments', question: plain },
  tweeteval_emotion: { task: 'emotions', about: 'tweets', question: plain },
  complaints: intent('tweets to companies'),
  app_reviews8k: intent('app reviews'),
  churn_chatbot: { ...intent('messages to a telephone company'), question: grouped },
};

/** The language of every text of a set, ISO 639-1; `title` for titles, which are short. */
export const LANGUAGES: Record<string, { language: string; about: 'tweets' | 'titles' | 'posts' }> = {
  umsab_arabic: { language: 'ar', about: 'tweets' },
  umsab_english: { language: 'en', about: 'tweets' },
  umsab_french: { language: 'fr', about: 'tweets' },
  umsab_german: { language: 'de', about: 'tweets' },
  umsab_hindi: { language: 'hi', about: 'tweets' },
  umsab_italian: { language: 'it', about: 'tweets' },
  umsab_portuguese: { language: 'pt', about: 'tweets' },
  umsab_spanish: { language: 'es', about: 'tweets' },
  germeval17_de: { language: 'de', about: 'posts' },
  sentfin_target: { language: 'en', about: 'titles' },
};
