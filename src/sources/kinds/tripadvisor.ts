/** Reviews on Tripadvisor: a link, and a live look with a Content API key. Nothing may be stored. */
import { Refusal } from '../../failure.ts';
import type { Http } from '../../platform/platform.ts';
import { safeUrl } from '../../text.ts';
import type { Cursor, Item, Page, PollOptions, SourceAdapter } from '../adapter.ts';
import { itemOf } from '../reading/item.ts';
import {
  askJson,
  type Fields,
  fields,
  isObject,
  number,
  objects,
  parse,
  text,
  time,
  unknownShape,
} from '../reading/json.ts';
import { languageOf, plainLine, plainText } from '../reading/plain.ts';

const API = 'https://api.content.tripadvisor.com/api/v1/location';
const NAME = 'Tripadvisor';

export const tripadvisor: SourceAdapter = {
  kind: 'tripadvisor',
  label: NAME,
  needs:
    'Nothing for a link to the page. Its terms forbid to keep reviews, so none becomes a mention; with a key of the Content API, earshot read shows the 5 newest.',
  access: 'link',
  terms: {
    keeps: 'nothing',
    retentionDays: null,
    recheckHours: null,
    exportable: false,
    note: 'Tripadvisor allows keeping nothing but the number of the place, so Earshot only shows a link.',
  },
  settings: [
    {
      name: 'page',
      label: 'Address of the page',
      help: 'The page of the place on Tripadvisor; its number stands in it after “-d”.',
      required: true,
      example: 'https://www.tripadvisor.com/Attraction_Review-g1-d1234567-Reviews-Fernhill.html',
    },
    {
      name: 'apiKey',
      label: 'API key',
      help: 'Only for looking with earshot read.',
      required: false,
      secret: true,
    },
  ],
  host: () => 'api.content.tripadvisor.com',
  describe: ({ page = '' }) =>
    `${NAME}: ${/-Reviews-([^./]+)/.exec(page)?.[1]?.replaceAll('_', ' ') ?? page}`,
  link: ({ page = '' }) => pageOf(page).href,
  credential: ({ apiKey = '' }) => apiKey,
  poll,
  recognises: (body) => objects(fields(parse(body)).data).some(isReview),
};

/** One look; nothing of it is to be kept. */
async function poll(
  { page = '', apiKey = '' }: Record<string, string>,
  _cursor: Cursor,
  http: Http,
  { now, session }: PollOptions,
): Promise<Page> {
  const location = /-d(\d+)(?:-|\b)/.exec(pageOf(page).pathname)?.[1];
  if (!location) throw new Refusal('invalid', 'The address has no number of the place, such as “-d1234567”.');
  // A recorded reply was asked for with a key.
  if (!apiKey && !session)
    throw new Refusal('invalid', 'Give an API key of Tripadvisor’s Content API to look.');
  const parameters = new URLSearchParams({ language: 'en', key: apiKey });
  const request = { url: `${API}/${location}/reviews?${parameters}` };
  const { value } = await askJson(http, request, { name: NAME, now });
  if (!isObject(value) || !Array.isArray(value.data) || !objects(value.data).every(isReview))
    throw unknownShape(NAME);
  return { items: objects(value.data).flatMap(toItem), cursor: null };
}

function pageOf(page: string): URL {
  const address = safeUrl(page);
  if (address && /(^|\.)tripadvisor(\.[a-z]{2,3}){1,2}$/.test(new URL(address).hostname)) {
    const url = new URL(address);
    url.protocol = 'https:';
    return url;
  }
  throw new Refusal('invalid', 'Give the address of the place’s page on Tripadvisor.');
}

function isReview(review: Fields): boolean {
  return text(review.id) !== null && 'location_id' in review && 'rating' in review;
}

function toItem(review: Fields): Item[] {
  const user = fields(review.user);
  const id = text(review.id);
  if (id === null) return [];
  const item = itemOf('tripadvisor', id, {
    url: safeUrl(text(review.url)),
    author: { name: plainLine(user.username) },
    title: plainLine(review.title, 1000),
    text: plainText(review.text),
    language: languageOf(review.lang),
    publishedAt: time(review.published_date),
    rating: number(review.rating),
    engagement: { likes: number(review.helpful_votes) },
  });
  return [item];
}
