/** What stands where there is nothing: true, with a reason and one thing to do. */
import type { Child } from 'hono/jsx';
import { EmptyState } from './cards.tsx';
import { count, number, type Total, total } from './format.ts';
import type { Can } from './frame.ts';
import type { Emptiness, InboxData } from './inbox-data.ts';
import { isFiltered } from './inbox-filters.tsx';
import { Key } from './parts.tsx';
import { Moment } from './time.tsx';
import { type InboxQuery, inboxUrl, type View } from './urls.ts';
import { VIEW_WORDS } from './words.ts';

type ClearProps = { view: View; empty: Extract<Emptiness, { kind: 'clear' }> };

/** What is true where a view is not about replies that are due. */
const CLEAR: Partial<Record<View, { title: string; why: string }>> = {
  'assigned-to-me': { title: 'Nothing is assigned to you', why: 'What you take, or are given, waits here.' },
  mentioned: {
    title: 'No note calls you',
    why: 'When a colleague writes @ and your name in a note, its mention comes here.',
  },
  overdue: { title: 'Nothing is late', why: 'Mentions come here when their time to reply has passed.' },
  'low-ratings': { title: 'No low ratings are open', why: 'Reviews with one or two stars wait here.' },
  snoozed: { title: 'Nothing is snoozed', why: 'What you put off waits here until its time comes.' },
  spam: {
    title: 'Nothing looks like spam',
    why: 'What is suspected is kept out of the queue and the figures.',
  },
  everything: { title: 'No mentions yet', why: 'They appear here as soon as a source brings them.' },
};

const Clear = ({ empty, view }: ClearProps) => (
  <EmptyState icon="circle-check" title={CLEAR[view]?.title ?? 'Nothing to reply to'}>
    {CLEAR[view] ? (
      CLEAR[view].why
    ) : empty.lastNegative ? (
      <>
        The last negative mention came <Moment at={empty.lastNegative.at} />
        {empty.lastNegative.answeredBy && `, answered by ${empty.lastNegative.answeredBy}`}.
      </>
    ) : (
      'New mentions appear here as soon as a source brings them.'
    )}
  </EmptyState>
);

const action = (href: string, words: string): Child => (
  <a class="button" href={href}>
    {words}
  </a>
);

const keptWords = (kept: Total) =>
  kept.n === 0
    ? 'No mention so far.'
    : `${total(kept)} ${kept.n === 1 ? 'mention' : 'mentions'} kept, none of which waits in this list.`;

type ReadingProps = { empty: Extract<Emptiness, { kind: 'reading' }>; query: InboxQuery };

/** Asks for the list anew until there is something in it, or everything was read once. */
const Reading = ({ empty: { waiting, failed, of, items, kept }, query }: ReadingProps) => (
  <div
    hx-get={inboxUrl(query)}
    hx-trigger="every 2s"
    hx-select="#rows"
    hx-select-oob="#list-count,#views,#arrivals"
    hx-target="#rows"
    hx-swap="outerHTML"
    hx-push-url="false"
  >
    <EmptyState icon="rss" title="Reading your sources" action={action('/sources', 'Look at the sources')}>
      <progress class="progress" max={of} value={of - waiting} aria-label="Sources read" />
      {number(of - waiting - failed)} of {count(of, 'source')} read for the last 7 days
      {failed > 0 &&
        `, ${number(failed)} could not be read yet and ${failed === 1 ? 'is' : 'are'} tried again`}
      {items > 0 && `, ${count(items, 'item')} of the others so far`}. {keptWords(kept)} You can go on; this
      keeps running.
    </EmptyState>
  </div>
);

export const EmptyList = ({ data: { empty, query, searchError }, can }: { data: InboxData; can: Can }) => {
  if (searchError)
    return (
      <EmptyState
        icon="search"
        title="This search cannot be read"
        action={action(inboxUrl({ view: query.view }), 'Clear the filters')}
      >
        Change what the sentence above names; then the list is searched.
      </EmptyState>
    );
  if (empty?.kind === 'no-sources')
    return (
      <EmptyState
        icon="rss"
        title="No sources yet"
        action={can['change sources'] && action(empty.setUp, 'Go on with the set-up')}
      >
        Earshot listens only where you tell it to. Choosing from what needs no key takes a minute.
      </EmptyState>
    );
  if (empty?.kind === 'unread')
    return (
      <EmptyState awaitsMentions icon="rss" title="No source was read yet">
        They are tried again and again by themselves.
      </EmptyState>
    );
  if (empty?.kind === 'reading') return <Reading empty={empty} query={query} />;
  if (empty?.kind === 'unknown')
    return (
      <EmptyState
        icon="search"
        title={empty.title}
        action={action(inboxUrl({ view: query.view }), 'Clear the filters')}
      >
        {empty.why}
      </EmptyState>
    );
  if (isFiltered(query) || empty?.kind === 'no-match')
    return (
      <EmptyState
        icon="search"
        title="No mention matches these filters"
        action={action(inboxUrl({ view: query.view }), 'Clear the filters')}
      >
        Nothing was lost: the filters are narrower than what is in {VIEW_WORDS[query.view]}.
      </EmptyState>
    );
  return (
    <Clear
      view={query.view}
      empty={empty?.kind === 'clear' ? empty : { kind: 'clear', lastNegative: null }}
    />
  );
};

/** What stands on the right while nothing is opened. */
export const NothingOpen = () => (
  <EmptyState icon="inbox" title="No mention is open">
    What you choose in the list opens here. <Key>J</Key> and <Key>K</Key> walk through it.
  </EmptyState>
);
