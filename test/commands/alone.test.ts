import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { COMMANDS } from '../../src/commands/table.ts';
import { earshot } from '../support/earshot.ts';
import { FakeUpstream } from '../support/fake-upstream.ts';

const FEED = `<rss version="2.0"><channel><title>Posts</title><item><title>Fernhill is late</title>
<link>https://news.example/1</link><guid>https://news.example/1</guid></item></channel></rss>`;

const aFile = (name: string, text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'earshot-cli-')), name);
  writeFileSync(path, text);
  return path;
};

const parsed = (lines: string[]) => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

describe('earshot without a database', () => {
  it('lists every command, and explains each', async () => {
    const { code, said } = await earshot(['--help']);
    expect(code).toBe(0);
    for (const { load } of COMMANDS) expect(said).toContain((await load()).usage);
    expect((await earshot(['match', '--help'])).said).toContain("match '<rule>'");
  });

  it('says what a kind of source asks for', async () => {
    expect((await earshot(['read', 'mastodon', '--help'])).said).toMatch(/mode=\S+.*\n {2}/);
  });

  it.each([
    ['frobnicate'],
    ['match'],
    ['read'],
    ['score', '--loud'],
    ['job'],
    ['user', 'add', 'a@b.example'],
    ['export', '--format', 'xml'],
    ['report', 'check', 'twice'],
    ['read', 'rss', '--limit', 'many'],
  ])('ends with 2 and one line on wrong usage: %s', async (...words) => {
    const environment = { DATA_DIR: mkdtempSync(join(tmpdir(), 'earshot-cli-')) };
    const { code, lines, said } = await earshot(words, { environment });
    expect([code, lines]).toEqual([2, []]);
    expect(said).not.toBe('');
  });

  it('names every wrong variable at once', async () => {
    const { code, said } = await earshot(['doctor'], { environment: { PORT: 'x', ROLE: 'boss' } });
    expect(code).toBe(2);
    expect(said).toMatch(/PORT.*\n.*ROLE/);
  });

  it('says in a sentence that a file cannot be read, and that the database is away', async () => {
    const environment = { DATA_DIR: mkdtempSync(join(tmpdir(), 'earshot-cli-')) };
    const missing = await earshot(['import', '/nowhere/at/all.csv'], { environment });
    expect([missing.code, missing.said]).toEqual([
      1,
      expect.stringContaining('all.csv cannot be read: there is no such file.'),
    ]);
    const away = await earshot(['export'], { environment: { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' } });
    expect([away.code, away.said]).toEqual([
      1,
      expect.stringContaining('does not answer: connect ECONNREFUSED'),
    ]);
  });

  it('scores texts in their order; a line that it cannot read costs the others nothing', async () => {
    const input = '{"text":"I love my Fernhill"}\n{"text":"Terrible, it broke again"}\n';
    const { code, lines } = await earshot(['score'], { input });
    expect(code).toBe(0);
    expect(parsed(lines).map(({ label }) => label)).toEqual(['positive', 'negative']);
    const wrong = await earshot(['score'], { input: `not json\n${input}` });
    expect([wrong.code, wrong.lines.length, wrong.said.includes('Line 1')]).toEqual([1, 3, true]);
    expect(parsed(wrong.lines)[0]).toMatchObject({ line: 1, error: expect.any(String) });
  });

  it('says what a file of corrections taught, and scores without it where they are too few', async () => {
    const table = aFile('labels.csv', 'text,label\n"Love it, all of it",positive\nIt broke,angry\n');
    const input = '{"text":"I love my Fernhill"}\n';
    const { code, lines, said } = await earshot(['score', '--corrections', table], { input });
    expect([code, lines]).toEqual([0, (await earshot(['score'], { input })).lines]);
    expect(said).toContain('Corrections left out: 1. Line 3: its label is "angry"');
    expect(said).toContain('Too few: 1 of the 150 corrections that are needed.');
    const missing = await earshot(['score', '--corrections', '/nowhere.csv'], { input });
    expect([missing.code, missing.said]).toEqual([1, expect.stringContaining('there is no such file')]);
  });

  it('says of each item whether a rule matches it, where and why', async () => {
    const input = '{"text":"My Fernhill is late"}\n{"text":"Hills and ferns"}\n';
    const { lines } = await earshot(['match', 'fernhill'], { input });
    expect(parsed(lines)).toMatchObject([
      { matched: true, spans: [{ start: 3, end: 11, text: 'Fernhill' }] },
      { matched: false, spans: [] },
    ]);
  });

  it('points at the place in a wrong rule', async () => {
    const { code, said } = await earshot(['match', 'late AND (bike']);
    expect(code).toBe(2);
    expect(said.split('\n').slice(-2)).toEqual(['late AND (bike', '         ^']);
  });

  it('reads a recorded reply, and names the class of a failure', async () => {
    const feed = aFile('feed.xml', FEED);
    const { lines } = await earshot(['read', 'rss', '--file', feed]);
    expect(parsed(lines)).toMatchObject([{ source: 'rss', title: 'Fernhill is late', rating: null }]);
    const limited = await earshot([
      'read',
      'rss',
      '--file',
      feed,
      '--status',
      '429',
      '--header',
      'retry-after: 60',
    ]);
    expect([limited.code, limited.lines]).toEqual([1, []]);
    expect(limited.said).toMatch(/^rate: /);
    const page = await earshot(['read', 'hackernews', '--file', aFile('page.html', '<html>Captcha</html>')]);
    expect([page.code, page.said.split(':')[0]]).toEqual([1, 'transient']);
  });

  it('reads many addresses, one line each, good and bad', async () => {
    const upstream = await new FakeUpstream().start();
    onTestFinished(() => upstream.stop());
    upstream.post({ title: 'My Fernhill' });
    const input = `${upstream.feed}\nhttp://${upstream.host}/nothing\nhttp://10.0.0.1/feed\n`;
    const environment = { ALLOW_PRIVATE_HOSTS: upstream.host };
    const { code, lines } = await earshot(['read', 'rss', '--urls', '-'], { input, environment });
    expect(code).toBe(0);
    const byUrl = new Map(parsed(lines).map((line) => [line.url, line]));
    expect(byUrl.get(upstream.feed)).toMatchObject({ ok: true, items: [{ title: 'My Fernhill' }] });
    expect(byUrl.get(`http://${upstream.host}/nothing`)).toMatchObject({ ok: false, class: 'gone' });
    expect(byUrl.get('http://10.0.0.1/feed')).toMatchObject({ ok: false, class: 'blocked' });
  });
});
