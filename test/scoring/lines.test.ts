import { describe, expect, it } from 'vitest';
import { compileRule } from '../../src/brands/match.ts';
import { matchLine } from '../../src/brands/match-line.ts';
import { Refusal } from '../../src/failure.ts';
import { makeScorer } from '../../src/scoring/score.ts';
import { scoreLine } from '../../src/scoring/score-line.ts';

const scorer = makeScorer();

describe('a line for the score command', () => {
  it('gives the label, how sure it is, and the words', () => {
    expect(scoreLine(scorer, { text: 'Still waiting', rating: 1, brand: 'Fernhill' })).toEqual({
      label: 'negative',
      score: expect.any(Number),
      confidence: expect.any(Number),
      unsure: false,
      emotions: ['frustration'],
      intents: ['complaint'],
      themes: [],
      language: 'en',
      spans: [{ start: 0, end: 13, text: 'Still waiting', weight: expect.any(Number) }],
    });
  });

  it('says when the text was longer than what is read of one', () => {
    expect(scoreLine(scorer, { text: 'Still waiting' })).not.toHaveProperty('partlyRead');
    expect(scoreLine(scorer, { text: 'Still waiting. '.repeat(300) })).toMatchObject({ partlyRead: true });
  });

  it.each([null, 3, 'text', [], {}, { text: 5 }, { text: 'x', rating: 9 }, { text: 'x', title: 1 }])(
    'is refused with its shape when it is %j',
    (line) => {
      expect(() => scoreLine(scorer, line)).toThrow(Refusal);
      expect(() => scoreLine(scorer, line)).toThrow(/Write one object a line/);
    },
  );
});

describe('a line for the match command', () => {
  it('comes back with what was found', () => {
    const line = { externalId: 'a', title: 'Fernhill', text: 'A recall', extra: 1 };
    expect(matchLine(line, compileRule('fernhill recall'))).toEqual({
      ...line,
      matched: true,
      spans: [
        { start: 0, end: 8, text: 'Fernhill' },
        { start: 11, end: 17, text: 'recall' },
      ],
      why: '“Fernhill” in the title; “recall” in the text',
    });
  });

  it('says so when it does not match, whatever its other fields hold', () => {
    const line = { text: 'x', author: 'jo', url: 5, title: {} };
    expect(matchLine(line, compileRule('author:jo'))).toMatchObject({ matched: false, spans: [], why: null });
  });

  it('is refused without a text', () => {
    expect(() => matchLine({ title: 'x' }, compileRule('x'))).toThrow(/it has no text/);
  });
});
