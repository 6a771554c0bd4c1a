/** Pieces of an answer to htmx, each with the place it goes to. */
import type { PropsWithChildren } from 'hono/jsx';
import { type Total, total } from './format.ts';
import type { Undo } from './frame.ts';
import { Toast } from './layout.tsx';
import type { MentionData } from './mention.tsx';
import { Toolbar } from './mention-moves.tsx';
import { OnTheirWay } from './mention-outgoing.tsx';
import { Said } from './mention-said.tsx';
import { Side } from './mention-side.tsx';
import { Why } from './mention-why.tsx';
import { Composer } from './mention-write.tsx';
import { Hidden } from './parts.tsx';
import type { InboxQuery } from './urls.ts';

type PartProps = PropsWithChildren<{ target: string; swap?: string }>;

export const Part = ({ target, swap = 'outerHTML', children }: PartProps) => (
  <hx-partial hx-target={target} hx-swap={swap}>
    {children}
  </hx-partial>
);

export const Announced = ({ said, undo = null }: { said: string; undo?: Undo | null }) => (
  <>
    <Part target="#announce" swap="innerHTML">
      {said}
    </Part>
    <Part target="#toasts" swap="innerHTML">
      <Toast notice={{ text: said, ...(undo && { undo }) }} />
    </Part>
  </>
);

export const Counts = ({ listed, open }: { listed: Total; open: Total }) => (
  <>
    <Part target="#list-count" swap="innerHTML">
      {total(listed)}
    </Part>
    <Part target=".open-count" swap="innerHTML">
      {open.n > 0 && (
        <>
          {total(open)}
          <Hidden> need a reply</Hidden>
        </>
      )}
    </Part>
  </>
);

/** The parts of the opened mention; what is being typed stays, only its version moves on. */
export const Redrawn = ({
  mention,
  query,
  emptied,
}: {
  mention: MentionData;
  query: InboxQuery;
  emptied: boolean;
}) => (
  <>
    <Part target="#moves">
      <Toolbar mention={mention} query={query} />
    </Part>
    <Part target="#why">
      <Why mention={mention} query={query} />
    </Part>
    <Part target="#said">
      <Said mention={mention} query={query} />
    </Part>
    <Part target="#on-its-way">
      <OnTheirWay mention={mention} query={query} />
    </Part>
    <Part target="#side">
      <Side mention={mention} query={query} />
    </Part>
    {emptied ? (
      <Part target="#composer">
        <Composer mention={mention} query={query} />
      </Part>
    ) : (
      <Part target="#composer input[name=version]">
        <input type="hidden" name="version" value={String(mention.version)} />
      </Part>
    )}
  </>
);
