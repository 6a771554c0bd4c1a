/** What a feed says is gone (RFC 6721). */
import { describe, expect, it } from 'vitest';
import { toDeleted, toItems } from '../../../src/sources/feed/items.ts';
import { rss } from '../../../src/sources/kinds/rss.ts';
import { httpOf } from '../reply.ts';
import { atomOf, FEED_URL, parseText, rssOf } from './written.ts';

const AT = 'xmlns:at="http://purl.org/atompub/tombstones/1.0"';
const NOW = new Date('2026-11-21T10:00:00Z');
const OPTIONS = { now: NOW, since: new Date('2026-11-14T10:00:00Z'), limit: 200 };
const deletedIn = async (text: string) => (await parseText(text)).deleted;
const gone = (ref: string) => `<at:deleted-entry ref="${ref}" when="2026-11-21T09:00:00Z"/>`;

describe('a deleted entry', () => {
  it('is read beside the entries that are left, whatever it says about itself', async () => {
    const said = `<at:deleted-entry when="2026-11-21T09:00:00Z" ref=" tag:a.example,2026:1?a&amp;b ">
      <at:by><name>Wanda Wheel</name></at:by><at:comment>Removed <b>entry</b></at:comment>
      <link href="https://a.example/1"/></at:deleted-entry>`;
    const feed = await parseText(atomOf(`${said}<entry><id>urn:2</id><title>Left</title></entry>`, AT));
    expect(feed.deleted).toEqual(['tag:a.example,2026:1?a&b']);
    expect(feed.items).toMatchObject([{ title: 'Left', author: null }]);
    expect(feed).toMatchObject({ title: 'The Wobbly Wheel', link: null });
  });

  it.each([
    ['another prefix', atomOf(gone('urn:1').replace('at:', 'gone:'), AT.replace(':at', ':gone'))],
    [
      'its own namespace',
      atomOf(gone('urn:1').replace('at:deleted-entry', `deleted-entry ${AT.replace(':at', '')}`)),
    ],
    ['the usual prefix undeclared', atomOf(gone('urn:1'))],
    ['RSS around it', rssOf(gone('urn:1'), undefined, AT)],
    ['itself said twice', atomOf(gone('urn:1') + gone('urn:1'), AT)],
  ])('is read with %s', async (_what, text) => {
    expect(await deletedIn(text)).toEqual(['urn:1']);
  });

  it.each([
    ['has no ref', atomOf('<at:deleted-entry when="2026-11-21T09:00:00Z"/><at:deleted-entry ref=" "/>', AT)],
    ['is another vocabulary’s', atomOf('<x:deleted-entry xmlns:x="https://a.example/" ref="urn:1"/>')],
    [
      'is written in a post',
      atomOf(`<entry><content type="xhtml"><div>${gone('urn:1')}</div></content></entry>`, AT),
    ],
    ['stands between a post’s fields', atomOf(`<entry><id>urn:2</id>${gone('urn:1')}</entry>`, AT)],
  ])('is none when it %s', async (_what, text) => {
    expect(await deletedIn(text)).toEqual([]);
  });

  it('is one of a thousand at most', async () => {
    const refs = Array.from({ length: 1200 }, (_, index) => gone(`urn:${index}`));
    expect(await deletedIn(atomOf(refs.join(''), AT))).toHaveLength(1000);
  });

  it.each(['tag:a.example,2026:1', 'https://a.example/1', 'post-1', '17', `urn:${'x'.repeat(600)}`])(
    'with the id %s is the item that the entry was',
    async (id) => {
      const shown = await parseText(atomOf(`<entry><id>${id}</id><title>a</title></entry>`));
      const later = await parseText(atomOf(gone(id), AT));
      const [item] = await toItems(shown, FEED_URL, NOW);
      expect(await toDeleted(later, FEED_URL)).toEqual([item?.externalId]);
    },
  );
});

it('a poll gives what is gone, but not what the feed still shows', async () => {
  const entry = '<entry><id>urn:back</id><title>a</title><updated>2026-11-01T10:00:00Z</updated></entry>';
  const body = atomOf(gone('urn:back') + gone('urn:gone') + entry, AT);
  expect(await rss.poll({ url: FEED_URL }, null, httpOf(body), OPTIONS)).toMatchObject({
    items: [],
    deleted: ['urn:gone'],
  });
});
