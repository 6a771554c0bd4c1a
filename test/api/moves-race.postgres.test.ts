import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { type ApiAnswer, apiOf } from '../support/api.ts';
import { anotherConnection, committingPlatform } from '../support/platform.ts';
import { aMention, aUser } from '../support/records.ts';
import { somebodyWaits } from '../support/waiting.ts';

it('reopening what was resolved does not reopen what somebody set aside in the same moment', async () => {
  const platform = await committingPlatform();
  const other = await anotherConnection();
  const mention = await aMention(platform, { status: 'resolved' });
  const api = await apiOf(platform, (await aUser(platform)).id);
  let answer: Promise<ApiAnswer> | undefined;
  await other.transaction(async (tx) => {
    await tx.execute(sql`update mentions set status = 'dismissed', dismissed_reason = 'spam', version = version + 1
      where id = ${mention.id}`);
    answer = api('DELETE', `/mentions/${mention.id}/resolution`);
    await somebodyWaits(platform);
  });
  expect(await answer).toMatchObject({ status: 409, json: { current: { status: 'dismissed' } } });
});
