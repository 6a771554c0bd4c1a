import { describe, expect, it } from 'vitest';
import type { Post } from '../../../src/demo/post.ts';
import { makePosts } from '../../../src/demo/posts.ts';
import { SHORT_NAMES } from '../../../src/demo/story/cast.ts';
import { STORY_DAYS } from '../../../src/demo/story/happenings.ts';
import { tickTimes } from '../../../src/demo/ticks.ts';

const END = new Date('2026-11-21T20:30:00Z');
const STORY = { end: END, days: STORY_DAYS, seed: 7 };
const posts = makePosts(STORY);
const count = (keep: (post: Post) => boolean) => posts.filter(keep).length;

describe('the story', () => {
  it('is told the same way every time', () => {
    expect(makePosts(STORY)).toEqual(posts);
    expect(makePosts({ ...STORY, seed: 8 })).not.toEqual(posts);
  });

  it('never says the same thing twice', () => {
    const texts = posts.map(({ item }) => item.text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(new Set(posts.map(({ item }) => item.externalId)).size).toBe(posts.length);
  });

  it('leaves no gap in a sentence and always names its brand', () => {
    const wrong = posts.filter(({ item: { title, text }, brandName }) => {
      const said = `${title ?? ''} ${text}`;
      return /[{}]|undefined/.test(said) || !said.includes(SHORT_NAMES[brandName]!);
    });
    expect(wrong).toEqual([]);
  });

  it('stays on addresses that nobody can have', () => {
    const hosts = posts.flatMap(({ item }) => [item.url, item.author.url]).filter((url) => url !== null);
    expect(hosts.filter((url) => !new URL(url).host.endsWith('.example'))).toEqual([]);
  });

  it('covers thirteen months, sleeps at night and ends now', () => {
    expect(posts.length).toBeGreaterThan(1800);
    expect(posts[0]!.item.publishedAt < '2025-11-01').toBe(true);
    expect(posts.at(-1)!.item.publishedAt <= END.toISOString()).toBe(true);
    expect(count(({ item }) => item.publishedAt.slice(11, 13) < '04')).toBe(0);
  });

  it('gives stars where stars are given, and they go with the tone', () => {
    const places = ['trustpilot', 'googlebusiness', 'googleplay', 'appstore'];
    expect(count(({ item }) => (item.rating !== null) !== places.includes(item.source))).toBe(0);
    expect(count(({ item, tone }) => tone === 'positive' && item.rating !== null && item.rating < 4)).toBe(0);
  });
});

describe('the story’s clock', () => {
  it('only goes forward, stops at the end and polls in the last hours', () => {
    const [start, ...ticks] = tickTimes(END, STORY_DAYS);
    const times = [start, ...ticks.map(({ at }) => at)].map(Number);
    expect(times.every((time, index) => index === 0 || time > times[index - 1]!)).toBe(true);
    expect(ticks.at(-1)).toEqual({ at: END, polls: true, endsDay: true });
    expect(ticks.filter(({ endsDay }) => endsDay).length).toBeGreaterThanOrEqual(STORY_DAYS - 1);
  });
});
