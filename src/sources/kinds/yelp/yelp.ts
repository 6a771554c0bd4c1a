/** The newest excerpts of reviews on Yelp, through the Places API. */
import { Refusal } from '../../../failure.ts';
import type { Http, HttpReply } from '../../../platform/platform.ts';
import type { Cursor, Item, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { askJson, fields, number, parse, unknownShape } from '../../reading/json.ts';
import { yelpRefusal } from './refusal.ts';
import { type Excerpt, excerptsOf, isReviewList, isYelpError } from './review.ts';

const API = 'https://api.yelp.com/v3/businesses';
const NAME = 'Yelp';
const A_DAY = 300;
const MOST_SEEN = 100;
/** A time without a zone may be as much as this earlier than it looks. */
const WESTERNMOST_HOURS = 12;
const MISSED =
  'Yelp shows only its newest excerpts, and none of them was known: more was written than it shows.';

export const yelp: SourceAdapter = {
  kind: 'yelp',
  label: NAME,
  needs:
    'A key of an app in Yelp’s developer portal; the trial allows 300 requests a day. Any business can be read, but only its 3 newest excerpts of about 160 letters.',
  access: 'key',
  terms: {
    keeps: 'everything',
    retentionDays: 1,
    recheckHours: null,
    exportable: false,
    note: 'Yelp allows keeping an excerpt for 24 hours; after that Earshot forgets text and author and keeps the link and the stars. Yelp tells times without their zone, so a review counts from when Earshot first saw it.',
  },
  settings: [
    {
      name: 'business',
      label: 'Business',
      help: 'Its address on Yelp, or what stands in it after /biz/.',
      required: true,
      example: 'fernhill-bikes-portland',
    },
    {
      name: 'apiKey',
      label: 'API key',
      help: 'In Yelp’s developer portal under Manage app.',
      required: true,
      secret: true,
    },
  ],
  host: () => 'api.yelp.com',
  describe: ({ business = '' }) => `${NAME}: ${business}`,
  budgets: () => [{ unit: 'requests', limit: A_DAY, per: 'day', perPoll: 1 }],
  credential: ({ apiKey = '' }) => apiKey,
  poll,
  recognises: (body) => isReviewList(parse(body)) || isYelpError(parse(body)),
};

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const { now } = options;
  const request = {
    url: `${API}/${encodeURIComponent(businessOf(settings))}/reviews?limit=50&sort_by=newest`,
    headers: { authorization: `Bearer ${settings.apiKey ?? ''}` },
  };
  const refusal = (reply: HttpReply, value: unknown) => yelpRefusal(reply, value, now);
  const { value } = await askJson(http, request, { name: NAME, now, refusal });
  if (!isReviewList(value)) throw unknownShape(NAME);
  return pageOf(await excerptsOf(value), number(fields(value).total), cursor, options);
}

/** `total` is how many reviews there are, shown or not. */
function pageOf(excerpts: Excerpt[], total: number | null, cursor: Cursor, options: PollOptions): Page {
  const { floor, seen, readAt } = remember(cursor, options);
  const shown = [...new Map(excerpts.map((excerpt) => [excerpt.item.externalId, excerpt])).values()];
  const items = shown.filter((excerpt) => isWanted(excerpt, floor)).map(({ item }) => item);
  const isMeeting =
    shown.some(({ item }) => seen.includes(item.externalId)) || (total !== null && total <= shown.length);
  const now = options.now.toISOString();
  const isMissed = readAt !== null && shown.length > 0 && !isMeeting && readAt < now;
  return {
    items,
    cursor: { floor, seen: seenAfter(shown, seen), readAt: now },
    gap: isMissed ? { from: readAt, to: now, reason: MISSED } : null,
    isComplete: isMeeting || shown.length === 0,
  };
}

function remember(cursor: Cursor, { since }: PollOptions) {
  const { floor, seen, readAt } = cursor ?? {};
  return {
    floor: typeof floor === 'string' ? floor : since.toISOString(),
    seen: Array.isArray(seen) ? (seen as string[]) : [],
    readAt: typeof readAt === 'string' ? readAt : null,
  };
}

/** Only what is older than the first look-back in every zone is left out. */
function isWanted({ localTime }: Excerpt, floor: string): boolean {
  const latest = Date.parse(`${localTime?.replace(' ', 'T')}Z`) + WESTERNMOST_HOURS * 3_600_000;
  return !(latest < Date.parse(floor));
}

function seenAfter(shown: { item: Item }[], seen: string[]): string[] {
  return [...new Set([...shown.map(({ item }) => item.externalId), ...seen])].slice(0, MOST_SEEN);
}

function businessOf({ business = '' }: Record<string, string>): string {
  const id = business
    .trim()
    .replace(/^https?:\/\/[^/]*\/biz\//, '')
    .replace(/[/?#].*$/, '');
  if (id) return id;
  throw new Refusal('invalid', 'Give the address of the business on Yelp.');
}
