import { describe, expect, it } from 'vitest';
import { QueryError } from '../../src/brands/query-error.ts';
import { addRule, changeRule, compiledRules, deleteRule, ruleById, rulesOf } from '../../src/brands/rules.ts';
import { audit, matchRules } from '../../src/db/schema.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand } from '../support/records.ts';

const WEB: Actor = { userId: null, via: 'web' };

describe('a match rule', () => {
  it('is added, changed and removed, each with a line in the audit log', async () => {
    const platform = await testPlatform();
    const { id } = await aBrand(platform, { name: 'Fernhill' });
    const rule = await addRule(platform, WEB, id, ' Fernhill ');
    await changeRule(platform, WEB, rule.id, '"Fernhill Bikes"');
    expect((await rulesOf(platform, id)).map((each) => each.rule)).toEqual(['"Fernhill Bikes"']);
    await deleteRule(platform, WEB, rule.id);
    expect(await ruleById(platform, rule.id)).toBeNull();
    expect((await platform.db.select().from(audit)).map(({ action, subject }) => [action, subject])).toEqual([
      ['added a match rule to Fernhill', 'Fernhill'],
      ['changed a match rule', '"Fernhill Bikes"'],
      ['removed a match rule', '"Fernhill Bikes"'],
    ]);
  });

  it('that cannot be read is refused with the place, and nothing is stored', async () => {
    const platform = await testPlatform();
    const { id } = await aBrand(platform);
    const refused = Promise.resolve().then(() => addRule(platform, WEB, id, 'Fernhill AND ('));
    await expect(refused).rejects.toBeInstanceOf(QueryError);
    expect(await rulesOf(platform, id)).toEqual([]);
  });

  it('that is empty, there already or too long to read is refused in a sentence', async () => {
    const platform = await testPlatform();
    const { id } = await aBrand(platform);
    const adding = (rule: string) => Promise.resolve().then(() => addRule(platform, WEB, id, rule));
    await adding('Fernhill');
    await expect(adding('  ')).rejects.toMatchObject({ fields: { rule: expect.stringContaining('empty') } });
    await expect(adding('Fernhill')).rejects.toMatchObject({ reason: 'conflict' });
    const words = Array.from({ length: 400 }, (_, index) => `w${(index * 7919).toString(36)}x${index}`);
    await expect(adding(words.join(' OR '))).resolves.toBeDefined();
    await expect(adding([...words, ...words].join(' OR '))).rejects.toMatchObject({ reason: 'invalid' });
  });

  it('belongs to a brand that exists', async () => {
    const platform = await testPlatform();
    await expect(addRule(platform, WEB, 404, 'Fernhill')).rejects.toMatchObject({ reason: 'not-found' });
    await expect(changeRule(platform, WEB, 404, 'Fernhill')).rejects.toMatchObject({ reason: 'not-found' });
    await expect(deleteRule(platform, WEB, 404)).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('that another version stored and this one cannot read leaves the others at work', async () => {
    const platform = await testPlatform();
    const { id } = await aBrand(platform);
    await addRule(platform, WEB, id, 'Fernhill');
    await platform.db.insert(matchRules).values({ brandId: id, rule: '((', createdAt: platform.now() });
    expect((await compiledRules(platform)).map(({ rule }) => rule.rule)).toEqual(['Fernhill']);
    expect(platform.logged).toMatchObject([{ level: 'error', fields: { rule: '((' } }]);
  });
});
