import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { rows } from '../../src/db/db.ts';
import { Failure } from '../../src/failure.ts';
import { aCast, filled, readCells } from '../support/authz.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';
import { browserOf } from '../support/web.ts';

const WORDS = 'Words that took long';
const SECRET = 'a secret of many words';

/** What was there when the form was opened. */
const GONE = 987_654_321;

/** What all forms hold between them; each takes what is its own. */
const TYPED = {
  ...{ name: WORDS, text: WORDS, note: WORDS, what: WORDS, summary: WORDS, playbook: WORDS, title: WORDS },
  ...{ password: SECRET, token: SECRET, secret: SECRET, nonce: crypto.randomUUID() },
  ...{ tone: 'warm', version: '1', reason: 'spam', until: '1h', label: 'positive', event: '1', step: '1' },
  ...{ owner: '1', verdict: 'noise', to: 'up', approval: 'nobody', by: 'turn', team: '', days: '30' },
  ...{ alarms: '5', thumb: 'down 0123456789abcdef 1,2', batch: crypto.randomUUID(), enabled: '1' },
};

/** What a form about such a noun holds besides, or instead. */
const OF: Record<string, Record<string, string>> = {
  mentions: { rule: WORDS },
  rules: { rule: `"${WORDS}"` },
  brands: { rule: `"${WORDS}"`, neverAuthors: WORDS, kind: 'own' },
  channels: { kind: 'webhook', url: 'https://hooks.fernhill.example/earshot' },
  sources: { kind: 'mastodon', instance: WORDS },
  fixes: { theme: 'delivery', shippedOn: '2026-11-01', windowDays: '28' },
  templates: { language: 'en', source: '' },
  'triage-rules': { filter: WORDS, assign: '', tags: '', approval: '' },
  'alert-rules': { filter: WORDS, about: 'mentions' },
  views: { query: 'view=everything' },
};

const nounOf = (path: string) => path.split('/').at(path.split('/').indexOf(':id') - 1)!;

/** Where something is taken away; a second time that leads to the list (authz.test.ts). */
const TAKES_AWAY = /\/(?:deletion|removal|revocation|delete|end|unlinking)$/;

const noNetwork = async () => {
  throw new Failure('dns', 'There is no network.');
};

async function asAdmin() {
  const platform = await testPlatform();
  const brand = await aBrand(platform);
  const browser = await browserOf(platform, (await aUser(platform, { role: 'admin' })).id);
  const posts = makeApp(() => platform)
    .routes.filter(({ method, path }) => method === 'POST' && !path.startsWith('/api/'))
    .map(({ path }) => path);
  const sendTo = async (path: string) => {
    const form = { ...TYPED, brand: brand.id, ...OF[nounOf(path)] };
    const answer = await browser.post(path.replace(':id', String(GONE)), form);
    return { path, status: answer.status, text: await answer.text() };
  };
  return { posts: [...new Set(posts)], sendTo };
}

describe('a form about something that a colleague deleted meanwhile', () => {
  it('gives back the words and no secret; where a new one can be made, in the form for it', async () => {
    const { posts, sendTo } = await asAdmin();
    const removable = posts.filter((path) => /\/:id\/delet(?:e|ion)$/.test(path)).map(nounOf);
    const isEdit = (path: string) => /\/:id(?:\/settings)?$/.test(path) && removable.includes(nounOf(path));
    const about = posts.filter((path) => path.includes('/:id') && !TAKES_AWAY.test(path));
    expect([about.length > 60, about.filter(isEdit).length > 9]).toEqual([true, true]);
    const wrong: string[] = [];
    for (const path of about) {
      const { status, text } = await sendTo(path);
      const form =
        new RegExp(`<form[^>]* action="[^"]*/${nounOf(path)}"[\\s\\S]*?</form>`).exec(text)?.[0] ?? '';
      const isOffered = form.includes('This was deleted meanwhile') && form.includes(WORDS);
      const isKept = isEdit(path) ? isOffered : text.includes(WORDS);
      if (status !== 404 || !isKept || text.includes(SECRET)) wrong.push(`${status} ${path}`);
    }
    expect(wrong).toEqual([]);
  });
});

const CELLS = readCells(new URL('fixtures/authz.tsv', import.meta.url)).filter(
  ({ who, allowed }) => who === 'admin' && allowed,
);

/** Buttons on the page of one thing that begin or end something for good. */
const BEGINS = /\/(?:rules|drafts|watch|acknowledgement|closure|cancellation)$|^\/imports\/\{import\}$/;

/** Erased before anything else is done, so that no poll stores it meanwhile: a second time finds nothing. */
const ERASES = '/settings/erasure';

async function rowsOfTables({ db }: TestPlatform): Promise<Map<string, number>> {
  const tables = await rows<{ name: string }>(
    db,
    sql`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'audit'`,
  );
  const each = tables.map(
    ({ name }) => sql`select ${name} as name, count(*)::int as n from ${sql.identifier(name)}`,
  );
  const counted = await rows<{ name: string; n: number }>(db, sql.join(each, sql` union all `));
  return new Map(counted.map(({ name, n }) => [name, n]));
}

describe('a form that makes something', () => {
  it('sent twice, by a double click or the back button, makes it once and says so', async () => {
    const platform = await testPlatform({ http: noNetwork });
    const admin = (await aCast(platform)).get('admin')!;
    const browser = await browserOf(platform, admin);
    const makes = CELLS.filter(
      ({ method, path }) =>
        method === 'POST' && (!path.includes('{') || BEGINS.test(path)) && path !== ERASES,
    );
    expect(makes.length).toBeGreaterThan(40);
    for (const cell of makes) {
      const path = await filled(platform, cell.path, admin);
      const form = Object.fromEntries(new URLSearchParams(await filled(platform, cell.form, admin)));
      const sent = { ...form, nonce: crypto.randomUUID() };
      await browser.post(path, sent);
      const once = await rowsOfTables(platform);
      const { status } = await browser.post(path, sent);
      expect([path, status]).toEqual([path, expect.toBeOneOf([200, 303])]);
      expect([path, await rowsOfTables(platform)]).toEqual([path, once]);
    }
  });
});
