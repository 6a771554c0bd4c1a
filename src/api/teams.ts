import { z } from 'zod';
import { guard, guardSomewhere, notFound } from '../accounts/guard.ts';
import { addTeam, changeTeam, deleteTeam, listTeams } from '../accounts/teams.ts';
import type { Platform } from '../platform/platform.ts';
import { type ApiRoute, route } from './contract.ts';
import { id, listOf, text, wholeList } from './shapes.ts';

const TEAM = z.object({
  id,
  name: z.string(),
  members: z.array(z.object({ id, name: z.string() })),
});
const MEMBERS = z.array(id).max(1000).meta({ description: 'User ids' });

async function teamOf(platform: Platform, teamId: number) {
  const team = (await listTeams(platform)).find((one) => one.id === teamId);
  if (!team) throw notFound('team');
  return team;
}

export const teamRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/teams',
    summary: 'Teams, with their people',
    answer: listOf(TEAM),
    async run({ platform, viewer }) {
      guardSomewhere(viewer, 'see workload');
      return wholeList(await listTeams(platform));
    },
  }),
  route({
    method: 'post',
    path: '/teams',
    summary: 'Make a team',
    status: 201,
    body: z.object({ name: text(200), members: MEMBERS.default([]) }),
    answer: TEAM,
    async run({ platform, viewer, actor, body: { name, members } }) {
      guard(viewer, 'change teams');
      const { teamId } = await addTeam(platform, actor, { name, memberIds: members });
      return teamOf(platform, teamId);
    },
  }),
  route({
    method: 'patch',
    path: '/teams/{id}',
    summary: 'Change the name or the people of a team',
    body: z.object({ name: text(200).optional(), members: MEMBERS.optional() }),
    answer: TEAM,
    async run({ platform, viewer, actor, id: teamId, body }) {
      guard(viewer, 'change teams');
      const team = await teamOf(platform, teamId);
      const memberIds = body.members ?? team.members.map((member) => member.id);
      await changeTeam(platform, actor, { teamId, name: body.name ?? team.name, memberIds });
      return teamOf(platform, teamId);
    },
  }),
  route({
    method: 'delete',
    path: '/teams/{id}',
    summary: 'Remove a team; its mentions stay with their people',
    status: 204,
    async run({ platform, viewer, actor, id: teamId }) {
      guard(viewer, 'change teams');
      await deleteTeam(platform, actor, teamId);
    },
  }),
];
