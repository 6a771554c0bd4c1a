/**
 * What a move answers to htmx: partials, each with its target. Targets that are not on screen are skipped.
 * `#row-<id>` a row · `#rows` the list · `#detail` the right pane · `#moves #why #said #composer #side` its parts ·
 * `#conflict` the bar under the toolbar · `#list-count`, `.open-count`, `#views` figures · `#toasts` · `#announce`.
 */
import { ConflictBar, type ConflictData } from './conflict.tsx';
import type { Total } from './format.ts';
import type { Frame, Undo } from './frame.ts';
import { Rows } from './inbox.tsx';
import type { InboxData } from './inbox-data.ts';
import { NothingOpen } from './inbox-empty.tsx';
import { SelectAll } from './inbox-selection.tsx';
import { Fragment } from './layout.tsx';
import { Detail, type MentionData } from './mention.tsx';
import { Announced, Counts, Part, Redrawn } from './partials.tsx';
import { SavedViews } from './rail.tsx';
import { ReplyPictures } from './reply-pictures.tsx';
import { Row } from './row.tsx';
import type { RowData } from './row-data.ts';
import { type InboxQuery, mentionUrl } from './urls.ts';

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
  /** Drawn anew after an undo, since the row returns to its place, and when nothing is left in it. */
  list: InboxData | null;
  /**
   * `opened`: another mention takes the pane, null leaves it empty (send HX-Replace-Url with its address) ·
   * `redrawn`: the same mention, in place; `emptied` clears the composer after a note or a reply was stored,
   * `pictures` draws those of the draft anew ·
   * null: nothing about it has changed.
   */
  pane:
    | { kind: 'opened'; mention: MentionData | null }
    | { kind: 'redrawn'; mention: MentionData; emptied: boolean; pictures?: boolean }
    | null;
};

type PaneProps = { pane: NonNullable<MovedData['pane']>; query: InboxQuery; isCleared: boolean };

const Pane = ({ pane, query, isCleared }: PaneProps) =>
  pane.kind === 'redrawn' ? (
    <>
      <Redrawn mention={pane.mention} query={query} emptied={pane.emptied} />
      {pane.pictures && (
        <Part target="#reply-pictures">
          <ReplyPictures mention={pane.mention} />
        </Part>
      )}
      <Part target="#conflict" swap="innerHTML" />
    </>
  ) : (
    <Part target="#detail" swap="innerHTML scroll:top">
      {pane.mention ? <Detail mention={pane.mention} query={query} /> : !isCleared && <NothingOpen />}
    </Part>
  );

const openedId = ({ pane }: MovedData) => pane?.mention?.id ?? null;

/** The answer to every move that worked. */
export const Moved = ({ frame, data }: { frame: Frame; data: MovedData }) => (
  <Fragment frame={frame}>
    {data.gone.map((id) => (
      <Part target={`#row-${id}`} swap="delete" />
    ))}
    {data.changed.map((row) => (
      <Part target={`#row-${row.id}`}>
        <Row
          row={row}
          query={data.query}
          selected={row.id === openedId(data)}
          tickable={frame.can['correct sentiment']}
        />
      </Part>
    ))}
    {data.list && (
      <Part target="#rows">
        <Rows frame={frame} data={data.list} />
      </Part>
    )}
    {data.pane && <Pane pane={data.pane} query={data.query} isCleared={data.list?.rows.length === 0} />}
    <Counts listed={data.count} open={frame.openCount} />
    <Part target="#selection .row-all">
      <SelectAll found={data.count} now={frame.now} />
    </Part>
    <Part target="#views">
      <SavedViews frame={frame} view={data.query.view} />
    </Part>
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
