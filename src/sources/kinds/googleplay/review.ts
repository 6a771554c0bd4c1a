/** Reviews as the Android Publisher API writes them → items. */
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, isObject, number, objects, text, time } from '../../reading/json.ts';
import { languageOf, plainLine, plainText } from '../../reading/plain.ts';

export function isReviewList(value: unknown): value is Fields {
  if (!isObject(value)) return false;
  return Array.isArray(value.reviews) && value.reviews.length > 0 && value.reviews.every(isReview);
}

/** No reviews are no key at all, or an empty one. */
export function isEmptyList(value: unknown): value is Fields {
  if (!isObject(value) || objects(value.reviews).length > 0) return false;
  return Object.keys(value).every((name) => /^(reviews|pageInfo|tokenPagination)$/.test(name));
}

export function isReview(value: unknown): value is Fields {
  return isObject(value) && text(value.reviewId) !== null && Array.isArray(value.comments);
}

export function reviewsOf(value: unknown, app: string): Item[] {
  return objects(fields(value).reviews).flatMap((review) => toItem(review, app) ?? []);
}

/** Null when what its author wrote is not there. The time is that of the last change: no other is known. */
function toItem(review: Fields, app: string): Item | null {
  const id = text(review.reviewId);
  const comments = objects(review.comments);
  const comment = comments.map(({ userComment }) => userComment).find(isObject);
  if (!id || !comment) return null;
  const answers = comments.filter(({ developerComment }) => isObject(developerComment)).length;
  return itemOf('googleplay', id, {
    url: `https://play.google.com/store/apps/details?id=${encodeURIComponent(app)}&reviewId=${encodeURIComponent(id)}`,
    author: { name: plainLine(review.authorName) },
    text: plainText(text(comment.originalText) ?? comment.text),
    language: languageOf(comment.reviewerLanguage),
    publishedAt: changeOf(comment),
    rating: ratingOf(comment.starRating),
    engagement: { likes: number(comment.thumbsUpCount), comments: answers },
  });
}

function changeOf({ lastModified }: Fields): string | null {
  return time(number(fields(lastModified).seconds));
}

/** 1–5. */
function ratingOf(value: unknown): number | null {
  const stars = number(value);
  return stars !== null && stars >= 1 && stars <= 5 ? stars : null;
}
