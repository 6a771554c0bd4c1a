/** A reply taken apart: its sentences, its words, and which part of it is greeting and signature. */
export type Word = { norm: string; start: number; end: number };
export type Sentence = { text: string; start: number; end: number };

export type Reading = {
  text: string;
  /** In lower case with straight apostrophes; offsets as in `text`. */
  lower: string;
  sentences: Sentence[];
  words: Word[];
  /** Where the signature begins. */
  bodyEnd: number;
};

/** Lower case and plain apostrophes, so long as no offset moves. */
export function lowered(text: string): string {
  const lower = text.replaceAll(/[’‘ʼ`´]/g, "'").toLowerCase();
  return lower.length === text.length ? lower : text.replaceAll(/[’‘ʼ`´]/g, "'");
}

/** Without accents, as a name may be written by either side. */
export const unaccented = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

/** Reads a reply; `signature` is what the voice closes with. */
export function readReply(text: string, signature: string): Reading {
  const lower = lowered(text);
  return {
    text,
    lower,
    sentences: sentencesOf(lower),
    words: wordsOf(lower),
    bodyEnd: bodyEnd(lower, lowered(signature)),
  };
}

/** Looked for from the first sign of a row alone, so that a long row is read once. */
const END = /(?<![.!?…])[.!?…]+(?=[\s"')\]]|$)|\n+/g;

/** Splits at ends of sentences and lines. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (isAbbreviation(text.slice(Math.max(start, match.index - LONGEST_ABBREVIATION), match.index)))
      continue;
    sentences.push({ text: text.slice(start, end), start, end });
    start = end;
  }
  sentences.push({ text: text.slice(start), start, end: text.length });
  return sentences.filter((sentence) => sentence.text.trim() !== '');
}

/** With what stands before it. */
const LONGEST_ABBREVIATION = 7;

const isAbbreviation = (before: string) => /(?:^|\s)(?:mr|mrs|ms|dr|no|st|e\.g|i\.e|approx)$/.test(before);

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu)].map((match) => ({
    norm: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The signature, or its last line, where the reply ends with it. */
function bodyEnd(lower: string, signature: string): number {
  const at = signature.trim() === '' ? -1 : lower.lastIndexOf(signature.trim());
  return at > 0 ? at : lower.length;
}

const ENDINGS: [RegExp, string][] = [
  [/'s$|s'$/, ''],
  [/ies$/, 'y'],
  [/(ss|x|ch|sh|z)es$/, '$1'],
  [/([^aeious])s$|([aeo])s$/, '$1$2'],
  [/(.{3,})(?:ing|ed)$/, '$1'],
  [/(.{2,})ied$/, '$1y'],
  [/(.{4,})(?:ment|ness|ly)$/, '$1'],
  [/([bdgklmnprt])\1$/, '$1'],
  [/(.{3,})e$/, '$1'],
];

/** Longer ones are no words, and endings are looked for from every letter on. */
const LONGEST_WORD = 40;

/** A word without its endings, so that "delayed", "delays" and "delay" are one. */
export function stem(word: string): string {
  if (word.length > LONGEST_WORD) return word;
  return ENDINGS.reduce(
    (rest, [ending, instead]) => (rest.length > 3 ? rest.replace(ending, instead) : rest),
    word,
  );
}
