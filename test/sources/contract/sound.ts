/** What every page and every failure of an adapter keeps, whatever it reads. */
import { expect } from 'vitest';
import { FAILURE_CLASSES, Failure } from '../../../src/failure.ts';
import type { Item, Page, SourceAdapter } from '../../../src/sources/adapter.ts';

const FIELDS = [
  'author',
  'editedAt',
  'engagement',
  'externalId',
  'language',
  'location',
  'parent',
  'publishedAt',
  'rating',
  'replyTo',
  'source',
  'text',
  'title',
  'url',
];
const AUTHOR = ['followers', 'handle', 'name', 'url'];
const ENGAGEMENT = ['comments', 'likes', 'shares', 'views'];

/** Items that are whole and their own, a cursor that is JSON, no secret anywhere. */
export function expectSound(page: Page, adapter: SourceAdapter, settings: Record<string, string>): void {
  for (const item of page.items) expectClean(item, adapter.kind);
  const ids = page.items.map(({ externalId }) => externalId);
  expect(new Set(ids).size, 'each item comes once a page').toBe(ids.length);
  for (const id of page.deleted ?? []) expect(ids).not.toContain(id);
  expect(JSON.parse(JSON.stringify(page.cursor))).toEqual(page.cursor);
  if (page.gap) {
    expect(page.gap.from < page.gap.to, 'a gap begins before it ends').toBe(true);
    expectSentence(page.gap.reason);
  }
  const { items: _, ...rest } = page;
  expectNoSecret(JSON.stringify(rest), adapter, settings);
}

/** The fields of the contract, addresses that lead somewhere, text without markup, dates that are dates. */
export function expectClean(item: Item, kind: string): void {
  const wrong = [...wrongFields(item, kind), ...wrongValues(item)];
  if (wrong.length > 0) expect.fail(`${wrong.join(', ')} of ${JSON.stringify(item).slice(0, 400)}`);
}

function wrongFields(item: Item, kind: string): string[] {
  const isSame = (part: object, names: string[]) => `${Object.keys(part).sort()}` === `${names}`;
  return [
    ...(isSame(item, FIELDS) ? [] : ['the fields']),
    ...(isSame(item.author, AUTHOR) ? [] : ['the fields of the author']),
    ...(isSame(item.engagement, ENGAGEMENT) ? [] : ['the fields of the engagement']),
    ...(item.source === kind ? [] : ['the source']),
    ...(/^\S(.{0,510}\S)?$/u.test(item.externalId) ? [] : ['the id']),
  ];
}

function wrongValues({
  url,
  author,
  title,
  text,
  publishedAt,
  editedAt,
  rating,
  language,
  engagement,
}: Item) {
  const counts = [...Object.values(engagement), author.followers];
  return [
    ...Object.entries({ url, 'author.url': author.url }).filter(([, value]) => !isAddress(value)),
    ...Object.entries({ title, text, name: author.name, handle: author.handle }).filter(
      ([, value]) => !isPlain(value),
    ),
    ...Object.entries({ publishedAt, editedAt }).filter(([, value]) => !isDate(value)),
    ...(rating === null || (rating >= 1 && rating <= 5) ? [] : [['rating']]),
    ...(language === null || /^[a-z]{2}$/.test(language) ? [] : [['language']]),
    ...(counts.every((value) => value === null || (Number.isFinite(value) && value >= 0))
      ? []
      : [['a count']]),
  ].map(([name]) => `${name}`);
}

function isAddress(value: string | null): boolean {
  return (
    value === null ||
    (/^https?:$/.test(new URL(value).protocol) && !/undefined|null|NaN|\[object/.test(value))
  );
}

function isDate(value: string | null): boolean {
  return value === null || new Date(value).toISOString() === value;
}

const LONGEST = 100_000;
const MARKUP = /<\/?(?:p|br|a|b|i|em|strong|div|span|img)\b[^<>]*>|&(?:#\d+|#x[\da-f]+|amp|lt|gt|quot);/i;
const UNSTORABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Surrogate}/u;

/** No tags, no entities, no control characters, no halves of a character. */
function isPlain(value: string | null): boolean {
  return value === null || (value.length <= LONGEST && !MARKUP.test(value) && !UNSTORABLE.test(value));
}

/** A Failure of a known class, in sentences, without a secret. Anything else is a fault of the adapter. */
export function expectFailure(
  error: unknown,
  adapter: SourceAdapter,
  settings: Record<string, string>,
): asserts error is Failure {
  if (!(error instanceof Failure)) throw error;
  expect(FAILURE_CLASSES).toContain(error.class);
  expectSentence(error.message);
  expectNoSecret(error.message, adapter, settings);
}

/** What a user reads: it begins like a sentence, or with the name of a site, and ends like one, quietly. */
export function expectSentence(text: string): void {
  expect(text).toMatch(/^["“\p{Lu}\p{N}]|^[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)? /u);
  expect(text).toMatch(/[.?][”"]?$|”$/u);
  expect(text.replaceAll(/“[^”]*”/g, '')).not.toMatch(/[!—]|\s\s|undefined|\[object/);
}

/** Not as it is, nor as it travels in addresses and in Basic authentication. */
export function expectNoSecret(text: string, adapter: SourceAdapter, settings: Record<string, string>): void {
  for (const { name, secret } of adapter.settings) {
    const value = settings[name];
    if (!secret || !value || value.length < 4) continue;
    for (const form of [value, encodeURIComponent(value), btoa(encodeURIComponent(value))])
      expect(text.includes(form), `${name} is secret and stands in ${text.slice(0, 200)}`).toBe(false);
  }
}
