import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/failure.ts';
import { readPicture } from '../../../src/replies/pictures/read-picture.ts';
import { GIF, JPEG, joined, PLACE, PNG, WEBP, WITH_PLACE } from '../../support/pictures.ts';

const PLAIN: [string, Uint8Array][] = [
  ['image/png', PNG],
  ['image/jpeg', JPEG],
  ['image/gif', GIF],
  ['image/webp', WEBP],
];
const text = (words: string) => new TextEncoder().encode(words);
const wordsIn = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** What is said of it, or what it is. */
function told(bytes: Uint8Array): string {
  try {
    return readPicture(bytes).type;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.fields.picture!;
  }
}

describe.each(PLAIN)('a picture (%s)', (type, plain) => {
  it('is known by its own bytes and stays as it is', () => {
    expect(readPicture(plain)).toEqual({ type, bytes: plain });
  });

  it('loses where and by whom it was taken', () => {
    expect(wordsIn(WITH_PLACE[type]!)).toContain(PLACE);
    const { bytes } = readPicture(WITH_PLACE[type]!);
    expect(wordsIn(bytes)).not.toMatch(/GPS|Ines|XMP DataXMP|xap/);
    expect(readPicture(bytes)).toEqual({ type, bytes });
  });

  it('loses what follows it, such as a page or an archive', () => {
    const both = joined(plain, text('<script>alert(1)</script>PK\u0003\u0004'));
    expect(readPicture(both).bytes).toEqual(plain);
  });

  it('is refused when it is cut off, wherever that is', () => {
    const whole = WITH_PLACE[type]!;
    const taken = [...whole.keys()].filter((length) => told(whole.subarray(0, length)) === type);
    expect(taken).toEqual([]);
  });

  it('is a picture or a refusal with any byte changed', () => {
    const whole = WITH_PLACE[type]!;
    for (const at of whole.keys()) {
      for (const value of [0, 0x7f, 0xff]) {
        const changed = whole.slice();
        changed[at] = value;
        expect(told(changed)).toMatch(/^image|Choose|Save it again/);
      }
    }
  });
});

describe('a photograph', () => {
  it('stays the right way up', () => {
    const { bytes } = readPicture(WITH_PLACE['image/jpeg']!);
    const exif = wordsIn(bytes).indexOf('Exif\0\0MM');
    expect(exif).toBeGreaterThan(0);
    expect(bytes[exif + 25]).toBe(6);
  });
});

describe('what is no picture', () => {
  it.each([
    ['nothing', '', /empty/],
    ['a drawing that can run', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', /no PNG/],
    ['a page', '<!doctype html><script>alert(1)</script>', /no PNG/],
    [
      'a script that begins like a GIF',
      'GIF89a/*<svg onload=alert(1)>*/=1;alert(document.domain)',
      /damaged/,
    ],
    ['a page that begins like a PNG', '\u0089PNG\r\n\u001a\n<html><script>alert(1)</script>', /damaged/],
    ['a page in a RIFF', 'RIFF\u0010\0\0\0WEBP<script>alert(1)</script>', /damaged/],
    [
      'a page behind the start of a JPEG',
      '\u00ff\u00d8\u00ff\u00fe\0\u0010<script>alert(1)</script>',
      /damaged/,
    ],
    ['a document', '%PDF-1.7', /no PNG/],
    ['a bitmap', 'BM6\0\0\0', /no PNG/],
  ])('%s is refused, whatever it is called', (_, content, why) => {
    expect(told(new Uint8Array(Buffer.from(content, 'latin1')))).toMatch(why);
  });
});
