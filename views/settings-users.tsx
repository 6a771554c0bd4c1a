/** The people of the workspace: their roles, everywhere or brand by brand, and invitations. */
import type { Role } from '../src/accounts/can.ts';
import type { Errors } from './fields.tsx';
import { Field, Options } from './fields.tsx';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Avatar, Banner, Card, Chip, Icon } from './parts.tsx';
import { SettingsLayout } from './settings.tsx';
import { Moment } from './time.tsx';
import { ROLE_WORDS } from './words.ts';

/** `role` holds for every brand; `brandRoles` add to it or replace it for one. */
export type UserRow = {
  id: number;
  name: string;
  email: string;
  role: Role | null;
  brandRoles: { brandId: number; role: Role }[];
  disabled: boolean;
  lastSeenAt: Date | null;
};

export type UsersData = {
  users: UserRow[];
  /** The viewer, who cannot take their own role away here. */
  viewerId: number;
  values: { email: string; name: string; role: Role | '' };
  errors: Errors;
  /** Shown once, right after inviting; it is stored only as a hash. */
  invitation: { email: string; link: string; expiresAt: Date } | null;
};

const ROLES = Object.keys(ROLE_WORDS) as Role[];

const roleOptions = (none: string) => [
  { value: '', label: none },
  ...ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role].name })),
];

const RoleSelect = ({ name, label, value, none }: Record<'name' | 'label' | 'value' | 'none', string>) => (
  <label class="role-select">
    <span>{label}</span>
    <span class="select">
      <select name={name}>
        <Options options={roleOptions(none)} value={value} />
      </select>
      <Icon name="chevron-down" small />
    </span>
  </label>
);

/** `role` for all brands, `role-<brand id>` for one. */
const Roles = ({ frame, user }: { frame: Frame; user?: UserRow }) => (
  <fieldset class="field">
    <legend>What may they do?</legend>
    <RoleSelect name="role" label="On all brands" value={user?.role ?? ''} none="Nothing" />
    {frame.brands.map((brand) => (
      <RoleSelect
        name={`role-${brand.id}`}
        label={brand.name}
        value={user?.brandRoles.find((entry) => entry.brandId === brand.id)?.role ?? ''}
        none="As on all brands"
      />
    ))}
  </fieldset>
);

const roleWords = (user: UserRow, frame: Frame) =>
  [
    user.role ? ROLE_WORDS[user.role].name : null,
    ...user.brandRoles.map(
      ({ brandId, role }) =>
        `${ROLE_WORDS[role].name} for ${frame.brands.find((brand) => brand.id === brandId)?.name ?? 'a brand'}`,
    ),
  ]
    .filter(Boolean)
    .join(', ') || 'no role yet';

const ChangeUser = ({ frame, user }: { frame: Frame; user: UserRow }) => (
  <details>
    <summary>Change what {user.name || user.email} may do</summary>
    <PostForm action={`/settings/users/${user.id}`} class="form">
      <Roles frame={frame} user={user} />
      <div class="button-row">
        <button type="submit" class="button solid">
          Save
        </button>
        <button type="submit" class="button" name="disabled" value={user.disabled ? '0' : '1'}>
          {user.disabled ? 'Let in again' : 'Lock out'}
        </button>
        <button type="submit" class="button quiet" name="link" value="1">
          New sign-in link
        </button>
      </div>
    </PostForm>
  </details>
);

const UserLine = ({ frame, user, data }: { frame: Frame; user: UserRow; data: UsersData }) => (
  <li class="person">
    <Avatar name={user.name || user.email} />
    <div class="grow">
      <b>{user.name || user.email}</b> <span class="muted">{user.email}</span>
      <p class="hint">
        {roleWords(user, frame)}
        {user.lastSeenAt && (
          <>
            {' · last seen '}
            <Moment at={user.lastSeenAt} />
          </>
        )}
      </p>
      {frame.can['change users'] && user.id !== data.viewerId && <ChangeUser frame={frame} user={user} />}
    </div>
    {user.disabled && <Chip tone="warn">Locked out</Chip>}
  </li>
);

const Invitation = ({ invitation }: { invitation: NonNullable<UsersData['invitation']> }) => (
  <Banner tone="ok" icon="circle-check">
    <p>
      Send this link to <b>{invitation.email}</b>. It works once, until <Moment at={invitation.expiresAt} />,
      and is not shown again.
    </p>
    <input class="input" readonly value={invitation.link} aria-label="Invitation link" />
  </Banner>
);

const Invite = ({ frame, data }: { frame: Frame; data: UsersData }) => (
  <Card title="Invite someone">
    <PostForm action="/settings/users" class="form">
      <Field
        name="email"
        label="E-mail"
        type="email"
        value={data.values.email}
        error={data.errors.email}
        required
        autocomplete="off"
      />
      <Field name="name" label="Name" value={data.values.name} error={data.errors.name} autocomplete="off" />
      <Roles frame={frame} />
      {data.errors.role && <p class="error">{data.errors.role}</p>}
      <dl class="role-list">
        {ROLES.map((role) => (
          <>
            <dt>{ROLE_WORDS[role].name}</dt>
            <dd>{ROLE_WORDS[role].may}</dd>
          </>
        ))}
      </dl>
      <button type="submit" class="button solid">
        Make an invitation link
      </button>
    </PostForm>
  </Card>
);

/** `/settings/users`. */
export const UsersPage = ({ frame, data }: { frame: Frame; data: UsersData }) => (
  <SettingsLayout frame={frame} at="users" title="People">
    {data.invitation && <Invitation invitation={data.invitation} />}
    <div class="columns-2">
      <Card title="People" hint={String(data.users.length)}>
        <ul class="people">
          {data.users.map((user) => (
            <UserLine frame={frame} user={user} data={data} />
          ))}
        </ul>
      </Card>
      {frame.can['change users'] && <Invite frame={frame} data={data} />}
    </div>
  </SettingsLayout>
);
