import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addTeam } from '../../src/accounts/teams.ts';
import { alerts, events, mentions, triageRuleRuns } from '../../src/db/schema.ts';
import { resolve } from '../../src/mentions/triage.ts';
import { applyRules } from '../../src/rules/apply.ts';
import { dryRunRule } from '../../src/rules/dry-run.ts';
import type { TriageRuleInput } from '../../src/rules/input.ts';
import { listTriageRules } from '../../src/rules/list.ts';
import { createTriageRule, moveTriageRule } from '../../src/rules/rules.ts';
import { undoRun } from '../../src/rules/undo-run.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aChannel, aMention, aUser } from '../support/records.ts';

const ACTOR = { userId: null, via: 'web' } as const;

const rule = (platform: TestPlatform, values: Partial<TriageRuleInput>) =>
  createTriageRule(platform, ACTOR, {
    name: 'Angry people',
    brandId: null,
    filter: 'sentiment:negative',
    actions: { tags: ['angry'] },
    stops: false,
    enabled: true,
    ...values,
  });

const stored = async (platform: TestPlatform, id: number) =>
  (await platform.db.select().from(mentions).where(eq(mentions.id, id)))[0]!;

describe('a triage rule', () => {
  it('assigns in turn, tags, sets a priority that adds up, and alerts once, in one event', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const people = [await aUser(platform), await aUser(platform)].map(({ id }) => id);
    const { teamId } = await addTeam(platform, ACTOR, { name: 'Care', memberIds: people });
    const channel = await aChannel(platform);
    const actions = {
      assign: { to: 'team', teamId, by: 'turn' },
      tags: ['angry'],
      priority: 'urgent',
      channelId: channel.id,
    } as const;
    await rule(platform, { actions: { ...actions, tags: ['angry'] } });
    const hits = [
      await aMention(platform, { brandId: brand.id }),
      await aMention(platform, { brandId: brand.id }),
    ];
    const happy = await aMention(platform, { brandId: brand.id, sentiment: 'positive' });
    const found = [...hits, happy].map(({ id }) => id);

    expect(await applyRules(platform, { found })).toEqual(hits.map(({ id }) => id));
    for (const [index, { id }] of hits.entries()) {
      const now = await stored(platform, id);
      expect(now).toMatchObject({
        assigneeId: people[index],
        teamId,
        tags: ['angry'],
        priority: 'urgent',
        version: 2,
      });
      expect(now.priorityReasons.at(-1)).toEqual({ reason: 'Rule: Angry people', points: 10 });
      expect(now.priorityReasons.reduce((sum, { points }) => sum + points, 0)).toBe(now.priorityScore);
    }
    expect((await stored(platform, happy.id)).version).toBe(1);
    const told = await platform.db.select().from(events).where(eq(events.kind, 'ruled'));
    expect(told).toMatchObject(
      hits.map(() => ({ via: 'rule', userId: null, change: { to: { rule: 'Angry people' } } })),
    );
    expect(await platform.db.select().from(alerts)).toHaveLength(2);
  });

  it('acts once on a mention for each cause, and is no cause itself', async () => {
    const platform = await testPlatform();
    await rule(platform, { filter: 'priority:high', actions: { priority: 'low' } });
    await rule(platform, { filter: 'priority:low', actions: { priority: 'high' } });
    const { id, brandId } = await aMention(platform);
    expect(await applyRules(platform, { found: [id] })).toEqual([id]);
    expect(await applyRules(platform, { found: [id] })).toEqual([]);
    expect(await stored(platform, id)).toMatchObject({ priority: 'high', version: 3 });
    await applyRules(platform, { reopened: [id] });
    expect(await platform.db.select().from(triageRuleRuns)).toHaveLength(4);
    const oneMention = { today: 1, month: 1 };
    expect(await listTriageRules(platform, [brandId])).toMatchObject([oneMention, oneMention]);
  });

  it('sees what the rules before it did, and nothing behind one that stops', async () => {
    const platform = await testPlatform();
    const first = await rule(platform, { name: 'First', actions: { priority: 'urgent' } });
    await rule(platform, {
      name: 'Second',
      filter: 'priority:urgent',
      actions: { tags: ['seen'] },
      stops: true,
    });
    const third = await rule(platform, { name: 'Third', actions: { status: { is: 'resolved' } } });
    const { id, brandId } = await aMention(platform);
    await applyRules(platform, { found: [id] });
    expect(await stored(platform, id)).toMatchObject({ priority: 'urgent', tags: ['seen'], status: 'open' });
    await moveTriageRule(platform, ACTOR, third.id, 'up');
    await moveTriageRule(platform, ACTOR, third.id, 'up');
    const order = (await listTriageRules(platform, [brandId])).map(({ name }) => name);
    expect(order).toEqual(['Third', 'First', 'Second']);
    const later = await aMention(platform, { brandId });
    await applyRules(platform, { found: [later.id] });
    expect(await stored(platform, later.id)).toMatchObject({
      status: 'resolved',
      priority: 'high',
      tags: [],
    });
    expect(first.id).toBeLessThan(third.id);
  });

  it('leaves history, suspected spam and what is closed alone, and never takes work away', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const [maya, jonas] = [await aUser(platform), await aUser(platform)];
    await rule(platform, { actions: { assign: { to: 'person', userId: jonas.id } } });
    const left = [
      await aMention(platform, { brandId: brand.id, backfilled: true }),
      await aMention(platform, { brandId: brand.id, spam: true, spamReasons: ['giveaway'] }),
      await aMention(platform, { brandId: brand.id, status: 'resolved' }),
    ];
    const taken = await aMention(platform, { brandId: brand.id, assigneeId: maya.id });
    await applyRules(platform, { found: left.map(({ id }) => id), reopened: [taken.id] });
    for (const { id } of left)
      expect(await stored(platform, id)).toMatchObject({ assigneeId: null, version: 1 });
    expect(await stored(platform, taken.id)).toMatchObject({ assigneeId: maya.id, version: 1 });
  });

  it('has its last run taken back as one, but not where a person went on', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const maya = await aUser(platform);
    const { id: ruleId } = await rule(platform, { actions: { tags: ['angry'], priority: 'low' } });
    const hits = [
      await aMention(platform, { brandId: brand.id }),
      await aMention(platform, { brandId: brand.id }),
    ];
    await applyRules(platform, { found: hits.map(({ id }) => id) });
    const [listed] = await listTriageRules(platform, [brand.id]);
    expect(listed).toMatchObject({ today: 2, month: 2, lastRun: { mentions: 2 } });
    await resolve(
      platform,
      { userId: maya.id, via: 'web' },
      { mentionId: hits[1]!.id, brandIds: [brand.id] },
    );
    const { batchId } = listed!.lastRun!;
    const undone = await undoRun(platform, ACTOR, { ruleId, batchId, brandIds: [brand.id] });
    expect(undone).toEqual({ done: 1, changedByOthers: 1 });
    await undoRun(platform, ACTOR, { ruleId, batchId, brandIds: [brand.id] });
    const noted = (await platform.db.query.audit.findMany()).map(({ action }) => action);
    expect(noted.filter((action) => action.startsWith('took back'))).toHaveLength(1);
    const { tags, priority, priorityScore, priorityReasons } = hits[0]!;
    expect(await stored(platform, hits[0]!.id)).toMatchObject({
      tags,
      priority,
      priorityScore,
      priorityReasons,
    });
  });

  it('is tried on what is stored before it is saved, with what earlier rules take first', async () => {
    const platform = await testPlatform();
    const brand = await aBrand(platform);
    const maya = await aUser(platform);
    const assign = { assign: { to: 'person', userId: maya.id } } as const;
    await rule(platform, { name: 'Reddit first', filter: 'source:reddit', actions: assign });
    await aMention(platform, { brandId: brand.id, sourceKind: 'reddit' });
    await aMention(platform, { brandId: brand.id });
    await aMention(platform, { brandId: brand.id, sentiment: 'positive' });
    const asked = { filter: 'sentiment:negative', brandId: null, ruleId: null, brandIds: [brand.id] };
    expect(await dryRunRule(platform, { ...asked, actions: assign })).toMatchObject({
      of: 3,
      matched: 2,
      earlier: [{ name: 'Reddit first', mentions: 1, how: 'assigns' }],
      samples: [{ sourceKind: 'rss' }, { sourceKind: 'reddit' }],
      asksForToday: false,
    });
    expect(await platform.db.select().from(triageRuleRuns)).toEqual([]);
  });

  it('is refused with a sentence beside each field', async () => {
    const platform = await testPlatform();
    const viewer = await aUser(platform, { role: 'viewer' });
    await aBrand(platform);
    await expect(rule(platform, { name: ' ' })).rejects.toThrow('Give the rule a name');
    await expect(rule(platform, { actions: {} })).rejects.toThrow('at least one thing');
    const assign = { to: 'person', userId: viewer.id } as const;
    await expect(rule(platform, { actions: { assign } })).rejects.toThrow('may not answer for');
    await expect(rule(platform, { filter: 'sentiment:' })).rejects.toThrow();
  });
});
