/** Reviews as Trustpilot writes them in lists, alone, and in what it pushes → items. */
import { safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, isObject, number, objects, text, time } from '../../reading/json.ts';
import { languageOf, plainLine, plainText } from '../../reading/plain.ts';

/** A page of at least so many reviews; one past the end is empty. */
export function isReviewList(value: unknown, least: 0 | 1): value is Fields {
  if (!isObject(value) || !Array.isArray(value.reviews)) return false;
  const reviews = objects(value.reviews);
  return reviews.length >= least && reviews.every(isReview);
}

export function isReview(value: unknown): value is Fields {
  return isObject(value) && text(value.id) !== null && number(value.stars) !== null && 'consumer' in value;
}

export function reviewsOf(value: unknown): Item[] {
  return objects(fields(value).reviews).flatMap((review) => toItem(review) ?? []);
}

export function toItem(review: Fields): Item | null {
  const id = text(review.id);
  if (!id) return null;
  const consumer = fields(review.consumer);
  const createdAt = time(review.createdAt);
  const updatedAt = time(review.updatedAt);
  return itemOf('trustpilot', id, {
    url: safeUrl(`https://www.trustpilot.com/reviews/${encodeURIComponent(id)}`),
    author: { name: plainLine(consumer.displayName ?? consumer.name), url: profileOf(consumer) },
    title: plainLine(review.title, 1000),
    text: plainText(review.text),
    language: languageOf(review.language),
    publishedAt: createdAt,
    editedAt: createdAt !== null && updatedAt !== null && updatedAt > createdAt ? updatedAt : null,
    rating: number(review.stars),
    engagement: {
      likes: number(review.numberOfLikes),
      comments: review.companyReply === undefined ? null : isObject(review.companyReply) ? 1 : 0,
    },
    location: plainLine(review.locationId),
  });
}

function profileOf({ id }: Fields): string | null {
  const consumer = text(id);
  return consumer && `https://www.trustpilot.com/users/${encodeURIComponent(consumer)}`;
}
