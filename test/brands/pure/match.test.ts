import { describe, expect, it } from 'vitest';
import { compileRule, matchItem } from '../../../src/brands/match.ts';
import type { Item } from '../../../src/sources/adapter.ts';
import { searchedText } from '../../../src/text.ts';
import { anItem } from '../../support/items.ts';

function match(rule: string, item: Item) {
  return matchItem(item, [{ brandId: 1, ruleId: 1, rule: compileRule(rule) }])[0] ?? null;
}

/** What the rule finds in a text without a title; null when it does not match. */
function found(rule: string, text: string): string[] | null {
  const item = anItem({ title: null, text });
  const spans = match(rule, item)?.spans;
  for (const { start, end, word } of spans ?? []) expect(text.slice(start, end)).toBe(word);
  return spans?.map(({ word }) => word) ?? null;
}

const CASES: [what: string, rule: string, text: string, words: string[] | null][] = [
  ['a whole word', 'ai', 'We use AI here', ['AI']],
  ['no part of a word', 'ai', 'training said maintain', null],
  ['a word between signs', 'ai', '(ai), "AI" ai/ml ai-powered', ['ai', 'AI', 'ai', 'ai']],
  ['no word with a digit on it', 'ai', 'ai2 2ai', null],
  ['no word with a line under it', 'ai', 'my_ai_tool', null],
  ['the possessive', 'fernhill', "Fernhill's and Fernhill’s", ['Fernhill', 'Fernhill']],
  ['any case', 'FernHill', 'FERNHILL fernhill', ['FERNHILL', 'fernhill']],
  ['text with accents', 'cafe', 'Café CAFÉ', ['Café', 'CAFÉ']],
  ['text with accents written apart', 'cafe', 'cafe\u0301!', ['cafe\u0301']],
  ['text without the accents of the rule', 'Café', 'the cafe', ['cafe']],
  ['strokes and ligatures', 'orsted', 'Ørsted', ['Ørsted']],
  ['sharp s', 'strasse', 'Straße STRASSE', ['Straße', 'STRASSE']],
  ['full width', 'ai', 'ＡＩ works', ['ＡＩ']],
  ['half width kana', 'ファーンヒル', '私のﾌｧｰﾝﾋﾙ', ['ﾌｧｰﾝﾋﾙ']],
  ['voiced kana as they are', 'ハリ', 'バリ', null],
  ['mathematical letters', 'brand', '𝓫𝓻𝓪𝓷𝓭 new', ['𝓫𝓻𝓪𝓷𝓭']],
  [
    'a name with invisible characters in it',
    'fernhill',
    'Fern\u200bhill Fern\u00adhill',
    ['Fern\u200bhill', 'Fern\u00adhill'],
  ],
  ['a trade mark sign', 'fernhill', 'Fernhill™ Fernhill®', ['Fernhill', 'Fernhill']],
  ['text around emoji', 'ai', '🔥ai🔥 👩‍👩‍👧‍👦 ai', ['ai', 'ai']],
  ['Cyrillic', 'ёлка', 'ЕЛКА и ёлка', ['ЕЛКА', 'ёлка']],
  ['Greek with its two sigmas', 'σοφος', 'ΣΟΦΟΣ', ['ΣΟΦΟΣ']],
  ['Arabic without its points', 'كتاب', 'كِتَاب', ['كِتَاب']],
  ['a phrase', '"fernhill bikes"', 'the Fernhill Bikes shop', ['Fernhill Bikes']],
  ['a phrase over a line', '"fernhill bikes"', 'Fernhill\n  bikes', ['Fernhill\n  bikes']],
  [
    'a phrase with a hyphen',
    '"fernhill bikes"',
    'Fernhill-Bikes Fernhill–Bikes',
    ['Fernhill-Bikes', 'Fernhill–Bikes'],
  ],
  ['no phrase across a sentence', '"fernhill bikes"', 'I like Fernhill. Bikes too', null],
  ['no phrase in another order', '"fernhill bikes"', 'bikes fernhill', null],
  ['no phrase with a word between', '"fernhill bikes"', 'fernhill e bikes', null],
  ['no phrase in the middle of words', '"fern hill"', 'a fern hillock', null],
  ['a hyphenated word', 'home-made', 'home made and home-made', ['home made', 'home-made']],
  ['no joined word for a hyphenated one', 'home-made', 'homemade', null],
  ['a dotted name', 'node.js', 'Node.js, not node js', ['Node.js']],
  ['an ampersand', 'AT&T', 'AT&T at t', ['AT&T']],
  ['an apostrophe', "don't", 'I don’t', ['don’t']],
  ['a language with its signs', 'C++', 'C, C++ and C+', ['C++']],
  ['a handle', '@fernhill', 'fernhill @fernhill jo@fernhill.example', ['@fernhill']],
  ['a hashtag by its word', 'fernhill', '#fernhill', ['fernhill']],
  ['a domain', 'fernhill.example', 'see https://www.fernhill.example/shop', ['fernhill.example']],
  ['beginnings', 'crash*', 'crash crashed crashing uncrashable', ['crash', 'crashed', 'crashing']],
  ['beginnings at the end of a phrase', '"app crash*"', 'the app crashes', ['app crashes']],
  ['both terms', 'fernhill recall', 'Fernhill issues a recall', ['Fernhill', 'recall']],
  ['not one of both', 'fernhill recall', 'Fernhill opens a shop', null],
  ['either term', 'recall OR refund', 'a refund', ['refund']],
  ['every branch that holds', 'recall OR refund', 'a refund after the recall', ['refund', 'recall']],
  ['brackets', 'fernhill AND (recall OR refund)', 'recall', null],
  ['AND before OR', 'fernhill AND recall OR refund', 'refund', ['refund']],
  ['what is left out', 'fernhill -job', 'Fernhill job', null],
  ['what is not left out', 'fernhill -job', 'Fernhill jobs', ['Fernhill']],
  ['a group left out', 'fernhill -(job OR "we are hiring")', 'Fernhill: we are hiring', null],
  ['NOT on its own', 'NOT job', 'Fernhill', []],
  ['Chinese between its neighbours', '小米', '我喜欢小米手机', ['小米']],
  ['Japanese at a border of words', '東京', '東京都に行く', ['東京']],
  ['no Japanese across words', '京都', '東京都に行く', null],
  ['Japanese before another script', '東京', '東京タワー', ['東京']],
  ['Thai between its neighbours', 'ดี', 'สินค้าดีมาก', ['ดี']],
  ['no Thai inside a word', 'มา', 'สินค้าดีมาก', null],
  ['Latin beside Japanese', 'fernhill', '私のFernhill自転車', ['Fernhill']],
  ['a phrase of two scripts', '"Fernhill 自転車"', 'Fernhill自転車', ['Fernhill自転車']],
  ['Hindi with its vowel signs', 'किताब', 'मेरी किताब', ['किताब']],
];

describe('a match rule finds', () => {
  it.each(CASES)('%s: %s in “%s”', (_what, rule, text, words) => {
    expect(found(rule, text)).toEqual(words);
  });

  it('places in the searched text, exactly, behind surrogate pairs and in title and text', () => {
    const item = anItem({ title: '🚲🚲 Fernhill', text: 'The 𝓕𝓮𝓻𝓷𝓱𝓲𝓵𝓵 recall 👍🏽' });
    const { spans } = match('fernhill recall', item)!;
    expect(spans).toEqual([
      { start: 5, end: 13, word: 'Fernhill' },
      { start: 18, end: 34, word: '𝓕𝓮𝓻𝓷𝓱𝓲𝓵𝓵' },
      { start: 35, end: 41, word: 'recall' },
    ]);
    for (const { start, end, word } of spans) expect(searchedText(item).slice(start, end)).toBe(word);
  });

  it('no phrase that begins in the title and ends in the text', () => {
    expect(match('"fernhill bikes"', anItem({ title: 'Fernhill', text: 'Bikes' }))).toBeNull();
  });

  it('overlapping places as one', () => {
    expect(found('"a b" OR "b c" OR b', 'a b c')).toEqual(['a b c']);
  });

  it('a hundred places at most', () => {
    expect(found('a', 'a '.repeat(5000))).toHaveLength(100);
  });
});

const FIELDS: [rule: string, values: Partial<Item>, matches: boolean][] = [
  ['title:recall', { title: 'Recall', text: '' }, true],
  ['title:recall', { title: 'News', text: 'recall' }, false],
  ['title:recall', { title: null, text: 'recall' }, false],
  ['body:recall', { title: 'Recall', text: '' }, false],
  ['body:"big recall"', { title: null, text: 'a big recall' }, true],
  ['author:marta', {}, true],
  ['author:@MARTA', {}, true],
  ['author:mar', {}, false],
  ['author:example', {}, true],
  ['site:site.example', {}, true],
  ['site:https://www.site.example/', {}, true],
  ['site:site.example', { url: 'https://blog.site.example/x' }, true],
  ['site:site.example', { url: 'https://notsite.example/x' }, false],
  ['site:site.example', { url: null }, false],
  ['lang:en', {}, true],
  ['lang:en', { language: 'en-GB' }, true],
  ['lang:en', { language: 'de' }, false],
  ['lang:en', { language: null }, false],
  ['source:rss', {}, true],
  ['source:RSS', {}, true],
  ['source:reddit', {}, false],
  ['NOT lang:de', {}, true],
];

describe('a field', () => {
  it.each(FIELDS)('%s with %j: %s', (rule, values, matches) => {
    expect(match(rule, anItem(values)) !== null).toBe(matches);
  });
});

describe('why it matched', () => {
  it('names the words and where they stand', () => {
    const item = anItem({ title: 'Fernhill', text: 'A recall of the fernhill T2' });
    expect(match('fernhill recall', item)!.why).toBe(
      '“Fernhill” in the title; “recall”, “fernhill” in the text',
    );
  });

  it('names what is not in the text', () => {
    expect(match('source:rss author:marta', anItem())!.why).toBe('Posted on RSS; written by marta');
    expect(match('NOT job', anItem())!.why).toBe('Nothing that the rule leaves out is in it');
  });
});

describe('rules side by side', () => {
  it('each say for themselves whether they match', () => {
    const rules = ['fernhill', 'acme', 'terrible'].map((rule, at) => ({
      brandId: at,
      ruleId: at + 10,
      rule: compileRule(rule),
    }));
    expect(matchItem(anItem(), rules).map(({ brandId, ruleId }) => [brandId, ruleId])).toEqual([
      [0, 10],
      [2, 12],
    ]);
  });
});
