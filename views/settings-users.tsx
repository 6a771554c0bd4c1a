/** The people of the workspace: their roles, everywhere or brand by brand, and invitations. */
import { Banner, Card } from './cards.tsx';
import { type Errors, Field, Wrong } from './fields.tsx';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Avatar, Chip } from './parts.tsx';
import { SettingsLayout } from './settings.tsx';
import { Moment } from './time.tsx';
import { type HeldRoles, ROLES, Roles, roleWords, type UserRow } from './user-roles.tsx';
import { ROLE_WORDS } from './words.ts';

export type UsersData = {
  users: UserRow[];
  /** The viewer, who cannot take their own role away here. */
  viewerId: number;
  values: { email: string; name: string } & HeldRoles;
  errors: Errors;
  /** A change of somebody's that was refused, with the roles that were chosen. */
  refused: ({ userId: number; problem: string } & HeldRoles) | null;
  /** Shown once, right after inviting; it is stored only as a hash. */
  invitation: { email: string; link: string; expiresAt: Date } | null;
};

type Change = { frame: Frame; user: UserRow; refused: UsersData['refused'] };

const ChangeUser = ({ frame, user, refused }: Change) => (
  <details open={refused !== null}>
    <summary>Change what {user.name || user.email} may do</summary>
    <PostForm action={`/settings/users/${user.id}`} class="form">
      <Roles frame={frame} held={refused ?? user} />
      {refused && <Wrong id={`user-${user.id}-error`} sentence={refused.problem} />}
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

const refusedOf = ({ refused }: UsersData, { id }: UserRow) => (refused?.userId === id ? refused : null);

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
      {frame.can['change users'] && user.id !== data.viewerId && (
        <ChangeUser frame={frame} user={user} refused={refusedOf(data, user)} />
      )}
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
      <Once />
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
      <Roles frame={frame} held={data.values} />
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
