import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { rows } from '../../src/db/db.ts';
import { aCast, filled } from '../support/authz.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';
import { browserOf, HTMX, ORIGIN } from '../support/web.ts';

/** Own rows, one or two of each class that breaks forms, searches and addresses. */
const TEXTS = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202etxt.exe',
  '-'.repeat(33),
  '"'.repeat(99),
  '('.repeat(300),
  'a '.repeat(5000),
  '% _ \\ \' "',
  "' or 1=1 --",
  "'; drop table users; --",
  '{{7*7}} <%= 7*7 %>',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '../../../../etc/passwd',
  '%00',
  '%2e%2e%2f',
  '9'.repeat(30),
  '-1',
  '1e309',
  'NaN',
  '🇸🇪👩‍👩‍👧‍👦'.repeat(50),
  'é'.normalize('NFD').repeat(2000),
];

const FIELDS = [
  'name',
  'website',
  'timeZone',
  'responseMinutes',
  'rule',
  'kind',
  'url',
  'query',
  'filter',
  'brand',
  'channel',
];
const MORE_FIELDS = [
  'webhookUrl',
  'email',
  'role',
  'link',
  'text',
  'posted',
  'label',
  'until',
  'reason',
  'user',
  'event',
  'version',
  'day1',
  'holidays',
  'first',
  'priority',
  'targetFirst',
  'assign',
  'tags',
];
const QUERY = [
  'q',
  'view',
  'sort',
  'brand',
  'status',
  'source',
  'sentiment',
  'cursor',
  'since',
  'period',
  'from',
  'to',
  'kind',
  'own',
  'next',
];

/** Each with one of another class, so that every page gets all of them in half as many requests. */
const HALF = TEXTS.length / 2;
const PAIRS = TEXTS.slice(0, HALF).map((text, index) => [text, TEXTS[index + HALF]!]);

const inTurns = (names: string[], texts: string[], from: number): [string, string][] =>
  names.map((name, index) => [name, texts[(from + index) % texts.length]!]);

const shortened = (texts: string[]) => JSON.stringify(texts.map((text) => text.slice(0, 20)));

async function asAdmin() {
  const platform = await testPlatform({
    http: async () => ({ status: 404, headers: {}, body: new Uint8Array(), url: '', permanentUrl: null }),
  });
  const admin = await aUser(platform, { role: 'admin', passwordHash: 'x' });
  const brand = await aBrand(platform);
  await aMention(platform, { brandId: brand.id });
  return { platform, browser: await browserOf(platform, admin.id) };
}

function paths(platform: TestPlatform, method: string): string[] {
  const all = makeApp(() => platform).routes.filter(
    (route) => route.method === method && !route.path.startsWith('/api/'),
  );
  return [...new Set(all.map(({ path }) => path.replace(':id', '1').replace(':token', 'x')))];
}

describe('whatever is typed or sent', () => {
  it('in an address never breaks a page', async () => {
    const { platform, browser } = await asAdmin();
    const broken: string[] = [];
    for (const [at, path] of paths(platform, 'GET').entries()) {
      for (const [index, texts] of PAIRS.entries()) {
        const query = new URLSearchParams(
          inTurns(QUERY, texts, at).map(([name, text]) => [name, text.slice(0, 3000)]),
        );
        const { status } = await browser.get(`${path}?${query}`, index % 2 ? HTMX : {});
        if (status >= 500) broken.push(`${path} ${shortened(texts)}: ${status}`);
      }
    }
    expect(broken).toEqual([]);
  }, 300_000);

  it('in a form never breaks it', async () => {
    const { platform, browser } = await asAdmin();
    const broken: string[] = [];
    const posted = paths(platform, 'POST').filter((each) => each !== '/sign-out');
    for (const [at, path] of posted.entries()) {
      for (const texts of PAIRS) {
        const form = Object.fromEntries(inTurns([...FIELDS, ...MORE_FIELDS], texts, at));
        const { status } = await browser.post(path, { ...form, return: texts[0]! });
        if (status >= 500) broken.push(`${path} ${shortened(texts)}: ${status}`);
      }
    }
    expect(broken).toEqual([]);
  }, 300_000);

  it('in place of a number finds nothing', async () => {
    const { platform, browser } = await asAdmin();
    for (const id of [
      '0',
      '-1',
      '1.5',
      '1e3',
      'x',
      '9'.repeat(19),
      '9'.repeat(40),
      '%00',
      'undefined',
      "1'",
    ]) {
      for (const noun of ['mentions', 'brands', 'sources', 'channels', 'alert-rules', 'triage-rules']) {
        expect([noun, id, (await browser.get(`/${noun}/${id}`)).status]).toEqual([noun, id, 404]);
      }
    }
    expect(platform.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('as a body that is no form is refused', async () => {
    const { platform, browser } = await asAdmin();
    const app = makeApp(() => platform);
    for (const type of [
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'application/json',
      'text/plain',
    ]) {
      const headers = { Origin: ORIGIN, 'Content-Type': type };
      const answer = await app.request(`${ORIGIN}/sign-in`, { method: 'POST', headers, body: '{"email":1' });
      expect([type, answer.status]).toEqual([type, 400]);
    }
    expect((await browser.post('/brands', { name: ['a', 'b'] })).status).toBe(400);
  });
});

describe('reading', () => {
  it('every page changes nothing but the list of who downloaded what', async () => {
    const platform = await testPlatform({
      http: async () => ({ status: 404, headers: {}, body: new Uint8Array(), url: '', permanentUrl: null }),
    });
    const people = await aCast(platform);
    const browser = await browserOf(platform, people.get('admin'));
    const made =
      '/mentions/{mention} /brands/{brand} /sources/{source} /channels/{channel} /alert-rules/{alertRule} /triage-rules/{triageRule}';
    const links = (await filled(platform, made, 0)).split(' ');
    const before = await checksum(platform);
    for (const path of [...links, ...paths(platform, 'GET')]) {
      await browser.get(path);
      await browser.get(path, HTMX);
    }
    expect(await checksum(platform)).toEqual(before);
  });
});

/** What is in every table but the audit log, as one figure each. */
async function checksum({ db }: TestPlatform): Promise<Record<string, string>> {
  const tables = await rows<{ name: string }>(
    db,
    sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'audit' order by 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const statement = `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from "${name}" t`;
    sums[name] = (await rows<{ sum: string }>(db, sql.raw(statement)))[0]!.sum;
  }
  return sums;
}
