import { expect, it } from 'vitest';
import { MarkedBody, MarkedLine, segments } from '../../views/marked.tsx';
import { textOf } from './html.ts';

const evidence = (start: number, end: number, weight: number) => ({ start, end, weight, word: '' });

it('cuts text where matched words and evidence begin and end, overlaps included', () => {
  const pieces = segments('abcdefgh', 0, [{ start: 2, end: 5 }], [evidence(4, 7, -1)]);
  expect(pieces).toEqual([
    { text: 'ab', matched: false, weight: 0 },
    { text: 'cd', matched: true, weight: 0 },
    { text: 'e', matched: true, weight: -1 },
    { text: 'fg', matched: false, weight: -1 },
    { text: 'h', matched: false, weight: 0 },
  ]);
});

it('counts offsets in title, line break and text', () => {
  const html = (
    <MarkedBody title="Bad" text="so bad" matched={[]} evidence={[evidence(7, 10, -1)]} />
  ).toString();
  expect(html).toBe('<p>so <u class="worse">bad</u></p>');
});

it('counts an empty title as a title, and none as none', () => {
  const marked = (title: string | null, start: number) =>
    (
      <MarkedBody title={title} text="bad" matched={[{ start, end: start + 3, word: '' }]} evidence={[]} />
    ).toString();
  expect(marked('', 1)).toBe('<p><mark>bad</mark></p>');
  expect(marked(null, 0)).toBe('<p><mark>bad</mark></p>');
});

it('ignores spans beyond a text that was cut short', () => {
  const pieces = segments('short', 0, [{ start: 100, end: 104 }], [evidence(-4, 2, 1)]);
  expect(pieces.map((piece) => piece.text).join('')).toBe('short');
});

it('shows every character of a very long text once, with the rest folded', () => {
  const text = 'word '.repeat(4000);
  const html = (<MarkedBody title={null} text={text} matched={[]} evidence={[]} />).toString();
  expect(html).toContain('<details>');
  expect(textOf(html).replace('Show the rest ', '').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
});

it('joins title and text in a list with one stop between them', () => {
  const line = (title: string) => (<MarkedLine title={title} text="Why?" evidence={[]} />).toString();
  expect(line('Late again')).toBe('Late again. Why?');
  expect(line('Late again?')).toBe('Late again? Why?');
});
