/** Reviews as the Business Profile API (v4) writes them → items. */
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, isObject, objects, text, time } from '../../reading/json.ts';
import { plainLine, plainText } from '../../reading/plain.ts';

const STARS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'];
const RESOURCE = /^accounts\/[^/]+\/locations\/([^/]+)\/reviews\/[^/]+$/;

/** A location without reviews is answered with an empty object. */
export function isReviewList(value: unknown): value is Fields {
  if (!isObject(value)) return false;
  const reviews = value.reviews;
  if (Array.isArray(reviews)) return objects(reviews).every(isReview);
  return Object.keys(value).every((name) => /^(averageRating|totalReviewCount|nextPageToken)$/.test(name));
}

export function isReview(value: unknown): value is Fields {
  return isObject(value) && RESOURCE.test(text(value.name) ?? '');
}

export function reviewsOf(value: unknown): Item[] {
  return objects(fields(value).reviews).flatMap((review) => toItem(review) ?? []);
}

export function toItem(review: Fields): Item | null {
  const name = text(review.name);
  if (!name) return null;
  const reviewer = fields(review.reviewer);
  const createdAt = time(review.createTime);
  const updatedAt = time(review.updateTime);
  const stars = STARS.indexOf(text(review.starRating) ?? '') + 1;
  return itemOf('googlebusiness', name, {
    author: { name: reviewer.isAnonymous === true ? null : plainLine(reviewer.displayName) },
    text: original(plainText(review.comment)),
    publishedAt: createdAt ?? updatedAt,
    editedAt: createdAt !== null && updatedAt !== null && updatedAt > createdAt ? updatedAt : null,
    rating: stars || null,
    engagement: { comments: isObject(review.reviewReply) ? 1 : 0 },
    location: RESOURCE.exec(name)?.[1] ?? null,
  });
}

/** Google puts its translation before the original, or behind it. */
function original(comment: string): string {
  const after = /^\(Translated by Google\)[\s\S]*?\n\s*\(Original\)\s*/.exec(comment)?.[0].length ?? 0;
  return comment
    .slice(after)
    .replace(/\n\s*\(Translated by Google\)[\s\S]*$/, '')
    .trim();
}
