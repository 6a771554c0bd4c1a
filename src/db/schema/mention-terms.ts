/** What mentions are looked for and ordered by, as indexes and queries write it. */
import { sql } from 'drizzle-orm';
import type { ExtraConfigColumn } from 'drizzle-orm/pg-core';

/** Who hears of it and who reacts, added up; the ground of "loudest". */
export const LOUDNESS = sql.raw(
  '(coalesce(author_followers, 0)::bigint + coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0))',
);

/** What fields of the search ask for, as words of one kind; the site from its end, so that subdomains begin alike. */
export const FACETS = sql.raw(`array_to_tsvector(array_remove(array[
  'source ' || source_kind,
  'status ' || status,
  'priority ' || priority,
  'sentiment ' || coalesce(sentiment_by_user, sentiment),
  'lang ' || left(split_part(replace(lower(language), '_', '-'), '-', 1), 20),
  'rating ' || floor(rating)::int,
  'site ' || left(reverse(lower(substring(url from '^https?://([^/:?#]+)'))), 200),
  case when unsure then 'unsure' end,
  case when first_replied_at is not null then 'answered' end,
  case when rating is not null then 'rated' end,
  case when tags <> '{}' then 'tagged' end], null))`);

/** The words of a name: without the signs that would make them addresses, paths and numbers. */
export const NAME_SIGNS = './:@_-';

export const AUTHOR_WORDS = sql.raw(
  `to_tsvector('simple', translate(left(coalesce(author_name, '') || ' ' || coalesce(author_handle, ''), 400), '${NAME_SIGNS}', '      '))`,
);

/** In the queue: somebody has to answer. */
export const WAITING = sql.raw("needs_response and status = 'open' and not spam and deleted_at is null");
export const LOW_RATED = sql.raw("rating <= 2 and status in ('open','pending') and deleted_at is null");
/** A fixed share of the people, whoever they are. */
export const SHARE_OF_PEOPLE = sql.raw("(hashtext(source_kind || ' ' || author_handle) & 1023)");

export const NEGATIVE = sql.raw("coalesce(sentiment_by_user, sentiment) = 'negative'");
export const POSITIVE = sql.raw("coalesce(sentiment_by_user, sentiment) = 'positive'");
/** What figures count. */
export const COUNTED = sql.raw("status <> 'dismissed' and not spam and deleted_at is null");

export const DUE_FIRST = [sql.raw("coalesce(due_at, 'infinity')"), sql.raw('(-id)')] as const;

export const newest = (t: { publishedAt: ExtraConfigColumn; id: ExtraConfigColumn }) =>
  [t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst()] as const;
