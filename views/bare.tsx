/** The page for people who are not in yet: signing in, the first steps, errors. */
import type { Child, PropsWithChildren } from 'hono/jsx';
import { Html } from './document.tsx';
import { AroundContext, aroundDoor, type Door } from './frame.ts';
import { Icon } from './parts.tsx';

type BareProps = PropsWithChildren<{
  door: Door;
  title: string;
  end?: Child;
  wide?: boolean;
  /** Search engines leave it alone. */
  unlisted?: boolean;
}>;

export const Bare = ({ door, title, end, wide, unlisted, children }: BareProps) => (
  <AroundContext.Provider value={aroundDoor(door)}>
    <Html title={`${title} · Earshot`} assets={door.assets} theme={door.theme} unlisted={unlisted}>
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
