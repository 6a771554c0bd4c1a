import { asc } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addRule } from '../../src/brands/rules.ts';
import { mentions } from '../../src/db/schema.ts';
import { type Actor, SYSTEM } from '../../src/mentions/mention.ts';
import type { Cursor, Page } from '../../src/sources/adapter.ts';
import { createSource } from '../../src/sources/settings.ts';
import { aForumPost, anAdapter } from '../support/an-adapter.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { pollNext, sourceOf } from '../support/polling.ts';
import { aBrand } from '../support/records.ts';

const WEB: Actor = { userId: null, via: 'web' };
const MINUTE = 60_000;

type Asked = { cursor: Cursor; limit: number };

/** A forum that shows these pages one after another. */
async function paging(...pages: Partial<Page>[]) {
  const asked: Asked[] = [];
  anAdapter({
    async poll(_settings, cursor, _http, { limit }) {
      asked.push({ cursor, limit });
      return { items: [], cursor: { page: asked.length }, ...pages.shift() };
    },
  });
  const platform = await testPlatform();
  const brand = await aBrand(platform, { name: 'Fernhill' });
  await addRule(platform, SYSTEM, brand.id, 'Fernhill');
  await createSource(platform, WEB, { kind: 'forum', settings: {} });
  return { platform, asked };
}

const posts = (first: number, count: number, at: Date) =>
  Array.from({ length: count }, (_, index) =>
    aForumPost(`${first + index}`, 'Fernhill is late.', { publishedAt: at.toISOString() }),
  );

const history = async ({ db }: TestPlatform) =>
  (await db.select().from(mentions).orderBy(asc(mentions.id))).map(({ backfilled }) => backfilled);

it('a first run in parts is one first run: its history rings for nobody, what came meanwhile does', async () => {
  const before = new Date(START.getTime() - 60 * MINUTE);
  const since = new Date(START.getTime() + 500);
  const { platform, asked } = await paging(
    { items: posts(1, 2, before), more: true },
    { items: [...posts(3, 1, before), ...posts(4, 1, since)], more: true },
    { items: posts(5, 1, since) },
  );
  await pollNext(platform);
  expect(await sourceOf(platform)).toMatchObject({ readSoFar: 2, backfilledAt: null });
  platform.setNow(1000);
  await pollNext(platform);
  expect(await sourceOf(platform)).toMatchObject({ readSoFar: 4, backfilledAt: null });
  platform.setNow(1000);
  await pollNext(platform);
  expect(await history(platform)).toEqual([true, true, true, false, false]);
  expect(asked.map(({ limit }) => limit)).toEqual([200, 198, 196]);
  const source = await sourceOf(platform);
  expect(source).toMatchObject({ readSoFar: null, backfilledAt: platform.now(), cursor: { page: 3 } });
});

it('a first run ends with 200 items, however much more there is', async () => {
  const before = new Date(START.getTime() - 60 * MINUTE);
  const { platform } = await paging({ items: posts(1, 200, before), more: true });
  await pollNext(platform);
  expect(await sourceOf(platform)).toMatchObject({ readSoFar: null, backfilledAt: START, nextPollAt: START });
});

it('a source whose cursor holds what no database takes is stored all the same', async () => {
  const { platform } = await paging({ cursor: { seen: ['a\u0000b', '\ud800', 'c\\u0000'] } });
  await pollNext(platform);
  expect((await sourceOf(platform)).cursor).toEqual({ seen: ['ab', '\ufffd', 'c\\u0000'] });
});

it('a mention that is shown again is noted as seen, every six hours', async () => {
  const items = posts(1, 1, START);
  const { platform } = await paging({ items }, { items }, { items });
  await pollNext(platform);
  const seenAt = async () => (await platform.db.select().from(mentions))[0]!.seenAt;
  platform.setNow(5 * 60 * MINUTE);
  await pollNext(platform);
  expect(await seenAt()).toEqual(START);
  platform.setNow(60 * MINUTE);
  await pollNext(platform);
  expect(await seenAt()).toEqual(platform.now());
});

it('a mention is asked for again as the terms of its source say', async () => {
  const terms = {
    keeps: 'everything',
    retentionDays: 30,
    recheckHours: 24,
    exportable: true,
    note: '',
  } as const;
  const { platform } = await paging({ items: posts(1, 1, START) });
  anAdapter({ kind: 'board', terms, poll: async () => ({ items: posts(2, 1, START), cursor: null }) });
  await createSource(platform, WEB, { kind: 'board', settings: {} });
  await pollNext(platform);
  platform.setNow(1000);
  await pollNext(platform);
  const stored = await platform.db.select().from(mentions).orderBy(asc(mentions.id));
  expect(stored.map(({ recheckAt }) => recheckAt)).toEqual([null, new Date(START.getTime() + 86_401_000)]);
});
