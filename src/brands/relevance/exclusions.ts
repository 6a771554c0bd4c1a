/** What a rule could leave out: words, sites and authors that set the downs apart from the ups. Pure. */
import { STOP_WORDS, tokensOf } from './words.ts';

/** A post that the rule finds; `relevant` null where nobody said. */
export type Told = {
  relevant: boolean | null;
  /** Nobody said, and it reads as if it were about the brand. */
  isLikely: boolean;
  text: string;
  site: string | null;
  author: string | null;
  /** What the rule found in it, as it is written there. */
  found: readonly string[];
};

/** `part` goes behind the rule. It would drop `downs`, no ups, and `others` that nobody has judged. */
export type Exclusion = { part: string; downs: number; ups: number; others: number };
type Effect = Exclusion & { likely: number };

const MOST_WORDS = 5;
const LEAST_DOWNS = 2;
/** One person may well write of both. */
const LEAST_DOWNS_OF_ONE = 3;

/** At most three, the one that drops most downs first; none drops what somebody said is about the brand. */
export function proposeExclusions(told: readonly Told[], rule: string): Exclusion[] {
  return [...byWords(told, rule), ...byCapitals(told), ...byPlaces(told)]
    .filter(isGain)
    .sort((a, b) => b.downs - a.downs)
    .slice(0, 3)
    .map(({ likely: _, ...exclusion }) => exclusion);
}

const isGain = ({ downs, ups, likely }: Effect) => downs >= LEAST_DOWNS && ups === 0 && likely < downs;

/** Words alone, under the same conditions. */
export function proposeWords(told: readonly Told[], rule: string): string[] {
  const { words, effect } = wordsApart(told, rule);
  return isGain(effect) ? words : [];
}

/** The rule with a part behind it, for which both must hold. `isEither`: the rule is a list of alternatives. */
export const withExclusion = (rule: string, part: string, isEither: boolean) =>
  `${isEither ? `(${rule.trim()})` : rule.trim()} ${part}`;

function byWords(told: readonly Told[], rule: string): Effect[] {
  const { words, effect } = wordsApart(told, rule);
  return words.length > 0 ? [effect] : [];
}

function wordsApart(told: readonly Told[], rule: string): { words: string[]; effect: Effect } {
  const entries = told.map((one): [Told, ReadonlySet<string>] => [one, wordsIn(one.text)]);
  const words = apart(entries, wordsIn(rule));
  const dropped = entries.filter(([, has]) => words.some((word) => has.has(word))).map(([one]) => one);
  return { words, effect: effectOf(partOf(words), dropped) };
}

/** Whoever means the brand may always write it with a capital. */
function byCapitals(told: readonly Told[]): Effect[] {
  const forms = counted(told.map(({ found }) => new Set(found)));
  const [form] = [...forms]
    .filter(([word]) => /^\p{Lu}[\p{L}\p{N} ]*$/u.test(word))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (!form) return [];
  const part = form[0].includes(' ') ? `case:"${form[0]}"` : `case:${form[0]}`;
  return [
    effectOf(
      part,
      told.filter(({ found }) => !found.includes(form[0])),
    ),
  ];
}

function byPlaces(told: readonly Told[]): Effect[] {
  const of = (field: 'site' | 'author', part: (value: string) => string) =>
    placed(told, field).map((value) =>
      effectOf(
        part(value),
        told.filter((one) => one[field] === value),
      ),
    );
  return [...of('site', (site) => `NOT site:${site}`), ...of('author', (author) => `NOT author:"${author}"`)];
}

function effectOf(part: string, dropped: readonly Told[]): Effect {
  const count = (verdict: boolean | null) => dropped.filter(({ relevant }) => relevant === verdict).length;
  const likely = dropped.filter(({ isLikely }) => isLikely).length;
  return { part, downs: count(false), ups: count(true), others: count(null), likely };
}

const partOf = (words: string[]) => (words.length === 1 ? `NOT ${words[0]}` : `NOT (${words.join(' OR ')})`);

function wordsIn(text: string): ReadonlySet<string> {
  const words = tokensOf(text.slice(0, 5000)).map((token) => token.text.toLowerCase().replace(/['’].*$/, ''));
  return new Set(words.filter((word) => /^\p{L}{3,30}$/u.test(word) && !STOP_WORDS.has(word)));
}

/** One after the other the word that drops most of the downs that are left, less what is likely about the brand. */
function apart(told: [Told, ReadonlySet<string>][], own: ReadonlySet<string>): string[] {
  const wanted = new Set(told.flatMap(([{ relevant }, words]) => (relevant === true ? [...words] : [])));
  const likely = counted(told.flatMap(([{ isLikely }, words]) => (isLikely ? [words] : [])));
  let left = told.flatMap(([{ relevant }, words]) => (relevant === false ? [words] : []));
  const chosen: string[] = [];
  while (chosen.length < MOST_WORDS) {
    const [best] = [...counted(left)]
      .filter(([word, downs]) => downs >= LEAST_DOWNS && !wanted.has(word) && !own.has(word))
      .map(([word, downs]) => ({ word, gain: downs - (likely.get(word) ?? 0) }))
      .filter(({ gain }) => gain > 0)
      .sort((x, y) => y.gain - x.gain || (x.word < y.word ? -1 : 1));
    if (!best) break;
    chosen.push(best.word);
    left = left.filter((words) => !words.has(best.word));
  }
  return chosen;
}

function counted(sets: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of sets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Sites or authors of several downs and of no up. */
function placed(told: readonly Told[], field: 'site' | 'author'): string[] {
  const counts = new Map<string, number>();
  for (const { relevant, [field]: value } of told)
    if (value && relevant !== null)
      counts.set(value, (counts.get(value) ?? 0) + (relevant ? Number.NEGATIVE_INFINITY : 1));
  return [...counts].flatMap(([value, downs]) =>
    downs >= LEAST_DOWNS_OF_ONE && !value.includes('"') ? [value] : [],
  );
}
