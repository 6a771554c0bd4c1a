/** Instagram: tags, hashtags without authors, and mentions by their ids. */
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/platform/platform.ts';
import { instagram } from '../../../src/sources/kinds/instagram/instagram.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const OPTIONS = { now: NOW, since: new Date('2026-11-14T10:00:00Z'), limit: 200 };
const settings = (mode: string, more = {}) => ({ mode, account: '1784', token: 'EAAinvented', ...more });

function graph(answer: (path: string, parameters: URLSearchParams) => object) {
  const asked: string[] = [];
  const http = async ({ url }: HttpRequest) => {
    const { pathname, searchParams } = new URL(url);
    const path = pathname.replace('/v26.0/', '');
    asked.push(path);
    const body = answer(path, searchParams);
    const status = 'error' in body ? 400 : 200;
    return {
      status,
      headers: {},
      body: new TextEncoder().encode(JSON.stringify(body)),
      url,
      permanentUrl: null,
    };
  };
  return { http, asked };
}

const media = (id: string, more: object = {}) => ({
  id,
  caption: '#fernhill squeaks',
  media_type: 'IMAGE',
  media_url: 'https://pictures.example/signed?oh=1',
  permalink: `https://www.instagram.com/p/${id}/`,
  timestamp: '2026-11-21T09:00:00+0000',
  ...more,
});

describe('posts that tag the account', () => {
  it('name their author where Instagram does, and keep no signed address', async () => {
    const { http } = graph(() => ({ data: [media('1', { username: 'quill.rides' }), media('2')] }));
    const { items } = await instagram.poll(settings('tags'), null, http, OPTIONS);
    expect(items).toMatchObject([
      { author: { handle: 'quill.rides', url: 'https://www.instagram.com/quill.rides/' } },
      { author: { handle: null, url: null } },
    ]);
    expect(JSON.stringify(items)).not.toContain('pictures.example');
  });
});

describe('posts with a hashtag', () => {
  const answer = (path: string) => ({ data: path === 'ig_hashtag_search' ? [{ id: '99' }] : [media('1')] });

  it('are found under its number, which is asked for once', async () => {
    const first = graph(answer);
    const { cursor } = await instagram.poll(
      settings('hashtag', { hashtag: '#Fernhill' }),
      null,
      first.http,
      OPTIONS,
    );
    expect(first.asked).toEqual(['ig_hashtag_search', '99/recent_media']);
    const second = graph(answer);
    await instagram.poll(settings('hashtag', { hashtag: '#Fernhill' }), cursor, second.http, OPTIONS);
    expect(second.asked).toEqual(['99/recent_media']);
  });

  it('have a named gap when nothing was read for a day', async () => {
    const cursor = {
      mark: null,
      floor: '2026-11-01T00:00:00.000Z',
      seen: [],
      hashtagId: '99',
      readAt: '2026-11-19T10:00:00.000Z',
    };
    const { gap } = await instagram.poll(
      settings('hashtag', { hashtag: 'fernhill' }),
      cursor,
      graph(answer).http,
      OPTIONS,
    );
    expect(gap).toMatchObject({ from: '2026-11-19T10:00:00.000Z', to: '2026-11-20T10:00:00.000Z' });
  });

  it('need one word', async () => {
    const poll = instagram.poll(
      settings('hashtag', { hashtag: 'fern hill' }),
      null,
      graph(answer).http,
      OPTIONS,
    );
    await expect(poll).rejects.toThrow(/one word/);
  });
});

describe('posts that mention the account', () => {
  it('are read by their ids, and those that are gone are passed over', async () => {
    const { http } = graph((_path, parameters) => {
      const id = /media_id\((\d+)\)/.exec(parameters.get('fields') ?? '')?.[1] ?? '';
      return id === '11'
        ? { mentioned_media: media('11', { permalink: undefined }), id: '1784' }
        : { error: { code: 24, message: 'The requested resource does not exist' } };
    });
    const page = await instagram.poll(settings('mentioned', { media: '11, 12' }), null, http, OPTIONS);
    expect(page).toMatchObject({ items: [{ externalId: '11', url: null }], isComplete: true });
  });

  it('need their ids', async () => {
    const poll = instagram.poll(settings('mentioned', { media: '-' }), null, graph(() => ({})).http, OPTIONS);
    await expect(poll).rejects.toThrow(/ids of the posts/);
  });
});
