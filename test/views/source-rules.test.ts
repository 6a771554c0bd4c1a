/** What may not stand in the sources of views, since it would need a weaker policy or break a promise. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const VIEWS = join(import.meta.dirname, '../../views');
const files = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /\.(tsx?|js)$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

const SOURCES = [...files(VIEWS), ...files(join(VIEWS, 'assets'))];

it.each([
  ['an htmx event handler, which needs eval', /hx-on/],
  ['a trigger filter, which needs eval', /hx-trigger(:inherited)?=["'{][^"'}]*\[/],
  ['a js: value, which needs eval', /["'`=]js:/],
  ['an inline style', /\bstyle=/],
  ['an event attribute', /\son(click|change|submit|load|key\w+|input)=/],
  [
    'unescaped HTML',
    /dangerouslySetInnerHTML|\braw\(|html\/html|innerHTML\s*=|outerHTML\s*=|insertAdjacentHTML/,
  ],
  ['evaluated text', /\beval\(|new Function|setTimeout\(['"`]/],
  ['requestSubmit on a move, which may leave the page', /form\.requestSubmit\(button/],
  ['a key by its place instead of its letter', /\.code\b|keyCode/],
])('has no %s', (_what, pattern) => {
  expect(SOURCES.filter(({ text }) => pattern.test(text)).map(({ name }) => name)).toEqual([]);
});

it('names only icons that are in the sprite', () => {
  const sprite = new Set(readFileSync(join(VIEWS, 'assets/icons.txt'), 'utf8').split(/\s+/));
  const words = SOURCES.flatMap(({ text }) =>
    [
      ...text.matchAll(
        /(?:icon|name)[=:]\s*\{?["']([a-z0-9-]+)["']|<Icon name=\{[^}]*["']([a-z0-9-]+)["'] : ["']([a-z0-9-]+)["']/g,
      ),
    ].flatMap(([whole, ...names]) =>
      /^(icon|<Icon)/.test(whole!) ? names.filter((name) => name !== undefined) : [],
    ),
  );
  expect(words.filter((name) => !sprite.has(name))).toEqual([]);
});
