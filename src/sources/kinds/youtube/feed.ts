/** The feed of a channel: its fifteen newest videos, without a key. */
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Page, PollOptions } from '../../adapter.ts';
import { isFeed } from '../../feed/looks.ts';
import { pollFeed } from '../../feed/poll.ts';
import { YOUTUBE } from './ask.ts';

const SHOWN = 15;

export function pollChannel(
  channel: string,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const address = `https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`;
  return pollFeed(address, cursor, http, options, { service: YOUTUBE, shape: toVideo, window: SHOWN });
}

export function isChannelFeed(body: string): boolean {
  return isFeed(body) && /xmlns:yt="http:\/\/www\.youtube\.com\/xml\//.test(body.slice(0, 4096));
}

/** The same identity as through the search. A video counts as updated whenever somebody likes it. */
function toVideo(item: Item): Item {
  return {
    ...item,
    source: 'youtube',
    externalId: item.externalId.replace(/^yt:video:/, ''),
    editedAt: null,
  };
}
