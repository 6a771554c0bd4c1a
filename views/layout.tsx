/** The page around every page. */
import type { PropsWithChildren } from 'hono/jsx';
import { TabBar, TopBar } from './bars.tsx';
import { brandName } from './brand-switcher.tsx';
import { Banner } from './cards.tsx';
import { Html } from './document.tsx';
import { number } from './format.ts';
import { HiddenFields } from './forms.tsx';
import { AroundContext, aroundFrame, type Frame, type Notice } from './frame.ts';
import { Icon, Key } from './parts.tsx';
import type { Room } from './places.tsx';
import { Rail } from './rail.tsx';
import type { View } from './urls.ts';

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
      viewer={frame.viewer.name}
      triage={shape === 'triage'}
    >
      <Hatch />
      <div class="shell">
        <Rail frame={frame} current={current} view={view} />
        <div class="page">
          <TopBar frame={frame} current={current} />
          <Crises frame={frame} />
          <main id="main" class={shape} tabindex={-1}>
            <p class="print-only">{brandName(frame)}</p>
            {frame.problem && (
              <Banner tone="warn" icon="triangle-alert">
                {frame.problem}
              </Banner>
            )}
            {frame.daysBehind && (
              <Banner tone="warn" icon="clock">
                {number(frame.daysBehind)} days are being counted anew, as after an update. Figures are right
                meanwhile, but those over many days take longer.
              </Banner>
            )}
            {children}
          </main>
        </div>
        <TabBar frame={frame} current={current} />
      </div>
      <section id="toasts" class="toasts no-print" aria-label="Messages" hx-encoding="multipart/form-data">
        {frame.notice && <Toast notice={frame.notice} />}
      </section>
    </Html>
  </AroundContext.Provider>
);

/** Nobody overlooks that one person alone answers. */
const Crises = ({ frame: { crises = [] } }: { frame: Frame }) => (
  <>
    {crises.map(({ brandId, brandName, leader }) => (
      <div class="crisis-strip no-print">
        <Icon name="triangle-alert" small />
        <span>
          <b>{brandName} is in a crisis.</b> {leader} alone answers.
        </span>
        <a href={`/brands/${brandId}/crisis`}>Open it</a>
      </div>
    ))}
  </>
);

/** The hatching of gaps. Not in a hidden element: a pattern under display:none paints nothing. */
export const Hatch = () => (
  <svg class="hidden" width="0" height="0" aria-hidden="true">
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="6" />
      </pattern>
    </defs>
  </svg>
);

/** What htmx receives: components without the page around them. */
export const Fragment = ({ frame, children }: PropsWithChildren<{ frame: Frame }>) => (
  <AroundContext.Provider value={aroundFrame(frame)}>{children}</AroundContext.Provider>
);
