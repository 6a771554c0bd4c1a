/** The page around every page. */
import type { Child, PropsWithChildren } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { TabBar, TopBar } from './bars.tsx';
import { brandName } from './brand-switcher.tsx';
import { HiddenFields } from './forms.tsx';
import type { Assets, Door, Frame, Notice, Theme } from './frame.ts';
import { AroundContext, aroundDoor, aroundFrame } from './frame.ts';
import { Icon, Key } from './parts.tsx';
import type { Room } from './places.tsx';
import { Rail } from './rail.tsx';
import type { View } from './urls.ts';

/** 5xx answers never replace what is on screen; 4xx ones are partials that say what to do. */
const HTMX_CONFIG = JSON.stringify({ noSwap: [204, 304, '5xx'], includeIndicatorCSS: false });

/** A whole document as text: Hono's c.html() sends no doctype of its own. */
export const page = (node: JSX.Element): string => `<!doctype html>${node.toString()}`;

type HtmlProps = PropsWithChildren<{ title: string; assets: Assets; theme?: Theme; shortcuts?: boolean }>;

const Html = ({ title, assets, theme = 'system', shortcuts, children }: HtmlProps) => (
  <html lang="en" dir="ltr" data-theme={theme === 'system' ? undefined : theme}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="color-scheme" content="light dark" />
      <meta name="htmx-config" content={HTMX_CONFIG} />
      <link rel="stylesheet" href={assets.style} />
      {assets.favicon && <link rel="icon" href={assets.favicon} type="image/svg+xml" />}
      <script src={assets.script} defer />
    </head>
    <body data-shortcuts={shortcuts === false ? 'off' : 'on'}>
      <a class="skip" href="#main">
        Skip to content
      </a>
      {children}
      <Voice />
    </body>
  </html>
);

/** Present from the first load: a live region that arrives with its text is not read out. */
const Voice = () => (
  <>
    <div
      class="hidden"
      role="status"
      aria-live="polite"
      id="announce"
      data-failed="That did not reach the server, so nothing was changed. Try again."
      data-copied="Reply copied."
      data-left="left"
      data-late="late"
    />
    <dialog id="sheet" aria-label="Keyboard shortcuts" />
  </>
);

/** What was just done, with the way back. Stays in the page after it fades, so that z still finds it. */
export const Toast = ({ notice }: { notice: Notice }) => (
  <div class="toast">
    <span>{notice.text}</span>
    {notice.undo && (
      <form
        method="post"
        action={notice.undo.action}
        hx-post={notice.undo.action}
        hx-target="#announce"
        hx-swap="none"
        hx-sync="drop"
      >
        <HiddenFields fields={notice.undo.fields} />
        <button type="submit" data-key="z" aria-keyshortcuts="z">
          Undo <Key>Z</Key>
        </button>
      </form>
    )}
  </div>
);

type LayoutProps = PropsWithChildren<{
  frame: Frame;
  title: string;
  current: Room | null;
  view?: View;
  /** `sheet` is a column of cards; `triage` fills the window with panes. */
  shape?: 'sheet' | 'triage';
}>;

export const Layout = ({ frame, title, current, view, shape = 'sheet', children }: LayoutProps) => (
  <AroundContext.Provider value={aroundFrame(frame)}>
    <Html
      title={`${title} · ${brandName(frame)}`}
      assets={frame.assets}
      theme={frame.viewer.theme}
      shortcuts={frame.viewer.shortcuts}
    >
      <Hatch />
      <div class="shell">
        <Rail frame={frame} current={current} view={view} />
        <div class="page">
          <TopBar frame={frame} current={current} />
          <main id="main" class={shape} tabindex={-1}>
            {children}
          </main>
        </div>
        <TabBar frame={frame} current={current} />
      </div>
      <div id="toasts" class="toasts no-print">
        {frame.notice && <Toast notice={frame.notice} />}
      </div>
    </Html>
  </AroundContext.Provider>
);

/** The hatching of gaps. Not in a hidden element: a pattern under display:none paints nothing. */
const Hatch = () => (
  <svg class="hidden" width="0" height="0" aria-hidden="true">
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="6" />
      </pattern>
    </defs>
  </svg>
);

type BareProps = PropsWithChildren<{ door: Door; title: string; end?: Child; wide?: boolean }>;

/** For people who are not in yet: signing in, the first steps, errors. */
export const Bare = ({ door, title, end, wide, children }: BareProps) => (
  <AroundContext.Provider value={aroundDoor(door)}>
    <Html title={`${title} · Earshot`} assets={door.assets} theme={door.theme}>
      <header class="bare-top">
        <b>
          <Icon name="ear" /> Earshot
        </b>
        <span class="grow" />
        {end}
      </header>
      <main id="main" class={wide ? 'sheet' : 'bare'} tabindex={-1}>
        {children}
      </main>
    </Html>
  </AroundContext.Provider>
);

/** What htmx receives: components without the page around them. */
export const Fragment = ({ frame, children }: PropsWithChildren<{ frame: Frame }>) => (
  <AroundContext.Provider value={aroundFrame(frame)}>{children}</AroundContext.Provider>
);
