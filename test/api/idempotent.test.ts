import { expect, it } from 'vitest';
import { addToken } from '../../src/accounts/tokens.ts';
import { once } from '../../src/api/idempotent.ts';
import { Refusal } from '../../src/failure.ts';
import { testPlatform } from '../support/platform.ts';
import { aUser } from '../support/records.ts';

async function keyed() {
  const platform = await testPlatform();
  const user = await aUser(platform);
  const { id } = await addToken(platform, { userId: user.id, via: 'cli' }, { name: 'Test', scope: 'write' });
  return { platform, tokenId: id, key: 'k1', request: 'POST /brands\n{}', showsSecret: false };
}

it('a write that broke off may have happened, so its key does not run it again', async () => {
  const write = await keyed();
  let runs = 0;
  const breaksOff = async () => {
    runs += 1;
    throw new Error('The connection ended after the commit');
  };
  await expect(once(write, breaksOff)).rejects.toThrow('after the commit');
  await expect(once(write, breaksOff)).rejects.toMatchObject({ status: 409 });
  expect(runs).toBe(1);
});

it('a write that was refused gives its key back', async () => {
  const write = await keyed();
  const refused = async () => {
    throw new Refusal('invalid', 'The name is missing.');
  };
  await expect(once(write, refused)).rejects.toThrow('missing');
  expect(await once(write, async () => ({ status: 201, body: '{}' }))).toEqual({ status: 201, body: '{}' });
});
