/** JSON:API documents with customer reviews → items. */
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, isObject, number, objects, text, time } from '../../reading/json.ts';
import { plainLine, plainText } from '../../reading/plain.ts';

export type ReviewList = { data: Fields[]; links?: unknown };

/** A page of reviews; an empty one is known by its address. */
export function isReviewList(value: unknown): value is ReviewList {
  if (!isObject(value) || !Array.isArray(value.data)) return false;
  const self = text(fields(value.links).self) ?? '';
  return value.data.length === 0
    ? /\/customerReviews/.test(self)
    : objects(value.data).every(({ type }) => type === 'customerReviews');
}

export function isReview(value: unknown): value is { data: Fields } {
  return isObject(value) && isObject(value.data) && value.data.type === 'customerReviews';
}

/** The address of the next page, and only where the key may be shown: on Apple's own host. */
export function nextOf({ links }: ReviewList, api: string): string | null {
  const next = text(fields(links).next);
  return next?.startsWith(`${api}/v1/`) ? next : null;
}

export function reviewsOf({ data }: ReviewList, app: string): Item[] {
  return objects(data).flatMap((review) => toItem(review, app) ?? []);
}

/** Null for a resource without an id. */
export function toItem({ id, attributes, relationships }: Fields, app: string): Item | null {
  const reviewId = text(id);
  if (!reviewId) return null;
  const review = fields(attributes);
  return itemOf('appstoreconnect', reviewId, {
    url: `https://apps.apple.com/app/id${app}?see-all=reviews`,
    author: { name: plainLine(review.reviewerNickname) },
    title: plainLine(review.title, 1000),
    text: plainText(review.body),
    publishedAt: time(review.createdDate),
    rating: number(review.rating),
    engagement: { comments: answersIn(fields(fields(relationships).response)) },
    location: plainLine(review.territory),
  });
}

/** Apple names the answer only where it was asked to include it. */
function answersIn(response: Fields): number | null {
  if (response.data === undefined) return null;
  return response.data === null ? 0 : 1;
}
