import { expect, it } from 'vitest';
import { addTeam } from '../../src/accounts/teams.ts';
import { assign } from '../../src/mentions/assign.ts';
import { chooseAssignees } from '../../src/mentions/choose-assignee.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { transact } from '../../src/platform/transaction.ts';
import { committingPlatform } from '../support/platform.ts';
import { aBrand, aMention, aUser } from '../support/records.ts';

it.each(['turn', 'load'] as const)('parallel processes give nobody a %s twice', async (by) => {
  const platform = await committingPlatform();
  const { id: brandId } = await aBrand(platform);
  const team = [await aUser(platform), await aUser(platform), await aUser(platform), await aUser(platform)];
  const memberIds = team.map(({ id }) => id);
  const { teamId } = await addTeam(platform, SYSTEM, { name: 'All', memberIds });
  const made = await Promise.all(Array.from({ length: 20 }, () => aMention(platform, { brandId })));
  const given = await Promise.all(
    made.map(({ id }) =>
      transact(platform, async (inside) => {
        const [userId] = await chooseAssignees(inside, { teamId, by, brandId, count: 1 });
        await assign(inside, SYSTEM, { mentionId: id, brandIds: [brandId], userId: userId! });
        return userId;
      }),
    ),
  );
  expect(memberIds.map((id) => given.filter((userId) => userId === id).length)).toEqual([5, 5, 5, 5]);
});
