import { describe, expect, it } from 'vitest';
import { changeRoles, disableUser, renewLink } from '../../src/accounts/access.ts';
import { auditTrail } from '../../src/accounts/audit-trail.ts';
import { can } from '../../src/accounts/can.ts';
import { firstLink } from '../../src/accounts/first-link.ts';
import { acceptLink, linkOwner } from '../../src/accounts/links.ts';
import { sessionAccount, startSession } from '../../src/accounts/sessions.ts';
import { addToken, listTokens, revokeToken, tokenBearer } from '../../src/accounts/tokens.ts';
import { ensureAdmin, firstAdmin, inviteUser, listUsers } from '../../src/accounts/users.ts';
import { accountOf, toViewer } from '../../src/accounts/viewer.ts';
import { testPlatform } from '../support/platform.ts';
import { aBrand, aUser } from '../support/records.ts';

const CLI = { userId: null, via: 'cli' } as const;
const secretOf = (path: string) => path.replace('/sign-in/', '');
const input = { name: 'Ines', email: 'ines@fernhill.example', password: 'eel-kettle-boathouse' };

describe('the first sign-in link', () => {
  it('makes an admin, asks for the address, works once, and is not printed again afterwards', async () => {
    const platform = await testPlatform();
    const first = secretOf((await firstLink(platform))!);
    const second = secretOf((await firstLink(platform))!);
    expect(await linkOwner(platform, first)).toBeNull();
    expect(await linkOwner(platform, second)).toMatchObject({ asksEmail: true, isReset: false });
    const session = await acceptLink(platform, second, input);
    expect(await sessionAccount(platform, session)).toMatchObject({ email: input.email, role: 'admin' });
    await expect(acceptLink(platform, second, input)).rejects.toThrow('used already');
    expect(await firstLink(platform)).toBeNull();
    expect(await listUsers(platform)).toHaveLength(1);
  });

  it('ends after 24 hours', async () => {
    const platform = await testPlatform();
    const link = secretOf((await firstLink(platform))!);
    platform.setNow(24 * 3_600_000 + 1);
    expect(await linkOwner(platform, link)).toBeNull();
  });

  it('is not needed when ADMIN_EMAIL and ADMIN_PASSWORD are set', async () => {
    const platform = await testPlatform();
    await ensureAdmin(platform, input.email, input.password);
    await ensureAdmin(platform, 'INES@fernhill.example', 'another-kettle-boathouse');
    expect(await firstLink(platform)).toBeNull();
    expect(await firstAdmin(platform)).toMatchObject({ email: input.email });
    expect(await listUsers(platform)).toHaveLength(1);
  });

  it('refuses a weak password and leaves the link usable', async () => {
    const platform = await testPlatform();
    const link = secretOf((await firstLink(platform))!);
    for (const password of ['short', 'x'.repeat(300), 'password1234']) {
      await expect(acceptLink(platform, link, { ...input, password })).rejects.toThrow('password');
    }
    await expect(acceptLink(platform, link, { ...input, email: 'no address' })).rejects.toThrow('e-mail');
    expect(await linkOwner(platform, link)).not.toBeNull();
  });
});

describe('people', () => {
  it('are invited with a role, here for one brand only', async () => {
    const platform = await testPlatform();
    const [ours, theirs] = [await aBrand(platform), await aBrand(platform)];
    const invited = await inviteUser(platform, CLI, {
      email: 'jon@fernhill.example',
      role: null,
      brandRoles: new Map([[ours.id, 'responder']]),
    });
    await acceptLink(platform, secretOf(invited.path), { ...input, name: 'Jon', email: 'other@x.example' });
    expect(await accountOf(platform, invited.userId)).toMatchObject({
      email: 'jon@fernhill.example',
      name: 'Jon',
    });
    const viewer = toViewer((await accountOf(platform, invited.userId))!);
    expect(can(viewer, 'change status', ours.id)).toBe(true);
    expect(can(viewer, 'see mention', theirs.id)).toBe(false);
    expect(can(viewer, 'see inbox')).toBe(false);
  });

  it('cannot be invited twice, without an address, or without any role', async () => {
    const platform = await testPlatform();
    await inviteUser(platform, CLI, { email: 'jon@fernhill.example', role: 'viewer' });
    await expect(
      inviteUser(platform, CLI, { email: 'JON@fernhill.example', role: 'viewer' }),
    ).rejects.toThrow('already here');
    await expect(inviteUser(platform, CLI, { email: 'jon', role: 'viewer' })).rejects.toThrow('e-mail');
    await expect(inviteUser(platform, CLI, { email: 'a@b.example', role: null })).rejects.toThrow('role');
  });

  it('get a new link when they lose theirs, which ends the old one', async () => {
    const platform = await testPlatform();
    const invited = await inviteUser(platform, CLI, { email: 'jon@fernhill.example', role: 'viewer' });
    const renewed = await renewLink(platform, CLI, invited.userId);
    expect(await linkOwner(platform, secretOf(invited.path))).toBeNull();
    expect(await linkOwner(platform, secretOf(renewed))).toMatchObject({ email: 'jon@fernhill.example' });
  });

  it('always keep one admin who can sign in', async () => {
    const platform = await testPlatform();
    const admin = await aUser(platform, { role: 'admin', passwordHash: 'x' });
    const lone = await aUser(platform, { role: 'admin', passwordHash: null });
    const demote = { userId: admin.id, role: 'viewer' } as const;
    await expect(changeRoles(platform, CLI, demote)).rejects.toThrow('last admin');
    await expect(disableUser(platform, CLI, admin.id)).rejects.toThrow('last admin');
    await aUser(platform, { role: 'admin', passwordHash: 'x' });
    await changeRoles(platform, CLI, demote);
    expect((await accountOf(platform, admin.id))?.role).toBe('viewer');
    await disableUser(platform, CLI, lone.id);
  });

  it('sign in again after their role changed', async () => {
    const platform = await testPlatform();
    const user = await aUser(platform, { role: 'viewer' });
    const secret = await startSession(platform, user.id);
    await changeRoles(platform, CLI, { userId: user.id, role: 'manager' });
    expect(await sessionAccount(platform, secret)).toBeNull();
  });

  it('leave a trail of who changed what', async () => {
    const platform = await testPlatform();
    const admin = await aUser(platform, { role: 'admin', name: 'Ines' });
    await inviteUser(
      platform,
      { userId: admin.id, via: 'web' },
      { email: 'jon@fernhill.example', role: 'viewer' },
    );
    expect(await auditTrail(platform, { before: null, limit: 10 })).toMatchObject([
      { actor: 'Ines', action: 'invited as viewer', subject: 'jon@fernhill.example', via: 'web' },
    ]);
  });
});

describe('API tokens', () => {
  it('are shown once, stored as a hash, limited by scope, and end when revoked', async () => {
    const platform = await testPlatform();
    const user = await aUser(platform);
    const actor = { userId: user.id, via: 'web' } as const;
    const made = await addToken(platform, actor, { name: 'Dashboard', scope: 'read' });
    expect(made.token).toMatch(/^ear_[0-9a-f]{64}$/);
    const bearer = await tokenBearer(platform, made.token);
    expect(can(bearer!.viewer, 'see inbox')).toBe(true);
    expect(can(bearer!.viewer, 'change status')).toBe(false);
    const [listed] = await listTokens(platform, user.id);
    expect(listed).toMatchObject({ name: 'Dashboard', lastUsedAt: platform.now() });
    expect(JSON.stringify(listed)).not.toContain(made.token.slice(13));
    await revokeToken(platform, actor, made.id);
    expect(await tokenBearer(platform, made.token)).toBeNull();
    expect(await listTokens(platform, user.id)).toEqual([]);
  });

  it('cannot be revoked by somebody else, and end with their user', async () => {
    const platform = await testPlatform();
    const [user, other] = [await aUser(platform), await aUser(platform)];
    const made = await addToken(platform, { userId: user.id, via: 'web' }, { name: 'x', scope: 'write' });
    await expect(revokeToken(platform, { userId: other.id, via: 'web' }, made.id)).rejects.toThrow('no such');
    await disableUser(platform, CLI, user.id);
    expect(await tokenBearer(platform, made.token)).toBeNull();
  });
});
