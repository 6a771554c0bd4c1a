/** The way to a source's own sign-in page. */
import { Html } from './document.tsx';
import type { Door } from './frame.ts';

/**
 * A page instead of a redirect: the content policy lets forms lead to Earshot alone, and browsers hold redirects
 * after a form to it.
 */
export const LeavePage = ({ door, url, name }: { door: Door; url: string; name: string }) => (
  <Html title={`On to ${name}`} assets={door.assets} theme={door.theme} goTo={url}>
    <main id="main" class="bare">
      <h1>On to {name}</h1>
      <p>Sign in there and allow what Earshot asks for. It brings you back here.</p>
      <p>
        <a class="button solid" href={url} rel="noreferrer">
          Go on to {name}
        </a>
      </p>
    </main>
  </Html>
);
