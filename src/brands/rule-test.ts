/** A parsed rule as a test on an item that was folded once. */
import type { Item } from '../sources/adapter.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';
import { find, type Place, type Searchable, searchable } from './find.ts';
import { fold } from './fold.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { type Query, siteOf } from './query.ts';

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
      return FIELD_TESTS[query.field]!(query.value);
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
    let found: Hit[] = [];
    for (const test of tests) {
      const hits = test(item);
      if (!hits) return null;
      found = found.concat(hits);
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
  return ({ title, body, bodyStart }) => {
    const above = inTitle && title ? find(title, pattern) : [];
    const below = inBody ? find(body, pattern) : [];
    if (above.length + below.length === 0) return null;
    const moved = below.map(({ start, end }) => ({ start: start + bodyStart, end: end + bodyStart }));
    return [...above, ...moved].map((place) => ({ place }));
  };
}

const FIELD_TESTS: Record<string, (value: string) => Test> = {
  title: (value) => wordsTest(compilePattern(value), true, false),
  body: (value) => wordsTest(compilePattern(value), false, true),
  author: authorTest,
  site: siteTest,
  lang: languageTest,
  source: (value) =>
    reasonTest(
      ({ item }) => item.source === value.toLowerCase(),
      `posted on ${SOURCE_LABELS[value.toLowerCase()]}`,
    ),
};

function reasonTest(holds: (item: PreparedItem) => boolean, reason: string): Test {
  return (item) => (holds(item) ? [{ reason }] : null);
}

function authorTest(value: string): Test {
  const pattern = compilePattern(value.replace(/^@/, ''));
  const handle = fold(value.replace(/^@/, '')).text;
  return reasonTest(({ item: { author } }) => {
    if (author.handle && fold(author.handle.replace(/^@/, '')).text === handle) return true;
    return author.name !== null && find(searchable(author.name), pattern).length > 0;
  }, `written by ${value}`);
}

function siteTest(value: string): Test {
  const site = siteOf(value);
  return reasonTest(({ item }) => {
    const host = item.url ? siteOf(item.url) : null;
    return host !== null && (host === site || host.endsWith(`.${site}`));
  }, `on ${site}`);
}

function languageTest(value: string): Test {
  const wanted = value.toLowerCase();
  return reasonTest(({ item }) => {
    const language = item.language?.toLowerCase().replace('_', '-');
    return language === wanted || Boolean(language?.startsWith(`${wanted}-`));
  }, `language ${value}`);
}
