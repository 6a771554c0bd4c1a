import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addRule } from '../../src/brands/rules.ts';
import { rows } from '../../src/db/db.ts';
import { events, mentions } from '../../src/db/schema.ts';
import { importMentions } from '../../src/ingest/import.ts';
import { parseFilter } from '../../src/mentions/filter/filter.ts';
import { filterSql } from '../../src/mentions/filter/sql.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { recordReply } from '../../src/mentions/reply.ts';
import { thread } from '../../src/mentions/thread.ts';
import { createTriageRule } from '../../src/rules/rules.ts';
import { START, type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';

const MINUTE = 60_000;

/** A post of Marta's in one thread. */
const post = (externalId: string, text: string, at: Date) => ({
  source: 'reddit',
  externalId,
  url: `https://forum.example/${externalId}`,
  author: { name: 'Marta Example', handle: 'marta' },
  title: null,
  text,
  parent: 'thread-1',
  publishedAt: at.toISOString(),
});

async function bring(platform: TestPlatform, ...posts: object[]) {
  async function* lines() {
    for (const one of posts) yield JSON.stringify(one);
  }
  return importMentions(platform, SYSTEM, lines(), { format: 'ndjson', live: true });
}

const one = async (platform: TestPlatform, externalId: string) =>
  (await platform.db.select().from(mentions).where(eq(mentions.externalId, externalId)))[0]!;

describe('what comes in', () => {
  it('meets the rules as it is stored, and again when its author, once answered, writes again', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform, { name: 'Fernhill', responseMinutes: 60 });
    await addRule(platform, SYSTEM, brand.id, 'Fernhill');
    const maya = await aUser(platform);
    const rule = { brandId: null, filter: 'author:marta', stops: false, enabled: true };
    await createTriageRule(platform, SYSTEM, {
      ...rule,
      name: 'Marta',
      actions: { tags: ['vip'], priority: 'urgent' },
    });
    await bring(platform, post('a', 'Fernhill broke again. Terrible, I want my refund.', START));
    const first = await one(platform, 'a');
    expect(first).toMatchObject({
      tags: ['vip'],
      priority: 'urgent',
      dueAt: new Date(START.getTime() + 60 * MINUTE),
    });

    const ref = { mentionId: first.id, brandIds: [brand.id] };
    const answer = () =>
      recordReply(platform, { userId: maya.id, via: 'web' }, { ...ref, text: 'Sorry.', posted: true });
    await answer();
    const later = new Date(START.getTime() + 180 * MINUTE);
    platform.setNow(later);
    await bring(platform, post('b', 'Fernhill, are you there? Still terrible.', later));
    expect(await one(platform, 'a')).toMatchObject({
      status: 'open',
      clockFrom: later,
      dueAt: new Date(later.getTime() + 60 * MINUTE),
    });
    const shown = await thread(platform, first.id, { brandIds: [brand.id], viewerUserId: maya.id });
    expect(shown!.clock.first).toMatchObject({ isAnew: true, minutes: 60 });
    const ruled = await platform.db
      .select()
      .from(events)
      .where(eq(events.kind, 'ruled'))
      .orderBy(events.mentionId);
    expect(ruled.map(({ mentionId }) => mentionId)).toEqual([first.id, (await one(platform, 'b')).id]);

    const overdue = filterSql(parseFilter('is:overdue'), {
      now: new Date(later.getTime() + 61 * MINUTE),
      viewerUserId: null,
      zones: [],
    });
    const late = await rows<{ id: number }>(
      platform.db,
      sql`select id::float8 as id from mentions m where ${overdue} order by id`,
    );
    expect(late.map(({ id }) => id)).toContain(first.id);
    await answer();
    expect(await one(platform, 'a')).toMatchObject({ status: 'pending', dueAt: null });
  });
});
