/** What every source adapter keeps, whatever it reads. Its fixture is fixtures/<kind>.*, written by hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure, Refusal } from '../../src/failure.ts';
import type { Item } from '../../src/sources/adapter.ts';
import { adapterOf, SOURCE_ADAPTERS } from '../../src/sources/kinds/index.ts';
import { httpOf, type Reply } from './reply.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const OPTIONS = { now: NOW, since: new Date('2026-11-01T00:00:00Z'), limit: 200 };
const FIXTURES = join(import.meta.dirname, 'fixtures');
const KINDS = join(import.meta.dirname, '../../src/sources/kinds');

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

function fixtureOf(kind: string): string {
  const name = readdirSync(FIXTURES).find((file) => parse(file).name === kind);
  if (!name) throw new Error(`test/sources/fixtures has no reply for ${kind}.`);
  return readFileSync(join(FIXTURES, name), 'utf8');
}

describe.each(SOURCE_ADAPTERS)('the source kind $kind', (adapter) => {
  const fixture = fixtureOf(adapter.kind);
  const settings = Object.fromEntries(adapter.settings.map(({ name, example }) => [name, example ?? 'x']));
  const poll = (reply: string | Reply, cursor: Record<string, unknown> | null = null) =>
    adapter.poll(settings, cursor, httpOf(reply), OPTIONS);

  it('gives items from a recorded reply', async () => {
    const { items } = await poll(fixture);
    expect(items.length).toBeGreaterThan(1);
    for (const item of items) {
      expect(Object.keys(item).sort()).toEqual(FIELDS);
      expect(item.source).toBe(adapter.kind);
    }
  });

  it('knows its own recorded reply', () => {
    expect(adapter.recognises(fixture)).toBe(true);
    expect(adapter.recognises('')).toBe(false);
  });

  it('gives each item an identity that is its own and stays', async () => {
    const first = (await poll(fixture)).items.map(({ externalId }) => externalId);
    const again = (await poll(fixture)).items.map(({ externalId }) => externalId);
    expect(new Set(first).size).toBe(first.length);
    expect(again).toEqual(first);
    expect(first.every((id) => id.length > 0 && id.length <= 512)).toBe(true);
  });

  it('gives absolute addresses, plain text and real dates', async () => {
    for (const item of (await poll(fixture)).items) expectClean(item);
  });

  it('never lets its cursor go back', async () => {
    const { cursor } = await poll(fixture);
    const stored = JSON.parse(JSON.stringify(cursor)) as Record<string, unknown>;
    expect((await poll(fixture, stored)).cursor).toEqual(cursor);
  });

  it.each([
    [
      'a web page',
      '<!doctype html><html><head><title>Just a moment</title></head><body>Checking</body></html>',
    ],
    ['nothing', ''],
    ['an error in JSON', '{"message":"something went wrong"}'],
    ['noise', '\u0000\u0001\u0002'],
  ])('says by name that it cannot read %s', async (_what, body) => {
    await expect(poll(body)).rejects.toThrow(Failure);
  });

  it('gives whole items or a named failure when a reply breaks off', async () => {
    const whole = new Set((await poll(fixture)).items.map(({ externalId }) => externalId));
    for (let part = 1; part < 10; part++) {
      const body = fixture.slice(0, Math.floor((fixture.length * part) / 10));
      const items = await poll(body).then((page) => page.items, expectFailure);
      items.forEach(expectClean);
      expect(items.length).toBeLessThanOrEqual(whole.size);
    }
  });

  it.each([
    ['seconds', '120'],
    ['a date', 'Sat, 21 Nov 2026 10:02:00 GMT'],
  ])('stays away as long as it is told in %s', async (_how, wait) => {
    const failure = await poll({ status: 429, headers: { 'retry-after': wait }, body: '' }).catch(
      (error) => error,
    );
    expect(failure).toBeInstanceOf(Failure);
    expect(failure.class).toBe('rate');
    expect(failure.retryAt).toEqual(new Date('2026-11-21T10:02:00Z'));
  });

  it.each([
    [404, 'gone'],
    [401, 'auth'],
    [500, 'transient'],
  ])('names what status %i means', async (status, failureClass) => {
    await expect(poll({ status, headers: {}, body: '' })).rejects.toMatchObject({ class: failureClass });
  });

  it('says what each setting is for and names its source', () => {
    for (const setting of adapter.settings) expect(setting.help).toMatch(/\.$/);
    expect(adapter.host(settings)).toMatch(/^[a-z0-9.-]+(:\d+)?$/);
    expect(adapter.describe(settings)).not.toBe('');
  });
});

it('has every file of the folder in the list', () => {
  const files = readdirSync(KINDS).map((file) => parse(file).name);
  expect(files.filter((name) => name !== 'index').sort()).toEqual(
    SOURCE_ADAPTERS.map(({ kind }) => kind).sort(),
  );
});

it('names the kinds when asked for one that is not there', () => {
  expect(() => adapterOf('telegraph')).toThrow(Refusal);
  expect(() => adapterOf('telegraph')).toThrow(/telegraph.*rss, hackernews/);
});

function expectClean({ url, title, text, publishedAt, author }: Item): void {
  for (const address of [url, author.url])
    if (address !== null) expect(new URL(address).protocol).toMatch(/^https?:$/);
  for (const written of [title ?? '', text]) {
    expect(written).not.toMatch(/<\/?[a-z]|&(?:#\d+|#x[\da-f]+|amp|lt|gt|quot);/i);
    expect(written).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uD800-\uDFFF]/);
  }
  if (publishedAt !== null) expect(new Date(publishedAt).toISOString()).toBe(publishedAt);
}

function expectFailure(error: unknown): Item[] {
  expect(error).toBeInstanceOf(Failure);
  return [];
}
