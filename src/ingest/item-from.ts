/** One row of an import → an Item, or a sentence on why it is none. Unknown fields are ignored. Pure. */
import type { Item } from '../sources/adapter.ts';
import { digest } from '../sources/clean-item.ts';
import { parseDate } from '../sources/feed/dates.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';

/** Thrown with the sentence. */
export class BadRow extends Error {
  override name = 'BadRow';
}

type Fields = Record<string, unknown>;

/** Throws BadRow. A missing source is "manual"; a missing id is made from the address or the words. */
export function itemFrom(row: unknown): Item {
  const fields = objectOf(row, 'The row');
  const author = typeof fields.author === 'string' ? { name: fields.author } : inner(fields, 'author');
  const engagement = inner(fields, 'engagement');
  const [title, text] = [textOf(fields, 'title'), textOf(fields, 'text')];
  if (title === null && text === null) throw new BadRow('It has neither a text nor a title.');
  const item = {
    source: sourceOf(fields),
    url: textOf(fields, 'url'),
    author: {
      name: textOf(author, 'name'),
      handle: textOf(author, 'handle'),
      url: textOf(author, 'url'),
      followers: numberOf(author, 'followers'),
    },
    title,
    text: text ?? '',
    language: textOf(fields, 'language'),
    publishedAt: timeOf(fields, 'publishedAt'),
    editedAt: timeOf(fields, 'editedAt'),
    rating: ratingOf(fields),
    engagement: {
      likes: numberOf(engagement, 'likes'),
      comments: numberOf(engagement, 'comments'),
      shares: numberOf(engagement, 'shares'),
      views: numberOf(engagement, 'views'),
    },
    location: textOf(fields, 'location'),
    replyTo: textOf(fields, 'replyTo'),
    parent: textOf(fields, 'parent'),
  };
  return { ...item, externalId: textOf(fields, 'externalId') ?? idFor(item) };
}

/** The same row gives the same id, whenever it is imported. */
function idFor({ url, title, text, author, publishedAt }: Omit<Item, 'externalId'>): string {
  if (url !== null) return url;
  return `row-${digest([title, text, author.name, author.handle, publishedAt].map(String).join('\u0000'))}`;
}

function objectOf(value: unknown, what: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new BadRow(`${what} is not a JSON object.`);
}

function inner(fields: Fields, name: string): Fields {
  return fields[name] === undefined || fields[name] === null ? {} : objectOf(fields[name], name);
}

function textOf(fields: Fields, name: string): string | null {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new BadRow(`${name} is not a text.`);
}

function numberOf(fields: Fields, name: string): number | null {
  const text = textOf(fields, name);
  if (text === null) return null;
  const number = Number(plainDigits(text));
  if (text.trim() !== '' && number >= 0 && Number.isFinite(number)) return number;
  throw new BadRow(`${name} is "${text.slice(0, 40)}", which is not a number of 0 or more.`);
}

/** "1 200", "1,200" and "4,5" are written by people; "1,2345" is nobody's. */
function plainDigits(text: string): string {
  const digits = text.replaceAll(/[\s_]/g, '');
  return /^\d{1,3}(,\d{3})+$/.test(digits)
    ? digits.replaceAll(',', '')
    : digits.replace(/,(?=\d{1,2}$)/, '.');
}

function ratingOf(fields: Fields): number | null {
  const rating = numberOf(fields, 'rating');
  if (rating === null || (rating >= 1 && rating <= 5)) return rating;
  throw new BadRow(`rating is ${rating}; it goes from 1 to 5.`);
}

function timeOf(fields: Fields, name: string): string | null {
  const text = textOf(fields, name);
  if (text === null) return null;
  const date = parseDate(text);
  if (date) return date.toISOString();
  throw new BadRow(
    `${name} is "${text.slice(0, 40)}", which is not a date. Write it as 2026-11-21T12:00:00Z.`,
  );
}

function sourceOf(fields: Fields): string {
  const source = bare(textOf(fields, 'source') ?? 'manual');
  if (Object.hasOwn(SOURCE_LABELS, source)) return source;
  throw new BadRow(`There is no source kind "${source.slice(0, 40)}".`);
}

/** "Hacker News" and "hacker-news" are the kind hackernews. */
const bare = (name: string) => name.toLowerCase().replaceAll(/[\s._-]/g, '');
