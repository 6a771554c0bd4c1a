/** The bar that scoring must hold, set by set, and whether this run holds it. */
import type { EngineName, SetResult, Spent } from './run.ts';

export type BarRow = {
  what: string;
  set: string | null;
  must: number;
  stretch: number;
  value: number | null;
  peer: number | null;
};

type Wanted = [
  what: string,
  sets: string[],
  must: number,
  stretch: number,
  read: (results: SetResult[], engine: EngineName) => number | null,
];

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Figures of the engine as it comes, of its peers with the cut-offs that suit them best. */
const f1 = ([set]: SetResult[], engine: EngineName) => {
  const figures = set!.sentiment?.[engine];
  const value = engine === 'earshot' ? figures?.macroF1 : (figures?.tuned?.macroF1 ?? figures?.macroF1);
  return value === undefined ? null : 100 * value;
};

const part =
  (name: string) =>
  ([set]: SetResult[], engine: EngineName) =>
    set!.sentiment?.[engine]?.partsAt80[name] ?? null;

const ofComplaints = ([set]: SetResult[], engine: EngineName) =>
  100 * set!.intents!.complaint![engine]!.macroF1;

const wishes = ({ intents }: SetResult) => intents!['feature-request']!.earshot!.f1;

const mine =
  (read: (results: SetResult[]) => number) =>
  (results: SetResult[], engine: EngineName): number | null =>
    engine === 'earshot' ? read(results) : null;

const TWEETS = 'arabic english french german hindi italian portuguese spanish'
  .split(' ')
  .map((language) => `umsab_${language}`);

const WANTED: Wanted[] = [
  ['tweets', ['semeval17_sentiment'], 60.5, 63, f1],
  ['tweets, toward the brand', ['sanders'], 57.5, 61, f1],
  ['tweets, toward the brand', ['brands_sxsw'], 50.5, 53, f1],
  ['review sentences', ['uci_sentences'], 87, 89, f1],
  ['product review sentences', ['vader_amazon'], 58, 61, f1],
  ['opinion article sentences', ['vader_nyt'], 59, 61, f1],
  ['Reddit comments', ['goemotions_ternary'], 71, 73, f1],
  ['news titles, per company', ['sentfin_target'], 80, 84, f1],
  ['restaurants with opposite feelings', ['mams_target'], 70, 74, f1],
  ['restaurants, untrained', ['semeval14_restaurants'], 65, 70, f1],
  ['laptops, untrained', ['semeval14_laptops'], 62, 66, f1],
  ['tweets per target, untrained', ['acl14_target'], 51.5, 58, f1],
  ['brand probes', ['probe_brands'], 80, 90, f1],
  ['negatives at precision .80, amazon', ['uci_sentences'], 0.8, 0.85, part('amazon_cells')],
  ['negatives at precision .80, imdb', ['uci_sentences'], 0.8, 0.85, part('imdb')],
  ['negatives at precision .80, yelp', ['uci_sentences'], 0.8, 0.85, part('yelp')],
  ['emotions, mean F1', ['goemotions'], 58, 62, mine(([set]) => 100 * set!.emotions!.meanF1)],
  ['emotions, untrained', ['tweeteval_emotion'], 60, 64, mine(([set]) => 100 * set!.emotions!.meanF1)],
  ['complaints, macro-F1', ['complaints'], 72, 78, ([set], e) => 100 * set!.intents!.complaint![e]!.macroF1],
  [
    'feature requests, F1',
    ['app_reviews8k'],
    0.6,
    0.7,
    ([set], e) => set!.intents!['feature-request']![e]!.f1,
  ],
  ['language of tweets', TWEETS, 85, 86, mine((sets) => 100 * mean(sets.map((set) => set.language!.right)))],
  ['language of English titles', ['sentfin_target'], 98, 99.5, mine(([set]) => 100 * set!.language!.right)],
];

/** A row for each figure; `value` is null where its sets are not in the folder. */
export function barRows(results: SetResult[], peers: readonly EngineName[]): BarRow[] {
  return WANTED.map(([what, names, must, stretch, read]) => {
    const sets = names.map((name) => results.find((result) => result.name === name));
    const found = sets.filter((set) => set !== undefined);
    const isHere = found.length === names.length;
    const others = isHere ? peers.map((peer) => read(found, peer)).filter((value) => value !== null) : [];
    return {
      what,
      set: names.length === 1 ? names[0]! : 'umsab_*',
      must,
      stretch,
      value: isHere ? read(found, 'earshot') : null,
      peer: others.length > 0 ? Math.max(...others) : null,
    };
  });
}

/** Fewer texts than this say nothing about speed. */
const ENOUGH_TEXTS = 2000;

/** Speed with all heads: texts per CPU-second, and as a ratio to all that wink-nlp does. */
export function speedRows({ texts, earshot, wink }: Spent): BarRow[] {
  const enough = texts >= ENOUGH_TEXTS;
  const row = (what: string, must: number, stretch: number, value: number) => ({
    ...{ what, set: null, must, stretch, peer: null },
    value: enough ? value : null,
  });
  return [
    row('texts per CPU-second', 5000, 12_000, texts / earshot),
    row('the same, × wink-nlp', 0.25, 0.5, wink / earshot),
  ];
}
