/** `of`: the mentions that it speaks of, of the whole period where no days are named. */
export type Phrase = { text: string; strong?: boolean; of?: PhraseOf };

export type PhraseOf = {
  what: 'scored' | 'negative' | 'positive' | 'needing';
  theme?: string;
  days?: { from: string; to: string };
};
