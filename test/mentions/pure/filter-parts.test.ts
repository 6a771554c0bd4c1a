import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../src/mentions/filter/filter.ts';
import { filterParts } from '../../../src/mentions/filter/parts.ts';

describe('the parts of a filter', () => {
  it.each([
    ['', []],
    ['bike', [['bike', '']]],
    [
      'bike AND theme:price',
      [
        ['bike', 'theme:price'],
        ['theme:price', 'bike'],
      ],
    ],
    [
      'author:"Marta K" NOT is:copy -spam',
      [
        ['author:"Marta K"', 'NOT is:copy -spam'],
        ['NOT is:copy', 'author:"Marta K" -spam'],
        ['-spam', 'author:"Marta K" NOT is:copy'],
      ],
    ],
    [
      '(late OR lost) tag:vip',
      [
        ['(late OR lost)', 'tag:vip'],
        ['tag:vip', '(late OR lost)'],
      ],
    ],
    ['late OR lost', [['(late OR lost)', '']]],
  ])('of “%s” can be taken away one by one', (text, parts) => {
    expect(filterParts(text).map((part) => [part.text, part.without])).toEqual(parts);
    for (const { without } of filterParts(text)) expect(() => parseFilter(without)).not.toThrow();
  });

  it('say the same together as the whole', () => {
    const text = '(late OR lost) tag:vip NOT theme:price';
    const again = filterParts(text)
      .map((part) => part.text)
      .join(' ');
    expect(parseFilter(again)).toEqual(parseFilter(text));
  });
});
