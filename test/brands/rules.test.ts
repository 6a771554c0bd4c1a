import { describe, expect, it } from 'vitest';
import { changeBrand } from '../../src/brands/brands.ts';
import { matchItem } from '../../src/brands/match.ts';
import { QueryError } from '../../src/brands/query-error.ts';
import { addRule, changeRule, compiledRules, deleteRule, ruleById, rulesOf } from '../../src/brands/rules.ts';
import { audit, matchRules } from '../../src/db/schema.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import type { Item } from '../../src/sources/adapter.ts';
import { anItem } from '../support/items.ts';
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

  it('leaves out what the brand never wants, from the next item on', async () => {
    const platform = await testPlatform();
    const { id } = await aBrand(platform, { name: 'Fernhill' });
    const other = await aBrand(platform, { name: 'Harrow' });
    await addRule(platform, WEB, id, 'fernhill');
    await addRule(platform, WEB, other.id, 'fernhill');
    const found = async (values: Partial<Item> = {}) =>
      matchItem(anItem(values), await compiledRules(platform)).map(({ brandId }) => brandId);
    expect(await found()).toEqual([id, other.id]);
    await changeBrand(platform, WEB, id, {
      neverAuthors: ['@Noisy', 'Marta'],
      neverSites: ['spam.example'],
      neverThreads: ['https://site.example/t/4711'],
      ownAccounts: ['@fernhill'],
    });
    const nobody = { url: null, followers: null };
    expect(await found()).toEqual([other.id]);
    expect(await found({ author: { ...nobody, name: 'Marta Example', handle: 'other' } })).toEqual([
      id,
      other.id,
    ]);
    expect(await found({ author: { ...nobody, name: 'noisy', handle: null } })).toEqual([other.id]);
    expect(await found({ author: { ...nobody, name: null, handle: 'FernHill' } })).toEqual([other.id]);
    const author = { ...nobody, name: 'Jo', handle: 'jo' };
    expect(await found({ author, url: 'https://blog.spam.example/1' })).toEqual([other.id]);
    expect(await found({ author, parent: 't3_4711' })).toEqual([other.id]);
    expect(await found({ author })).toEqual([id, other.id]);
  });

  it('keeps a wrong list from being stored, in a sentence beside it', async () => {
    const platform = await testPlatform();
    const { id } = await aBrand(platform);
    await expect(changeBrand(platform, WEB, id, { neverSites: ['not a site'] })).rejects.toMatchObject({
      fields: { neverSites: expect.stringContaining('Write its domain') },
    });
    await expect(changeBrand(platform, WEB, id, { neverThreads: ['a b'] })).rejects.toMatchObject({
      fields: { neverThreads: expect.stringContaining('Write its address') },
    });
  });
});
