/** Google Alerts that are delivered to a feed; whoever knows its address can read it. */
import { Refusal } from '../../failure.ts';
import { safeUrl } from '../../text.ts';
import type { SourceAdapter } from '../adapter.ts';
import { isAlertFeed } from '../feed/looks.ts';
import { pollFeed } from '../feed/poll.ts';

export const googlealerts: SourceAdapter = {
  kind: 'googlealerts',
  label: 'Google Alerts',
  needs: 'A Google account: make the alert there, deliver it to an RSS feed, and copy the feed’s address.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: null,
    exportable: true,
    note: 'Titles and excerpts are read; the pages belong to their publishers.',
  },
  settings: [
    {
      name: 'url',
      label: 'Feed address',
      help: 'At google.com/alerts, edit the alert, choose "Deliver to: RSS feed", save, and copy the address of the feed symbol. It is kept secret.',
      required: true,
      secret: true,
      example: 'https://www.google.com/alerts/feeds/01234567890123456789/1234567890123456789',
    },
    {
      name: 'about',
      label: 'What the alert is for',
      help: 'The words of the alert, to tell it from others in the list.',
      required: false,
      example: 'Fernhill Bikes',
    },
  ],
  host: (settings) => new URL(addressOf(settings)).host,
  describe: ({ about = '' }) => (about.trim() ? `Google Alerts: ${about.trim()}` : 'Google Alerts'),
  poll: async (settings, cursor, http, options) =>
    pollFeed(addressOf(settings), cursor, http, options, {
      service: 'Google Alerts',
      shape: (item) => ({ ...item, source: 'googlealerts' }),
    }),
  recognises: isAlertFeed,
};

function addressOf({ url = '' }: Record<string, string>): string {
  const address = safeUrl(url.trim().replace(/^feed:(?:\/\/)?(?=https?:)/i, ''));
  const { protocol, hostname, pathname } = new URL(address ?? 'about:blank');
  const isAlert =
    /^(?:www\.)?google\.[a-z.]{2,6}$/.test(hostname) && /^\/alerts\/feeds\/\d+\/\d+/.test(pathname);
  if (address && isAlert && protocol === 'https:') return address;
  throw new Refusal(
    'invalid',
    'Give the address of the alert’s feed; it begins with https://www.google.com/alerts/feeds/.',
  );
}
