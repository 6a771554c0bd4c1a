import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { brandRoles, mentions } from '../../src/db/schema.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf } from '../support/web.ts';

const textOf = async (answer: Response | Promise<Response>) => (await answer).text();

async function setUp() {
  const platform = await testPlatform();
  const one = await aBrand(platform, { name: 'Fernhill' });
  const two = await aBrand(platform, { name: 'Fernhill Kids' });
  const first = await aMention(platform, { brandId: one.id, externalId: 'post' });
  const second = await aMention(platform, { brandId: two.id, externalId: 'post', sentiment: 'positive' });
  const statuses = async () => {
    const found = await platform.db.select().from(mentions).where(eq(mentions.externalId, 'post'));
    return found.toSorted((a, b) => a.id - b.id).map(({ status }) => status);
  };
  return { platform, one, two, first, second, statuses };
}

describe('a post about two own brands', () => {
  it('is one row with both names, shows both scores, and is decided and taken back once', async () => {
    const { platform, first, second, statuses } = await setUp();
    const browser = await browserOf(platform, (await aUser(platform, { role: 'manager' })).id);
    const list = await textOf(browser.get('/?view=everything'));
    expect(list).toContain('Fernhill and Fernhill Kids');
    expect(list).toContain(`value="${first.id}:1,${second.id}:1"`);
    expect(await textOf(browser.get(`/mentions/${first.id}`))).toContain('Also about');
    await browser.post(`/mentions/${first.id}/resolution`, { version: '1', return: '/?view=everything' });
    expect(await statuses()).toEqual(['resolved', 'resolved']);
    const after = await textOf(browser.get('/?view=everything'));
    expect(after).toContain('Also for Fernhill Kids.');
    const [, event] = /name="event" value="(\d+)"/.exec(after)!;
    await browser.post(`/mentions/${first.id}/undo`, { event: event!, return: '/' });
    expect(await statuses()).toEqual(['open', 'open']);
  });

  it('is left alone for the brand that the viewer may not change', async () => {
    const { platform, one, two, first, statuses } = await setUp();
    const ruth = await aUser(platform, { role: null });
    await platform.db.insert(brandRoles).values([
      { userId: ruth.id, brandId: one.id, role: 'responder' },
      { userId: ruth.id, brandId: two.id, role: 'viewer' },
    ]);
    const browser = await browserOf(platform, ruth.id);
    await browser.post(`/mentions/${first.id}/resolution`, { version: '1', return: '/' });
    expect(await statuses()).toEqual(['resolved', 'open']);
  });
});
