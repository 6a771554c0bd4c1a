import { describe, expect, it } from 'vitest';
import { quotedIds, type Words, withoutWords, withWords } from '../../../src/shares/words.ts';

const QUOTE = {
  mentionId: 7,
  text: 'Ask ines@fernhill.example about my bike. Marta Example',
  title: 'Marta Example waits',
  authorName: 'Marta Example',
  url: 'https://news.example/7',
  rating: 1,
};
const REPORT = { figures: { net: { value: -9 } }, criticism: [QUOTE], at: new Date(0) };
const WORDS = new Map<number, Words>([[7, { ...QUOTE, authorHandle: 'marta84' }]]);

describe('what a link shows of what people wrote', () => {
  it('is nothing, unless its maker chose quotes', () => {
    expect(withWords(REPORT, 'figures', WORDS)).toEqual({ ...REPORT, criticism: [] });
  });

  it('hides who wrote it, also where they signed, and personal data', () => {
    const [quote] = withWords(REPORT, 'quotes', WORDS).criticism;
    expect(quote).toEqual({
      ...QUOTE,
      text: 'Ask [e-mail address] about my bike. [name]',
      title: '[name] waits',
      authorName: 'Author hidden',
      url: null,
    });
  });

  it('names them where that was chosen, and never leads to them', () => {
    const [quote] = withWords(REPORT, 'authors', WORDS).criticism;
    expect([quote!.authorName, quote!.url]).toEqual(['Marta Example', null]);
  });

  it('says that a text is gone once it was removed or its author erased', () => {
    const [quote] = withWords(REPORT, 'authors', new Map()).criticism;
    expect(quote).toMatchObject({ text: 'This text was removed since.', title: null, authorName: null });
  });

  it('is kept without any words, wherever in the report they stand', () => {
    expect(quotedIds({ deep: [[REPORT]] })).toEqual([7]);
    expect(JSON.stringify(withoutWords({ deep: [[REPORT]] }))).not.toMatch(/marta|bike|ines|news\.example/i);
    expect(withoutWords(REPORT)).toMatchObject({ figures: REPORT.figures, at: REPORT.at });
  });
});
