/** What each set asks, and how its rows become questions. */
import type { MeasuredSet } from '../../src/reports/measured.ts';
import { LABELS } from './measure.ts';
import { aimed, compared, grouped, named, ofMaker, plain, type Question, rated } from './questions.ts';
import type { LabelledRow, LabelledSet } from './sets.ts';

export type Known = { task: MeasuredSet['task']; about: string; question: (row: LabelledRow) => Question };

const sentiment = (about: string, question = plain): Known => ({ task: 'sentiment', about, question });
const toward = (about: string, question = aimed): Known => ({ task: 'toward the brand', about, question });
const intent = (about: string): Known => ({ task: 'intent', about, question: plain });
export const CATALOGUE: Record<string, Known> = {
  care: sentiment('sentences of customers, written for this project'),
  care_tweets: sentiment('tweets to companies, written for this project'),
  care_unfelt: sentiment('complaints without a word of feeling, and near misses, written for this project'),
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

/** What a set that is not in the catalogue asks, by its shape; null when its labels are no sentiment. */
export function knownByShape({ columns, rows }: LabelledSet): Known | null {
  const isSentiment = rows.length > 0 && rows.every(({ label }) => LABELS.some((each) => each === label));
  if (!isSentiment) return null;
  if (rows.some(({ text }) => text.includes('$T$'))) return toward('texts about a target');
  if (columns[3] === 'brand' || columns[3] === 'target') return toward('texts about a brand', named);
  return sentiment('texts', columns[3] === 'rating' ? rated : plain);
}

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
