/** What a person may do: everywhere, or brand by brand. */
import type { Role } from '../src/accounts/can.ts';
import { Options } from './fields.tsx';
import type { Frame } from './frame.ts';
import { Icon } from './parts.tsx';
import { ROLE_WORDS } from './words.ts';

/** `role` holds for every brand; `brandRoles` add to it or replace it for one. */
export type HeldRoles = { role: Role | null; brandRoles: { brandId: number; role: Role }[] };

export type UserRow = HeldRoles & {
  id: number;
  name: string;
  email: string;
  disabled: boolean;
  lastSeenAt: Date | null;
};

export const ROLES = Object.keys(ROLE_WORDS) as Role[];

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
export const Roles = ({ frame, held }: { frame: Frame; held: HeldRoles }) => (
  <fieldset class="field">
    <legend>What may they do?</legend>
    <RoleSelect name="role" label="On all brands" value={held.role ?? ''} none="Nothing" />
    {frame.brands.map((brand) => (
      <RoleSelect
        name={`role-${brand.id}`}
        label={brand.name}
        value={held.brandRoles.find((entry) => entry.brandId === brand.id)?.role ?? ''}
        none="As on all brands"
      />
    ))}
  </fieldset>
);

export const roleWords = (user: UserRow, frame: Frame) =>
  [
    user.role ? ROLE_WORDS[user.role].name : null,
    ...user.brandRoles.map(
      ({ brandId, role }) =>
        `${ROLE_WORDS[role].name} for ${frame.brands.find((brand) => brand.id === brandId)?.name ?? 'a brand'}`,
    ),
  ]
    .filter(Boolean)
    .join(', ') || 'no role yet';
