/** Medium: the same story from every feed that shows it. */
import { expect, it } from 'vitest';
import { medium } from '../../../src/sources/kinds/medium.ts';
import { rssOf } from '../feed/written.ts';
import { httpOf } from '../reply.ts';

const OPTIONS = {
  now: new Date('2026-11-21T10:00:00Z'),
  since: new Date('2026-11-14T10:00:00Z'),
  limit: 200,
};

const story = (feed: string, body: string) =>
  rssOf(
    `<item><title>Tandems</title>${body}<link>https://tilda.medium.com/tandems-1f?source=${feed}&amp;x=1</link><guid isPermaLink="false">https://medium.com/p/1f</guid></item>`,
  );

it('is one story in a tag and at its writer', async () => {
  const excerpt =
    '<description><![CDATA[<p>They squeal.</p><p><a href="x">Continue reading on The Wobbly Wheel »</a></p>]]></description>';
  const whole = '<description><![CDATA[<p>They squeal.</p>]]></description>';
  const read = async (settings: Record<string, string>, body: string) =>
    (await medium.poll(settings, null, httpOf(body), OPTIONS)).items;
  const tagged = await read({ mode: 'tag', tag: 'bikes' }, story('rss------bikes-5', excerpt));
  const written = await read({ mode: 'user', user: 'tilda' }, story('rss-1------2', whole));
  expect(tagged).toEqual(written);
  expect(tagged).toMatchObject([
    {
      source: 'medium',
      externalId: 'https://medium.com/p/1f',
      url: 'https://tilda.medium.com/tandems-1f?x=1',
      text: 'They squeal.',
    },
  ]);
});

it.each([
  [{ tag: 'Bike-Touring' }, 'Medium: #bike-touring'],
  [{ mode: 'user', user: '@tilda' }, 'Medium: @tilda'],
  [{ mode: 'publication', publication: 'wobbly-wheel' }, 'Medium: wobbly-wheel'],
  [{ mode: 'tag', tag: '自転車' }, 'Medium: #自転車'],
])('%j is called %s', (settings, name) => {
  expect(medium.describe(settings as Record<string, string>)).toBe(name);
});

it('refuses a name that is an address', () => {
  expect(() => medium.host({ mode: 'user', user: 'https://medium.com/@tilda' })).toThrow(/after the @/);
  expect(() => medium.host({ mode: 'tag' })).toThrow(/bike-touring/);
});
