import { describe, expect, it } from 'vitest';
import { cleanText, htmlToText, safeUrl } from '../src/text.ts';

describe('text at the border', () => {
  it.each([
    ['plain words', 'plain words'],
    ['a\u0000b\u0007c\u007fd\u0085e', 'abcde'],
    ['half \ud83d character', 'half \uFFFD character'],
    ['whole 🚲 character', 'whole 🚲 character'],
    ['e\u0301', 'é'],
    ['  two  spaces\t\tand tabs  ', 'two spaces and tabs'],
    ['a\r\nb\rc\n\n\n\nd \n e', 'a\nb\nc\n\nd\ne'],
    ['שלום \u202Eabc\u202C', 'שלום \u202Eabc\u202C'],
    ['', ''],
  ])('turns %j into %j', (given, clean) => {
    expect(cleanText(given)).toBe(clean);
  });

  it('is at most as long as asked, with a mark where it was cut', () => {
    expect(cleanText('a'.repeat(100_001))).toHaveLength(100_000);
    expect(cleanText('a'.repeat(50), 20)).toBe('aaaaaaaaaaaaa… [cut]');
    expect(cleanText('🚲'.repeat(50), 20)).toBe('🚲🚲🚲🚲🚲🚲… [cut]');
    expect(cleanText(`${' '.repeat(100)}b`, 20)).toBe('… [cut]');
    expect(cleanText('a'.repeat(20), 20)).toBe('a'.repeat(20));
  });

  it('stays as it is when it is cleaned again', () => {
    for (const text of ['a  b\r\n c', 'é\u0301\u0301', '… [cut]', '\ud800\udc00\ud800']) {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
    }
  });
});

describe('HTML as text', () => {
  it.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['One<p>Two', 'One\n\nTwo'],
    ['One<br>Two<br/>Three', 'One\nTwo\nThree'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\n\nb'],
    ['<b>bo</b>ld', 'bold'],
    ['a<td>b</td><td>c', 'a b c'],
    ['x<script>alert("</p>")</script>y<style>p{}</style>z', 'xyz'],
    ['x<!-- <p>no</p> -->y', 'xy'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['caf&eacute;&nbsp;&#8211; &#x1F6B2;', 'café – 🚲'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['<a title="a > b">link</a>', 'link'],
    ["<p don't>it's</p>", "it's"],
    ['a\n  b', 'a\nb'],
    ['<p>a\n  b</p>', 'a b'],
    ['<pre>a\n  b</pre>', 'a\nb'],
    ['plain\ntext', 'plain\ntext'],
    ['cut <a href="x', 'cut <a href="x'],
  ])('%j is %j', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });
});

describe('addresses', () => {
  it.each([
    ['https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
    [' http://a.example ', 'http://a.example/'],
    ['HTTPS://A.example/ä', 'https://a.example/%C3%A4'],
    ['https://user:word@a.example/', 'https://a.example/'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['ftp://a.example/', null],
    ['//a.example/', null],
    ['/path', null],
    ['https://', null],
    ['', null],
    [null, null],
    [`https://a.example/${'a'.repeat(5_000)}`, null],
  ])('%s → %s', (given, safe) => {
    expect(safeUrl(given)).toBe(safe);
  });

  it('are resolved against a base', () => {
    expect(safeUrl('../x', 'https://a.example/b/c/')).toBe('https://a.example/b/x');
    expect(safeUrl('javascript:alert(1)', 'https://a.example/')).toBeNull();
  });
});
