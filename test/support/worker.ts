/** The Worker as it is deployed: wrangler's bundle in workerd, over a Hyperdrive binding to a real PostgreSQL. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Miniflare } from 'miniflare';

const ROOT = join(import.meta.dirname, '../..');
export const ORIGIN = 'http://earshot.test';

/** Bundles with wrangler; resolves to the bundle's path. Nothing is asked of the network. */
export async function bundleWorker(): Promise<{ path: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-worker-'));
  const offline = { WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: '1' };
  await promisify(execFile)('npx', ['wrangler', 'deploy', '--dry-run', '--outdir', folder], {
    cwd: ROOT,
    env: { ...process.env, ...offline },
  });
  return { path: join(folder, 'worker.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts workerd with the bundle. `allow` names the hosts on loopback that it may reach. */
export async function startWorker(bundle: string, databaseUrl: string, allow: string[]): Promise<Miniflare> {
  const worker = new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.js', contents: readFileSync(bundle, 'utf8') }],
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['nodejs_compat'],
    hyperdrives: { HYPERDRIVE: databaseUrl },
    bindings: {
      PUBLIC_URL: ORIGIN,
      // The key of the tests' own platform, which seals what the Worker opens.
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      ALLOW_PRIVATE_HOSTS: allow.join(','),
    },
    cf: false,
  });
  await worker.ready;
  return worker;
}

/** A person at the Worker's pages: forms as a browser sends them, and the cookie that it keeps. */
export class Person {
  private readonly cookies = new Map<string, string>();
  private readonly worker: Miniflare;

  constructor(worker: Miniflare) {
    this.worker = worker;
  }

  /** The page's HTML; throws when it is not there. */
  async open(path: string): Promise<string> {
    const reply = await this.worker.dispatchFetch(`${ORIGIN}${path}`, { headers: { cookie: this.cookie() } });
    if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
    return reply.text();
  }

  /** Sends a form; resolves to where it leads. */
  async send(path: string, form: Record<string, string>): Promise<string> {
    const reply = await this.worker.dispatchFetch(`${ORIGIN}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie: this.cookie(),
        origin: ORIGIN,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(form).toString(),
    });
    const body = await reply.text();
    if (reply.status !== 303)
      throw new Error(`${path} answered ${reply.status}: ${body.replaceAll(/<[^>]+>/g, ' ').slice(-600)}`);
    const location = reply.headers.get('location') ?? '';
    if (location.startsWith('/sign-in')) throw new Error(`${path} asks to sign in first.`);
    for (const cookie of reply.headers.getSetCookie()) this.keep(cookie);
    return location;
  }

  private keep(cookie: string): void {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=', 2);
    this.cookies.set(name, value);
  }

  private cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
