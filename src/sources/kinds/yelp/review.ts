/** Excerpts as Yelp writes them, then and now → items. */
import { safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, isObject, number, objects, text } from '../../reading/json.ts';
import { plainLine, plainText } from '../../reading/plain.ts';
import { stableId } from '../../reading/stable-id.ts';

/** `localTime` has no zone, so it is no moment. */
export type Excerpt = { item: Item; localTime: string | null };

export function isReviewList(value: unknown): value is Fields {
  if (!isObject(value) || !Array.isArray(value.reviews)) return false;
  const reviews = objects(value.reviews);
  return reviews.length === 0 ? number(value.total) !== null : reviews.every(isReview);
}

function isReview(review: Fields): boolean {
  return 'time_created' in review && number(review.rating) !== null;
}

/** Both forms: {code, description} and, until 2017, {id, text, field}. */
export function isYelpError(value: unknown): boolean {
  const error = fields(value).error;
  if (!isObject(error)) return false;
  const name = text(error.code) ?? text(error.id) ?? '';
  return /^[A-Z][A-Z_]+$/.test(name) && ('description' in error || 'text' in error);
}

export function excerptsOf(value: Fields): Promise<Excerpt[]> {
  return Promise.all(objects(value.reviews).map(toExcerpt));
}

async function toExcerpt(review: Fields): Promise<Excerpt> {
  const address = safeUrl(text(review.url));
  const user = fields(review.user);
  const localTime = text(review.time_created);
  const id =
    text(review.id) ??
    (address && new URL(address).searchParams.get('hrid')) ??
    (await stableId(localTime, text(user.name), text(review.text)));
  return {
    localTime,
    item: itemOf('yelp', id, {
      url: address && withoutCampaign(address, id),
      author: { name: plainLine(user.name), url: safeUrl(text(user.profile_url)) },
      text: plainText(review.text),
      rating: number(review.rating),
    }),
  };
}

/** The parameters name the app that asked. */
function withoutCampaign(address: string, id: string): string {
  const url = new URL(address);
  url.search = new URLSearchParams({ hrid: id }).toString();
  return url.href;
}
