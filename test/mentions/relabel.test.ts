import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { mentions } from '../../src/db/schema.ts';
import { parseFilter } from '../../src/mentions/filter/filter.ts';
import { inbox } from '../../src/mentions/inbox/inbox.ts';
import type { Labels } from '../../src/mentions/labels.ts';
import { setTags, setThemes } from '../../src/mentions/relabel.ts';
import { rescoreMentions } from '../../src/mentions/rescore.ts';
import { moveMany } from '../../src/mentions/triage.ts';
import { testPlatform } from '../support/platform.ts';
import { aMention, aUser } from '../support/records.ts';

async function setUp() {
  const platform = await testPlatform();
  const maya = await aUser(platform);
  const actor = { userId: maya.id, via: 'web' as const };
  const mention = await aMention(platform, { themes: ['delivery', 'support'] });
  const ref = { mentionId: mention.id, brandIds: [mention.brandId] };
  const stored = async () => {
    const [row] = await platform.db.select().from(mentions).where(eq(mentions.id, mention.id));
    return row!;
  };
  const found = async (filter: string) => {
    const page = await inbox(platform, {
      ...{ brandIds: [mention.brandId], viewerUserId: maya.id, filter: parseFilter(filter) },
      ...{ view: 'everything' as const, sort: 'newest' as const, limit: 10 },
    });
    return page.rows.map(({ id }) => id);
  };
  const themes = (labels: Labels) => setThemes(platform, actor, { ...ref, labels });
  const tags = (labels: Labels) => setTags(platform, actor, { ...ref, labels });
  return { platform, actor, mention, ref, stored, found, themes, tags };
}

describe('themes set by a person', () => {
  it('take the place of the engine’s, which are kept', async () => {
    const { stored, themes } = await setUp();
    await themes({ add: ['Price'], remove: ['support'] });
    expect(await stored()).toMatchObject({
      themes: ['delivery', 'price'],
      scoredThemes: ['delivery', 'support'],
    });
  });

  it('outlive a new score, and give way to it when nobody insists', async () => {
    const { platform, stored, themes } = await setUp();
    await themes({ only: ['price'] });
    const { dueAt, clockFrom, targetMinutes, ...row } = await stored();
    const scored = { ...row, themes: ['warranty'], restartDueAt: null, restartMinutes: null };
    await rescoreMentions(platform, [scored as never]);
    expect(await stored()).toMatchObject({ themes: ['price'], scoredThemes: ['warranty'] });
    await themes({ only: null });
    expect(await stored()).toMatchObject({ themes: ['warranty'], scoredThemes: null });
  });

  it.each([{ add: [] }, { add: [' '] }, { add: ['x'.repeat(41)] }, { add: ['a "b"'] }])(
    'are refused when they are none: %o',
    async (labels) => {
      const { themes } = await setUp();
      await expect(themes(labels)).rejects.toThrow(/theme/);
    },
  );
});

describe('tags', () => {
  it('are kept once, in lower case, and found by tag: and has:tag', async () => {
    const { mention, stored, found, tags } = await setUp();
    await tags({ add: ['VIP', ' vip ', 'Call  back'] });
    expect((await stored()).tags).toEqual(['vip', 'call back']);
    expect(await found('tag:vip')).toEqual([mention.id]);
    expect(await found('tag:"Call back"')).toEqual([mention.id]);
    await tags({ remove: ['vip'] });
    expect(await found('tag:vip')).toEqual([]);
    expect(await found('has:tag')).toEqual([mention.id]);
  });

  it('go to many mentions at once', async () => {
    const { platform, actor, mention, ref, found } = await setUp();
    const other = await aMention(platform, { brandId: mention.brandId });
    const many = { mentionIds: [mention.id, other.id], brandIds: ref.brandIds };
    await moveMany(platform, actor, { ...many, move: { kind: 'tag', labels: { add: ['strike'] } } });
    expect((await found('tag:strike')).toSorted()).toEqual([mention.id, other.id].toSorted());
  });
});
