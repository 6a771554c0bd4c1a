/** Posts on Instagram that tag or mention one's own professional account, or carry a hashtag. */
import { Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { entered, isByAccount } from '../../reading/by-account.ts';
import { fields, objects, parse, text, unknownShape } from '../../reading/json.ts';
import { askGraph, type Graph, nextPage, restAfter } from '../../reading/meta.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import { readOneByOne } from '../../reading/one-by-one.ts';
import { withinWindow } from '../../reading/window.ts';
import { HASHTAG_FIELDS, isMedia, itemsOf, MENTION_FIELDS, NAME, TAG_FIELDS } from './media.ts';
import { instagramReply } from './reply.ts';
import { INSTAGRAM_ACCOUNT, INSTAGRAM_SETTINGS } from './settings.ts';

const MAX_REQUESTS = 20;
const PER_HOUR = 200;
const PER_PAGE = '50';
const WINDOW_HOURS = 24;
const MISSED = 'Instagram shows posts with a hashtag for 24 hours, and nothing was read for longer.';

export const instagram: SourceAdapter = {
  kind: 'instagram',
  label: 'Instagram',
  needs:
    'Your own professional account that is linked to a Facebook page, and an access token or a sign-in of a Meta app with instagram_basic and instagram_manage_comments; for hashtags also the feature Instagram Public Content Access. Meta gives them after a review and a business verification.',
  access: 'key',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: null,
    exportable: false,
    note: 'Meta wants content deleted when it is no longer needed or its author asks. Posts of others cannot be asked for again, so Earshot does not learn of deletions; pictures are not kept, and it leaves in no export.',
  },
  settings: INSTAGRAM_SETTINGS,
  host: () => 'graph.facebook.com',
  describe: ({ mode = 'tags', hashtag = '', account = '' }) =>
    mode === 'hashtag' ? `${NAME}: #${hashtag.replace(/^#/, '')}` : `${NAME}: ${mode} of account ${account}`,
  budgets: () => [{ unit: 'requests', limit: PER_HOUR, per: 'hour', perPoll: MAX_REQUESTS + 1 }],
  credential: (settings) => (isByAccount(settings) ? settings.account?.trim() : settings.token) ?? '',
  signIn: INSTAGRAM_ACCOUNT.signIn,
  poll: (settings, cursor, http, options) =>
    entered(INSTAGRAM_ACCOUNT, settings, http, options, (open) => poll(open, cursor, http, options)),
  reply: instagramReply,
  recognises: (body) => isMedia(parse(body)),
};

async function poll(
  { mode = 'tags', token = '', ...settings }: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const account = settings.account?.trim() ?? '';
  if (!/^\d+$/.test(account)) throw new Refusal('invalid', 'Give the number of your professional account.');
  const graph: Graph = { http, now: options.now, token, name: NAME };
  if (mode === 'mentioned') return readMentioned(graph, account, settings.media ?? '');
  if (mode === 'hashtag') return readHashtag(graph, account, settings.hashtag ?? '', cursor, options);
  return readList(graph, `${account}/tags`, { fields: TAG_FIELDS }, cursor, options);
}

async function readList(
  graph: Graph,
  path: string,
  wanted: Record<string, string>,
  cursor: Cursor,
  options: PollOptions,
): Promise<Page> {
  let rest: number | null = null;
  const page = await readNewestFirst<Record<string, string>>(cursor, options, {
    overlapSeconds: 3600,
    isFiltered: false,
    shifts: true,
    maxRequests: MAX_REQUESTS,
    ask: async (_from, next) => {
      const { value, reply } = await askGraph(graph, path, { ...wanted, limit: PER_PAGE, ...next });
      rest = restAfter(reply);
      return { items: itemsOf(value), next: nextPage(value) };
    },
  });
  return rest === null ? page : { ...page, minIntervalSeconds: rest };
}

async function readHashtag(
  graph: Graph,
  account: string,
  hashtag: string,
  cursor: Cursor,
  options: PollOptions,
): Promise<Page> {
  const name = hashtag.trim().replace(/^#/, '').toLowerCase();
  if (!/^[\p{L}\p{N}_]+$/u.test(name)) throw new Refusal('invalid', 'A hashtag is one word.');
  const id = typeof cursor?.hashtagId === 'string' ? cursor.hashtagId : await hashtagId(graph, account, name);
  const wanted = { user_id: account, fields: HASHTAG_FIELDS };
  const page = await readList(graph, `${id}/recent_media`, wanted, cursor, options);
  const kept = { ...page, cursor: { ...page.cursor, hashtagId: id } };
  return withinWindow(kept, cursor, options.now, WINDOW_HOURS, MISSED);
}

/** The number of a hashtag never changes, and asking for it counts. */
async function hashtagId(graph: Graph, account: string, name: string): Promise<string> {
  const { value } = await askGraph(graph, 'ig_hashtag_search', { user_id: account, q: name });
  const id = text(objects(fields(value).data)[0]?.id);
  if (id === null) throw unknownShape(NAME);
  return id;
}

/** Posts that are gone are passed over. */
async function readMentioned(graph: Graph, account: string, media: string): Promise<Page> {
  const ids = [...new Set(media.match(/\d+/g) ?? [])];
  if (ids.length === 0) throw new Refusal('invalid', 'Give the ids of the posts that mention the account.');
  const items: Page['items'] = [];
  const { left, failure } = await readOneByOne(ids, MAX_REQUESTS, async (id) => {
    const wanted = `mentioned_media.media_id(${id}){${MENTION_FIELDS}}`;
    const { value } = await askGraph(graph, account, { fields: wanted }, 'gone');
    items.push(...itemsOf(value));
  });
  if (failure) throw failure;
  return { items, cursor: null, isComplete: left.length === 0 };
}
