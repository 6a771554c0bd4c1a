import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { disableUser } from '../../src/accounts/access.ts';
import { hashPassword } from '../../src/accounts/password.ts';
import { changePassword } from '../../src/accounts/profile.ts';
import { endSession, sessionAccount, startSession } from '../../src/accounts/sessions.ts';
import { rows } from '../../src/db/db.ts';
import { testPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';

const HOUR = 3_600_000;

describe('a session', () => {
  it('is stored as a hash only, and is new each time', async () => {
    const platform = await testPlatform();
    const user = await aUser(platform);
    const secrets = [await startSession(platform, user.id), await startSession(platform, user.id)];
    expect(new Set(secrets).size).toBe(2);
    expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/);
    const stored = await rows(platform.db, sql`select * from sessions`);
    for (const secret of secrets) expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it('ends after 12 hours without a request', async () => {
    const platform = await testPlatform();
    const secret = await startSession(platform, (await aUser(platform)).id);
    platform.setNow(11 * HOUR);
    expect(await sessionAccount(platform, secret)).not.toBeNull();
    platform.setNow(11 * HOUR);
    expect(await sessionAccount(platform, secret)).not.toBeNull();
    platform.setNow(12 * HOUR + 1);
    expect(await sessionAccount(platform, secret)).toBeNull();
  });

  it('ends after seven days however busy it is', async () => {
    const platform = await testPlatform();
    const secret = await startSession(platform, (await aUser(platform)).id);
    for (let hour = 0; hour < 7 * 24 - 8; hour += 8) {
      platform.setNow(8 * HOUR);
      expect(await sessionAccount(platform, secret)).not.toBeNull();
    }
    platform.setNow(8 * HOUR);
    expect(await sessionAccount(platform, secret)).toBeNull();
  });

  it('ends at signing out, and at once for a disabled user', async () => {
    const platform = await testPlatform();
    await aUser(platform, { role: 'admin', passwordHash: 'x' });
    const user = await aUser(platform);
    const out = await startSession(platform, user.id);
    const disabled = await startSession(platform, user.id);
    await endSession(platform, out);
    expect(await sessionAccount(platform, out)).toBeNull();
    expect(await sessionAccount(platform, disabled)).not.toBeNull();
    await disableUser(platform, { userId: null, via: 'cli' }, user.id);
    expect(await sessionAccount(platform, disabled)).toBeNull();
  });

  it('ends everywhere with a new password, except for the browser that changed it', async () => {
    const platform = await testPlatform();
    const passwordHash = await hashPassword(platform, 'eel-kettle-boathouse');
    const user = await aUser(platform, { passwordHash });
    const elsewhere = await startSession(platform, user.id);
    const actor = { userId: user.id, via: 'web' } as const;
    const wrong = { current: 'not it at all', password: 'otter-lantern-quarry' };
    await expect(changePassword(platform, actor, wrong)).rejects.toThrow('not your current password');
    const here = await changePassword(platform, actor, { ...wrong, current: 'eel-kettle-boathouse' });
    expect(await sessionAccount(platform, elsewhere)).toBeNull();
    expect(await sessionAccount(platform, here)).toMatchObject({ userId: user.id });
  });

  it('is nobody’s when the secret is made up', async () => {
    const platform = await testPlatform();
    await startSession(platform, (await aUser(platform)).id);
    for (const secret of ['', 'x', '0'.repeat(64), "' or 1=1 --"]) {
      expect(await sessionAccount(platform, secret)).toBeNull();
    }
  });
});
