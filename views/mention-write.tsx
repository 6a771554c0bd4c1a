/** Writing about a mention: a public reply that is copied and opened, or a note that stays inside. */
import type { ReplyWay } from '../src/replies/way.ts';
import { Banner } from './cards.tsx';
import { PostForm } from './forms.tsx';
import type { Can } from './frame.ts';
import type { ReplyData, Written } from './mention-said.tsx';
import { type Movable, moveFields, moveUrl } from './movable.ts';
import { Icon, Key } from './parts.tsx';
import { type InboxQuery, safeUrl, siteOf } from './urls.ts';
import { sourceName } from './words.ts';

export type Writable = Movable & {
  sourceKind: string;
  url: string | null;
  /** A reply that was begun and not posted. */
  draft: string | null;
  /** These very words may go out. */
  isDraftApproved: boolean;
  /** How it gets there. */
  way: ReplyWay;
  notes: Written[];
  /** What was said in public, oldest first. */
  replies: ReplyData[];
};

type Writes = { mention: Writable; query: InboxQuery };

/** Copies the reply in the browser; without JavaScript it is a link, and says only what it then does. */
const CopyAndOpen = ({ url, place }: { url: string; place: string }) => (
  <a class="button solid" href={url} target="_blank" rel="noopener noreferrer" data-copy data-primary>
    <Icon name="copy" small />
    <span>
      <span class="with-script">Copy and open</span>
      <span class="without-script">Open</span> {place}
    </span>
    <Key>Ctrl ↵</Key>
  </a>
);

const placeOf = ({ sourceKind, url }: Writable) => siteOf(sourceKind, safeUrl(url)) ?? sourceName(sourceKind);

/** The button says what will happen, and with what. */
const GoesOut = ({ mention, place }: { mention: Writable; place: string }) => {
  const { way, isDraftApproved } = mention;
  const url = safeUrl(mention.url);
  if (way.heldBy) return null;
  if (way.asks && !isDraftApproved)
    return (
      <button type="submit" class="button solid" name="ask" value="1" data-primary>
        <Icon name="user-check" small /> Ask for approval
        <Key>Ctrl ↵</Key>
      </button>
    );
  const mark = (
    <button
      type="submit"
      class="button"
      name="posted"
      value="1"
      data-primary={(!url && way.lacks !== null) || undefined}
    >
      Mark as replied
    </button>
  );
  if (way.lacks === null)
    return (
      <>
        <button type="submit" class="button solid" name="send" value="1" data-primary>
          <Icon name="send" small /> Send reply
          <Key>Ctrl ↵</Key>
        </button>
        {mark}
      </>
    );
  return (
    <>
      {url && <CopyAndOpen url={url} place={place} />}
      {mark}
    </>
  );
};

function hintOf({ way, url, isDraftApproved }: Writable, place: string): string {
  if (way.asks && !isDraftApproved) return 'Somebody who may approve replies looks at it before it goes out.';
  if (way.lacks === null) return `It is posted on ${place} ten seconds after you send it.`;
  if (way.lacks) return way.lacks;
  return safeUrl(url)
    ? `${place} takes replies on its own site. Paste it there and Earshot keeps the record.`
    : 'There is no page to answer on. Say here what was answered and Earshot keeps the record.';
}

const ReplyForm = ({ mention, query }: Writes) => {
  const place = placeOf(mention);
  return (
    <PostForm
      action={moveUrl(mention, 'replies')}
      fields={moveFields({ mention, query })}
      class="write-reply"
      live
    >
      <textarea name="text" rows={7} required maxlength={10000} aria-label="Reply" dir="auto">
        {mention.draft ?? ''}
      </textarea>
      {mention.way.heldBy && (
        <Banner tone="late" icon="circle-pause">
          {mention.way.heldBy} leads a crisis and alone answers at the moment. Keep yours as a draft.
        </Banner>
      )}
      <div class="composer-foot">
        <GoesOut mention={mention} place={place} />
        <button type="submit" class="button quiet">
          Save draft
        </button>
        <details class="link-field">
          <summary>Add the link</summary>
          <input
            class="input"
            type="url"
            name="url"
            aria-label="Link to the posted reply"
            placeholder="https://"
          />
        </details>
        <p class="hint">{hintOf(mention, place)}</p>
      </div>
    </PostForm>
  );
};

const NoteForm = (writes: Writes) => (
  <PostForm action={moveUrl(writes.mention, 'notes')} fields={moveFields(writes)} class="write-note" live>
    <textarea name="text" rows={5} required maxlength={10000} aria-label="Internal note" dir="auto" />
    <div class="composer-foot">
      <button type="submit" class="button solid" data-primary>
        Add note
      </button>
      <p class="hint">Only people in this workspace see it.</p>
    </div>
  </PostForm>
);

type TabProps = { value: string; icon: string; word: string; press: string; on: boolean };

const Tab = ({ value, icon, word, press, on }: TabProps) => (
  <label class="tab" data-key={press} data-focus={`.write-${value} textarea`}>
    <input type="radio" name="composer" value={value} checked={on} aria-keyshortcuts={press} />
    <Icon name={icon} small />
    <span>{word}</span>
    <Key>{press.toUpperCase()}</Key>
  </label>
);

const may = (can: Can) => ({ reply: can['write reply'], note: can['write note'] });

/** `#composer`. Two forms; radio buttons choose the one in sight, so it works without JavaScript. */
export const Composer = (writes: Writes) => {
  const { reply, note } = may(writes.mention.can);
  if (!reply && !note) return null;
  return (
    <section class="composer" id="composer" aria-label="Write">
      <div class="tabs" role="radiogroup" aria-label="What to write">
        {reply && <Tab value="reply" icon="reply" word="Reply" press="r" on />}
        {note && <Tab value="note" icon="sticky-note" word="Internal note" press="n" on={!reply} />}
      </div>
      {reply && <ReplyForm {...writes} />}
      {note && <NoteForm {...writes} />}
    </section>
  );
};
