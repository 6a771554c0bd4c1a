/** Rises that are about the same thing are one finding. Pure. */
import type { Rise } from './emerging.ts';

/** `also`: what rose with it, most voices first. */
export type Finding = Rise & { also: string[] };

/** In half of the smaller one's mentions the other is spoken of too. */
const TOGETHER = 0.5;
const STEM = 5;

export const riseKey = ({ kind, name }: Pick<Rise, 'kind' | 'name'>) => `${kind} ${name}`;

/** Of each name the window in which it is least likely; least likely first. */
export function onePerName(rises: Rise[]): Rise[] {
  const ranked = rises.toSorted((a, b) => a.chance - b.chance);
  return [...new Map(ranked.toReversed().map((rise) => [riseKey(rise), rise])).values()].toReversed();
}

/** `mentionsOf`: riseKey → ids of the mentions that it was found in. */
export function findingsOf(rises: Rise[], mentionsOf: ReadonlyMap<string, readonly number[]>): Finding[] {
  const groups: Rise[][] = [];
  for (const rise of rises) {
    const akin = groups.filter((group) => group.some((other) => areAkin(rise, other, mentionsOf)));
    const merged = [...akin.flat(), rise];
    groups.splice(0, groups.length, ...groups.filter((group) => !akin.includes(group)), merged);
  }
  return groups.map(findingOf).sort((a, b) => a.chance - b.chance);
}

function areAkin(a: Rise, b: Rise, mentionsOf: ReadonlyMap<string, readonly number[]>): boolean {
  if (a.kind === 'term' && b.kind === 'term' && shareWord(a.name, b.name)) return true;
  const [one, other] = [mentionsOf.get(riseKey(a)) ?? [], new Set(mentionsOf.get(riseKey(b)) ?? [])];
  const smaller = Math.min(one.length, other.size);
  return smaller > 0 && one.filter((id) => other.has(id)).length >= smaller * TOGETHER;
}

/** "flickering screen" and "screen flicker". */
function shareWord(a: string, b: string): boolean {
  const stems = new Set(a.split(' ').map(stemOf));
  return b.split(' ').some((word) => stems.has(stemOf(word)));
}

const stemOf = (word: string) => word.slice(0, STEM);

/** A theme names its group; else the term with the most voices, a longer one where it has nearly as many. */
function findingOf(group: Rise[]): Finding {
  const ranked = group.toSorted((a, b) => loudness(b) - loudness(a) || a.chance - b.chance);
  const head = ranked.find(({ kind }) => kind === 'theme') ?? ranked[0]!;
  const least = Math.min(...group.map(({ chance }) => chance));
  return { ...head, chance: least, also: ranked.filter((rise) => rise !== head).map(({ name }) => name) };
}

/** A second word is worth a quarter of the voices. */
const loudness = ({ name, voices }: Rise) => voices * (1 + 0.25 * (name.split(' ').length - 1));
