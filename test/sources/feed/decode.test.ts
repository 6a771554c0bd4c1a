import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/sources/feed/parse.ts';
import { encodeAs, rssOf } from './written.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const prolog = (set: string) => `<?xml version="1.0" encoding="${set}"?>`;
const feed = (title: string, head = '') => rssOf(`<item><title>${title}</title></item>`, head);

async function titleOf(body: Uint8Array, contentType: string | null = null): Promise<string | null> {
  return (await parseFeed(body, contentType, 'https://wobblywheel.example/')).items[0]?.title ?? null;
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !bigEndian);
  return new Uint8Array(view.buffer);
}

function utf32(text: string): Uint8Array {
  const points = [...text].map((char) => char.codePointAt(0)!);
  const view = new DataView(new ArrayBuffer(points.length * 4));
  points.forEach((point, i) => {
    view.setUint32(i * 4, point, false);
  });
  return new Uint8Array(view.buffer);
}

describe('a feed is read whatever its character set', () => {
  it.each([
    ['windows-1251', 'Тормоза скрипят'],
    ['koi8-r', 'Тормоза скрипят'],
    ['windows-1253', 'Τα φρένα'],
    ['iso-8859-2', 'Hamulce piszczą'],
    ['shift_jis', 'ブレーキの苦情'],
    ['euc-jp', 'ブレーキの苦情'],
    ['gb18030', '刹车投诉'],
    ['big5', '煞車投訴'],
    ['euc-kr', '브레이크 불만'],
  ])('in %s named by the prolog', async (set, title) => {
    expect(await titleOf(encodeAs(set, feed(title, prolog(set))), 'text/xml')).toBe(title);
  });

  it('in a set that only the HTTP header names', async () => {
    const body = encodeAs('windows-1251', feed('Тормоза скрипят'));
    expect(await titleOf(body, 'text/xml; charset=windows-1251')).toBe('Тормоза скрипят');
  });

  it('in the set of the prolog where the HTTP header is wrong', async () => {
    const body = encodeAs('windows-1251', feed('Тормоза скрипят', prolog('windows-1251')));
    expect(await titleOf(body, 'application/rss+xml; charset=utf-8')).toBe('Тормоза скрипят');
  });

  it('as UTF-8 when it is valid UTF-8, against any label', async () => {
    expect(await titleOf(utf8(feed('Тормоза')), 'text/xml; charset=ISO-8859-1')).toBe('Тормоза');
    expect(await titleOf(utf8(feed('Тормоза', prolog('windows-1251'))))).toBe('Тормоза');
  });

  it('with the quotes, dashes and euro sign of windows-1252 under the label ISO-8859-1', async () => {
    const [before, after] = feed('@', prolog('iso-8859-1')).split('@') as [string, string];
    const middle = Uint8Array.of(
      0x93,
      0x47,
      0x72,
      0x65,
      0x61,
      0x74,
      0x94,
      0x20,
      0x96,
      0x20,
      0x35,
      0x20,
      0x80,
      0xe9,
    );
    const body = Uint8Array.from([...utf8(before), ...middle, ...utf8(after)]);
    expect(await titleOf(body)).toBe('“Great” – 5 €é');
  });

  it('with one stray byte among UTF-8', async () => {
    const [before, after] = feed('caf@ “ok”', prolog('utf-8')).split('@') as [string, string];
    expect(await titleOf(Uint8Array.from([...utf8(before), 0xe9, ...utf8(after)]))).toBe('café “ok”');
  });

  it.each([
    ['little-endian with a mark', utf16(`\uFEFF${feed('苦情', prolog('utf-16'))}`, false)],
    ['big-endian with a mark', utf16(`\uFEFF${feed('苦情', prolog('utf-16'))}`, true)],
    ['little-endian without a mark', utf16(feed('苦情', prolog('utf-16')), false)],
    ['big-endian without a mark', utf16(feed('苦情', prolog('utf-16')), true)],
  ])('in UTF-16, %s', async (_how, body) => {
    expect(await titleOf(body)).toBe('苦情');
  });

  it('in UTF-32 and behind any number of byte order marks', async () => {
    expect(await titleOf(utf32(feed('苦情', prolog('utf-32'))))).toBe('苦情');
    expect(await titleOf(utf8(`\uFEFF\uFEFF${feed('苦情')}`))).toBe('苦情');
  });

  it('in ISO-2022-JP, which looks like ASCII', async () => {
    const [before, after] = feed('@', prolog('iso-2022-jp')).split('@') as [string, string];
    const kanji = [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42];
    expect(await titleOf(Uint8Array.from([...utf8(before), ...kanji, ...utf8(after)]))).toBe('日本');
  });

  it('under a label that nobody knows', async () => {
    expect(await titleOf(utf8(feed('brakes', prolog('x-no-such-set'))))).toBe('brakes');
  });
});

describe('a feed stored as a gzip file', () => {
  const zip = async (text: string) => {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  it('is unpacked', async () => {
    expect(await titleOf(await zip(feed('brakes')))).toBe('brakes');
  });

  it('is refused when it unpacks to more than 20 MiB', async () => {
    const bomb = await zip('<item>'.repeat(4_000_000));
    await expect(titleOf(bomb)).rejects.toMatchObject({ class: 'too-large' });
  });

  it('is a passing failure when it breaks off', async () => {
    const whole = await zip(feed('brakes'));
    await expect(titleOf(whole.subarray(0, 40))).rejects.toMatchObject({ class: 'transient' });
  });
});
