import { describe, expect, it } from 'vitest';
import { startSession } from '../../src/accounts/sessions.ts';
import { makeApp } from '../../src/app.ts';
import { Failure } from '../../src/failure.ts';
import { aCast, CANARY, type Cell, filled, readCells } from '../support/authz.ts';
import { type TestPlatform, takenBack, testPlatform } from '../support/platform.ts';
import { browserOf, ORIGIN } from '../support/web.ts';

/** A channel's test is allowed where it is tried, whether it arrives or not. */
const noNetwork = async () => {
  throw new Failure('dns', 'There is no network.');
};

const CELLS = readCells(new URL('fixtures/authz.tsv', import.meta.url));

async function ask(platform: TestPlatform, userId: number | undefined, cell: Cell): Promise<Response> {
  const browser = await browserOf(platform, userId);
  const path = await filled(platform, cell.path, userId ?? 0);
  if (cell.method === 'GET') return browser.get(path);
  const form = await filled(platform, cell.form, userId ?? 0);
  return browser.post(path, Object.fromEntries(new URLSearchParams(form)));
}

function isAllowed({ status, headers }: Response): boolean {
  const isSentAway = headers.get('Location')?.startsWith('/sign-in') ?? false;
  return status < 400 && !isSentAway;
}

/** Forms that set what is there: sent twice it is so already. What others make, they make once (forms.test.ts). */
const SETS =
  /^\/(?:settings\/(?:profile|availability|password|hours|priority|erasure|scoring\/corrections|slack\/.*)|setup\/words|sign-out|themes\/delivery)$/;

/** Forms about nothing that is there which do not tell a second press from another form. */
const madeTwice = (page: string): string[] =>
  Array.from(page.matchAll(/<form[^>]* action="([^"]*)"[\s\S]*?<\/form>/g)).flatMap(([form, action]) => {
    const isPost = /^<form[^>]* method="post"/.test(form);
    const makes = isPost && !/\/\d+(?:\/|$)/.test(action!) && !SETS.test(action!);
    return makes && !form.includes('name="nonce"') ? [action!] : [];
  });

describe('the policy of the pages', () => {
  it.each([...new Set(CELLS.map((cell) => cell.who))])('holds for %s, cell by cell', async (who) => {
    const platform = await testPlatform({ http: noNetwork });
    const userId = (await aCast(platform)).get(who);
    const wrong: string[] = [];
    for (const cell of CELLS.filter((each) => each.who === who)) {
      const [answer, text] = await takenBack(platform, async () => {
        const asked = await ask(platform, userId, cell);
        return [asked, await asked.text()] as const;
      });
      const leaks = who === 'other' && text.includes(CANARY);
      if (isAllowed(answer) !== cell.allowed || leaks || answer.status >= 500) {
        wrong.push(`${cell.capability}: ${answer.status}${leaks ? ' leaks' : ''}`);
      }
      if (who === 'admin' && cell.method === 'GET') wrong.push(...madeTwice(text));
    }
    expect(wrong).toEqual([]);
  });
});

/** Which of the other brand's objects a path is about. */
const OBJECTS: Record<string, string> = {
  mentions: '{mention}',
  brands: '{brand}',
  rules: '{rule}',
  sources: '{source}',
  channels: '{channel}',
  'alert-rules': '{alertRule}',
  'triage-rules': '{triageRule}',
  teams: '{team}',
  users: '{user}',
  tokens: '{token}',
  erasure: '{erasure}',
  imports: '{import}',
  views: '{view}',
  templates: '{template}',
  alerts: '{alert}',
  digests: '{digest}',
  feeds: '{feed}',
  'on-call': '{onCall}',
  fixes: '{fix}',
  incidents: '{incident}',
  shares: '{share}',
  letters: '{reportLetter}',
  annotations: '{note}',
  pictures: '{picture}',
};

describe('a manager of another brand', () => {
  it('gets nothing by changing the number in an address, on any route with a number', async () => {
    const platform = await testPlatform();
    const people = await aCast(platform);
    const other = people.get('other')!;
    const app = makeApp(() => platform);
    const headers = { Cookie: `session=${await startSession(platform, other)}`, Origin: ORIGIN };
    const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && path.includes(':id'));
    const open: string[] = [];
    for (const { method, path } of routes.filter((route) => !route.path.startsWith('/api/'))) {
      const noun = path.split('/').at(path.split('/').indexOf(':id') - 1)!;
      const url = ORIGIN + path.replace(':id', await filled(platform, OBJECTS[noun]!, other));
      const body =
        method === 'GET' ? undefined : new URLSearchParams({ version: '1', return: '/', event: '1' });
      const answer = await app.request(url, { method, headers, body });
      const leaks = (await answer.text()).includes(CANARY);
      if (![400, 403, 404].includes(answer.status) || leaks) open.push(`${method} ${path}: ${answer.status}`);
    }
    expect(routes.length).toBeGreaterThan(30);
    expect(open).toEqual([]);
  });
});

/** Own rows after the classes of the advisories on path matching of 2026. */
const SPELLINGS = [
  '//settings/users',
  '/settings//users',
  '/./settings/users',
  '/x/../settings/users',
  '/settings/users/.',
  '/settings/users/',
  '/SETTINGS/USERS',
  '/settings%2Fusers',
  '/settings/%75sers',
  '/%2e/settings/users',
  '/settings/users;x=1',
  '/settings\\users',
  '/settings%5cusers',
  '/settings/users%00',
  '/settings/users%20',
  '/settings/users?x=/settings',
  '/settings/users#x',
  '/api/v1/../../settings/users',
  '/assets/../settings/users',
  '/healthz/../settings/users',
];

describe('a path', () => {
  it('spelled another way opens nothing to those who may not go there', async () => {
    const platform = await testPlatform();
    const people = await aCast(platform);
    for (const who of ['anonymous', 'viewer']) {
      const browser = await browserOf(platform, people.get(who));
      for (const path of SPELLINGS) {
        const answer = await browser.get(path).catch(() => null);
        if (answer) expect([who, path, isAllowed(answer)]).toEqual([who, path, false]);
      }
    }
  });
});

/** Where something is taken away, with the words that such addresses end in. */
const TAKES_AWAY = /\/(?:deletion|removal|revocation|delete|end|unlinking)$/;

/** What is one's own, and nobody else's to take away. */
const OWN = [
  { path: '/digests/{ownDigest}/deletion', form: '' },
  { path: '/feeds/{ownFeed}/revocation', form: '' },
  { path: '/settings/tokens/{ownToken}/revocation', form: '' },
];

describe('taking something away', () => {
  it('twice, by a double click or in a stale tab, ends on the list both times', async () => {
    const platform = await testPlatform();
    const admin = (await aCast(platform)).get('admin')!;
    const browser = await browserOf(platform, admin);
    const cells = CELLS.filter(
      ({ who, method, path, allowed }) =>
        who === 'admin' && method === 'POST' && allowed && TAKES_AWAY.test(path),
    );
    expect(cells.length).toBeGreaterThan(14);
    for (const cell of [...cells, ...OWN]) {
      const path = await filled(platform, cell.path, admin);
      const form = Object.fromEntries(new URLSearchParams(await filled(platform, cell.form, admin)));
      const [first, second] = [await browser.post(path, form), await browser.post(path, form)];
      expect([path, first.status, second.status]).toEqual([path, 303, 303]);
      expect([path, second.headers.get('Location')]).toEqual([path, first.headers.get('Location')]);
    }
    await browser.post('/templates/999/deletion');
    expect(await (await browser.get('/templates')).text()).toContain('It was deleted already.');
  });
});
