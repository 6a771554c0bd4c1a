/** Which brand one looks at. */
import { count } from './format.ts';
import { Menu } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Avatar, Icon } from './parts.tsx';
import type { Room, Where } from './places.tsx';

export const brandName = ({ brands, brandId }: Frame) =>
  brands.find((brand) => brand.id === brandId)?.name ??
  (brands.filter((brand) => brand.kind === 'own').length === 1
    ? brands.find((brand) => brand.kind === 'own')!.name
    : 'All brands');

function trackedWords(frame: Frame): string {
  const rivals = frame.brands.filter((brand) => brand.kind === 'competitor').length;
  return rivals ? count(rivals, 'competitor') : 'No competitors yet';
}

/** Rooms that can be narrowed to a brand; from the others a choice leads to its inbox. */
const NARROWED: Partial<Record<Room, string>> = {
  reputation: '/reputation',
  themes: '/themes',
  people: '/people',
};

/** Where choosing a brand leads: the same room, narrowed. */
const brandHref = (current: Room | null, id: number | null) =>
  `${(current && NARROWED[current]) ?? '/'}${id === null ? '' : `?brand=${id}`}`;

export const BrandSwitcher = ({ frame, current, look }: Where & { look: string }) => (
  <Menu
    look={look}
    label={
      <>
        <Avatar name={brandName(frame)} />
        <span class="grow">
          <b>{brandName(frame)}</b>
          <small>{trackedWords(frame)}</small>
        </span>
        <Icon name="chevrons-up-down" small />
      </>
    }
  >
    <a href={brandHref(current, null)} aria-current={frame.brandId === null ? 'true' : undefined}>
      All brands
    </a>
    {frame.brands.map((brand) => (
      <a href={brandHref(current, brand.id)} aria-current={brand.id === frame.brandId ? 'true' : undefined}>
        {brand.name}
        {brand.kind === 'competitor' && <small>competitor</small>}
      </a>
    ))}
  </Menu>
);
