/** A parsed rule as a test on an item that was folded once. */
import type { Item } from '../sources/adapter.ts';
import { find, type Place, type Searchable, searchable } from './find.ts';
import { findNear } from './find-near.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import type { Query } from './query-tree.ts';
import { RULE_CONDITIONS } from './rule-conditions.ts';

/** `place` counts in the searched text; a field that is not text has a reason instead. */
export type Hit = { place: Place } | { reason: string };
/** Null: does not match. */
export type Test = (item: PreparedItem) => Hit[] | null;
export type PreparedItem = { item: Item; title: Searchable | null; body: Searchable; bodyStart: number };

/** Folds an item once for any number of tests. */
export function prepare(item: Item): PreparedItem {
  const title = item.title == null ? null : searchable(item.title);
  return {
    item,
    title,
    body: searchable(item.text),
    bodyStart: item.title == null ? 0 : item.title.length + 1,
  };
}

/** The test that a query stands for. */
export function testOf(query: Query): Test {
  switch (query.kind) {
    case 'term':
      return wordsTest(compilePattern(query.text), true, true);
    case 'field':
      return fieldTest(query.field, query.value);
    case 'near':
      return nearTest(query);
    case 'not': {
      const test = testOf(query.part);
      return (item) => (test(item) ? null : []);
    }
    case 'and':
      return allTest(query.parts.map(testOf));
    case 'or':
      return eitherTest(query.parts.map(testOf));
  }
}

function allTest(tests: Test[]): Test {
  return (item) => {
    const found: Hit[] = [];
    for (const test of tests) {
      const hits = test(item);
      if (!hits) return null;
      found.push(...hits);
    }
    return found;
  };
}

function eitherTest(tests: Test[]): Test {
  return (item) => {
    const found = tests.map((test) => test(item)).filter((hits) => hits !== null);
    return found.length > 0 ? found.flat() : null;
  };
}

function wordsTest(pattern: Pattern, inTitle: boolean, inBody: boolean): Test {
  return placesTest((text) => find(text, pattern), inTitle, inBody);
}

function placesTest(places: (text: Searchable) => Place[], inTitle: boolean, inBody: boolean): Test {
  return ({ title, body, bodyStart }) => {
    const above = inTitle && title ? places(title) : [];
    const below = inBody ? places(body) : [];
    if (above.length + below.length === 0) return null;
    const moved = below.map(({ start, end }) => ({ start: start + bodyStart, end: end + bodyStart }));
    return [...above, ...moved].map((place) => ({ place }));
  };
}

function nearTest({ parts, words, ordered }: Query & { kind: 'near' }): Test {
  const [left, right] = parts.map(patternsOf) as [Pattern[], Pattern[]];
  return placesTest((text) => findNear(text, { left, right, words, ordered }), true, true);
}

/** The alternatives that a side of NEAR stands for. */
function patternsOf(query: Query): Pattern[] {
  if (query.kind === 'or') return query.parts.flatMap(patternsOf);
  if (query.kind === 'term') return [compilePattern(query.text)];
  return query.kind === 'field' ? [compilePattern(query.value, { cased: true })] : [];
}

const WORD_FIELDS: Record<string, (value: string) => Test> = {
  title: (value) => wordsTest(compilePattern(value), true, false),
  body: (value) => wordsTest(compilePattern(value), false, true),
  case: (value) => wordsTest(compilePattern(value, { cased: true }), true, true),
};

function fieldTest(field: string, value: string): Test {
  const words = WORD_FIELDS[field];
  if (words) return words(value);
  const { holds, reason } = RULE_CONDITIONS[field]!(value);
  return ({ item }) => (holds(item) ? [{ reason }] : null);
}
