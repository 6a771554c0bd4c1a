/** Where words begin in a text, so that a thousand searches need not read it a thousand times. */
import { type CharacterClass, classAt } from './characters.ts';

/** The places where words begin with the same `depth` characters, in order; divided further when asked. */
export type WordIndex = { at: number[]; depth: number; parts: Map<number, WordIndex> | null };

/** So few places are looked at one by one. */
const FEW = 24;
/** The part of the words that end here. */
const END = -1;

export const wordIndex = (at: number[]): WordIndex => ({ at, depth: 0, parts: null });

/** Where the words of a class begin; `isBorder` says where one may between characters of the same class. */
export function wordStarts(
  text: string,
  wanted: CharacterClass,
  isBorder: (at: number) => boolean = () => false,
): number[] {
  const starts: number[] = [];
  let before: CharacterClass = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = classAt(text, at);
    if (kind === wanted && (kind !== before || isBorder(at))) starts.push(at);
    before = kind;
  }
  return starts;
}

/** Places in order among which are all where a word begins with `word`; with `whole`, is `word`. */
export function startsOf(index: WordIndex, text: string, word: string, whole: boolean): number[] {
  let node = index;
  while (node.at.length > FEW && (node.depth < word.length || whole)) {
    node.parts ??= divide(node, text);
    const next = node.parts.get(node.depth < word.length ? word.charCodeAt(node.depth) : END);
    if (!next) return [];
    if (node.depth >= word.length) return next.at;
    node = next;
  }
  return node.at;
}

function divide({ at, depth }: WordIndex, text: string): Map<number, WordIndex> {
  const parts = new Map<number, WordIndex>();
  const kind = classAt(text, at[0]!);
  for (const start of at) {
    const place = start + depth;
    const key = classAt(text, place) === kind ? text.charCodeAt(place) : END;
    const part = parts.get(key);
    if (part) part.at.push(start);
    else parts.set(key, { at: [start], depth: depth + 1, parts: null });
  }
  return parts;
}
