/** Any feed: RSS, RDF, Atom, JSON Feed, or a page that points to one. */
import { Refusal } from '../../failure.ts';
import { safeUrl } from '../../text.ts';
import type { SourceAdapter } from '../adapter.ts';
import { isFeed, isPlatformFeed } from '../feed/looks.ts';
import { pollFeed } from '../feed/poll.ts';

export const rss: SourceAdapter = {
  kind: 'rss',
  label: 'RSS',
  needs: 'Nothing: the feed only has to be public.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: null,
    exportable: true,
    note: 'The publisher’s own terms apply; ask before you republish whole texts.',
  },
  settings: [
    {
      name: 'url',
      label: 'Feed address',
      help: 'The address of an RSS, Atom or JSON feed, or of a page that links to one.',
      required: true,
      example: 'https://example.com/feed.xml',
    },
  ],
  host: (settings) => new URL(addressOf(settings)).host,
  describe: (settings) => describe(new URL(addressOf(settings))),
  poll: (settings, cursor, http, options) => pollFeed(addressOf(settings), cursor, http, options),
  recognises: (body) => isFeed(body) && !isPlatformFeed(body),
};

/** feed: is what browsers once called the addresses of feeds. */
function addressOf({ url = '' }: Record<string, string>): string {
  const bare = url.trim().replace(/^feed:(?:\/\/)?(?=https?:)/i, '');
  const address = safeUrl(bare.replace(/^feed:/i, 'http:'));
  if (address) return address;
  throw new Refusal('invalid', 'Give the address of the feed, starting with https:// or http://.');
}

function describe(url: URL): string {
  const query = url.host === 'news.google.com' ? url.searchParams.get('q') : null;
  return query ? `Google News: ${query}` : (url.host + url.pathname + url.search).replace(/\/$/, '');
}
