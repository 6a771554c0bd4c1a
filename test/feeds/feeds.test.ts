import { eq } from 'drizzle-orm';
import Parser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { feedLinks, mentions, notes, users } from '../../src/db/schema.ts';
import { createFeed, listFeeds, revokeFeed } from '../../src/feeds/feeds.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf, ORIGIN } from '../support/web.ts';

const LIST = { brandId: null, view: 'everything', filter: 'sentiment:negative' };

async function setUp() {
  const platform = await testPlatform();
  const user = await aUser(platform);
  const actor = { userId: user.id, via: 'web' as const };
  const brand = await aBrand(platform, { name: 'Fernhill' });
  const { path } = await createFeed(platform, actor, { name: 'Complaints', list: LIST });
  return { platform, actor, brand, path, reader: await browserOf(platform) };
}

describe('a private feed', () => {
  it('shows a feed reader what the list holds, without signing in', async () => {
    const { platform, brand, path, reader } = await setUp();
    const { id } = await aMention(platform, {
      brandId: brand.id,
      title: '<b>Bad</b> & "late"',
      text: 'Write to marta@fernhill.example <img src=x onerror=alert(1)> \u0007',
      authorName: '<script>',
    });
    await aMention(platform, { brandId: brand.id, sentiment: 'positive' });
    await platform.db.insert(notes).values({ mentionId: id, text: 'A secret of ours', at: platform.now() });
    const answer = await reader.get(path);
    const body = await answer.text();
    expect(answer.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
    expect(answer.headers.get('X-Robots-Tag')).toBe('noindex');
    expect(body).not.toMatch(/secret of ours|marta@|<script|<img|<b>/);
    const feed = await new Parser().parseString(body);
    expect(feed.title).toBe('Complaints');
    expect(feed.items).toMatchObject([
      { title: '<b>Bad</b> & "late"', author: '<script>', id: `${ORIGIN}/mentions/${id}` },
    ]);
    expect(feed.items[0]!.summary).toContain('Write to [e-mail address] <img src=x');
  });

  it('is not sent again while nothing changed', async () => {
    const { platform, brand, path, reader } = await setUp();
    await aMention(platform, { brandId: brand.id });
    const { headers } = await reader.get(path);
    const [tag, modified] = [headers.get('ETag')!, headers.get('Last-Modified')!];
    expect((await reader.get(path, { 'If-None-Match': `"x", W/${tag}` })).status).toBe(304);
    expect((await reader.get(path, { 'If-Modified-Since': modified })).status).toBe(304);
    expect((await reader.get(path, { 'If-None-Match': '"x"', 'If-Modified-Since': modified })).status).toBe(
      200,
    );
    platform.setNow(5000);
    await platform.db.update(mentions).set({ text: 'Edited', updatedAt: platform.now() });
    const again = await reader.get(path, { 'If-None-Match': tag });
    expect(again.status).toBe(200);
    expect(await again.text()).toContain('Edited');
    expect((await reader.get(path, { 'If-Modified-Since': modified })).status).toBe(200);
  });

  it('is stored as a hash, notes when it was read, and ends when it is revoked or its owner is', async () => {
    const { platform, actor, path, reader } = await setUp();
    const secret = path.replace('/feeds/', '');
    expect(JSON.stringify(await platform.db.select().from(feedLinks))).not.toContain(secret);
    await reader.get(path);
    const [feed] = await listFeeds(platform, actor.userId);
    expect(feed!.lastReadAt).toEqual(platform.now());
    await platform.db.update(users).set({ disabledAt: platform.now() }).where(eq(users.id, actor.userId));
    expect((await reader.get(path)).status).toBe(404);
    await platform.db.update(users).set({ disabledAt: null });
    expect((await reader.get(`${path}.atom`)).status).toBe(200);
    await revokeFeed(platform, actor, feed!.id);
    expect((await reader.get(path)).status).toBe(404);
    expect((await reader.get(`/feeds/${'0'.repeat(64)}`)).status).toBe(404);
    await expect(revokeFeed(platform, actor, feed!.id)).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('keeps texts in the house where a source’s terms want it', async () => {
    const { platform, brand, path, reader } = await setUp();
    await aMention(platform, {
      brandId: brand.id,
      sourceKind: 'tripadvisor',
      text: 'Never again, my bike broke.',
    });
    const body = await (await reader.get(path)).text();
    expect(body).not.toMatch(/Never again|Marta|Five weeks/);
    expect(body).toContain('The terms of this source keep its text in Earshot.');
  });
});
