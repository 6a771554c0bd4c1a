/** What every source adapter keeps, whatever it reads. Its fixture is fixtures/<kind>.ts; run one with -t <kind>. */
import { existsSync, readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/failure.ts';
import { adapterOf, SOURCE_ADAPTERS } from '../../src/sources/kinds/index.ts';
import { Services } from '../support/services.ts';
import { seesChanges } from './contract/changing.ts';
import { findsEverythingOnce } from './contract/reading.ts';
import { othersOf, readsWhatWasRecorded } from './contract/recorded.ts';
import { namesWhatWentWrong } from './contract/refusing.ts';
import { hasAStrictFake } from './contract/strict.ts';
import { saysWhatItIs, saysWhomItAsks } from './contract/words.ts';
import type { Fixture } from './upstream.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const KINDS = join(import.meta.dirname, '../../src/sources/kinds');

/** What cannot be imported is told by the test of its kind, and holds up no other. */
const loaded = new Map<string, Fixture | Error>();
for (const { kind } of SOURCE_ADAPTERS) loaded.set(kind, await fixtureOf(kind));

const recorded = new Map(
  [...loaded].map(([kind, found]) => [kind, found instanceof Error ? [] : found.recorded]),
);
const services = new Services();
beforeAll(() => services.start());
afterEach(() => expect(services.wrong, 'what the services did not understand').toEqual([]));
afterAll(() => services.stop());

describe.each(SOURCE_ADAPTERS)('the source kind $kind', (adapter) => {
  const fixture = loaded.get(adapter.kind)!;
  saysWhatItIs(adapter);
  if (fixture instanceof Error) {
    it('has a fixture', () => Promise.reject(fixture));
    return;
  }
  if (adapter.access !== 'inbox') {
    it('has a way of asking', () => expect(Object.keys(fixture.upstreams).length).toBeGreaterThan(0));
    readsWhatWasRecorded(adapter, fixture.recorded, othersOf(adapter.kind, recorded));
  }
  describe.each(Object.entries(fixture.upstreams))('asked as %s', (_name, upstream) => {
    const one = { adapter, upstream, services };
    saysWhomItAsks(adapter, upstream);
    hasAStrictFake(one);
    findsEverythingOnce(one);
    namesWhatWentWrong(one);
    seesChanges(one);
  });
});

it('has every file of the folder in the list', () => {
  const files = readdirSync(KINDS).map((file) => parse(file).name);
  const kinds = SOURCE_ADAPTERS.map(({ kind }) => kind);
  for (const kind of kinds) expect(files).toContain(kind);
  expect(new Set(kinds).size).toBe(kinds.length);
});

/** What several fixtures share. */
const SHARED = ['graph'];

it('has every fixture in the list, so that no kind is forgotten there', () => {
  const fixtures = readdirSync(FIXTURES).filter((file) => file.endsWith('.ts'));
  const unlisted = fixtures
    .map((file) => parse(file).name)
    .filter((name) => !loaded.has(name) && !SHARED.includes(name));
  expect(unlisted, 'kinds without a line in src/sources/kinds/index.ts').toEqual([]);
});

it('names the kinds when asked for one that is not there', () => {
  expect(() => adapterOf('telegraph')).toThrow(Refusal);
  expect(() => adapterOf('telegraph')).toThrow(/telegraph.*rss/);
});

async function fixtureOf(kind: string): Promise<Fixture | Error> {
  const path = join(FIXTURES, `${kind}.ts`);
  if (!existsSync(path)) return new Error(`test/sources/fixtures/${kind}.ts is missing.`);
  try {
    return ((await import(path)) as { fixture: Fixture }).fixture;
  } catch (error) {
    return new Error(`test/sources/fixtures/${kind}.ts cannot be read.`, { cause: error });
  }
}
