/** The rooms, and the links to them. */
import type { Capability } from '../src/accounts/can.ts';
import { type Total, total } from './format.ts';
import type { Frame } from './frame.ts';
import { Hidden, Icon } from './parts.tsx';
import type { View } from './urls.ts';

export type Room =
  | 'inbox'
  | 'reputation'
  | 'themes'
  | 'people'
  | 'sources'
  | 'alerts'
  | 'incidents'
  | 'brands'
  | 'templates'
  | 'team'
  | 'settings';

type Place = { room: Room; href: string; icon: string; word: string; go?: string };

export const PLACES: Record<Room, Place> = {
  inbox: { room: 'inbox', href: '/', icon: 'inbox', word: 'Inbox', go: 'i' },
  reputation: { room: 'reputation', href: '/reputation', icon: 'trending-up', word: 'Reputation', go: 'r' },
  themes: { room: 'themes', href: '/themes', icon: 'layers', word: 'Themes', go: 't' },
  people: { room: 'people', href: '/people', icon: 'user-check', word: 'People' },
  sources: { room: 'sources', href: '/sources', icon: 'rss', word: 'Sources', go: 's' },
  alerts: { room: 'alerts', href: '/alerts', icon: 'bell', word: 'Alerts', go: 'a' },
  incidents: { room: 'incidents', href: '/incidents', icon: 'triangle-alert', word: 'Incidents' },
  brands: { room: 'brands', href: '/brands', icon: 'tag', word: 'Brands' },
  templates: { room: 'templates', href: '/templates', icon: 'zap', word: 'Templates' },
  team: { room: 'team', href: '/team', icon: 'users', word: 'Team' },
  settings: { room: 'settings', href: '/settings', icon: 'settings', word: 'Settings' },
};

/** A room that would only say "you may not" has no door. */
export const openRooms = ({ can }: Frame, rooms: Room[]): Room[] =>
  rooms.filter((room) => !(room in DOORS) || can[DOORS[room]!]);

const DOORS: Partial<Record<Room, Capability>> = {
  sources: 'see sources',
  team: 'see workload',
  templates: 'see templates',
};

export type Where = { frame: Frame; current: Room | null; view?: View };

const OpenCount = ({ value }: { value: Total }) => (
  <span class="open-count">
    {value.n > 0 && (
      <>
        {total(value)}
        <Hidden> need a reply</Hidden>
      </>
    )}
  </span>
);

const Warned = ({ count }: { count: number }) =>
  count > 0 ? (
    <span class="hot">
      <Icon name="triangle-alert" small />
      <Hidden>{count} need a look</Hidden>
    </span>
  ) : null;

export const NavLink = ({ place, frame, current }: Where & { place: Place }) => (
  <a
    href={place.href}
    aria-current={current === place.room ? 'page' : undefined}
    {...(place.go && { 'data-go': place.go, 'aria-keyshortcuts': `g ${place.go}` })}
  >
    <Icon name={place.icon} />
    <span>{place.word}</span>
    {place.room === 'inbox' && <OpenCount value={frame.openCount} />}
    <Warned count={frame.warnings.filter(({ room }) => room === place.room).length} />
  </a>
);
