/** Streams of counts with a fixed seed: what rises is named within a day, and what does not is left alone. */
import { describe, expect, it } from 'vitest';
import {
  BASELINE_DAYS,
  type Counted,
  type Rise,
  risesOf,
  WINDOWS,
} from '../../../src/reports/themes/emerging.ts';
import { findingsOf, onePerName, riseKey } from '../../../src/reports/themes/findings.ts';

type Stream = { voices: number[]; counted: (Counted & { counts: number[] })[] };
/** A name, and its share of the voices on a day. */
type Spoken = { kind: Counted['kind']; name: string; share: (day: number) => number };

/** Mulberry32 (public domain): the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function poisson(mean: number, random: () => number): number {
  if (mean > 30) return poisson(mean / 2, random) + poisson(mean / 2, random);
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; product *= random()) count++;
  return count;
}

/** Quiet weekends, 17 themes and 60 terms of falling frequency, and what is told besides. */
function stream(seed: number, days: number, perDay: number, also: Spoken[] = []): Stream {
  const random = randomFrom(seed);
  const everyDay = (kind: Counted['kind'], count: number, most: number): Spoken[] =>
    Array.from({ length: count }, (_, rank) => ({
      kind,
      name: `${kind}${rank}`,
      share: () => most / (1 + rank),
    }));
  const spoken = [...everyDay('theme', 17, 0.12), ...everyDay('term', 60, 0.05), ...also];
  const voices = Array.from({ length: days }, (_, day) => poisson(perDay * (day % 7 < 5 ? 1 : 0.6), random));
  const counted = spoken.map(({ kind, name, share }) => ({
    kind,
    name,
    counts: voices.map((all, day) => poisson(all * share(day), random)),
  }));
  return { voices, counted };
}

/** What the job would find at the end of a day. */
function risesAt({ voices, counted }: Stream, day: number): Rise[] {
  const found = WINDOWS.flatMap((window) => {
    const from = day + 1 - window - BASELINE_DAYS;
    const cut = counted.map((one) => ({ ...one, counts: one.counts.slice(from, day + 1) }));
    return risesOf({ window, voices: voices.slice(from, day + 1), counted: cut });
  });
  return onePerName(found);
}

const namesAt = (given: Stream, day: number) => risesAt(given, day).map(({ name }) => name);

const planted = (from: number): Spoken => ({
  kind: 'term',
  name: 'planted',
  share: (day) => (day < from ? 0.01 : 0.06),
});

/** A Monday. */
const FIRST = BASELINE_DAYS + 14;

describe('emerging themes', () => {
  it.each([
    { perDay: 500, seed: 7 },
    { perDay: 500, seed: 2 },
    { perDay: 700, seed: 3 },
    { perDay: 1000, seed: 4 },
    { perDay: 1000, seed: 5 },
  ])('name what goes from 1 % to 6 % of $perDay a day within that day ($seed)', ({ perDay, seed }) => {
    const day = FIRST + (seed % 5);
    const given = stream(seed, day + 1, perDay, [planted(day)]);
    expect(namesAt(given, day - 1)).toEqual([]);
    const [rise, ...others] = risesAt(given, day);
    expect(others).toEqual([]);
    expect(rise).toMatchObject({ name: 'planted' });
    expect(rise!.ratioLow).toBeGreaterThan(1.5);
    expect(rise!.ratioLow).toBeLessThan(6);
    expect(rise!.ratioHigh).toBeGreaterThan(6);
  });

  it.each([
    { perDay: 300, within: 2 },
    { perDay: 200, within: 3 },
  ])('name it within $within days where there are only $perDay a day', ({ perDay, within }) => {
    const given = stream(6, FIRST + within, perDay, [planted(FIRST)]);
    expect(namesAt(given, FIRST - 1)).toEqual([]);
    const named = Array.from({ length: within }, (_, day) => namesAt(given, FIRST + day)).flat();
    expect(named).toContain('planted');
  });

  it.each([
    { seed: 11, perDay: 200 },
    { seed: 12, perDay: 500 },
    { seed: 13, perDay: 1000 },
  ])('name nothing in a flat year of $perDay a day ($seed)', ({ seed, perDay }) => {
    const year = stream(seed, FIRST + 365, perDay);
    const named = Array.from({ length: 365 }, (_, day) => namesAt(year, FIRST + day)).flat();
    expect(named).toEqual([]);
  });

  it('know what is spoken of every Monday', () => {
    const mondays: Spoken = { kind: 'term', name: 'monday', share: (day) => (day % 7 === 0 ? 0.05 : 0.01) };
    const given = stream(21, FIRST + 28, 500, [mondays]);
    const named = Array.from({ length: 28 }, (_, day) => namesAt(given, FIRST + day)).flat();
    expect(named).toEqual([]);
  });

  it('are not named where there is too little to compare with', () => {
    const given = stream(31, FIRST + 1, 500, [planted(FIRST)]);
    const young = { ...given, voices: given.voices.map((all, day) => (day < FIRST - 10 ? 0 : all)) };
    expect(namesAt(young, FIRST)).toEqual([]);
  });

  it('are one finding where terms are about the same', () => {
    const names = ['screen flicker', 'flickering screen', 'screen', 'flicker', 'display bug'];
    const terms = names.map((name): Spoken => {
      const share = (day: number) => (day < FIRST ? 0.001 : 0.04);
      return { kind: 'term', name, share };
    });
    const rises = risesAt(stream(41, FIRST + 1, 500, [...terms, planted(FIRST)]), FIRST);
    expect(rises).toHaveLength(6);
    const together = rises.filter(({ name }) => name !== 'planted').map(riseKey);
    const mentions = new Map(together.map((key, index) => [key, [1, 2, 3, index < 2 ? 4 : 5]]));
    const findings = findingsOf(rises, mentions.set('term planted', [5, 6, 7, 8]));
    expect(findings).toHaveLength(2);
    const flicker = findings.find(({ name }) => name !== 'planted')!;
    expect([flicker.name, ...flicker.also].sort()).toEqual(names.toSorted());
  });
});
