/** People and tokens. */
import type { ProfileData } from '../../../views/settings.tsx';
import type { TokensData } from '../../../views/settings-tokens.tsx';
import type { UsersData } from '../../../views/settings-users.tsx';
import { ago, ahead, DAY, HOUR, MINUTE } from './frame.ts';

export const profile: ProfileData = {
  email: 'maya@fernhill.example',
  values: { name: 'Maya Okafor', timeZone: 'Europe/Stockholm', theme: 'system', shortcuts: true },
  hasPassword: true,
  slackAccounts: [{ teamId: 'T1', slackUserId: 'U1', slackName: 'ada in fernhill' }],
  away: '',
  errors: { current: 'That is not your password.' },
};

export const users: UsersData = {
  users: [
    {
      id: 1,
      name: 'Maya Okafor',
      email: 'maya@fernhill.example',
      role: 'admin',
      brandRoles: [],
      disabled: false,
      lastSeenAt: ago(MINUTE),
    },
    {
      id: 2,
      name: 'Jonas Lindqvist',
      email: 'jonas@fernhill.example',
      role: null,
      brandRoles: [{ brandId: 1, role: 'responder' }],
      disabled: false,
      lastSeenAt: ago(HOUR),
    },
    {
      id: 3,
      name: '',
      email: 'ines@fernhill.example',
      role: 'viewer',
      brandRoles: [],
      disabled: true,
      lastSeenAt: null,
    },
  ],
  viewerId: 1,
  values: { email: '', name: '', role: null, brandRoles: [] },
  errors: {},
  refused: { userId: 2, problem: 'Choose a role.', role: null, brandRoles: [] },
  invitation: {
    email: 'sam@fernhill.example',
    link: 'http://localhost:3000/sign-in/abc',
    expiresAt: ahead(3 * DAY),
  },
};

export const tokens: TokensData = {
  tokens: [
    {
      id: 1,
      name: 'Night report',
      prefix: 'es_4f2a',
      scope: 'read',
      createdAt: ago(40 * DAY),
      lastUsedAt: ago(9 * HOUR),
      revokedAt: null,
    },
    {
      id: 2,
      name: 'Old import',
      prefix: 'es_91bc',
      scope: 'write',
      createdAt: ago(90 * DAY),
      lastUsedAt: null,
      revokedAt: ago(2 * DAY),
    },
  ],
  values: { name: '', scope: 'read' },
  errors: {},
  made: { name: 'Night report', token: 'es_4f2a-shown-once' },
};
