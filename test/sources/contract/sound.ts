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
  expect(Object.keys(item).sort()).toEqual(FIELDS);
  expect(Object.keys(item.author).sort()).toEqual(AUTHOR);
  expect(Object.keys(item.engagement).sort()).toEqual(ENGAGEMENT);
  expect(item.source).toBe(kind);
  expect(item.externalId).toMatch(/^\S(.{0,510}\S)?$/u);
  for (const address of [item.url, item.author.url]) if (address !== null) expectAddress(address);
  for (const written of [item.title, item.text, item.author.name, item.author.handle]) expectPlain(written);
  for (const at of [item.publishedAt, item.editedAt])
    if (at !== null) expect(new Date(at).toISOString()).toBe(at);
  if (item.rating !== null) expect(item.rating >= 1 && item.rating <= 5).toBe(true);
  if (item.language !== null) expect(item.language).toMatch(/^[a-z]{2}$/);
  for (const count of [...Object.values(item.engagement), item.author.followers])
    if (count !== null) expect(Number.isFinite(count) && count >= 0).toBe(true);
}

function expectAddress(address: string): void {
  expect(new URL(address).protocol).toMatch(/^https?:$/);
  expect(address).not.toMatch(/undefined|null|NaN|\[object/);
}

const LONGEST = 100_000;

/** No tags, no entities, no control characters, no halves of a character. */
function expectPlain(written: string | null): void {
  if (written === null) return;
  expect(written.length).toBeLessThanOrEqual(LONGEST);
  expect(written).not.toMatch(
    /<\/?(?:p|br|a|b|i|em|strong|div|span|img)\b[^<>]*>|&(?:#\d+|#x[\da-f]+|amp|lt|gt|quot);/i,
  );
  expect(written).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Surrogate}/u);
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
