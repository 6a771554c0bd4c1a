import { expect, it } from 'vitest';
import { itemsOf, parseText } from './written.ts';

const feedOf = (items: unknown[], more: object = {}) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'The Wobbly Wheel',
    home_page_url: 'https://wobblywheel.example/',
    items,
    ...more,
  });

it('reads a JSON Feed', async () => {
  const feed = await parseText(
    feedOf([
      {
        id: '1',
        url: '/p/1',
        title: 'Brakes',
        content_html: '<p>They squeal.</p>',
        date_published: '2026-11-21T10:00:00+01:00',
        authors: [{ name: 'Tilda Testing' }],
        tags: ['brakes'],
        language: 'en-GB',
      },
    ]),
  );
  expect(feed).toMatchObject({ title: 'The Wobbly Wheel', link: 'https://wobblywheel.example/' });
  expect(feed.items).toMatchObject([
    {
      guid: '1',
      link: 'https://wobblywheel.example/p/1',
      title: 'Brakes',
      body: '<p>They squeal.</p>',
      bodyType: 'html',
      categories: ['brakes'],
      language: 'en-GB',
      author: { name: 'Tilda Testing' },
    },
  ]);
  expect(feed.items[0]?.date?.toISOString()).toBe('2026-11-21T09:00:00.000Z');
});

it('reads text as text, numbers as ids, and an id that is an address as a link', async () => {
  const [first, second] = await itemsOf(
    feedOf([{ id: 7, content_text: 'a < b' }, { id: 'https://wobblywheel.example/p/2' }]),
  );
  expect(first).toMatchObject({ guid: '7', body: 'a < b', bodyType: 'text', link: null });
  expect(second?.link).toBe('https://wobblywheel.example/p/2');
});

it('passes over what is no item and takes the feed’s author and language', async () => {
  const items = await itemsOf(
    feedOf([null, 1, [], { id: '1' }], { author: { name: 'Bo Placeholder' }, language: 'da' }),
  );
  expect(items).toMatchObject([{ author: { name: 'Bo Placeholder' }, language: 'da' }]);
});

it('reads one that breaks off up to its last whole item', async () => {
  const whole = feedOf([{ id: '1', title: 'a "quoted" {bracket}' }, { id: '2' }, { id: '3' }]);
  const items = await itemsOf(whole.slice(0, whole.indexOf('"3"')));
  expect(items.map(({ guid }) => guid)).toEqual(['1', '2']);
});

it.each(['{}', '[]', '{"items":[]}', '{"items":{}, "title":"x"}', '{"items":[', 'null', '{"title":"x"}'])(
  'does not take %s for a feed',
  async (text) => {
    await expect(parseText(text)).rejects.toMatchObject({ class: 'not-a-feed' });
  },
);
