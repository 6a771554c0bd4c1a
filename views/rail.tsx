/** Ways around: the rail on wide screens, the top bar and the tab bar on narrow ones. */
import { BrandSwitcher } from './brand-switcher.tsx';
import { total } from './format.ts';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Avatar, Hidden, Icon, Key } from './parts.tsx';
import { NavLink, openRooms, PLACES, type Where } from './places.tsx';
import { inboxUrl, VIEWS, type View } from './urls.ts';
import { VIEW_WORDS } from './words.ts';

/** What these count should become nothing. */
const HOT: ReadonlySet<View> = new Set(['overdue', 'mentioned']);

export const SavedViews = ({ frame, view }: Omit<Where, 'current'>) => {
  const { saved = [] } = frame;
  const isSaved = saved.some(({ isCurrent }) => isCurrent);
  return (
    <nav class="nav" id="views" aria-label="Saved views">
      <div class="nav-title">
        {frame.can['save views'] ? <a href="/views">Saved views</a> : 'Saved views'}
      </div>
      {Boolean(frame.toLookAt) && (
        <a href="/replies">
          <span>Replies to look at</span>
          <span class="hot">{frame.toLookAt}</span>
        </a>
      )}
      {VIEWS.map((name) => {
        const waiting = frame.views?.find((entry) => entry.view === name)?.count;
        return (
          <a href={inboxUrl({ view: name })} aria-current={view === name && !isSaved ? 'true' : undefined}>
            <span>{VIEW_WORDS[name]}</span>
            {waiting !== undefined && (
              <span class={HOT.has(name) && waiting.n > 0 ? 'hot' : undefined}>{total(waiting)}</span>
            )}
          </a>
        );
      })}
      {saved.map(({ name, href, count, isCurrent }) => (
        <a href={href} aria-current={view && isCurrent ? 'true' : undefined}>
          <span>{name}</span>
          {count && <span>{total(count)}</span>}
        </a>
      ))}
    </nav>
  );
};

/** What is broken stays in sight everywhere until it works again. */
const HealthStrip = ({ frame }: { frame: Frame }) => {
  const [first, ...others] = frame.warnings;
  if (!first) return null;
  return (
    <div class="health">
      <Icon name="triangle-alert" />
      <div class="grow">
        <p title={first.sentence}>{first.sentence}</p> <a href={first.href}>See what to do</a>
        {others.length > 0 && (
          <>
            {' · '}
            <a href={`/${others[0]!.room}`}>{others.length} more</a>
          </>
        )}
      </div>
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

const PaletteLink = () => (
  <a href="/palette" data-palette data-sheet aria-keyshortcuts="Control+k Meta+k">
    <Icon name="search" />
    <span>Find anything</span>
    <Key>Ctrl K</Key>
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
        {openRooms(where.frame, [
          'inbox',
          'reputation',
          'themes',
          'people',
          'sources',
          'alerts',
          'incidents',
          'brands',
          'templates',
          'team',
        ]).map((room) => (
          <NavLink {...where} place={PLACES[room]} />
        ))}
      </nav>
      <SavedViews {...where} />
      <div class="rail-foot">
        <HealthStrip frame={where.frame} />
        <nav class="nav" aria-label="Yours">
          <NavLink {...where} place={PLACES.settings} />
          <PaletteLink />
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
