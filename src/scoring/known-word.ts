/** What is known of single words, worked out once for each: most of any text is a few thousand words. */

/** A word as `Word.norm` writes it, and what the heads have found out about it. */
export type KnownWord = { readonly norm: string; readonly facts: unknown[] };

const MOST_WORDS = 20_000;
/** A longer one may be a window into its text, which JavaScript engines then keep as a whole. */
const LONGEST_WORD = 12;

const words = new Map<string, KnownWord>();
let kinds = 0;

/** The first 20,000 words of up to 12 letters are kept; others are known as long as their text is read. */
export function knownWord(norm: string): KnownWord {
  const known = words.get(norm);
  if (known) return known;
  const word: KnownWord = { norm, facts: [] };
  if (norm.length <= LONGEST_WORD && words.size < MOST_WORDS) words.set(norm, word);
  return word;
}

/** The same function, which must be pure, with a memory. To be called once while loading: each call costs a place in every word. */
export function perWord<Fact extends NonNullable<unknown> | null>(
  workOut: (norm: string) => Fact,
): (word: KnownWord) => Fact {
  const kind = kinds++;
  return ({ norm, facts }) => {
    const known = facts[kind] as Fact | undefined;
    if (known !== undefined) return known;
    const fact = workOut(norm);
    facts[kind] = fact;
    return fact;
  };
}
