/** GDELT: when it was seen is not when it was published, and it refuses in plain text. */
import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../../src/sources/adapter.ts';
import { gdelt } from '../../../src/sources/kinds/gdelt/gdelt.ts';
import { httpOf, type Reply } from '../reply.ts';

const OPTIONS = {
  now: new Date('2026-11-21T10:00:00Z'),
  since: new Date('2026-11-14T10:00:00Z'),
  limit: 200,
};

const poll = (reply: string | Reply, cursor: Cursor = null, options = OPTIONS) =>
  gdelt.poll({ query: 'Fernhill' }, cursor, httpOf(reply), options);

const article = (n: number, seendate: string, language = 'English') => ({
  url: `https://a.example/${n}`,
  title: `Fernhill ${n}`,
  seendate,
  domain: 'a.example',
  language,
  sourcecountry: 'Austria',
});

it('an article has no time of its own', async () => {
  const { items, cursor } = await poll(
    JSON.stringify({ articles: [article(1, '20261120T070000Z', 'German')] }),
  );
  expect(items).toMatchObject([
    {
      publishedAt: null,
      title: 'Fernhill 1',
      language: 'de',
      location: 'Austria',
      author: { name: 'a.example' },
    },
  ]);
  expect(cursor).toEqual({ mark: '2026-11-20T07:00:00.000Z' });
});

describe('what could not be read', () => {
  const full = (from: number) =>
    JSON.stringify({
      articles: Array.from({ length: 250 }, (_, n) =>
        article(n, `20261121T09${String(Math.floor(n / 10) + from).padStart(2, '0')}00Z`),
      ),
    });

  it('is told when a full list does not reach the last one', async () => {
    const { gap, isComplete } = await poll(
      full(10),
      { mark: '2026-11-21T09:00:00.000Z' },
      { ...OPTIONS, limit: 1_000 },
    );
    expect(gap).toMatchObject({ from: '2026-11-21T09:00:00.000Z', to: '2026-11-21T09:10:00.000Z' });
    expect(isComplete).toBe(false);
  });

  it('is nothing when it does', async () => {
    const page = await poll(full(10), { mark: '2026-11-21T09:15:00.000Z' }, { ...OPTIONS, limit: 1_000 });
    expect(page).toMatchObject({ gap: null, isComplete: true });
  });

  it('is what lies before its history', async () => {
    const { gap } = await poll('{}', { mark: '2026-01-01T00:00:00.000Z' });
    expect(gap).toMatchObject({ from: '2026-01-01T00:00:00.000Z', to: '2026-08-23T10:00:00.000Z' });
  });
});

it.each([
  ['Please limit requests to one every 5 seconds.', 200, 'rate'],
  ['Your query was too short or too long.', 200, 'bad-query'],
  ['Service is down for maintenance today.', 503, 'transient'],
  ['<html><title>502</title></html>', 200, 'transient'],
])('"%s" with %i means %s', async (body, status, failureClass) => {
  await expect(poll({ status, body })).rejects.toMatchObject({ class: failureClass });
});

it('waits as long as it is told beside its words', async () => {
  const reply = {
    status: 429,
    headers: { 'retry-after': '60' },
    body: 'Please limit requests to one every 5 seconds.',
  };
  await expect(poll(reply)).rejects.toMatchObject({ retryAt: new Date('2026-11-21T10:01:00Z') });
});

it('is never proposed', () => {
  expect(gdelt.suggest).toBeUndefined();
});
