/** Joining what was just stored to the stories that it tells, in the transaction that stored it. */
import type { Platform } from '../../platform/platform.ts';
import { belonging } from './belonging.ts';
import {
  addTexts,
  type Candidate,
  knownTexts,
  lockBrands,
  MOST_PER_KEY,
  mergeStories,
  textsWithKeys,
  wordsOfTexts,
} from './join-sql.ts';
import { isSameStory } from './same.ts';
import { sketchKeys, textOf } from './sketch.ts';
import { type StoryText, storyText, type Told } from './words.ts';

/** A text is held against so many others, and so many of one story: those with the most in common. */
const MOST_COMPARED = 16;
const MOST_OF_A_STORY = 3;

type Telling = Told & { brandId: number; textKey: number | null };
type Text = { textKey: number; brandId: number; text: StoryText; keys: readonly number[] };
type Belonging = ReturnType<typeof belonging>;

/**
 * Copies are one story whatever the order of arrival, and a text that is like those of two stories makes them one.
 * Words that are there already cost one question; others are compared, by one writer at a time for each brand.
 * Mentions are locked before and days after, as everywhere: gives mentions whose days are to be counted again.
 */
export async function joinStories(platform: Platform, tellings: Telling[]): Promise<number[]> {
  const distinct = new Map(tellings.map((telling) => [telling.textKey, telling]));
  distinct.delete(null);
  if (distinct.size === 0) return [];
  const known = await knownTexts(platform, [...distinct.keys()] as number[]);
  const fresh = [...distinct.values()].filter(({ textKey }) => !known.has(textKey!)).map(sketched);
  if (fresh.length === 0) return [];
  await lockBrands(platform, new Set(fresh.map(({ brandId }) => brandId)));
  const asked = [...new Set(fresh.flatMap(({ keys }) => keys))];
  const candidates = asked.length === 0 ? [] : await textsWithKeys(platform, asked);
  const stories = belonging();
  for (const { textKey, storyId } of candidates) stories.know(textKey, storyId);
  await joinAlike(platform, { fresh, candidates, stories });
  const crowded = crowdedKeys(candidates);
  await addTexts(
    platform,
    fresh.map(({ textKey, brandId, keys }) => ({
      textKey,
      brandId,
      storyId: stories.storyOf(textKey),
      keys: keys.filter((key) => !crowded.has(key)),
    })),
  );
  return mergeStories(platform, stories.merged());
}

function sketched(telling: Telling): Text {
  const text = textOf(telling);
  const { textKey, brandId } = telling;
  return { textKey: textKey!, brandId, text, keys: sketchKeys(brandId, text) };
}

type Comparison = { fresh: Text[]; candidates: Candidate[]; stories: Belonging };

/** Joins each to those that are there, or came before it, and say nearly the same. */
async function joinAlike(platform: Platform, { fresh, candidates, stories }: Comparison): Promise<void> {
  const under = new Map<number, number[]>();
  const add = ({ textKey, keys }: Pick<Candidate, 'textKey' | 'keys'>) => {
    for (const key of keys) {
      const others = under.get(key);
      if (others) others.push(textKey);
      else under.set(key, [textKey]);
    }
  };
  candidates.forEach(add);
  const near = new Map<Text, number[]>();
  for (const one of fresh) {
    near.set(one, nearest(one, under, stories));
    add({ ...one, keys: one.keys.filter((key) => (under.get(key)?.length ?? 0) < 2 * MOST_PER_KEY) });
  }
  const texts = await textsOf(platform, fresh, new Set([...near.values()].flat()));
  for (const [{ textKey, text }, others] of near) {
    for (const other of others) {
      const said = texts.get(other);
      if (said && stories.storyOf(textKey) !== stories.storyOf(other) && isSameStory(text, said))
        stories.join(textKey, other);
    }
  }
}

/** The texts that share the most keys with this one. */
function nearest({ textKey, keys }: Text, under: Map<number, number[]>, stories: Belonging): number[] {
  const shared = new Map<number, number>();
  for (const key of keys)
    for (const other of under.get(key) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
  shared.delete(textKey);
  const ofStory = new Map<number, number>();
  return [...shared]
    .sort(([, one], [, other]) => other - one)
    .filter(([other]) => {
      const story = stories.storyOf(other);
      ofStory.set(story, (ofStory.get(story) ?? 0) + 1);
      return ofStory.get(story)! <= MOST_OF_A_STORY;
    })
    .slice(0, MOST_COMPARED)
    .map(([other]) => other);
}

async function textsOf(platform: Platform, fresh: Text[], wanted: Set<number>) {
  const texts = new Map<number, StoryText>(fresh.map(({ textKey, text }) => [textKey, text]));
  const stored = [...wanted].filter((key) => !texts.has(key));
  for (const said of stored.length === 0 ? [] : await wordsOfTexts(platform, stored))
    texts.set(said.textKey, storyText(said));
  return texts;
}

/** Under these more texts would be found no better. */
function crowdedKeys(candidates: Candidate[]): Set<number> {
  const counts = new Map<number, number>();
  for (const key of candidates.flatMap(({ keys }) => keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= MOST_PER_KEY).map(([key]) => key));
}
