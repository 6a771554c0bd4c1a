/** The HTML document around everything, and the page for people who are not in yet. */
import type { PropsWithChildren } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Assets, Theme } from './frame.ts';

/** 5xx answers never replace what is on screen; 4xx ones are partials that say what to do. */
const HTMX_CONFIG = JSON.stringify({ noSwap: [204, 304, '5xx'], includeIndicatorCSS: false });

/** A whole document as text: Hono's c.html() sends no doctype of its own. */
export const page = (node: JSX.Element): string => `<!doctype html>${node.toString()}`;

type HtmlProps = PropsWithChildren<{
  title: string;
  assets: Assets;
  theme?: Theme;
  shortcuts?: boolean;
  /** Whose typed text the browser keeps. */
  viewer?: string;
  /** The browser goes on there by itself. */
  goTo?: string;
  /** Search engines leave it alone. */
  unlisted?: boolean;
  /** The panes of triage need no other page's style. */
  triage?: boolean;
}>;

export const Html = ({
  title,
  assets,
  theme = 'system',
  shortcuts,
  viewer,
  goTo,
  unlisted,
  triage,
  children,
}: HtmlProps) => (
  <html lang="en" dir="ltr" data-theme={theme === 'system' ? undefined : theme}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {unlisted && <meta name="robots" content="noindex, nofollow" />}
      {goTo && <meta http-equiv="refresh" content={`0;url=${goTo}`} />}
      <meta name="color-scheme" content="light dark" />
      <meta name="htmx-config" content={HTMX_CONFIG} />
      <link rel="stylesheet" href={assets.style} />
      {!triage && <link rel="stylesheet" href={assets.pageStyle} />}
      {assets.favicon && <link rel="icon" href={assets.favicon} type="image/svg+xml" />}
      <script src={assets.script} defer />
    </head>
    <body data-shortcuts={shortcuts === false ? 'off' : 'on'} data-viewer={viewer}>
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
      data-failed="The server could not do that, so nothing was changed. Try again."
      data-changed="Not done: see what has changed."
      data-lost="The connection broke before the answer came. Try again: nothing is done twice."
      data-skipped="Keys pressed after it were left out."
      data-restored="What you had typed here is back."
      data-copied="Reply copied."
      data-uncopied="The browser did not let the reply be copied. Copy it from its field."
      data-left="left"
      data-late="late"
    />
    <p id="offline" class="offline" role="status" hidden>
      You are offline. What you type is kept here; decisions work again when the connection is back.
    </p>
    <dialog id="sheet" aria-labelledby="sheet-title" />
  </>
);
