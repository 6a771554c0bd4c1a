import { count, total } from './format.ts';
import type { Frame } from './frame.ts';
import type { InboxData } from './inbox-data.ts';
import { EmptyList, NothingOpen } from './inbox-empty.tsx';
import { ListHead } from './inbox-head.tsx';
import { SelectAll, SelectionBar } from './inbox-selection.tsx';
import { Fragment, Layout } from './layout.tsx';
import { Detail } from './mention.tsx';
import { Counts, Part } from './partials.tsx';
import { Hidden, Icon } from './parts.tsx';
import { SavedViews } from './rail.tsx';
import { groupOf, RowItems } from './row.tsx';
import { type InboxQuery, inboxUrl, type View } from './urls.ts';
import { VIEW_WORDS } from './words.ts';

/** Which moves take a mention out of which view; the browser then hides its row at once. */
const LEAVING: Record<View, string> = {
  'needs-reply': 'resolution dismissal snooze',
  'assigned-to-me': 'resolution dismissal snooze',
  mentioned: '',
  overdue: 'resolution dismissal snooze',
  'low-ratings': 'resolution dismissal snooze',
  snoozed: 'resolution dismissal reopening',
  spam: 'resolution dismissal snooze clearing',
  everything: '',
};

const LoadMore = ({ data, frame }: { data: InboxData; frame: Frame }) => {
  const last = data.rows.at(-1);
  if (!data.nextCursor || !last) return null;
  const group = groupOf(last.dueAt, frame.now, frame.viewer.timeZone);
  const href = inboxUrl(data.query, { cursor: data.nextCursor, after: group });
  return (
    <li id="more" class="more">
      <a class="button" href={href} hx-get={href} hx-target="#more" hx-swap="outerHTML" hx-push-url="false">
        Load more
      </a>
    </li>
  );
};

/** The rows and, behind them, the link to the next ones: what "Load more" swaps in for itself. */
export const MoreRows = ({ frame, data }: { frame: Frame; data: InboxData }) => (
  <Fragment frame={frame}>
    <RowItems
      rows={data.rows}
      query={data.query}
      selectedId={data.selectedId}
      after={data.after}
      tickable={frame.can['correct sentiment']}
    />
    <LoadMore data={data} frame={frame} />
  </Fragment>
);

/** `#rows`. A link in it opens its mention in `#detail`; only the newest of several clicks counts. */
export const Rows = ({ frame, data }: { frame: Frame; data: InboxData }) => (
  <ul
    id="rows"
    class="rows"
    data-leaving={LEAVING[data.query.view]}
    hx-target:inherited="#detail"
    hx-swap:inherited="innerHTML scroll:top"
    hx-push-url:inherited="true"
    hx-sync:inherited="#detail:replace"
    hx-preload:inherited="mousedown"
  >
    <MoreRows frame={frame} data={data} />
    {data.rows.length === 0 && (
      <li>
        <EmptyList data={data} can={frame.can} />
      </li>
    )}
  </ul>
);

export type ArrivalsData = { query: InboxQuery; since: Date; count: number };

/** `GET /inbox/arrivals`: answer 304 with the same HX-PTag while the count is the same. Nothing is inserted above the cursor. */
export const Arrivals = ({ frame, data }: { frame: Frame; data: ArrivalsData }) => (
  <Fragment frame={frame}>
    {data.count > 0 && (
      <a
        class="arrivals"
        href={inboxUrl(data.query)}
        hx-get={inboxUrl(data.query)}
        hx-target="#arrived"
        hx-swap="none"
        data-key="."
        aria-keyshortcuts="."
      >
        <Icon name="arrow-up" small />
        {count(data.count, 'new mention')}
        <Hidden>, show them</Hidden>
      </a>
    )}
  </Fragment>
);

/** Asks for what came in since the list was drawn. */
const ArrivalsSince = ({ query, since }: { query: InboxQuery; since: Date }) => (
  <div
    id="arrivals"
    role="status"
    hx-get={inboxUrl(query, { since: since.toISOString() }).replace('/', '/inbox/arrivals')}
    hx-trigger="every 20s"
    hx-ptag="0"
  />
);

/** `GET /` for the pill: the list as it is now, from which the script takes into `#rows` what is not there yet. */
export const Arrived = ({ frame, data }: { frame: Frame; data: InboxData }) => (
  <Fragment frame={frame}>
    <Part target="#arrived" swap="innerHTML">
      <MoreRows frame={frame} data={data} />
    </Part>
    <Part target="#arrivals">
      <ArrivalsSince query={data.query} since={frame.now} />
    </Part>
    <Counts listed={data.count} open={frame.openCount} />
    <Part target="#selection .row-all">
      <SelectAll found={data.count} now={frame.now} />
    </Part>
    <Part target="#views">
      <SavedViews frame={frame} view={data.query.view} />
    </Part>
    <Part target="#announce" swap="innerHTML">
      New mentions are in the list, {total(data.count)} in all.
    </Part>
  </Fragment>
);

const ListPane = ({ frame, data }: { frame: Frame; data: InboxData }) => (
  <section class="pane list-pane" aria-label={VIEW_WORDS[data.query.view]}>
    <div class="list-top">
      <ListHead
        query={data.query}
        count={data.count}
        choices={data.choices}
        searchError={data.searchError}
        parts={data.parts}
        mayExport={frame.can['export mentions'] ?? false}
        maySave={frame.can['save views'] ?? false}
        mayAdd={frame.can['import mentions'] ?? false}
      />
      <ArrivalsSince query={data.query} since={frame.now} />
    </div>
    <Rows frame={frame} data={data} />
    <ul id="arrived" hidden />
    {frame.can['correct sentiment'] && (
      <SelectionBar
        query={data.query}
        found={data.count}
        choices={data.choices}
        typed={data.typed}
        now={frame.now}
        can={frame.can}
      />
    )}
  </section>
);

/** `/` and `/mentions/:id` as a whole page. */
export const InboxPage = ({ frame, data }: { frame: Frame; data: InboxData }) => (
  <Layout frame={frame} title={titleOf(data)} current="inbox" view={data.query.view} shape="triage">
    <div class="panes" data-shown={data.shown}>
      <ListPane frame={frame} data={data} />
      <section class="pane detail-pane" id="detail" aria-label="Opened mention" hx-sync="replace">
        {data.detail ? (
          <Detail mention={data.detail} query={data.query} conflict={data.conflict} />
        ) : (
          data.rows.length > 0 && <NothingOpen />
        )}
      </section>
    </div>
  </Layout>
);

const titleOf = ({ query, count: found, detail, shown }: InboxData) =>
  shown === 'detail' && detail
    ? `${detail.author.name ?? detail.author.handle ?? 'Mention'} in ${VIEW_WORDS[query.view]}`
    : `${VIEW_WORDS[query.view]} (${total(found)})`;
