import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { inviteUser } from '../../src/accounts/users.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { anotherConnection, committingPlatform } from '../support/platform.ts';
import { somebodyWaits } from '../support/waiting.ts';

it('of two invitations of one address in the same moment the second is refused with a sentence', async () => {
  const platform = await committingPlatform();
  const other = await anotherConnection();
  let second: Promise<unknown> | undefined;
  await other.transaction(async (tx) => {
    await tx.execute(sql`insert into users (email, name, role, created_at)
      values ('Jon@fernhill.example', 'Jon', 'viewer', now())`);
    second = inviteUser(platform, SYSTEM, { email: 'jon@fernhill.example', role: 'viewer' }).catch(String);
    await somebodyWaits(platform);
  });
  expect(await second).toContain('Somebody with the address jon@fernhill.example is already here.');
});
