/** Markdown becomes the words that people read. */
import { expect, it } from 'vitest';
import { markdownToText } from '../../../src/sources/reading/markdown.ts';

it.each([
  ['**Fernhill** is __fine__', 'Fernhill is fine'],
  ['See [the docs](https://docs.example "Docs") and ![shot](a.png)', 'See the docs and shot'],
  ['<https://fernhill.example> &amp; more', 'https://fernhill.example & more'],
  ['a<br>b <details><summary>c</summary></details>', 'a\nb c'],
  ['Use `Vec<String>` and ``a ` b``', 'Use Vec<String> and a ` b'],
  ['Before\n```html\n<b>&amp;</b>\n```\nafter', 'Before\n<b>&amp;</b>\nafter'],
  ['A lone ` stays, <i>so</i>', 'A lone ` stays, so'],
  ['```\nnever closed <b>', 'never closed <b>'],
  ['```one``` line, <i>so</i>', 'one line, so'],
  ['# Head\n\n> quoted\n\n- one', 'Head\n\n> quoted\n\n- one'],
  ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
])('%j', (markdown, text) => {
  expect(markdownToText(markdown)).toBe(text);
});

it.each(['<', '`', '[', '![', '<!--', '**', '```\n', '~~~\n', '<a ', '`a``b'])(
  'does not choke on a wall of %j',
  (piece) => {
    expect(markdownToText(piece.repeat(60_000)).length).toBeLessThanOrEqual(100_000);
  },
);
