/** Videos and comments on YouTube: a channel's feed, a search, or what is written under videos. */
import type { Http } from '../../../platform/platform.ts';
import type { Item, Known, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { objects } from '../../reading/json.ts';
import { openApi } from './ask.ts';
import { MOST_REQUESTS, pollComments } from './comments.ts';
import { pollChannel } from './feed.ts';
import { isRecording, readRecording } from './recorded.ts';
import { youtubeReply } from './reply.ts';
import { toComment } from './resource.ts';
import { AT_ONCE, MOST_SEARCHES, searchVideos, videosNow } from './search.ts';
import { channelOf, modeOf, targetsOf, YOUTUBE_ACCOUNT, YOUTUBE_SETTINGS } from './settings.ts';

/** A day, Pacific time: https://developers.google.com/youtube/v3/determine_quota_cost */
const SEARCHES_A_DAY = 100;
const REQUESTS_A_DAY = 10_000;

export const youtube: SourceAdapter = {
  kind: 'youtube',
  label: 'YouTube',
  needs:
    'Nothing for the newest videos of a channel. A free API key from Google for searching and for comments.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: 30,
    recheckHours: 168,
    exportable: true,
    note: 'What was read must be asked for again or forgotten within 30 days. Earshot asks weekly where there is a key.',
  },
  settings: YOUTUBE_SETTINGS,
  host: (settings) => {
    if (modeOf(settings) === 'channel') return channelOf(settings) && 'www.youtube.com';
    if (modeOf(settings) === 'comments') targetsOf(settings);
    return 'www.googleapis.com';
  },
  describe: (settings) => {
    if (modeOf(settings) === 'search') return `YouTube: ${settings.query ?? ''}`;
    if (modeOf(settings) === 'channel') return `YouTube: channel ${settings.channel ?? ''}`;
    return `YouTube: comments on ${settings.videos?.trim() || `channel ${settings.channel ?? ''}`}`;
  },
  budgets: (settings) => {
    const mode = modeOf(settings);
    if (mode === 'channel') return [];
    const perPoll = mode === 'search' ? MOST_SEARCHES * 2 : MOST_REQUESTS;
    const requests = { unit: 'requests', limit: REQUESTS_A_DAY, per: 'pacific-day', perPoll } as const;
    if (mode === 'comments') return [requests];
    // Searches have a bucket of their own; they are the units.
    return [{ unit: 'units', limit: SEARCHES_A_DAY, per: 'pacific-day', perPoll: MOST_SEARCHES }, requests];
  },
  credential: ({ key = '' }) => key.trim(),
  signIn: YOUTUBE_ACCOUNT.signIn,
  poll: (settings, cursor, http, options) => {
    if (options.maxRequests === 1) return readRecording(http, options);
    const mode = modeOf(settings);
    if (mode === 'search') return searchVideos(settings, cursor, http, options);
    if (mode === 'comments') return pollComments(settings, cursor, http, options);
    return pollChannel(channelOf(settings), cursor, http, options);
  },
  recheck: { batch: AT_ONCE, run: recheck },
  reply: youtubeReply,
  recognises: isRecording,
};

/** Ids of videos have eleven characters, those of comments more. Without a key nothing can be asked. */
async function recheck(
  settings: Record<string, string>,
  known: Known[],
  http: Http,
  { now }: PollOptions,
): Promise<{ items: Item[]; gone: string[]; spent?: Page['spent'] }> {
  if (modeOf(settings) === 'channel') return { items: [], gone: [] };
  const api = openApi(settings, http, now);
  const ids = known.map(({ externalId }) => externalId);
  const parents = new Map(known.map(({ externalId, parent }) => [externalId, parent]));
  const comments = ids.filter((id) => id.length > 11);
  const items = await videosNow(
    api,
    ids.filter((id) => id.length <= 11),
  );
  if (comments.length > 0) {
    const reply = await api.ask('comments', { part: 'snippet', id: comments.join(',') });
    items.push(
      ...objects(reply.items).flatMap((one) => toComment(one, parents.get(String(one.id)) ?? null) ?? []),
    );
  }
  const shown = new Set(items.map(({ externalId }) => externalId));
  // No search is among them.
  return { items, gone: ids.filter((id) => !shown.has(id)), spent: { units: 0 } };
}
