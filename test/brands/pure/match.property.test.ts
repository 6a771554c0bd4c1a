import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileRule, matchItem } from '../../../src/brands/match.ts';
import { parseQuery, type Query, RULE_FIELDS } from '../../../src/brands/query.ts';
import { searchedText } from '../../../src/text.ts';
import { anItem } from '../../support/items.ts';

const WORDS = ['ai', 'train', 'training', 'bike', 'bikes', 'a', 'recall', 'e'];
const word = fc.constantFrom(...WORDS);
const phrase = fc.array(word, { minLength: 2, maxLength: 3 }).map((words) => `"${words.join(' ')}"`);
const prefix = fc.constantFrom('ai*', 'train*', 'bi*');
const term = fc.oneof({ weight: 4, arbitrary: word }, phrase, prefix);

const { rule } = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4 },
    term,
    fc
      .tuple(tie('rule'), fc.constantFrom(' AND ', ' OR ', ' '), tie('rule'))
      .map(([a, by, b]) => `(${a}${by}${b})`),
    tie('rule').map((inner) => `NOT (${inner})`),
    term.map((inner) => `-${inner}`),
  ),
}));

const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ', ', '. ', '\n', ' - ', '-')), { maxLength: 12 })
  .map((parts) => parts.flat().join(''));

/** Splits and compares; knows nothing of folding, indexes or spans. */
function naive(query: Query, words: string[], text: string): boolean {
  switch (query.kind) {
    case 'and':
      return query.parts.every((part) => naive(part, words, text));
    case 'or':
      return query.parts.some((part) => naive(part, words, text));
    case 'not':
      return !naive(query.part, words, text);
    case 'term':
      return naiveTerm(query.text, words, text);
    case 'field':
      throw new Error('No fields here');
  }
}

function naiveTerm(term: string, words: string[], text: string): boolean {
  if (term.endsWith('*')) return words.some((word) => word.startsWith(term.slice(0, -1)));
  if (!term.includes(' ')) return words.includes(term);
  return new RegExp(`(^|[^a-z])${term.replaceAll(' ', '[\\s-]+')}($|[^a-z])`).test(text);
}

it('agrees with a naive reading of the rule on random rules and texts', () => {
  fc.assert(
    fc.property(rule, fc.option(text), text, (written, title, body) => {
      const item = anItem({ title, text: body });
      const query = parseQuery(written, { fields: RULE_FIELDS });
      // Two texts, so that no phrase reaches from the title into the body.
      const whole = `${title ?? ''} | ${body}`;
      const expected = naive(query, whole.match(/[a-z]+/g) ?? [], whole);
      const [match] = matchItem(item, [{ brandId: 1, ruleId: 1, rule: compileRule(written) }]);
      expect(match !== undefined).toBe(expected);
      const searched = searchedText(item);
      for (const span of match?.spans ?? []) expect(searched.slice(span.start, span.end)).toBe(span.word);
    }),
    { seed: 20261121, numRuns: 3000 },
  );
});

it('never fails on any text, and its spans never overlap or leave the text', () => {
  const rules = ['ai', '"a b"', 'a*', '東京', '@a', 'C++', 'NOT ai', 'รถ'].map((written, at) => ({
    brandId: at,
    ruleId: at,
    rule: compileRule(written.replace('a*', 'ab*')),
  }));
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: 'grapheme' }),
      (title, body) => {
        const item = anItem({ title, text: body });
        for (const { spans } of matchItem(item, rules)) {
          let end = 0;
          for (const span of spans) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            end = span.end;
          }
          expect(end).toBeLessThanOrEqual(searchedText(item).length);
        }
      },
    ),
    { seed: 20261121, numRuns: 1500 },
  );
});
