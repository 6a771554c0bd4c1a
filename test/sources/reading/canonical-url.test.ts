import { expect, it } from 'vitest';
import { canonicalUrl } from '../../../src/sources/reading/canonical-url.ts';
import { languageCode } from '../../../src/sources/reading/language-code.ts';

it.each([
  ['https://a.example/x?utm_source=y&id=3&fbclid=z#top', 'https://a.example/x?id=3'],
  ['HTTPS://A.example/x', 'https://a.example/x'],
  ['https://a.example/x?q=%20a+b', 'https://a.example/x?q=%20a+b'],
  ['javascript:alert(1)', null],
  ['not-a-url', null],
  [null, null],
])('%s stands at %s', (address, canonical) => {
  expect(canonicalUrl(address)).toBe(canonical);
});

it.each([
  ['English', 'en'],
  ['german', 'de'],
  ['Chinese', 'zh'],
  ['Hebrew', 'he'],
  ['Indonesian', 'id'],
  ['Klingon', null],
  [null, null],
])('%s is %s', (name, code) => {
  expect(languageCode(name)).toBe(code);
});
