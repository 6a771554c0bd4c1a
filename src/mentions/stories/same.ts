/** Whether two texts tell one story: much alike, and no price, name or "not" put in another's place. Pure. */
import { FEWEST_ALIKE, SHINGLE, shinglesOf } from './sketch.ts';
import { differsInSubstance } from './slots.ts';
import { markedWords, type StoryText, type Word } from './words.ts';

/** Resemblance |A∩B| ÷ |A∪B| and containment |A∩B| ÷ min(|A|, |B|) over shingles (Broder 1997). */
const ALIKE = 0.45;
const CONTAINED = 0.75;
/** From so many words on, a text that is part of another one was cut, not quoted. */
const LONG = 40;
/** So many words at an end are no comment. */
const MARGIN = 4;

/** Where the shared runs of a text begin and end. */
type Edges = { start: number; end: number };

export function isSameStory(one: StoryText, other: StoryText): boolean {
  if (isWordForWord(one, other)) return true;
  if (Math.min(one.words.length, other.words.length) < FEWEST_ALIKE) return false;
  const [shorter, longer] = one.words.length <= other.words.length ? [one, other] : [other, one];
  const { resemblance, containment } = likeness(shorter, longer);
  if (resemblance < ALIKE && containment < CONTAINED) return false;
  const within = edges(longer, shorter);
  if (!isPartOf(shorter, longer, within)) return false;
  return !differsInSubstance(...shared([shorter, edges(shorter, longer)], [longer, within]));
}

function isWordForWord(one: StoryText, other: StoryText): boolean {
  return (
    one.words.length === other.words.length && one.words.every((word, index) => word === other.words[index])
  );
}

/** A text is compared with many: its shingles are cut once. */
const cut = new WeakMap<StoryText, { all: string[]; distinct: Set<string> }>();

function shingled(text: StoryText): { all: string[]; distinct: Set<string> } {
  const known = cut.get(text);
  if (known) return known;
  const all = shinglesOf(text.words);
  const shingles = { all, distinct: new Set(all) };
  cut.set(text, shingles);
  return shingles;
}

function likeness(shorter: StoryText, longer: StoryText) {
  const [few, many] = [shingled(shorter).distinct, shingled(longer).distinct];
  let shared = 0;
  for (const shingle of few) if (many.has(shingle)) shared++;
  return {
    resemblance: shared / (few.size + many.size - shared),
    containment: shared / Math.min(few.size, many.size),
  };
}

/** From the first to the last run that both have; what little stands before or behind it in both is told there. */
function shared([one, mine]: [StoryText, Edges], [other, theirs]: [StoryText, Edges]): [Word[], Word[]] {
  const start = Math.max(mine.start, theirs.start) <= MARGIN;
  const end = Math.max(one.words.length - mine.end, other.words.length - theirs.end) <= MARGIN;
  const part = (text: StoryText, edges: Edges) =>
    markedWords(text).slice(start ? 0 : edges.start, end ? undefined : edges.end);
  return [part(one, mine), part(other, theirs)];
}

function edges(text: StoryText, other: StoryText): Edges {
  const { all } = shingled(text);
  const { distinct } = shingled(other);
  const isKnown = (shingle: string) => distinct.has(shingle);
  return { start: all.findIndex(isKnown), end: all.findLastIndex(isKnown) + SHINGLE };
}

/** What the longer one says more: little before what both say; behind it as much as was cut off. */
function isPartOf(shorter: StoryText, { words: { length } }: StoryText, { start, end }: Edges): boolean {
  if (start > Math.max(MARGIN, length / 10)) return false;
  return shorter.isCut || shorter.words.length >= LONG || length - end <= Math.max(MARGIN, length / 5);
}
