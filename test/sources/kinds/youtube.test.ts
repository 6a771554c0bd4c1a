/** What is peculiar to YouTube: quotas, videos without comments, replies that raise nothing. */
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/failure.ts';
import type { Cursor } from '../../../src/sources/adapter.ts';
import { midnightPacific } from '../../../src/sources/kinds/youtube/ask.ts';
import { youtube } from '../../../src/sources/kinds/youtube/youtube.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const VIDEO = 'F1UP7wRCPH8';
const OTHER = 'i2hewkFijuY';

const comment = (id: string, text: string, more: object = {}) => ({
  id,
  snippet: {
    textDisplay: text,
    authorDisplayName: '@tilda',
    publishedAt: '2026-11-21T08:00:00Z',
    updatedAt: '2026-11-21T08:00:00Z',
    ...more,
  },
});
const thread = (id: string, replies: number) => ({
  id,
  snippet: {
    videoId: VIDEO,
    totalReplyCount: replies,
    topLevelComment: comment(id, 'Which &amp; why?<br>Tell'),
  },
});
const off = {
  status: 403,
  body: { error: { code: 403, message: 'Off', errors: [{ reason: 'commentsDisabled' }] } },
};

/** Answers by method and what it is asked about. */
function answering(answers: Record<string, object>) {
  const asked: string[] = [];
  const http = async ({ url }: { url: string }) => {
    const { pathname, searchParams } = new URL(url);
    const about = ['videoId', 'parentId', 'id', 'q'].map((name) => searchParams.get(name)).find(Boolean);
    const key = `${pathname.split('/').at(-1)} ${about}`;
    asked.push(key);
    const found = answers[key] ?? { items: [] };
    const { status, body } = 'status' in found ? (found as typeof off) : { status: 200, body: found };
    return {
      status,
      headers: {},
      body: new TextEncoder().encode(JSON.stringify(body)),
      url,
      permanentUrl: null,
    };
  };
  const options = { now: NOW, since: new Date('2026-11-14T10:00:00Z'), limit: 1000 };
  const poll = (settings: Record<string, string>, cursor: Cursor = null) =>
    youtube.poll({ mode: 'comments', key: 'key-of-fernhill', ...settings }, cursor, http, options);
  return { poll, asked, http };
}

describe('comments', () => {
  it('are read under the other videos when they are switched off under one', async () => {
    const { poll } = answering({
      [`commentThreads ${VIDEO}`]: off,
      [`commentThreads ${OTHER}`]: { items: [thread('Ugy_CAftKrIU', 0)] },
    });
    const page = await poll({ videos: `${VIDEO}, https://youtu.be/${OTHER}` });
    expect(page.items.map(({ text }) => text)).toEqual(['Which & why?\nTell']);
  });

  it('give nothing, and no alarm, where they are all switched off', async () => {
    const { poll } = answering({ [`commentThreads ${VIDEO}`]: off });
    expect((await poll({ videos: VIDEO })).items).toEqual([]);
  });

  it('bring their replies, and again only when there are more of them', async () => {
    const replies = { items: [comment('Ugy_CAftKrIU.1', 'Me too', { parentId: 'Ugy_CAftKrIU' })] };
    const answers: Record<string, object> = {
      [`commentThreads ${VIDEO}`]: { items: [thread('Ugy_CAftKrIU', 1)] },
      'comments Ugy_CAftKrIU': replies,
    };
    const { poll, asked } = answering(answers);
    const first = await poll({ videos: VIDEO });
    expect(first.items.at(-1)).toMatchObject({
      externalId: 'Ugy_CAftKrIU.1',
      replyTo: 'Ugy_CAftKrIU',
      parent: VIDEO,
    });
    const second = await poll({ videos: VIDEO }, first.cursor);
    expect(asked.filter((key) => key.startsWith('comments '))).toHaveLength(1);
    answers[`commentThreads ${VIDEO}`] = { items: [thread('Ugy_CAftKrIU', 2)] };
    await poll({ videos: VIDEO }, second.cursor);
    expect(asked.filter((key) => key.startsWith('comments '))).toHaveLength(2);
    expect(first.spent).toEqual({ requests: 2 });
  });
});

describe('a search', () => {
  it('takes whole descriptions and counts from the videos, and counts its calls', async () => {
    const found = {
      id: { videoId: VIDEO },
      snippet: { title: 'Ben &amp; I', description: 'Cut ...', publishedAt: '2026-11-21T08:00:00Z' },
    };
    const video = {
      id: VIDEO,
      snippet: { title: 'Ben & I', description: 'All of it', publishedAt: '2026-11-21T08:00:00Z' },
      statistics: { viewCount: '0', likeCount: '12' },
    };
    const { poll } = answering({
      'search "Fernhill"': { items: [found] },
      [`videos ${VIDEO}`]: { items: [video] },
    });
    const page = await poll({ mode: 'search', query: 'Fernhill' });
    expect(page.items[0]).toMatchObject({
      title: 'Ben & I',
      text: 'All of it',
      engagement: { likes: 12, comments: null, views: 0 },
    });
    expect(page.spent).toEqual({ units: 1, requests: 2 });
  });
});

describe('midnight where Google counts', () => {
  it.each([
    ['in winter', '2026-11-21T10:00:00.123Z', '2026-11-22T08:00:00.000Z'],
    ['in summer', '2026-07-21T10:00:00Z', '2026-07-22T07:00:00.000Z'],
    ['on the day that loses an hour', '2026-03-08T09:30:00Z', '2026-03-09T07:00:00.000Z'],
    ['on the day that gains one', '2026-11-01T08:30:00Z', '2026-11-02T08:00:00.000Z'],
  ])('is found %s', (_when, now, midnight) => {
    expect(midnightPacific(new Date(now)).toISOString()).toBe(midnight);
  });
});

describe('what is entered', () => {
  it.each(['UC_x5XG1OV2P6uZZ5FSM9Ttw', 'https://www.youtube.com/channel/UC_x5XG1OV2P6uZZ5FSM9Ttw/videos'])(
    'may be a channel as %s',
    (channel) => expect(youtube.host({ mode: 'channel', channel })).toBe('www.youtube.com'),
  );

  it('must name a channel or videos', () => {
    expect(() => youtube.host({ mode: 'channel', channel: '@fernhill' })).toThrow(Refusal);
    expect(() => youtube.host({ mode: 'comments', videos: 'not a video' })).toThrow(Refusal);
  });
});

it('takes no search for asking again', async () => {
  const { http } = answering({ [`videos ${VIDEO}`]: { items: [] } });
  const known = [{ externalId: VIDEO, url: null, parent: null }];
  const settings = { mode: 'search', query: 'Fernhill', key: 'k' };
  const options = { now: NOW, since: NOW, limit: 10 };
  expect(await youtube.recheck!.run(settings, known, http, options)).toMatchObject({
    gone: [VIDEO],
    spent: { units: 0 },
  });
});
