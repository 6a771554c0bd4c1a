import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { sources } from '../../src/db/schema.ts';
import { Failure } from '../../src/failure.ts';
import type { Actor } from '../../src/mentions/mention.ts';
import type { Session } from '../../src/sources/adapter.ts';
import { listSources } from '../../src/sources/list.ts';
import { openSession } from '../../src/sources/session.ts';
import { changeSource, createSource } from '../../src/sources/settings.ts';
import { anAdapter } from '../support/an-adapter.ts';
import { type TestPlatform, testPlatform } from '../support/platform.ts';
import { pollNext, sourceOf } from '../support/polling.ts';

const WEB: Actor = { userId: null, via: 'web' };
const LATER = '2026-12-01T00:00:00.000Z';
const session = (token: string, expiresAt: string | null = null): Session => ({
  values: { token },
  expiresAt,
});

/** A forum whose polls do what the test says. */
async function signedIn(poll: Parameters<typeof anAdapter>[0] = {}) {
  anAdapter({ credential: ({ key = '' }) => key, ...poll });
  const platform = await testPlatform();
  const source = await createSource(platform, WEB, { kind: 'forum', settings: { key: 'first-key' } });
  return { platform, source };
}

const stored = async (platform: TestPlatform) => openSession(platform, await sourceOf(platform));

describe('a session', () => {
  it('is handed to the next poll, sealed in between, with the time at which it ends', async () => {
    const seen: (Session | null | undefined)[] = [];
    const { platform } = await signedIn({
      async poll(_settings, _cursor, _http, options) {
        seen.push(options.session);
        await options.keepSession!(session('canary', LATER));
        return { items: [], cursor: null };
      },
    });
    await pollNext(platform);
    const row = await sourceOf(platform);
    expect(row.session).not.toContain('canary');
    expect(row.credentialExpiresAt).toEqual(new Date(LATER));
    await pollNext(platform);
    expect(seen).toEqual([null, session('canary', LATER)]);
    expect(JSON.stringify(await listSources(platform))).not.toMatch(/canary|v1\./);
  });

  it('is kept also when the poll fails after it was renewed', async () => {
    const { platform } = await signedIn({
      async poll(_settings, _cursor, _http, options) {
        await options.keepSession!(session('used once'));
        throw new Failure('transient', 'The forum fell over.');
      },
    });
    expect(await pollNext(platform)).toMatchObject({ failed: true });
    expect(await stored(platform)).toEqual(session('used once'));
  });

  it('is not stored when somebody entered another key meanwhile', async () => {
    const { platform, source } = await signedIn({
      async poll(_settings, _cursor, _http, options) {
        await changeSource(platform, WEB, source.id, { settings: { key: 'second-key' } });
        await options.keepSession!(session('of the first key'));
        return { items: [], cursor: null };
      },
    });
    expect(await pollNext(platform)).toMatchObject({ failed: true });
    expect(await stored(platform)).toBeNull();
    expect(await sourceOf(platform)).toMatchObject({ failures: 0, health: 'working' });
  });

  it('ends with the key that it belongs to, and stays when only the words change', async () => {
    const { platform, source } = await signedIn({
      async poll(_settings, _cursor, _http, options) {
        await options.keepSession!(session('canary', LATER));
        return { items: [], cursor: null };
      },
    });
    await pollNext(platform);
    await changeSource(platform, WEB, source.id, { settings: { query: 'Fernhill', key: '' } });
    expect(await stored(platform)).toEqual(session('canary', LATER));
    await changeSource(platform, WEB, source.id, { settings: { key: 'second-key' } });
    expect(await sourceOf(platform)).toMatchObject({ session: null, credentialExpiresAt: null });
  });

  it('that ends is told a week before, and when it has ended', async () => {
    let fails = false;
    const { platform } = await signedIn({
      async poll() {
        if (fails) throw new Failure('auth', 'The forum answered 401.');
        return { items: [], cursor: null, credentialExpiresAt: '2026-11-24T09:30:00Z' };
      },
    });
    await pollNext(platform);
    const [row] = await listSources(platform, 'Europe/Berlin');
    expect(row).toMatchObject({
      health: 'working',
      credentialExpiresAt: new Date('2026-11-24T09:30:00Z'),
      healthNote: expect.stringContaining('The sign-in ends on 24 Nov, 10:30.'),
    });
    fails = true;
    await platform.db.update(sources).set({ nextPollAt: new Date('2026-11-25T00:00:00Z') });
    await pollNext(platform);
    expect(await sourceOf(platform)).toMatchObject({
      health: 'signed-out',
      healthNote: expect.stringContaining('The sign-in ended on 2026-11-24T09:30Z. Sign in again'),
    });
  });
});

describe('a first run', () => {
  it('shows how much it has read, at most once a second, and clears it at the end', async () => {
    const shown: (number | null)[] = [];
    const { platform, source } = await signedIn({
      async poll(_settings, _cursor, _http, options) {
        for (const [read, ms] of [
          [10, 400],
          [20, 700],
          [30, 0],
        ] as const) {
          await options.onRead!(read);
          shown.push(
            (await platform.db.select().from(sources).where(eq(sources.id, source.id)))[0]!.readSoFar,
          );
          platform.setNow(ms);
        }
        return { items: [], cursor: null };
      },
    });
    await pollNext(platform);
    expect(shown).toEqual([10, 10, 30]);
    expect(await sourceOf(platform)).toMatchObject({ readSoFar: null, backfilledAt: platform.now() });
  });

  it('counts nothing any more once it is over', async () => {
    const asked: unknown[] = [];
    const { platform } = await signedIn({
      async poll(_settings, _cursor, _http, { onRead }) {
        asked.push(onRead === undefined);
        return { items: [], cursor: null };
      },
    });
    await pollNext(platform);
    await pollNext(platform);
    expect(asked).toEqual([false, true]);
  });
});
