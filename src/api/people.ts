import { z } from 'zod';
import { auditTrail } from '../accounts/audit-trail.ts';
import { guard, guardSomewhere } from '../accounts/guard.ts';
import { addToken, listTokens } from '../accounts/tokens.ts';
import { inviteUser, listUsers, type Person } from '../accounts/users.ts';
import { type ApiRoute, route } from './contract.ts';
import { id, idInQuery, listOf, paging, role, text, time, wholeList } from './shapes.ts';

const BRAND_ROLES = z.array(z.object({ brandId: id, role }));

const USER = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: role.nullable().meta({ description: 'On all brands; null when only brandRoles count' }),
  brandRoles: BRAND_ROLES,
  disabled: z.boolean(),
  lastSeenAt: time.nullable(),
});

const TOKEN = z.object({
  id,
  name: z.string(),
  prefix: z.string(),
  scope: z.enum(['read', 'write']),
  createdAt: time,
  lastUsedAt: time.nullable(),
});

const AUDIT_ENTRY = z.object({
  id,
  at: time,
  userId: id.nullable(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  via: z.string(),
  address: z.string().nullable(),
});

const userOf = ({ userId, name, email, role: everywhere, brandRoles, disabledAt, lastSeenAt }: Person) => ({
  id: userId,
  name,
  email,
  role: everywhere,
  brandRoles: Array.from(brandRoles, ([brandId, held]) => ({ brandId, role: held })),
  disabled: disabledAt !== null,
  lastSeenAt,
});

export const peopleRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/users',
    summary: 'The people of the workspace',
    answer: listOf(USER),
    async run({ platform, viewer }) {
      guard(viewer, 'see users');
      return wholeList((await listUsers(platform)).map(userOf));
    },
  }),
  route({
    method: 'post',
    path: '/users',
    summary: 'Invite somebody; the answer has a one-time link, shown once',
    status: 201,
    showsSecret: true,
    body: z.object({
      email: text(254),
      name: text(80).optional(),
      role: role.nullable().default(null),
      brandRoles: BRAND_ROLES.max(1000).default([]),
    }),
    answer: z.object({ id, email: z.string(), link: z.string() }),
    async run({ platform, viewer, actor, body: { brandRoles, ...body } }) {
      guard(viewer, 'change users');
      const held = new Map(brandRoles.map((each) => [each.brandId, each.role]));
      const { userId, path } = await inviteUser(platform, actor, { ...body, brandRoles: held });
      return { id: userId, email: body.email.trim(), link: platform.settings.publicUrl + path };
    },
  }),
  route({
    method: 'get',
    path: '/tokens',
    summary: 'The tokens of the user to whom this token belongs',
    answer: listOf(TOKEN),
    async run({ platform, viewer }) {
      guardSomewhere(viewer, 'see inbox');
      return wholeList(await listTokens(platform, viewer.userId));
    },
  }),
  route({
    method: 'post',
    path: '/tokens',
    summary: 'Make another token for the same user; it is shown once',
    status: 201,
    showsSecret: true,
    body: z.object({ name: text(80), scope: z.enum(['read', 'write']) }),
    answer: TOKEN.pick({ id: true, name: true, prefix: true, scope: true }).extend({ token: z.string() }),
    async run({ platform, viewer, actor, body }) {
      guardSomewhere(viewer, 'make own tokens');
      return { ...body, ...(await addToken(platform, actor, body)) };
    },
  }),
  route({
    method: 'get',
    path: '/audit',
    summary: 'Changes of the workspace, newest first',
    query: paging.extend({
      cursor: idInQuery.optional(),
      user: idInQuery.optional(),
      q: text(200).optional().meta({ description: 'A part of what was done, or of what it was done to' }),
      from: time.optional(),
      to: time.optional().meta({ description: 'Before this time' }),
    }),
    answer: listOf(AUDIT_ENTRY),
    async run({ platform, viewer, query: { cursor, limit, user, q, from, to } }) {
      guard(viewer, 'see audit');
      const asked = {
        userId: user,
        what: q,
        from: from ? new Date(from) : null,
        to: to ? new Date(to) : null,
      };
      const found = await auditTrail(platform, { ...asked, before: cursor ?? null, limit: limit + 1 });
      const items = found.slice(0, limit);
      return { items, next: found.length > limit ? String(items.at(-1)!.id) : null };
    },
  }),
];
