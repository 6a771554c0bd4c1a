/** What is known of single words, worked out once for each: most of any text is a few thousand words. */

/** A word as `Word.norm` writes it, and what the heads have found out about it. */
export type KnownWord = { readonly norm: string; readonly facts: unknown[] };

const MOST_WORDS = 20_000;
/** A longer one may be a window into its text, which JavaScript engines then keep as a whole. */
const LONGEST_WORD = 16;

/** When the younger words are too many they become the older ones, whose place they take. */
let younger = new Map<string, KnownWord>();
let older = new Map<string, KnownWord>();
let kinds = 0;

/** Words of up to 16 letters are kept while they come again, 40,000 at most; others are known as long as their text is read. */
export function knownWord(norm: string): KnownWord {
  return younger.get(norm) ?? recalled(norm);
}

function recalled(norm: string): KnownWord {
  const word = older.get(norm) ?? { norm, facts: new Array<unknown>(kinds) };
  if (norm.length > LONGEST_WORD) return word;
  if (younger.size >= MOST_WORDS) {
    older = younger;
    younger = new Map();
  }
  younger.set(norm, word);
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
