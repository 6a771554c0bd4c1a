/** One mention, opened: what was said and by whom, why it is here, what can be done. */
import type { Child } from 'hono/jsx';
import type { Span } from '../src/db/schema.ts';
import { Banner } from './cards.tsx';
import { ConflictBar, type ConflictData } from './conflict.tsx';
import type { Frame } from './frame.ts';
import { Fragment } from './layout.tsx';
import { MarkedBody, MarkedTitle } from './marked.tsx';
import { Author, type Authored, authorName } from './mention-author.tsx';
import { Snooze } from './mention-menus.tsx';
import { DONE_FORM, Toolbar } from './mention-moves.tsx';
import { OnTheirWay, type Outgoing } from './mention-outgoing.tsx';
import { Said } from './mention-said.tsx';
import { Side, type Sided } from './mention-side.tsx';
import { Why } from './mention-why.tsx';
import { Composer } from './mention-write.tsx';
import { isSettled } from './movable.ts';
import { Icon } from './parts.tsx';
import { Held, Here } from './presence.tsx';
import { Moment } from './time.tsx';
import { type InboxQuery, mentionUrl } from './urls.ts';
import type { Writable } from './writable.ts';

/** Everything about one mention; the parts are declared where they are drawn. */
export type MentionData = Authored &
  Sided &
  Writable &
  Outgoing & {
    title: string | null;
    text: string;
    language: string | null;
    matched: Span[];
    /** It is longer than what is read for its score. */
    partlyRead: boolean;
    /** Set when it was deleted upstream, kept long enough or erased: text and author are then empty. */
    deletedAt: Date | null;
  };

type Opened = { mention: MentionData; query: InboxQuery; conflict?: ConflictData };

/** A stranger's words: text only, and htmx is told not to look for attributes in it. */
const Quote = ({ mention }: { mention: MentionData }) => (
  <div class="quote" dir="auto" lang={mention.language ?? undefined} hx-ignore>
    {mention.title && (
      <h2>
        <MarkedTitle {...mention} />
      </h2>
    )}
    <MarkedBody {...mention} />
  </div>
);

const READ_IN_PART =
  'The score comes from the first 4,000 characters and from 500 on each side of where the brand is named. The rest was not read.';

/** What the last event says about it; who deletes is the author. */
const GONE: Record<string, (at: Child) => Child> = {
  deleted: (at) => <>Its author deleted this {at}.</>,
  forgotten: (at) => <>It was kept for as long as its source or its brand allows, until {at}.</>,
  erased: (at) => <>Its author was erased {at}.</>,
};

const Gone = ({ at, activity }: { at: Date; activity: { kind: string }[] }) => {
  const why = activity.findLast(({ kind }) => kind in GONE)?.kind ?? 'deleted';
  return (
    <Banner tone="warn" icon="circle-x">
      {GONE[why]!(<Moment at={at} />)} Text and name are gone; what was done about it stays.
    </Banner>
  );
};

/** What fills `#detail`: `/mentions/:id` for HX-Request-Type: partial, and the right side of the inbox. */
export const Detail = ({ mention, query, conflict }: Opened) => (
  <>
    <h1 class="hidden narrow-only">Mention by {authorName(mention)}</h1>
    <Toolbar mention={mention} query={query} />
    <div id="conflict">
      {conflict && <ConflictBar conflict={conflict} keep={mentionUrl(mention.id, query)} />}
    </div>
    <div class="detail-grid" data-mention={String(mention.id)}>
      <article class="detail-main">
        <Author mention={mention} />
        {mention.deletedAt ? (
          <Gone at={mention.deletedAt} activity={mention.activity} />
        ) : (
          <Quote mention={mention} />
        )}
        {mention.partlyRead && <p class="hint">{READ_IN_PART}</p>}
        <Why mention={mention} query={query} />
        <Said mention={mention} query={query} />
        <OnTheirWay mention={mention} query={query} />
        <Here id={mention.id} spoken />
        <Held id={mention.id} open={conflict !== undefined}>
          <Composer mention={mention} query={query} />
        </Held>
      </article>
      <Side mention={mention} query={query} />
    </div>
    <ActionBar mention={mention} query={query} />
  </>
);

/** On phones, within reach of a thumb. */
const ActionBar = ({ mention, query }: Opened) => (
  <div class="action-bar narrow-only no-print">
    {mention.can['change status'] && !isSettled(mention) && (
      <>
        <button type="submit" class="button" form={DONE_FORM}>
          <Icon name="check" /> Done
        </button>
        <Snooze mention={mention} query={query} />
      </>
    )}
    {mention.can['write reply'] && (
      <a class="button solid" href="#composer" data-focus=".write-reply textarea">
        <Icon name="reply" /> Reply
      </a>
    )}
  </div>
);

/** `GET /mentions/:id` as a fragment for `#detail`. */
export const DetailFragment = ({ frame, ...opened }: Opened & { frame: Frame }) => (
  <Fragment frame={frame}>
    <Detail {...opened} />
  </Fragment>
);
