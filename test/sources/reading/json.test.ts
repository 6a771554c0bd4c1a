import { expect, test } from 'vitest';
import { ownWords, parse } from '../../../src/sources/reading/json.ts';

test('an id that a number cannot hold stays exact', () => {
  expect(parse('{"id":1578516068309794817,"ids":[-1578516068309794817],"n":12}')).toEqual({
    id: '1578516068309794817',
    ids: ['-1578516068309794817'],
    n: 12,
  });
});

test('a fraction with many digits is a number like any other', () => {
  expect(parse('{"score":0.30000000000000004,"id":1578516068309794817}')).toEqual({
    score: 0.30000000000000004,
    id: '1578516068309794817',
  });
  expect(
    parse('[1234567890123456.5,1.2345678901234567890,12345678901234567e2,1e-12345678901234567]'),
  ).toEqual([1234567890123456.5, 1.2345678901234567, 12345678901234568e2, 0]);
});

test('digits within texts and names are left alone', () => {
  const given = { '1578516068309794817': 'call 1578516068309794817 \\" now\\', 'a"b': '1578516068309794817' };
  expect(parse(JSON.stringify(given))).toEqual(given);
});

test('half a character becomes one that an address can hold, whole ones stay', () => {
  const value = parse('{"slug":"half \\ud83d","list":["\\ud83d\\ude00"]}') as { slug: string };
  expect(value).toEqual({ slug: 'half \uFFFD', list: ['\u{1F600}'] });
  expect(encodeURIComponent(value.slug)).toBe('half%20%EF%BF%BD');
});

test('a text of many megabytes is read', () => {
  const text = 'x'.repeat(12_000_000);
  expect(parse(`{"id":1578516068309794817,"text":"${text}"}`)).toEqual({ id: '1578516068309794817', text });
});

test('floods that are no JSON are told from it at once', () => {
  const id = '1578516068309794817';
  for (const flood of ['\\"'.repeat(1_000_000), `${'1'.repeat(1_000_000)}.`, `"${'\\'.repeat(1_000_001)}`])
    expect(parse(id + flood)).toBeUndefined();
});

test('the words of an error are found a few levels deep, and nothing else of a hostile one is read', () => {
  expect(ownWords({ error: { detail: { message: 'No <b>such</b> place' } } })).toBe('No such place');
  const endless: { message?: unknown } = {};
  endless.message = endless;
  expect(ownWords(endless)).toBeNull();
  expect(ownWords({ message: `Stop ${'<'.repeat(3_000_000)}` })).toMatch(/^Stop </);
});
