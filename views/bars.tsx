/** On narrow screens: the brand above, the rooms below. */
import { BrandSwitcher } from './brand-switcher.tsx';
import { Menu, PostForm } from './forms.tsx';
import { Avatar, Hidden, Icon } from './parts.tsx';
import { NavLink, openRooms, PLACES, type Room, type Where } from './places.tsx';

export const TopBar = (where: Where) => (
  <header class="top-bar">
    <BrandSwitcher {...where} look="switcher plain" />
    <span class="grow" />
    <a class="button quiet icon-only" href="/palette" data-sheet>
      <Icon name="search" />
      <Hidden>Find anything</Hidden>
    </a>
    <a class="button quiet icon-only" href="/settings">
      <Avatar name={where.frame.viewer.name} />
      <Hidden>Your settings</Hidden>
    </a>
  </header>
);

const IN_MORE: Room[] = ['themes', 'people', 'incidents', 'brands', 'templates', 'team', 'settings'];

const More = ({ current, frame }: Pick<Where, 'current' | 'frame'>) => (
  <Menu
    look={current && IN_MORE.includes(current) ? 'tab current' : 'tab'}
    label={
      <>
        <Icon name="ellipsis" />
        <span>More</span>
      </>
    }
  >
    {openRooms(frame, IN_MORE).map((room) => (
      <a href={PLACES[room].href} aria-current={room === current ? 'page' : undefined}>
        {PLACES[room].word}
      </a>
    ))}
    <a href="/palette" data-sheet>
      Find anything
    </a>
    <a href="/shortcuts">Shortcuts</a>
    <PostForm action="/sign-out">
      <button type="submit">Sign out</button>
    </PostForm>
  </Menu>
);

export const TabBar = (where: Where) => (
  <nav class="tab-bar" aria-label="Main, bottom">
    {openRooms(where.frame, ['inbox', 'reputation', 'alerts', 'sources']).map((room) => {
      const { go: _, ...place } = PLACES[room];
      return <NavLink {...where} place={place} />;
    })}
    <More current={where.current} frame={where.frame} />
  </nav>
);
