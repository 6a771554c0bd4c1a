import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/accounts/password.ts';
import { sessionAccount } from '../../src/accounts/sessions.ts';
import { signIn } from '../../src/accounts/sign-in.ts';
import { rows } from '../../src/db/db.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { committingPlatform, onPostgres, testPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';

const PASSWORD = 'eel-kettle-boathouse';
/** Cheap for the tests; every sign-in with it is also a re-hash. */
const CHEAP =
  'scrypt$16$8$1$00112233445566778899aabbccddeeff$' +
  '0f1f7e6f1b4e8d9a0000000000000000000000000000000000000000000000ff';

const attempt = (email: string, password: string, address: string | null = null) => ({
  email,
  password,
  address,
  oldSession: null,
});

/** Counts the checks instead of making them: each takes a tenth of a second. */
function countingChecks(platform: Platform) {
  const checks = { count: 0 };
  const scrypt: Platform['scrypt'] = async () => {
    checks.count += 1;
    return new Uint8Array(32).fill(1);
  };
  return { checks, platform: { ...platform, scrypt } };
}

describe('signing in', () => {
  it('works with the right password, whatever the case of the address', async () => {
    const platform = await testPlatform();
    const passwordHash = await hashPassword(platform, PASSWORD);
    const user = await aUser(platform, { email: 'Ines@fernhill.example', passwordHash });
    const secret = await signIn(platform, attempt(' ines@FERNHILL.example', PASSWORD));
    expect(await sessionAccount(platform, secret)).toMatchObject({ userId: user.id, role: 'manager' });
  });

  it('stores an old password hash anew with today’s cost', async () => {
    const platform = await testPlatform();
    const { platform: fast } = countingChecks(platform);
    const old = CHEAP.replace(/[^$]+$/, '01'.repeat(32));
    await aUser(platform, { email: 'ines@fernhill.example', passwordHash: old });
    await signIn(fast, attempt('ines@fernhill.example', PASSWORD));
    const [row] = await rows<{ hash: string }>(platform.db, sql`select password_hash as hash from users`);
    expect(row?.hash).toMatch(/^scrypt\$32768\$8\$3\$/);
  });

  it('says the same to a wrong password, an unknown address and a disabled user, after the same work', async () => {
    const platform = await testPlatform();
    const { platform: fast, checks } = countingChecks(platform);
    const passwordHash = await hashPassword(platform, PASSWORD);
    await aUser(platform, { email: 'ines@fernhill.example', passwordHash });
    await aUser(platform, { email: 'off@fernhill.example', passwordHash, disabledAt: platform.now() });
    const sentences = new Set<string>();
    for (const email of ['ines@fernhill.example', 'nobody@fernhill.example', 'off@fernhill.example']) {
      const error = await signIn(fast, attempt(email, 'not the password')).catch((e: Error) => e);
      sentences.add((error as Error).message);
    }
    expect(sentences.size).toBe(1);
    expect(checks.count).toBe(3);
  });

  it('checks at most ten passwords per account in 15 minutes, and leaves other accounts alone', async () => {
    const platform = await testPlatform();
    const { platform: fast, checks } = countingChecks(platform);
    await aUser(platform, { email: 'ines@fernhill.example', passwordHash: CHEAP });
    const results: string[] = [];
    for (let i = 0; i < 60; i++) {
      const error = await signIn(fast, attempt('ines@fernhill.example', `guess ${i}`)).catch((e) => e);
      results.push(error.reason);
    }
    expect(checks.count).toBe(10);
    expect(results.filter((reason) => reason === 'too-many')).toHaveLength(50);
    const other = await signIn(fast, attempt('jon@fernhill.example', 'a password')).catch((e) => e);
    expect(other.reason).toBe('forbidden');
    platform.setNow(15 * 60_000 + 1);
    const later = await signIn(fast, attempt('ines@fernhill.example', 'again')).catch((e) => e);
    expect(later.reason).toBe('forbidden');
  });

  it('also counts per address, so that one machine cannot try every account', async () => {
    const platform = await testPlatform();
    const { platform: fast, checks } = countingChecks(platform);
    for (let i = 0; i < 60; i++) {
      await signIn(fast, attempt(`person${i}@fernhill.example`, 'guess', '203.0.113.9')).catch(() => {});
    }
    expect(checks.count).toBe(40);
  });

  it('counts the whole /64 that an IPv6 customer owns as one address, however it is written', async () => {
    const platform = await testPlatform();
    const { platform: fast, checks } = countingChecks(platform);
    for (let i = 1; i <= 60; i++) {
      const address = i % 2 ? `2001:db8::${i}` : `2001:db8:0:0:1::${i}`;
      await signIn(fast, attempt(`person${i}@fernhill.example`, 'guess', address)).catch(() => {});
    }
    expect(checks.count).toBe(40);
  });

  it('does not count a sign-in that worked', async () => {
    const platform = await testPlatform();
    const { platform: fast } = countingChecks(platform);
    const passwordHash = CHEAP.replace(/[^$]+$/, '01'.repeat(32));
    await aUser(platform, { email: 'ines@fernhill.example', passwordHash });
    for (let i = 0; i < 15; i++) await signIn(fast, attempt('ines@fernhill.example', PASSWORD));
    const [left] = await rows<{ n: number }>(
      platform.db,
      sql`select count(*)::int as n from sign_in_attempts`,
    );
    expect(left?.n).toBe(0);
  });

  it.runIf(onPostgres())('holds the limit when guesses come all at once', async () => {
    const platform = await committingPlatform();
    const { platform: fast, checks } = countingChecks(platform);
    await aUser(platform, { email: 'ines@fernhill.example', passwordHash: CHEAP });
    await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) => signIn(fast, attempt('ines@fernhill.example', `guess ${i}`))),
    );
    expect(checks.count).toBe(10);
  });

  it('ends the session that the browser came with', async () => {
    const platform = await testPlatform();
    const { platform: fast } = countingChecks(platform);
    const passwordHash = CHEAP.replace(/[^$]+$/, '01'.repeat(32));
    await aUser(platform, { email: 'ines@fernhill.example', passwordHash });
    const first = await signIn(fast, attempt('ines@fernhill.example', PASSWORD));
    const second = await signIn(fast, {
      ...attempt('ines@fernhill.example', PASSWORD),
      oldSession: first,
    });
    expect(await sessionAccount(platform, first)).toBeNull();
    expect(await sessionAccount(platform, second)).not.toBeNull();
  });
});
