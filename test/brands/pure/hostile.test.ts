import { describe, expect, it } from 'vitest';
import { compileRule, matchItem } from '../../../src/brands/match.ts';
import { QueryError } from '../../../src/brands/query-error.ts';
import { parseFilter } from '../../../src/mentions/filter/filter.ts';
import { anItem } from '../../support/items.ts';

/** Known classes of patterns that hang regular expressions, and of strings that break queries. */
const HOSTILE = [
  '^(a+)+$',
  '([a-zA-Z]+)*$',
  '(a|aa)+$',
  '(.*a){25}',
  '((((((((((a*)*)*)*)*)*)*)*)*)*)',
  "' OR '1'='1",
  "'; DROP TABLE mentions; --",
  '1 or sleep(10)#',
  '" or sleep(10)="',
  "admin'/*",
  '%27%20OR%201=1',
  '*)(uid=*))(|(uid=*',
  '{{7*7}} <%= 7*7 %>',
  '../../etc/passwd\u0000',
  '\ud83d\ud83d \ude00',
  '\u202e\u2066abc\u2069',
  'A'.repeat(256),
  '('.repeat(256),
  ')'.repeat(256),
  '"'.repeat(255),
  'NOT '.repeat(64),
  '-'.repeat(33),
  'a:'.repeat(128),
  '\u0301'.repeat(200),
  '__proto__:x',
  'toString:x',
];

describe('a hostile string', () => {
  it.each(HOSTILE)('as a rule is either refused with a place or finds what it says: %j', (text) => {
    const item = anItem({ text: `${'a'.repeat(5000)}! ${text}` });
    let rule: ReturnType<typeof compileRule>;
    try {
      rule = compileRule(text);
    } catch (error) {
      expect(error).toBeInstanceOf(QueryError);
      const { start, end, message } = error as QueryError;
      expect(start).toBeLessThanOrEqual(end);
      expect(message).toMatch(/\.$/);
      expect((error as QueryError).pointer().split('\n')).toHaveLength(2);
      return;
    }
    expect(() => matchItem(item, [{ brandId: 1, ruleId: 1, rule }])).not.toThrow();
  });

  it.each(HOSTILE)('as a filter is either refused or read: %j', (text) => {
    try {
      parseFilter(text);
    } catch (error) {
      expect(error).toBeInstanceOf(QueryError);
    }
  });
});
