/** Google Alerts: the page itself, not the way through Google, and an address that stays secret. */
import { expect, it } from 'vitest';
import { googlealerts } from '../../../src/sources/kinds/googlealerts.ts';
import { atomOf } from '../feed/written.ts';
import { httpOf } from '../reply.ts';

const URL_OF_FEED = 'https://www.google.com/alerts/feeds/01234567890123456789/1234567890123456789';
const OPTIONS = {
  now: new Date('2026-11-21T10:00:00Z'),
  since: new Date('2026-11-14T10:00:00Z'),
  limit: 200,
};

const hit = (id: number, url: string) =>
  `<entry><id>tag:google.com,2013:googlealerts/feed:${id}</id><title type="html">&lt;b&gt;Fernhill&lt;/b&gt; recalls</title><link href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=${encodeURIComponent(url)}&amp;ct=ga"/><published>2026-11-20T10:00:00Z</published><updated>2026-11-20T10:00:00Z</updated><content type="html">&lt;b&gt;Fernhill&lt;/b&gt; says&amp;nbsp;...</content><author><name></name></author></entry>`;

it('a hit is the page that was found', async () => {
  const http = httpOf(atomOf(hit(1, 'https://a.example/news?id=3') + hit(2, 'https://a.example/news?id=3')));
  const { items } = await googlealerts.poll({ url: URL_OF_FEED }, null, http, OPTIONS);
  expect(items).toMatchObject([
    {
      source: 'googlealerts',
      externalId: 'https://a.example/news?id=3',
      url: 'https://a.example/news?id=3',
      title: 'Fernhill recalls',
      text: 'Fernhill says ...',
      author: { name: null },
    },
  ]);
});

it('the secret address is told to nobody, wherever it moved', async () => {
  const to = `${URL_OF_FEED}0`;
  const http = httpOf({ body: atomOf(hit(1, 'https://a.example/')), url: to, permanentUrl: to });
  const { items: _, ...page } = await googlealerts.poll({ url: URL_OF_FEED }, null, http, OPTIONS);
  expect(JSON.stringify(page)).not.toContain('1234567890123456789');
  expect(googlealerts.describe({ url: URL_OF_FEED, about: 'Fernhill' })).toBe('Google Alerts: Fernhill');
});

it.each([
  '',
  'https://www.google.com/alerts',
  'https://alerts.example/alerts/feeds/1/2',
  'http://www.google.com/alerts/feeds/1/2',
])('"%s" is refused', (url) => {
  expect(() => googlealerts.host({ url })).toThrow(/alerts\/feeds/);
});
