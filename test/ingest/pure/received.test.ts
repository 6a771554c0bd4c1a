import { describe, expect, it } from 'vitest';
import { itemFrom } from '../../../src/ingest/item-from.ts';
import { cutText, LARGEST_FILE, received } from '../../../src/ingest/received.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

describe('a file that arrives', () => {
  it('is told apart and counted, in whatever letters it is written', async () => {
    const table = 'text;author\n"Två rader,\nsäger ”hon”";Åsa\nNästa;Bo\n';
    const latin = new Uint8Array(Buffer.from('text,author\nCaf\u00e9 \u0080uro,Z\u00fcrich', 'latin1'));
    expect(await received(bytes(table))).toMatchObject({ format: 'csv', rowCount: 2, text: table });
    expect(await received(utf16(table))).toMatchObject({ format: 'csv', rowCount: 2, text: table });
    expect((await received(latin)).text).toBe('text,author\nCafé €uro,Zürich');
    expect(await received(bytes('\ufeff{"text":"a"}\n\n{"text":"b"}'))).toMatchObject({
      format: 'ndjson',
      rowCount: 2,
    });
    expect(await received(bytes('Wort\tWer\nbroken "quote\tx\n"open\tx\n'))).toMatchObject({ rowCount: 2 });
  });

  it.each([
    ['nothing', '', 'The file is empty'],
    ['blanks', ' \n\r\n\t', 'The file is empty'],
    ['a header alone', 'text,author\n\n', 'only a header'],
    ['a header that is never closed', 'text,"author\nHello,Ada\n', 'The header of this table cannot be read'],
    ['one JSON list', '[{"text":"a"}]', 'one whole object on each line'],
    ['JSON over several lines', '{\n  "text": "a"\n}', 'one whole object on each line'],
    ['a workbook', 'PK\u0003\u0004rest', 'a workbook or an archive. Save what is in it as CSV'],
    ['a PDF', '%PDF-1.7', 'This is a PDF'],
  ])('that holds %s is refused with a sentence on what to do', async (_, text, sentence) => {
    await expect(received(bytes(text))).rejects.toMatchObject({
      reason: 'invalid',
      fields: { file: expect.stringContaining(sentence) },
    });
  });

  it('that is too large is refused before it is read', async () => {
    await expect(received(new Uint8Array(LARGEST_FILE + 1))).rejects.toThrow('larger than 48 MB');
  });

  it('is cut at the ends of lines and never inside a character', () => {
    const text = `one\ntwo lines\n${'🇸🇪'.repeat(9)}\nlast`;
    for (const length of [2, 3, 5, 8, 100]) {
      const parts = [...cutText(text, length)];
      expect(parts.join('')).toBe(text);
      expect(parts.every((part) => !/\p{Surrogate}/u.test(part) && part.length <= length)).toBe(true);
    }
    expect([...cutText(text, 12)].slice(0, 2)).toEqual(['one\n', 'two lines\n']);
  });
});

describe('a value of a row', () => {
  it.each([
    ['4,5', 4.5],
    ['4.0', 4],
    [' 3 ', 3],
  ])('"%s" is so many stars', (rating, expected) => {
    expect(itemFrom({ text: 'x', rating }).rating).toBe(expected);
  });

  it('with thousands is a number, and what is none is refused', () => {
    const likes = (value: string) => itemFrom({ text: 'x', engagement: { likes: value } }).engagement.likes;
    expect(['1,200', '1 200', '12', '1,234,567'].map(likes)).toEqual([1200, 1200, 12, 1_234_567]);
    for (const value of ['1,2345', 'many', '-1', '1e999'])
      expect(() => likes(value)).toThrow('not a number of 0 or more');
  });

  it('names a source as people write it, and none that every object has', () => {
    expect(itemFrom({ text: 'x', source: 'Hacker News' }).source).toBe('hackernews');
    expect(itemFrom({ text: 'x', source: 'App-Store' }).source).toBe('appstore');
    for (const source of ['constructor', '__proto__', 'toString'])
      expect(() => itemFrom({ text: 'x', source })).toThrow(`There is no source kind`);
  });
});
