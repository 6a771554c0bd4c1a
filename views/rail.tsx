/** Ways around: the rail on wide screens, the top bar and the tab bar on narrow ones. */
import { count, number } from './format.ts';
import { Menu, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Avatar, Hidden, Icon, Key } from './parts.tsx';
import type { View } from './urls.ts';
import { inboxUrl, VIEWS } from './urls.ts';
import { VIEW_WORDS } from './words.ts';

export type Room = 'inbox' | 'reputation' | 'sources' | 'alerts' | 'brands' | 'settings';

type Place = { room: Room; href: string; icon: string; word: string; go?: string };

const PLACES: Record<Room, Place> = {
  inbox: { room: 'inbox', href: '/', icon: 'inbox', word: 'Inbox', go: 'i' },
  reputation: { room: 'reputation', href: '/reputation', icon: 'trending-up', word: 'Reputation', go: 'r' },
  sources: { room: 'sources', href: '/sources', icon: 'rss', word: 'Sources', go: 's' },
  alerts: { room: 'alerts', href: '/alerts', icon: 'bell', word: 'Alerts', go: 'a' },
  brands: { room: 'brands', href: '/brands', icon: 'tag', word: 'Brands' },
  settings: { room: 'settings', href: '/settings', icon: 'settings', word: 'Settings' },
};

type Where = { frame: Frame; current: Room | null; view?: View };

const OpenCount = ({ value }: { value: number }) => (
  <span class="open-count">
    {value > 0 && (
      <>
        {number(value)}
        <Hidden> need a reply</Hidden>
      </>
    )}
  </span>
);

const Warned = ({ frame }: { frame: Frame }) =>
  frame.sourceWarnings.length ? (
    <span class="hot">
      <Icon name="triangle-alert" small />
      <Hidden>{frame.sourceWarnings.length} need a look</Hidden>
    </span>
  ) : null;

const NavLink = ({ place, frame, current }: Where & { place: Place }) => (
  <a
    href={place.href}
    aria-current={current === place.room ? 'page' : undefined}
    {...(place.go && { 'data-go': place.go, 'aria-keyshortcuts': `g ${place.go}` })}
  >
    <Icon name={place.icon} />
    <span>{place.word}</span>
    {place.room === 'inbox' && <OpenCount value={frame.openCount} />}
    {place.room === 'sources' && <Warned frame={frame} />}
  </a>
);

export const brandName = ({ brands, brandId }: Frame) =>
  brands.find((brand) => brand.id === brandId)?.name ??
  (brands.filter((brand) => brand.kind === 'own').length === 1
    ? brands.find((brand) => brand.kind === 'own')!.name
    : 'All brands');

function trackedWords(frame: Frame): string {
  const rivals = frame.brands.filter((brand) => brand.kind === 'competitor').length;
  return rivals ? `${count(rivals, 'competitor')} tracked` : 'No competitors yet';
}

/** Where choosing a brand leads: the same room, narrowed. */
const brandHref = (current: Room | null, id: number | null) =>
  `${current === 'reputation' ? '/reputation' : '/'}${id === null ? '' : `?brand=${id}`}`;

const BrandSwitcher = ({ frame, current, look }: Where & { look: string }) => (
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

const SavedViews = ({ frame, view }: Where) => (
  <nav class="nav" aria-label="Saved views">
    <div class="nav-title">Saved views</div>
    {VIEWS.map((name) => {
      const waiting = frame.views?.find((entry) => entry.view === name)?.count;
      return (
        <a href={inboxUrl({ view: name })} aria-current={view === name ? 'true' : undefined}>
          <span>{VIEW_WORDS[name]}</span>
          {waiting !== undefined && (
            <span class={name === 'overdue' && waiting > 0 ? 'hot' : undefined}>{number(waiting)}</span>
          )}
        </a>
      );
    })}
  </nav>
);

/** Broken sources stay in sight everywhere until they work again. */
const HealthStrip = ({ frame }: { frame: Frame }) => {
  const [first, ...others] = frame.sourceWarnings;
  if (!first) return null;
  return (
    <div class="health">
      <Icon name="triangle-alert" />
      <span>
        {first.sentence} <a href={`/sources/${first.sourceId}`}>See what to do</a>
        {others.length > 0 && (
          <>
            {' · '}
            <a href="/sources">{others.length} more</a>
          </>
        )}
      </span>
    </div>
  );
};

const ShortcutsLink = () => (
  <a href="/shortcuts" data-key="?" data-sheet aria-keyshortcuts="?">
    <Icon name="keyboard" />
    <span>Shortcuts</span>
    <Key>?</Key>
  </a>
);

const SignOut = () => (
  <PostForm action="/sign-out">
    <button type="submit" class="button quiet icon-only" title="Sign out">
      <Icon name="log-out" />
      <Hidden>Sign out</Hidden>
    </button>
  </PostForm>
);

export const Rail = (where: Where) => (
  <aside class="rail" aria-label="Workspace">
    <div class="rail-in">
      <BrandSwitcher {...where} look="switcher" />
      <nav class="nav" aria-label="Main">
        {(['inbox', 'reputation', 'sources', 'alerts', 'brands'] as const).map((room) => (
          <NavLink {...where} place={PLACES[room]} />
        ))}
      </nav>
      <SavedViews {...where} />
      <div class="rail-foot">
        <HealthStrip frame={where.frame} />
        <nav class="nav" aria-label="Yours">
          <NavLink {...where} place={PLACES.settings} />
          <ShortcutsLink />
        </nav>
        <div class="me">
          <Avatar name={where.frame.viewer.name} />
          <span class="grow">{where.frame.viewer.name}</span>
          <SignOut />
        </div>
      </div>
    </div>
  </aside>
);

export const TopBar = (where: Where) => (
  <header class="top-bar">
    <BrandSwitcher {...where} look="switcher plain" />
    <span class="grow" />
    <a class="button quiet icon-only" href="/settings">
      <Avatar name={where.frame.viewer.name} />
      <Hidden>Your settings</Hidden>
    </a>
  </header>
);

const More = ({ current }: { current: Room | null }) => (
  <Menu
    look={current === 'brands' || current === 'settings' ? 'tab current' : 'tab'}
    label={
      <>
        <Icon name="ellipsis" />
        <span>More</span>
      </>
    }
  >
    <a href="/brands">Brands</a>
    <a href="/settings">Settings</a>
    <a href="/shortcuts">Shortcuts</a>
    <PostForm action="/sign-out">
      <button type="submit">Sign out</button>
    </PostForm>
  </Menu>
);

export const TabBar = (where: Where) => (
  <nav class="tab-bar" aria-label="Main, bottom">
    {(['inbox', 'reputation', 'alerts', 'sources'] as const).map((room) => {
      const { go: _, ...place } = PLACES[room];
      return <NavLink {...where} place={place} />;
    })}
    <More current={where.current} />
  </nav>
);
