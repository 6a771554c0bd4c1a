import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../src/mentions/filter/filter.ts';
import { seenByInbox } from '../../src/mentions/inbox/all.ts';
import { inbox } from '../../src/mentions/inbox/inbox.ts';
import { viewCounts } from '../../src/mentions/inbox/view-counts.ts';
import type { InboxSort } from '../../src/mentions/inbox/views.ts';
import { moveMany, resolve } from '../../src/mentions/triage.ts';
import { undoMany } from '../../src/mentions/undo.ts';
import { START, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

const AFTER = new Date(START.getTime() + 60_000);

/** Two own brands; `post-n` is about both where n is even, else about the first alone. */
async function setUp(posts: number) {
  const platform = await testPlatform();
  const maya = await aUser(platform);
  const jonas = await aUser(platform);
  const one = await aBrand(platform, { name: 'Fernhill' });
  const two = await aBrand(platform, { name: 'Fernhill Kids' });
  for (let n = 0; n < posts; n++) {
    const post = { externalId: `post-${n}`, text: `Fernhill post ${n}`, priorityScore: 50 + n };
    await aMention(platform, { ...post, brandId: one.id });
    if (n % 2 === 0) await aMention(platform, { ...post, brandId: two.id });
  }
  const brandIds = [one.id, two.id];
  const scope = (filter = '', sort: InboxSort = 'due') => ({
    ...{ brandIds, ownBrandIds: brandIds, viewerUserId: maya.id },
    ...{ filter: parseFilter(filter), view: 'needs-reply' as const, sort },
  });
  const by = (user: { id: number }) => ({ userId: user.id, via: 'web' as const });
  return { platform, maya, jonas, one, two, brandIds, scope, by };
}

describe('a post about two own brands', () => {
  it('is one row with both brands, in the list and in the counts', async () => {
    const { platform, maya, brandIds, scope } = await setUp(4);
    const page = await inbox(platform, { ...scope(), limit: 10 });
    expect(page.rows.map(({ brandName, others }) => [brandName, ...others.map((o) => o.brandName)])).toEqual([
      ['Fernhill'],
      ['Fernhill', 'Fernhill Kids'],
      ['Fernhill'],
      ['Fernhill', 'Fernhill Kids'],
    ]);
    const counts = await viewCounts(platform, { brandIds, ownBrandIds: brandIds, viewerUserId: maya.id });
    expect([page.total?.n, counts['needs-reply'].n, counts.everything.n]).toEqual([4, 4, 4]);
  });

  it.each(['due', 'newest', 'priority'] as const)(
    'comes once on a walk in pages by %s, and in a search',
    async (sort) => {
      const { platform, scope } = await setUp(7);
      const walk = async (filter: string) => {
        const found: number[] = [];
        let cursor: string | null = null;
        do {
          const page: Awaited<ReturnType<typeof inbox>> = await inbox(platform, {
            ...{ ...scope(filter, sort), cursor, limit: 2 },
          });
          found.push(...page.rows.map(({ id }) => id));
          cursor = page.next;
        } while (cursor);
        return found;
      };
      for (const filter of ['', 'fernhill', 'sentiment:negative']) {
        const ids = await walk(filter);
        expect([filter, ids.length, new Set(ids).size]).toEqual([filter, 7, 7]);
      }
    },
  );

  it('stays in the list for the brand that still waits', async () => {
    const { platform, maya, two, brandIds, scope, by } = await setUp(1);
    const [row] = (await inbox(platform, { ...scope(), limit: 10 })).rows;
    await resolve(platform, by(maya), { mentionId: row!.id, brandIds });
    const [left] = (await inbox(platform, { ...scope(), limit: 10 })).rows;
    expect(left).toMatchObject({ brandId: two.id, others: [{ id: row!.id, status: 'resolved' }] });
  });
});

describe('all of a list', () => {
  it('is what it held when it was seen, and what others changed since is left alone', async () => {
    const { platform, maya, jonas, one, brandIds, scope, by } = await setUp(4);
    platform.setNow(AFTER);
    await aMention(platform, { brandId: one.id, foundAt: AFTER });
    const [first] = (await inbox(platform, { ...scope('sentiment:negative'), limit: 1 })).rows;
    const taken = { mentionIds: [first!.id], brandIds, move: { kind: 'assign' as const, userId: jonas.id } };
    await moveMany(platform, by(jonas), taken);
    const { seen, changedByOthers } = await seenByInbox(platform, scope(), START);
    expect([seen.length, changedByOthers]).toEqual([5, 1]);
    const moved = await moveMany(platform, by(maya), {
      mentionIds: seen.map(({ id }) => id),
      versions: seen.map(({ version }) => version),
      ...{ brandIds, move: { kind: 'resolve' as const } },
    });
    expect(moved).toMatchObject({ done: 5, changedByOthers: 0 });
    const undone = await undoMany(platform, by(maya), { batchId: moved.batchId, brandIds });
    expect(undone).toEqual({ done: 5, changedByOthers: 0 });
  });
});
