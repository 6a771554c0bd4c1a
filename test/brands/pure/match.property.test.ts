import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileRule, matchItem } from '../../../src/brands/match.ts';
import { searchedText } from '../../../src/text.ts';
import { anItem } from '../../support/items.ts';

/** A text cut into words; `gap` is what stands before a word. */
type Token = { word: string; gap: string };
/** A run of words, from the first to the last. */
type Run = [first: number, last: number];
/** A rule as it is written, and what it means, told without the parser, the folding and the index. */
type Told = { written: string; holds: (texts: Token[][]) => boolean };
type Term = { written: string; runs: (tokens: Token[]) => Run[] };

const WORDS = ['ai', 'train', 'training', 'bike', 'bikes', 'a', 'recall', 'e'];
const word = fc.constantFrom(...WORDS);
const cased = fc.tuple(word, fc.constantFrom('lower', 'Title', 'UPPER')).map(([letters, how]) => {
  if (how === 'UPPER') return letters.toUpperCase();
  return how === 'lower' ? letters : letters[0]!.toUpperCase() + letters.slice(1);
});

function term(written: string, fits: ((token: Token) => boolean)[]): Term {
  return {
    written,
    runs: (tokens) =>
      tokens.flatMap((_, first): Run[] => {
        const run = tokens.slice(first, first + fits.length);
        const isRun = run.length === fits.length && run.every((token, at) => fits[at]!(token));
        const isJoined = run.slice(1).every(({ gap }) => /^[\s-]+$/.test(gap));
        return isRun && isJoined ? [[first, first + fits.length - 1]] : [];
      }),
  };
}

const is = (wanted: string) => (token: Token) => token.word.toLowerCase() === wanted;
const like = (pattern: RegExp) => (token: Token) => pattern.test(token.word.toLowerCase());
const STARS: [string, RegExp][] = [
  ['ai*', /^ai/],
  ['train*', /^train/],
  ['bi*', /^bi/],
  ['*ing', /ing$/],
  ['*ikes', /ikes$/],
  ['tr*ng', /^tr.*ng$/],
  ['re*ll', /^re.*ll$/],
  ['bi*kes', /^bi.*kes$/],
];
const plain = word.map((text) => term(text, [is(text)]));
const phrase = fc
  .array(word, { minLength: 2, maxLength: 3 })
  .map((words) => term(`"${words.join(' ')}"`, words.map(is)));
const star = fc.constantFrom(...STARS).map(([text, pattern]) => term(text, [like(pattern)]));
const exact = cased.map((text) => term(`case:${text}`, [(token) => token.word === text]));
const anyTerm = fc.oneof({ weight: 4, arbitrary: plain }, phrase, star, exact);

const found = ({ written, runs }: Term): Told => ({
  written,
  holds: (texts) => texts.some((tokens) => runs(tokens).length > 0),
});

const side = fc.oneof(
  anyTerm,
  fc.array(anyTerm, { minLength: 2, maxLength: 3 }).map((terms) => ({
    written: `(${terms.map(({ written }) => written).join(' OR ')})`,
    runs: (tokens: Token[]) => terms.flatMap(({ runs }) => runs(tokens)),
  })),
);

const near = fc
  .tuple(side, side, fc.nat({ max: 4 }), fc.boolean())
  .map(([left, right, most, ordered]): Told => {
    const follows = ([, last]: Run, [first]: Run) => first > last && first - last - 1 <= most;
    const isNear = (a: Run, b: Run) => follows(a, b) || (!ordered && follows(b, a));
    return {
      written: `${left.written} ${ordered ? 'ONEAR' : 'NEAR'}/${most} ${right.written}`,
      holds: (texts) =>
        texts.some((tokens) => left.runs(tokens).some((a) => right.runs(tokens).some((b) => isNear(a, b)))),
    };
  });

const atom = fc.oneof({ weight: 3, arbitrary: anyTerm.map(found) }, near);

const { rule } = fc.letrec<{ rule: Told }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4 },
    atom,
    fc.tuple(tie('rule'), fc.constantFrom(' AND ', ' OR ', ' '), tie('rule')).map(([a, by, b]) => ({
      written: `(${a.written}${by}${b.written})`,
      holds: (texts: Token[][]) =>
        by === ' OR ' ? a.holds(texts) || b.holds(texts) : a.holds(texts) && b.holds(texts),
    })),
    tie('rule').map(({ written, holds }) => ({
      written: `NOT (${written})`,
      holds: (texts: Token[][]) => !holds(texts),
    })),
    atom.map(({ written, holds }) => ({
      written: `-${written}`,
      holds: (texts: Token[][]) => !holds(texts),
    })),
  ),
}));

const tokens = fc.array(fc.record({ word: cased, gap: fc.constantFrom(' ', ', ', '. ', '\n', ' - ', '-') }), {
  maxLength: 12,
});
const textOf = (parts: Token[]) => parts.map(({ word: letters, gap }) => gap + letters).join('');

it('agrees with a naive reading of the rule on ten thousand random rules and texts', () => {
  fc.assert(
    fc.property(rule, fc.option(tokens), tokens, ({ written, holds }, title, body) => {
      const item = anItem({ title: title && textOf(title), text: textOf(body) });
      const [match] = matchItem(item, [{ brandId: 1, ruleId: 1, rule: compileRule(written) }]);
      expect(match !== undefined, written).toBe(holds([title ?? [], body]));
      const searched = searchedText(item);
      for (const span of match?.spans ?? []) expect(searched.slice(span.start, span.end)).toBe(span.word);
    }),
    { seed: 20261121, numRuns: 10_000 },
  );
});

it('finds the same in a text that was read once as in one whose words are indexed', () => {
  fc.assert(
    fc.property(fc.array(rule, { minLength: 12, maxLength: 12 }), tokens, (rules, body) => {
      const item = anItem({ title: null, text: textOf(body) });
      const compiled = rules.map(({ written }, at) => ({
        brandId: 1,
        ruleId: at,
        rule: compileRule(written),
      }));
      const alone = compiled.flatMap((one) => matchItem(item, [one]));
      expect(matchItem(item, [...compiled, ...compiled]).slice(alone.length)).toEqual(alone);
    }),
    { seed: 20261121, numRuns: 500 },
  );
});

it('never fails on any text, and its spans never overlap or leave the text', () => {
  const rules = [
    'ai',
    '"a b"',
    'a*',
    '東京',
    '@a',
    'C++',
    'NOT ai',
    'รถ',
    'case:A',
    'a NEAR/9 東',
    'ab*c',
    '*abc',
  ].map((written, at) => ({
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
