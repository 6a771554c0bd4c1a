import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { earshot } from '../support/earshot.ts';
import { freePort } from '../support/global-setup.ts';
import { Product } from '../support/process.ts';

const ITEMS = [
  { source: 'trustpilot', externalId: 'a', text: 'My Fernhill broke, terrible.', rating: 1 },
  { source: 'trustpilot', externalId: 'b', text: 'I love my Fernhill.', rating: 5 },
];

describe('earshot while the product has its embedded database open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-cli-'));
  let product: Product;
  let environment: Record<string, string>;

  beforeAll(async () => {
    environment = { DATA_DIR: folder, PORT: String(await freePort()), LOG_LEVEL: 'error' };
    product = new Product(environment);
    await product.start();
    const made = await earshot(['user', 'add', 'maya@fernhill.example', '--role', 'admin'], { environment });
    expect(made.lines[0]).toContain('/sign-in/');
    const token = await tokenFrom('write');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const post = (path: string, body: object) =>
      fetch(`${product.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const brand = (await (await post('/brands', { name: 'Fernhill', kind: 'own' })).json()) as { id: number };
    expect((await post(`/brands/${brand.id}/rules`, { rule: 'Fernhill' })).status).toBe(201);
  });

  afterAll(async () => {
    await product.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const tokenFrom = async (scope: string) => {
    const { lines } = await earshot(['token', 'add', 'test', '--scope', scope], { environment });
    return (JSON.parse(lines[0]!) as { token: string }).token;
  };
  const ndjson = (items: object[]) => items.map((item) => JSON.stringify(item)).join('\n');
  const report = (lines: string[]) => JSON.parse(lines.at(-1)!) as Record<string, unknown>;

  it('talks to it through a socket that only its user may open', () => {
    const [socket] = readdirSync(folder).filter((name) => name.endsWith('.sock'));
    expect(statSync(join(folder, socket!)).mode & 0o777).toBe(0o600);
  });

  it('imports, names a bad row by its line, keeps the good ones, and does nothing twice', async () => {
    const input = `${ndjson(ITEMS)}\n{"broken\n`;
    const first = await earshot(['import', '-'], { input, environment });
    expect(report(first.lines)).toMatchObject({ accepted: 2, duplicate: 0, refused: [{ line: 3 }] });
    const again = await earshot(['import', '-', '--brand', 'fernhill'], { input, environment });
    expect(report(again.lines)).toMatchObject({ accepted: 0, duplicate: 2 });
    const nobody = await earshot(['import', '-', '--brand', 'Acme'], { input, environment });
    expect([nobody.code, nobody.said.split('\n').at(-1)]).toEqual([
      1,
      expect.stringContaining('no brand "Acme"'),
    ]);
  });

  it('lets somebody in again whom no admin can help', async () => {
    const { lines } = await earshot(['user', 'link', 'Maya@Fernhill.example'], { environment });
    const { link } = JSON.parse(lines[0]!) as { link: string };
    expect(await (await fetch(link)).text()).toContain('maya@fernhill.example');
    const nobody = await earshot(['user', 'link', 'noone@fernhill.example'], { environment });
    expect([nobody.code, nobody.said.split('\n').at(-1)]).toEqual([
      1,
      expect.stringContaining('Nobody here has the address noone@fernhill.example'),
    ]);
  });

  it('exports what a filter asks for, as NDJSON and as CSV', async () => {
    const all = await earshot(['export'], { environment });
    expect(all.lines).toHaveLength(2);
    const { lines } = await earshot(['export', 'sentiment:negative'], { environment });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { externalId: 'a', brand: 'Fernhill', sentiment: { label: 'negative' }, status: 'open' },
    ]);
    const csv = await earshot(['export', '--format', 'csv'], { environment });
    expect(csv.lines[0]).toContain('externalId');
    expect(csv.lines).toHaveLength(3);
    expect((await earshot(['export', 'sentiment:angry'], { environment })).code).toBe(2);
  });

  it('runs a job, recounts the figures and checks the installation', async () => {
    expect(report((await earshot(['job', 'roll-up'], { environment })).lines)).toMatchObject({
      job: 'roll-up',
    });
    expect((await earshot(['report', 'check'], { environment })).code).toBe(0);
    const { code, lines } = await earshot(['doctor'], { environment });
    expect([code, lines.length >= 4]).toEqual([0, true]);
    expect((await earshot(['migrate'], { environment })).said).toContain('up to date');
  });

  it('refuses a second product on the folder in one line that names the first', async () => {
    const second = new Product({ ...environment, PORT: String(await freePort()) });
    await expect(second.start()).rejects.toThrow('ended before it ran');
  });

  it('ends within its time on SIGTERM with 0, and leaves the folder free', async () => {
    expect(await product.stop()).toBe(0);
    const { code, lines } = await earshot(['export'], { environment });
    expect([code, lines.length]).toEqual([0, 2]);
  });
});
