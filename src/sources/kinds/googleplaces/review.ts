/** Reviews of a place as the Places API (New) and its predecessor write them → items. */
import { Failure } from '../../../failure.ts';
import { safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, isObject, number, objects, text, time, withWords } from '../../reading/json.ts';
import { languageOf, plainLine, plainText } from '../../reading/plain.ts';
import { stableId } from '../../reading/stable-id.ts';

/** The place in a reply of either API, or null when it is none. A place without reviews has its rating at most. */
export function placeIn(value: unknown): Fields | null {
  if (!isObject(value)) return null;
  const legacy = isObject(value.result) && 'html_attributions' in value ? value.result : null;
  const place = legacy ?? value;
  const reviews = objects(place.reviews);
  if (reviews.length > 0) return reviews.every(legacy ? isLegacy : isNew) ? place : null;
  return legacy ?? (number(place.userRatingCount) === null ? null : place);
}

const isNew = (review: Fields) => 'publishTime' in review && 'authorAttribution' in review;
const isLegacy = (review: Fields) => 'time' in review && 'author_name' in review;

export function reviewsOf(place: Fields, placeId: string): Promise<Item[]> {
  return Promise.all(
    objects(place.reviews).map((review) =>
      isNew(review) ? fromNew(review, placeId) : fromLegacy(review, placeId, text(place.url)),
    ),
  );
}

async function fromNew(review: Fields, placeId: string): Promise<Item> {
  const author = fields(review.authorAttribution);
  const said = fields(review.originalText ?? review.text);
  const name = plainLine(author.displayName);
  const publishedAt = time(review.publishTime);
  return itemOf('googleplaces', text(review.name) ?? (await stableId(placeId, name, publishedAt)), {
    url: safeUrl(text(review.googleMapsUri)),
    author: { name, url: safeUrl(text(author.uri)) },
    text: plainText(said.text),
    language: languageOf(said.languageCode),
    publishedAt,
    rating: number(review.rating),
  });
}

async function fromLegacy(review: Fields, placeId: string, url: string | null): Promise<Item> {
  const name = plainLine(review.author_name);
  const profile = safeUrl(text(review.author_url));
  const publishedAt = time(number(review.time));
  return itemOf('googleplaces', await stableId(placeId, profile ?? name, publishedAt), {
    url: safeUrl(url),
    author: { name, url: profile },
    text: plainText(review.text),
    language: languageOf(review.original_language ?? review.language),
    publishedAt,
    rating: number(review.rating),
  });
}

/** The predecessor says in a word of a good reply that it refuses. */
export function legacyRefusal(value: unknown): Failure | null {
  const status = text(fields(value).status) ?? '';
  const words = { message: text(fields(value).error_message) ?? status };
  if (/^(OVER_QUERY_LIMIT|OVER_DAILY_LIMIT)$/.test(status))
    return withWords(new Failure('rate', 'Google Places was asked too often.'), words);
  if (status === 'REQUEST_DENIED')
    return withWords(new Failure('auth', 'Google Places does not accept the API key.'), words);
  if (/^(NOT_FOUND|ZERO_RESULTS)$/.test(status))
    return withWords(new Failure('gone', 'Google Places knows no such place any more.'), words);
  if (status === 'INVALID_REQUEST')
    return withWords(new Failure('bad-query', 'Google Places does not understand the place ID.'), words);
  return null;
}
