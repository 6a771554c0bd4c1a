import { describe, expect, it } from 'vitest';
import { parseQuery, RULE_FIELDS } from '../../../src/brands/query.ts';
import { QueryError } from '../../../src/brands/query-error.ts';
import { explainQuery } from '../../../src/brands/query-explain.ts';
import type { Query } from '../../../src/brands/query-tree.ts';

/** A query as brackets and operators, so that a table can hold it. */
function shape(query: Query): string {
  switch (query.kind) {
    case 'term':
      return query.phrase ? `"${query.text}"` : query.text;
    case 'field':
      return `${query.field}=${query.value}`;
    case 'not':
      return `!${shape(query.part)}`;
    case 'near':
      return `(${query.parts.map(shape).join(query.ordered ? ` >${query.words} ` : ` ~${query.words} `)})`;
    default:
      return `(${query.parts.map(shape).join(query.kind === 'and' ? ' & ' : ' | ')})`;
  }
}

const parse = (text: string) => parseQuery(text, { fields: RULE_FIELDS });

function errorOf(text: string): QueryError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
  throw new Error(`No error for ${text}`);
}

const READ: [rule: string, means: string][] = [
  ['fernhill', 'fernhill'],
  ['  fernhill  ', 'fernhill'],
  ['"fernhill"', '"fernhill"'],
  ['"fernhill bikes"', '"fernhill bikes"'],
  ['“fernhill bikes”', '"fernhill bikes"'],
  ['„fernhill bikes“', '"fernhill bikes"'],
  ['a AND b', '(a & b)'],
  ['a b', '(a & b)'],
  ['a NEAR/5 b', '(a ~5 b)'],
  ['a ONEAR/0 b', '(a >0 b)'],
  ['a b NEAR/5 c d', '(a & (b ~5 c) & d)'],
  ['NOT a NEAR/5 b', '!(a ~5 b)'],
  ['a OR b NEAR/5 c', '(a | (b ~5 c))'],
  ['(a OR "b c") NEAR/5 case:D', '((a | "b c") ~5 case=D)'],
  ['near/5', 'near/5'],
  ['cr*sh *ash', '(cr*sh & *ash)'],
  ['case:"Acme Corp"', 'case=Acme Corp'],
  ['country:de rating:<=2', '(country=de & rating=<=2)'],
  ['thread:https://example.com/t/1', 'thread=https://example.com/t/1'],
  ['a b c', '(a & b & c)'],
  ['a AND b c', '(a & b & c)'],
  ['a OR b', '(a | b)'],
  ['a OR b OR c', '(a | b | c)'],
  ['a OR b AND c', '(a | (b & c))'],
  ['a AND b OR c', '((a & b) | c)'],
  ['a b OR c d', '((a & b) | (c & d))'],
  ['(a OR b) AND c', '((a | b) & c)'],
  ['a (b OR c)', '(a & (b | c))'],
  ['(a)(b)', '(a & b)'],
  ['((a))', 'a'],
  ['(a OR (b AND (c OR d)))', '(a | (b & (c | d)))'],
  ['NOT a', '!a'],
  ['NOT NOT a', '!!a'],
  ['-a', '!a'],
  ['a -b', '(a & !b)'],
  ['a NOT b', '(a & !b)'],
  ['a AND NOT b', '(a & !b)'],
  ['a OR NOT b', '(a | !b)'],
  ['NOT a AND b', '(!a & b)'],
  ['NOT (a OR b)', '!(a | b)'],
  ['-(a OR b) c', '(!(a | b) & c)'],
  ['a -"b c"', '(a & !"b c")'],
  ['a -title:b', '(a & !title=b)'],
  ['and or not', '(and & or & not)'],
  ['"AND"', '"AND"'],
  ['home-made', 'home-made'],
  ['AT&T', 'AT&T'],
  ['node.js', 'node.js'],
  ['C++', 'C++'],
  ['@fernhill', '@fernhill'],
  ['#fernhill', '#fernhill'],
  ["don't", "don't"],
  ['https://fernhill.example/a', 'https://fernhill.example/a'],
  ['12:30', '12:30'],
  ['crash*', 'crash*'],
  ['"app crash*"', '"app crash*"'],
  ['蕨丘 自転車', '(蕨丘 & 自転車)'],
  ['title:recall', 'title=recall'],
  ['TITLE:recall', 'title=recall'],
  ['title:"big recall"', 'title=big recall'],
  ['body:recall*', 'body=recall*'],
  ['author:@jo', 'author=@jo'],
  ['site:example.com', 'site=example.com'],
  ['site:https://www.example.com/x', 'site=https://www.example.com/x'],
  ['lang:en', 'lang=en'],
  ['lang:pt-BR', 'lang=pt-BR'],
  ['source:reddit', 'source=reddit'],
  ['source:reddit OR source:hackernews', '(source=reddit | source=hackernews)'],
  ['fernhill\nNOT job\n', '(fernhill & !job)'],
  ['fernhill\tbikes', '(fernhill & bikes)'],
];

const REFUSED: [rule: string, place: string, says: RegExp][] = [
  ['', '', /nothing to search for/],
  ['   ', '', /nothing to search for/],
  ['a AND', 'AND', /missing after AND/],
  ['a OR', 'OR', /missing after OR/],
  ['NOT', 'NOT', /missing after NOT/],
  ['AND a', 'AND', /joins two terms/],
  ['a AND OR b', 'OR', /joins two terms/],
  ['a OR AND b', 'AND', /joins two terms/],
  ['(a', '(', /not closed/],
  ['(a OR', 'OR', /missing after OR/],
  ['a)', ')', /closes nothing/],
  [')', ')', /closes nothing/],
  ['()', '()', /empty/],
  ['a () b', '()', /empty/],
  ['(a AND)', 'AND', /missing after AND/],
  ['"open', '"open', /not closed/],
  ['""', '""', /no letter or digit/],
  ['a ...', '...', /no letter or digit/],
  ['-'.repeat(33), '-'.repeat(33), /no letter or digit/],
  ['— — —', '—', /no letter or digit/],
  ['a && b', '&&', /no letter or digit/],
  ['🔥', '🔥', /no letter or digit/],
  ['- a', '-', /no letter or digit/],
  ['--sale', '--sale', /One minus/],
  ['*', '*', /no letter or digit/],
  ['*ash OR *sh', '*sh', /three letters after/],
  ['c*sh', 'c*sh', /two letters before/],
  ['*crash*', '*crash*', /takes one \*/],
  ['cr* *', '*', /no letter or digit/],
  ['东*西', '东*西', /scripts without spaces/],
  ['case:CR*SH', 'CR*SH', /only at the end/],
  ['a*', 'a*', /at least two letters/],
  ['fernhill NEAR/101 recall', 'NEAR/101', /At most 100 words/],
  ['fernhill ONEAR/ recall', 'ONEAR/', /Write ONEAR\/5/],
  ['fernhill NEAR/x recall', 'NEAR/x', /how many words may stand between/],
  ['fernhill NEAR/-1 recall', 'NEAR/-1', /how many words may stand between/],
  ['fernhill ONEAR/1.5 recall', 'ONEAR/1.5', /Write ONEAR\/5/],
  ['fernhill NEAR recall', 'NEAR', /"near" in double quotes/],
  ['NEAR/5 recall', 'NEAR/5', /joins two terms/],
  ['fernhill NEAR/5', 'NEAR/5', /missing after NEAR/],
  ['a NEAR/5 b NEAR/5 c', 'NEAR/5', /joins two things/],
  ['a NEAR/5 (b c)', 'NEAR/5', /between words, phrases/],
  ['a NEAR/5 title:b', 'NEAR/5', /between words, phrases/],
  ['a NEAR/5 -b', 'NEAR/5', /between words, phrases/],
  ['colour:red', 'colour:', /title: body: case: author: site: thread: lang: country: rating: source:/],
  ['constructor:red', 'constructor:', /no field constructor:/],
  ['rating:6', '6', /rating is 1 to 5/],
  ['country:germny', 'germny', /Did you mean country:de/],
  ['thread:a', 'a', /an address or an id/],
  ['title:', 'title:', /right after the colon/],
  ['title: recall', 'title:', /right after the colon/],
  ['title:""', '""', /empty value/],
  ['title:...', '...', /no letter or digit/],
  ['source:(reddit OR rss)', 'source:(', /one value/],
  ['source:redit', 'redit', /Did you mean source:reddit/],
  ['source:nowhere', 'nowhere', /source: knows hackernews reddit/],
  ['lang:english', 'english', /two or three letters/],
  ['site:example', 'example', /A site is a domain/],
];

describe('a match rule', () => {
  it.each(READ)('%s is read as %s', (rule, means) => {
    expect(shape(parse(rule))).toBe(means);
  });

  it.each(REFUSED)('%s is refused, pointing at %s', (rule, place, says) => {
    const error = errorOf(rule);
    expect(error.message).toMatch(says);
    expect(rule.slice(error.start, error.end)).toBe(place);
    expect(error.reason).toBe('invalid');
  });

  it('may be nested thirty-two deep and no deeper', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`;
    expect(shape(parse(nested(32)))).toBe('a');
    expect(errorOf(nested(33)).message).toMatch(/32 deep/);
    expect(errorOf(`${'NOT '.repeat(2000)}a`).message).toMatch(/32 deep/);
  });

  it('may have five hundred terms and no more', () => {
    expect(parse(Array(500).fill('a').join(' OR ')).kind).toBe('or');
    expect(errorOf(Array(501).fill('a').join(' OR ')).message).toMatch(/At most 500/);
  });

  it('may be 8,192 characters long and no longer', () => {
    expect(parse('x'.repeat(8192)).kind).toBe('term');
    expect(errorOf('x'.repeat(8193))).toMatchObject({
      start: 8192,
      message: expect.stringMatching(/8,193 characters/),
    });
  });

  it('knows where each part stands in the text', () => {
    const rule = 'fernhill  NOT title:"job ad"';
    const query = parse(rule) as Query & { parts: Query[] };
    expect(query.parts.map((part) => rule.slice(part.start, part.end))).toEqual([
      'fernhill',
      'NOT title:"job ad"',
    ]);
  });
});

describe('the pointer of an error', () => {
  it('puts carets under the faulty place', () => {
    expect(errorOf('fernhill colour:red').pointer()).toBe('fernhill colour:red\n         ^^^^^^^');
  });

  it('stands under wide letters and beside what has no width', () => {
    expect(errorOf('日本 café\u0301\u200b OR').pointer()).toMatch(/\n {10}\^\^$/);
    expect(errorOf('a source:東京').pointer()).toMatch(/\n {9}\^{4}$/);
  });

  it('shows a window of a long rule, on one line', () => {
    const [line, carets] = errorOf(`${'word\n'.repeat(60)}colour:red ${'word '.repeat(60)}`)
      .pointer()
      .split('\n') as [string, string];
    expect(line).toMatch(/^….*colour:red.*…$/);
    expect(line.slice(carets.indexOf('^'), carets.length)).toBe('colour:');
  });
});

describe('a rule in words', () => {
  const EXPLAINED: [string, string][] = [
    ['fernhill', 'Finds “fernhill”'],
    ['"fernhill bikes"', 'Finds the phrase “fernhill bikes”'],
    ['fernhill (recall OR refund) -job', 'Finds “fernhill” and (“recall” or “refund”), but not “job”'],
    ['crash* source:reddit', 'Finds words that begin with “crash” and a post on Reddit'],
    ['title:recall OR body:recall', 'Finds “recall” in the title or “recall” in the text below the title'],
    ['site:example.com lang:en', 'Finds a page on example.com and a text in the language en'],
    ['NOT job', 'Finds everything without “job”'],
    ['a NEAR/5 b', 'Finds “a” near “b” with at most 5 words between'],
    ['-a ONEAR/1 b', 'Finds everything without (“a” followed by “b” with at most 1 word between)'],
    ['cr*sh *ash', 'Finds words that begin with “cr” and end with “sh” and words that end with “ash”'],
    ['case:ACME country:uk', 'Finds “ACME” with capitals exactly so and a place in United Kingdom'],
    ['rating:<=2 thread:4711', 'Finds a rating of 1 to 2 stars and the thread 4711'],
    ['author:jo -(a OR b)', 'Finds an author called “jo”, but not (“a” or “b”)'],
  ];

  it.each(EXPLAINED)('%s: %s', (rule, words) => {
    expect(explainQuery(parse(rule))).toBe(words);
  });
});
