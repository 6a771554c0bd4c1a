import { describe, expect, it } from 'vitest';
import { addToken } from '../../src/accounts/tokens.ts';
import { makeApp } from '../../src/app.ts';
import { jobRuns } from '../../src/db/schema.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { aMention, aSource, aUser } from '../support/records.ts';
import { ORIGIN } from '../support/web.ts';

const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } });

const ask = (
  platform: TestPlatform,
  path: string,
  headers: Record<string, string> = {},
  address = '203.0.113.9',
) => makeApp(() => platform).request(ORIGIN + path, { headers }, from(address));

describe('machines ask', () => {
  it('whether the process is there, and get no more than that', async () => {
    const answer = await ask(await testPlatform(), '/healthz');
    expect(await answer.json()).toEqual({ ok: true, version: '0.0.0-test' });
  });

  it('whether it can work: database, migrations, and a clock that strikes', async () => {
    const platform = await testPlatform();
    expect((await ask(platform, '/readyz')).status).toBe(200);
    const run = { job: 'poll', slot: platform.now(), startedAt: platform.now() };
    await platform.db.insert(jobRuns).values(run);
    platform.setNow(60_000);
    const ready = await ask(platform, '/readyz');
    expect(await ready.json()).toEqual({
      ready: true,
      database: true,
      migrations: true,
      jobs: { lagSeconds: 60 },
    });
    platform.setNow(15 * 60_000);
    expect((await ask(platform, '/readyz')).status).toBe(503);
    const behind = makeApp(() => platform, { isMigrated: async () => false });
    expect((await behind.request(`${ORIGIN}/readyz`)).status).toBe(503);
    const gone = {
      ...platform,
      db: new Proxy(platform.db, { get: () => () => Promise.reject(new Error()) }),
    };
    const answer = await ask(gone, '/readyz');
    expect([answer.status, await answer.json()]).toMatchObject([503, { ready: false, database: false }]);
  });

  it('for figures from this machine or with the token of an admin, and nobody else does', async () => {
    const platform = await testPlatform();
    await aMention(platform);
    await aSource(platform, { name: 'never in a label', lastSuccessAt: platform.now() });
    const admin = await aUser(platform, { role: 'admin' });
    const manager = await aUser(platform, { role: 'manager' });
    const token = async (userId: number) => {
      const made = await addToken(platform, { userId, via: 'cli' }, { name: 'Metrics', scope: 'read' });
      return { Authorization: `Bearer ${made.token}` };
    };
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      expect((await ask(platform, '/metrics', {}, address)).status).toBe(200);
    }
    expect((await ask(platform, '/metrics')).status).toBe(403);
    expect((await ask(platform, '/metrics', { 'X-Forwarded-For': '127.0.0.1' }, '127.0.0.1')).status).toBe(
      403,
    );
    expect((await ask(platform, '/metrics', await token(manager.id))).status).toBe(403);
    const answer = await ask(platform, '/metrics', await token(admin.id));
    const text = await answer.text();
    expect(answer.headers.get('Content-Type')).toContain('text/plain; version=0.0.4');
    expect(text).toContain('earshot_mentions_waiting{status="open"} 1\n');
    expect(text).toContain('earshot_sources{kind="rss",health="working"} 1\n');
    expect(text).not.toContain('never in a label');
    for (const line of text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)*\})? -?[\d.]+)$/);
    }
  });
});

describe('the address of a browser', () => {
  it('is the peer’s, and behind proxies the entry that the outermost of ours wrote', async () => {
    const platform = await testPlatform();
    const tries = async (trustProxy: number, forwarded: (i: number) => string, times: number) => {
      const app = makeApp(() => ({ ...platform, settings: { ...platform.settings, trustProxy } }));
      let status = 0;
      for (let i = 0; i < times; i++) {
        const body = new URLSearchParams({ email: `p${trustProxy}-${i}@x.example`, password: 'guess' });
        const headers = { Origin: ORIGIN, 'X-Forwarded-For': forwarded(i) };
        const init = { method: 'POST', body, headers };
        ({ status } = await app.request(`${ORIGIN}/sign-in`, init, from('198.51.100.1')));
      }
      return status;
    };
    platform.scrypt = async () => new Uint8Array(32);
    expect(await tries(0, (i) => `10.0.0.${i}`, 41)).toBe(429);
    expect(await tries(1, (i) => `10.9.9.9, 10.0.0.${i}`, 41)).toBe(403);
    expect(await tries(2, (i) => `10.0.0.${i}, 192.0.2.7, 192.0.2.8`, 41)).toBe(429);
  });
});
