/**
 * What a move answers to htmx: partials, each with its target. Targets that are not on screen are skipped.
 * `#row-<id>` a row · `#rows` the list · `#detail` the right pane · `#moves #why #said #composer #side` its parts ·
 * `#conflict` the bar under the toolbar · `#list-count`, `.open-count` figures · `#toasts` · `#announce`.
 */
import type { PropsWithChildren } from 'hono/jsx';
import type { ConflictData } from './conflict.tsx';
import { ConflictBar } from './conflict.tsx';
import type { Total } from './format.ts';
import { number, total } from './format.ts';
import type { Frame, Undo } from './frame.ts';
import type { InboxData } from './inbox.tsx';
import { NothingOpen, Rows } from './inbox.tsx';
import { Fragment, Toast } from './layout.tsx';
import type { MentionData } from './mention.tsx';
import { Detail } from './mention.tsx';
import { Toolbar } from './mention-moves.tsx';
import { Side } from './mention-side.tsx';
import { Why } from './mention-why.tsx';
import { Composer, Said } from './mention-write.tsx';
import { Hidden } from './parts.tsx';
import type { RowData } from './row.tsx';
import { Row } from './row.tsx';
import type { InboxQuery } from './urls.ts';
import { mentionUrl } from './urls.ts';

type PartProps = PropsWithChildren<{ target: string; swap?: string }>;

const Part = ({ target, swap = 'outerHTML', children }: PartProps) => (
  <hx-partial hx-target={target} hx-swap={swap}>
    {children}
  </hx-partial>
);

const Announced = ({ said, undo = null }: { said: string; undo?: Undo | null }) => (
  <>
    <Part target="#announce" swap="innerHTML">
      {said}
    </Part>
    <Part target="#toasts" swap="innerHTML">
      <Toast notice={{ text: said, ...(undo && { undo }) }} />
    </Part>
  </>
);

const Counts = ({ listed, open }: { listed: Total; open: number }) => (
  <>
    <Part target="#list-count" swap="innerHTML">
      {total(listed)}
    </Part>
    <Part target=".open-count" swap="innerHTML">
      {open > 0 && (
        <>
          {number(open)}
          <Hidden> need a reply</Hidden>
        </>
      )}
    </Part>
  </>
);

/** The parts of the opened mention; what is being typed stays, only its version moves on. */
const Redrawn = ({
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
      <Said mention={mention} />
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

export type MovedData = {
  query: InboxQuery;
  /** One sentence with the number: "Done. 11 left in this view." */
  said: string;
  undo: Undo | null;
  /** How many the view still finds. */
  count: Total;
  /** Rows that leave the list. */
  gone: number[];
  /** Rows that stay and look different now. */
  changed: RowData[];
  /** After an undo the list is drawn anew, since the row returns to its place. */
  list: InboxData | null;
  /**
   * `opened`: another mention takes the pane, null leaves it empty (send HX-Replace-Url with its address) ·
   * `redrawn`: the same mention, in place; `emptied` clears the composer after a note or a reply was stored.
   */
  pane:
    | { kind: 'opened'; mention: MentionData | null }
    | { kind: 'redrawn'; mention: MentionData; emptied: boolean };
};

const Pane = ({ data: { pane, query } }: { data: MovedData }) =>
  pane.kind === 'redrawn' ? (
    <>
      <Redrawn mention={pane.mention} query={query} emptied={pane.emptied} />
      <Part target="#conflict" swap="innerHTML" />
    </>
  ) : (
    <Part target="#detail" swap="innerHTML scroll:top">
      {pane.mention ? <Detail mention={pane.mention} query={query} /> : <NothingOpen />}
    </Part>
  );

const openedId = ({ pane }: MovedData) => pane.mention?.id ?? null;

/** The answer to every move that worked. */
export const Moved = ({ frame, data }: { frame: Frame; data: MovedData }) => (
  <Fragment frame={frame}>
    {data.gone.map((id) => (
      <Part target={`#row-${id}`} swap="delete" />
    ))}
    {data.changed.map((row) => (
      <Part target={`#row-${row.id}`}>
        <Row row={row} query={data.query} selected={row.id === openedId(data)} />
      </Part>
    ))}
    {data.list && (
      <Part target="#rows">
        <Rows frame={frame} data={data.list} />
      </Part>
    )}
    <Pane data={data} />
    <Counts listed={data.count} open={frame.openCount} />
    <Announced said={data.said} undo={data.undo} />
  </Fragment>
);

type ConflictProps = {
  frame: Frame;
  /** As it is now. */
  mention: MentionData;
  query: InboxQuery;
  conflict: ConflictData;
};

/** The answer (409) to a move on a version that someone else has replaced. */
export const Conflict = ({ frame, mention, query, conflict }: ConflictProps) => (
  <Fragment frame={frame}>
    <Redrawn mention={mention} query={query} emptied={false} />
    <Part target="#conflict" swap="innerHTML">
      <ConflictBar conflict={conflict} keep={mentionUrl(mention.id, query)} />
    </Part>
    <Part target="#announce" swap="innerHTML">
      {conflict.sentence}
    </Part>
  </Fragment>
);

/** The answer (4xx) to a request that was refused for another reason. */
export const Refused = ({ frame, sentence }: { frame: Frame; sentence: string }) => (
  <Fragment frame={frame}>
    <Announced said={sentence} />
  </Fragment>
);
