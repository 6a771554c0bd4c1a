/** Reviews of any place on Google Maps: a link, and a live look with a key. Nothing may be stored. */
import { Refusal } from '../../../failure.ts';
import type { Http, HttpReply } from '../../../platform/platform.ts';
import type { Cursor, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { googleRefusal } from '../../reading/google.ts';
import { askJson, parse, unknownShape } from '../../reading/json.ts';
import { legacyRefusal, placeIn, reviewsOf } from './review.ts';

const API = 'https://places.googleapis.com/v1/places';
const NAME = 'Google Places';

export const googleplaces: SourceAdapter = {
  kind: 'googleplaces',
  label: NAME,
  needs:
    'Nothing for a link to the place. Google’s terms forbid to keep its reviews, so none becomes a mention; with an API key, earshot read shows the 5 that Google finds most relevant. For your own locations take Google Business Profile.',
  access: 'link',
  terms: {
    keeps: 'nothing',
    retentionDays: null,
    recheckHours: null,
    exportable: false,
    note: 'Google allows keeping nothing but the place ID, so Earshot only shows a link.',
  },
  settings: [
    {
      name: 'placeId',
      label: 'Place ID',
      help: 'Google’s Place ID Finder gives it.',
      required: true,
      example: 'ChIJ0000000000000000000000',
    },
    {
      name: 'apiKey',
      label: 'API key',
      help: 'Only for looking with earshot read; the Places API (New) must be enabled for it.',
      required: false,
      secret: true,
    },
  ],
  host: () => 'places.googleapis.com',
  describe: ({ placeId = '' }) => `${NAME}: ${placeId}`,
  link: ({ placeId = '' }) => {
    const parameters = { api: '1', query: 'Google Maps', query_place_id: idOf(placeId) };
    return `https://www.google.com/maps/search/?${new URLSearchParams(parameters)}`;
  },
  credential: ({ apiKey = '' }) => apiKey,
  poll,
  recognises: (body) => placeIn(parse(body)) !== null,
};

/** One look; nothing of it is to be kept. */
async function poll(
  { placeId = '', apiKey = '' }: Record<string, string>,
  _cursor: Cursor,
  http: Http,
  { now, session }: PollOptions,
): Promise<Page> {
  const id = idOf(placeId);
  // A recorded reply was asked for with a key.
  if (!apiKey && !session) throw new Refusal('invalid', 'Give an API key of the Places API (New) to look.');
  const headers = { 'x-goog-api-key': apiKey, 'x-goog-fieldmask': 'reviews,rating,userRatingCount' };
  const refuses = googleRefusal(NAME, now);
  const refusal = (reply: HttpReply, value: unknown) => refuses(reply, value) ?? legacyRefusal(value);
  const { value } = await askJson(http, { url: `${API}/${id}`, headers }, { name: NAME, now, refusal });
  const place = placeIn(value);
  if (place === null) throw unknownShape(NAME);
  return { items: await reviewsOf(place, id), cursor: null };
}

function idOf(placeId: string): string {
  const id = placeId.trim().replace(/^places\//, '');
  if (/^[\w-]+$/.test(id)) return id;
  throw new Refusal('invalid', 'Give the place ID, as Google’s Place ID Finder shows it.');
}
