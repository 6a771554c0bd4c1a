/** Who has how much, and the teams that share it. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type TeamData, TeamPage } from '../../views/team.tsx';
import { colleagues } from '../accounts/assignable.ts';
import { can } from '../accounts/can.ts';
import { notFound } from '../accounts/guard.ts';
import { addTeam, changeTeam, deleteTeam, listTeams } from '../accounts/teams.ts';
import { dayEnd } from '../mentions/snooze-times.ts';
import { workload } from '../mentions/workload.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, several, text } from './request/input.ts';
import { changeOrAnew, takeAway } from './request/removal.ts';
import { NONCE, sentOnce } from './request/sent-once.ts';
import { permitted, permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const TEAM = z.object({ name: text(200), member: several, nonce: NONCE });

export const teamRoutes = new Hono<Environment>();

teamRoutes.get('/team', (c) => showTeam(c));

teamRoutes.post('/teams', async (c) => {
  const { actor } = permitted(c, 'change teams');
  const { nonce, input } = await readTeam(c);
  try {
    const text = await sentOnce(c, { nonce, ...input }, `Team ${input.name} made.`, (platform) =>
      addTeam(platform, actor, input),
    );
    return onward(c, undefined, '/team', { text });
  } catch (error) {
    return showTeam(c, { teamId: null, ...input, errors: formErrors(error) });
  }
});

teamRoutes.post('/teams/:id', async (c) => {
  const { actor } = permitted(c, 'change teams');
  const teamId = pathId(c, 'team');
  const { input } = await readTeam(c);
  return changeOrAnew(c, {
    find: () => changeTeam(c.get('platform'), actor, { teamId, ...input }),
    save: () => onward(c, undefined, '/team', { text: `Team ${input.name} saved.` }),
    anew: (told) => showTeam(c, { teamId: null, ...input, errors: { name: told } }),
  }).catch((error) => showTeam(c, { teamId, ...input, errors: formErrors(error) }));
});

teamRoutes.post('/teams/:id/deletion', (c) =>
  takeAway(c, { list: '/team', capability: 'change teams' }, async () => {
    const { actor } = permitted(c, 'change teams');
    await deleteTeam(c.get('platform'), actor, pathId(c, 'team'));
    return 'Team removed. Its mentions stay with their people.';
  }),
);

async function readTeam(c: Request) {
  const { name, member, nonce } = await readForm(c, TEAM);
  const memberIds = member.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0);
  return { nonce, input: { name, memberIds } };
}

async function showTeam(c: Request, typed: TeamData['typed'] = null) {
  const { account, viewer } = permittedSomewhere(c, 'see workload');
  const platform = c.get('platform');
  const brandIds = (await seenBrands(c)).map((brand) => brand.id);
  const until = dayEnd(platform.now(), account.timeZone);
  const [load, teams, people] = await Promise.all([
    workload(platform, { brandIds, dayEnd: until }),
    listTeams(platform),
    colleagues(platform, brandIds),
  ]);
  const mayChange = can(viewer, 'change teams');
  if (typed?.teamId && !teams.some(({ id }) => id === typed.teamId)) throw notFound('team');
  const data = { load, teams, people, dayEnd: until, mayChange, typed };
  return show(c, <TeamPage frame={await frameOf(c)} data={data} />, typed ? 422 : 200);
}
