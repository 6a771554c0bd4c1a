/** The people of the workspace. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type UsersData, UsersPage } from '../../views/settings-users.tsx';
import type { HeldRoles, UserRow } from '../../views/user-roles.tsx';
import { changeRoles, disableUser, enableUser, renewLink } from '../accounts/access.ts';
import { ROLES, type Role } from '../accounts/can.ts';
import { LINK_LIFE_MS } from '../accounts/links.ts';
import { once } from '../accounts/once.ts';
import { inviteUser, listUsers, type Person } from '../accounts/users.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, pathId, readForm, text } from './request/input.ts';
import { NONCE } from './request/sent-once.ts';
import { permitted } from './request/session.ts';

const role = z.enum(['', ...ROLES]).catch('');
/** `role-<brand id>` fields come in any number. */
const ROLES_FORM = z.object({ role: role.default('') }).catchall(z.unknown());
const INVITATION = ROLES_FORM.extend({ email: text(254), name: text(80).default(''), nonce: NONCE });
const CHANGE = ROLES_FORM.extend({ disabled: z.enum(['0', '1']).optional(), link: z.string().optional() });

export const settingsUsersRoutes = new Hono<Environment>();

settingsUsersRoutes.get('/settings/users', (c) => showUsers(c, {}));

settingsUsersRoutes.post('/settings/users', async (c) => {
  const { actor } = permitted(c, 'change users');
  const { nonce = crypto.randomUUID(), email, name, ...chosen } = await readForm(c, INVITATION);
  try {
    const sent = { userId: actor.userId, nonce, content: ['invitation', email, name, chosen] };
    const invited = await once(c.get('platform'), sent, (inside) =>
      inviteUser(inside, actor, { email, name, ...rolesOf(chosen) }),
    );
    if (!invited) return onward(c, undefined, '/settings/users', { text: INVITED_ALREADY });
    return showUsers(c, { invitation: invitationOf(c, email, invited.path) });
  } catch (error) {
    return showUsers(c, { values: { email, name, ...heldIn(chosen) }, errors: formErrors(error) });
  }
});

settingsUsersRoutes.post('/settings/users/:id', async (c) => {
  const { viewer } = permitted(c, 'change users');
  const userId = pathId(c, 'person');
  const form = await readForm(c, CHANGE);
  try {
    return await change(c, userId, form);
  } catch (error) {
    // The page has no form about oneself.
    if (userId === viewer.userId) throw error;
    const [problem] = Object.values(formErrors(error));
    return showUsers(c, { refused: { userId, problem: problem!, ...heldIn(form) } });
  }
});

async function change(c: Request, userId: number, form: z.output<typeof CHANGE>) {
  const { actor } = permitted(c, 'change users');
  const platform = c.get('platform');
  if (form.link) {
    const path = await renewLink(platform, actor, userId);
    const user = (await listUsers(platform)).find((person) => person.userId === userId);
    return showUsers(c, { invitation: invitationOf(c, user?.email ?? '', path) });
  }
  if (form.disabled === '1') await disableUser(platform, actor, userId);
  else if (form.disabled === '0') await enableUser(platform, actor, userId);
  else await changeRoles(platform, actor, { userId, ...rolesOf(form) });
  return onward(c, undefined, '/settings/users', { text: 'Saved.' });
}

function rolesOf(form: z.output<typeof ROLES_FORM>): { role: Role | null; brandRoles: Map<number, Role> } {
  const perBrand = Object.entries(form).flatMap(([name, value]) => {
    const brandId = Number(/^role-(\d{1,15})$/.exec(name)?.[1]);
    const held = ROLES.find((candidate) => candidate === value);
    return brandId > 0 && held ? [[brandId, held] as const] : [];
  });
  return { role: form.role || null, brandRoles: new Map(perBrand) };
}

/** The same roles, as the form shows them. */
function heldIn(form: z.output<typeof ROLES_FORM>): HeldRoles {
  const { role: chosen, brandRoles } = rolesOf(form);
  return { role: chosen, brandRoles: Array.from(brandRoles, ([brandId, held]) => ({ brandId, role: held })) };
}

const INVITED_ALREADY =
  'This was done already. If you did not see the link, make a new one under “Change what they may do”.';

function invitationOf(c: Request, email: string, path: string): UsersData['invitation'] {
  const { settings, now } = c.get('platform');
  const expiresAt = new Date(now().getTime() + LINK_LIFE_MS.invitation);
  return { email, link: settings.publicUrl + path, expiresAt };
}

async function showUsers(c: Request, shown: Partial<Omit<UsersData, 'users' | 'viewerId'>>) {
  const { account } = permitted(c, 'see users');
  const data: UsersData = {
    users: (await listUsers(c.get('platform'))).map(rowOf),
    viewerId: account.userId,
    values: { email: '', name: '', role: 'responder', brandRoles: [] },
    errors: {},
    refused: null,
    invitation: null,
    ...shown,
  };
  return show(
    c,
    <UsersPage frame={await frameOf(c)} data={data} />,
    shown.errors || shown.refused ? 422 : 200,
  );
}

const rowOf = ({ userId, brandRoles, disabledAt, ...person }: Person): UserRow => ({
  ...person,
  id: userId,
  brandRoles: Array.from(brandRoles, ([brandId, held]) => ({ brandId, role: held })),
  disabled: disabledAt !== null,
});
