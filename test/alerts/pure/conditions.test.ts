import { describe, expect, it } from 'vitest';
import { type Condition, conditionsOf, filterOf, fitted } from '../../../src/alerts/conditions.ts';

const BOTH_WAYS: [filter: string, rows: Condition[]][] = [
  ['', []],
  ['sentiment:negative', [{ field: 'sentiment', is: 'any', values: ['negative'] }]],
  [
    'score:<-0.4 reach:>=1000 (theme:"delivery delays" OR theme:"battery range")',
    [
      { field: 'score', is: 'below', values: ['-0.4'] },
      { field: 'reach', is: 'least', values: ['1000'] },
      { field: 'theme', is: 'any', values: ['delivery delays', 'battery range'] },
    ],
  ],
  ['rating:<=2', [{ field: 'rating', is: 'most', values: ['2'] }]],
  ['-source:rss', [{ field: 'source', is: 'none', values: ['rss'] }]],
  ['(refund OR "money back")', [{ field: 'words', is: 'any', values: ['refund', 'money back'] }]],
  ['-(priority:low OR priority:normal)', [{ field: 'priority', is: 'none', values: ['low', 'normal'] }]],
];

describe('conditions', () => {
  it.each(BOTH_WAYS)('“%s” is written in rows and back', (filter, rows) => {
    expect(conditionsOf(filter)).toEqual(rows);
    expect(filterOf(rows)).toBe(filter);
  });

  it.each(['sentiment:negative OR rating:1', 'is:unsure', '-(rating:1 lang:en)', 'reach:=5', 'rating:2-3'])(
    '“%s” cannot be said in rows',
    (filter) => {
      expect(conditionsOf(filter)).toBeNull();
    },
  );

  it('leave out what does not belong to a field', () => {
    expect(fitted('reach', 'least', ['1,000'])).toEqual({
      condition: { field: 'reach', is: 'least', values: ['1000'] },
      fits: true,
    });
    expect(fitted('reach', 'any', ['delivery'])).toEqual({
      condition: { field: 'reach', is: 'least', values: [] },
      fits: false,
    });
    expect(fitted('priority', 'any', ['negative', 'high']).condition.values).toEqual(['high']);
    expect(filterOf([{ field: 'words', is: 'any', values: ['or', 'say "hi"'] }])).toBe('("or" OR "say hi")');
    expect(filterOf([fitted('theme', 'any', []).condition])).toBe('');
  });
});
