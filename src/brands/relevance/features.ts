/** What surrounds a brand's name in a text, as hashed features that hold no words. */
import { isUrl } from '../../url.ts';
import type { Span } from '../match.ts';
import { surroundings } from './surroundings.ts';
import { CUSTOMER_WORDS, STOP_WORDS, type Token, tokensOf } from './words.ts';

export type Subject = {
  title: string | null;
  text: string;
  /** Where the rules found the brand, in `title + '\n' + text`; without any the whole text speaks. */
  spans: readonly Span[];
  language: string | null;
  sourceKind: string;
  url: string | null;
};

/** Stems of the words that belong to the brand: what it makes, its website, its rules. */
export type Profile = ReadonlySet<string>;

/** `word` stands in the text for which it was found; null where the feature is about the form. */
export type Feature = { id: number; name: string; word: string | null };

/** Words on each side of a name that are looked at. */
const WINDOW = 24;
const CLOSE = 3;
const MOST_SPANS = 8;
const MOST_FEATURES = 240;

/** 30 bits, so that it fits an integer column. FNV-1a. */
export function featureId(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & 0x3fffffff;
}

/** Words of one's own description, website and rules that say what the brand is about. */
export function profileOf(texts: readonly (string | null)[], name: string): Profile {
  const own = new Set(tokensOf(name).map(({ stem }) => stem));
  const words = texts.flatMap((text) => tokensOf(text ?? ''));
  const telling = words.filter(({ text, stem }) => !STOP_WORDS.has(text.toLowerCase()) && stem.length > 2);
  return new Set(telling.map(({ stem }) => stem).filter((stem) => !own.has(stem)));
}

/** The features of a text, each once. */
export function featuresOf(subject: Subject, profile: Profile): Feature[] {
  const whole = subject.title === null ? subject.text : `${subject.title}\n${subject.text}`;
  const tokens = tokensOf(whole.slice(0, 20_000));
  const named = namedTokens(tokens, subject.spans);
  const found = new Map<string, string | null>();
  for (const [name, word] of [
    ...placeFeatures(subject),
    ...namesFeatures(tokens, named, whole),
    ...wordFeatures(tokens, named),
    ...topicFeatures(tokens, named, profile),
  ])
    if (!found.has(name)) found.set(name, word);
  return [...found]
    .slice(0, MOST_FEATURES)
    .map(([name, word]) => ({ id: featureId(name), name, word: word ?? null }));
}

type Named = { at: number; last: number };
type Entry = [name: string, word: string | null];

/** The first and last word of each place where the brand is named. */
function namedTokens(tokens: Token[], spans: readonly Span[]): Named[] {
  return spans.slice(0, MOST_SPANS).flatMap(({ start, end }) => {
    const at = tokens.findIndex((token) => token.end > start);
    if (at < 0 || tokens[at]!.start >= end) return [];
    let last = at;
    while (tokens[last + 1] && tokens[last + 1]!.start < end) last++;
    return [{ at, last }];
  });
}

function placeFeatures({ language, sourceKind, url }: Subject): Entry[] {
  const site = url && isUrl(url) ? new URL(url).hostname.replace(/^www\./, '') : null;
  const places: Entry[] = [[`source ${sourceKind}`, null]];
  if (language) places.push([`language ${language.toLowerCase().split('-')[0]}`, null]);
  if (site) places.push([`site ${site}`, site]);
  return places;
}

function namesFeatures(tokens: Token[], named: Named[], whole: string): Entry[] {
  return named.flatMap(({ at, last }) => surroundings(tokens, at, last, whole));
}

function wordFeatures(tokens: Token[], named: Named[]): Entry[] {
  return around(tokens, named).flatMap(({ token, distance }) => {
    if (STOP_WORDS.has(token.text.toLowerCase())) return [];
    const entry: Entry = [`word ${token.stem}`, token.text];
    return distance <= CLOSE ? [entry, [`close ${token.stem}`, token.text]] : [entry];
  });
}

/** How many words of the brand's own field, and of customers in general, stand there. */
function topicFeatures(tokens: Token[], named: Named[], profile: Profile): Entry[] {
  const stems = new Map(around(tokens, named).map(({ token }) => [token.stem, token.text]));
  const among = (words: ReadonlySet<string>) => [...stems].filter(([stem]) => words.has(stem));
  return [...counted('profile', among(profile)), ...counted('customer', among(CUSTOMER_WORDS))];
}

function counted(name: string, words: [string, string][]): Entry[] {
  if (words.length === 0) return [[`${name} none`, null]];
  const [first, second] = words;
  return second
    ? [
        [`${name} one`, first![1]],
        [`${name} more`, second[1]],
      ]
    : [[`${name} one`, first![1]]];
}

function around(tokens: Token[], named: Named[]): { token: Token; distance: number }[] {
  const isName = (index: number) => named.some(({ at, last }) => index >= at && index <= last);
  return tokens.flatMap((token, index) => {
    if (isName(index)) return [];
    const distances = named.map(({ at, last }) => (index < at ? at - index : index - last));
    const distance = named.length === 0 ? CLOSE + 1 : Math.min(...distances);
    return distance <= WINDOW ? [{ token, distance }] : [];
  });
}
