/** Writing about a mention: a public reply that is copied and opened, or a note that stays inside. */

import { Banner } from './cards.tsx';
import { Wrong } from './fields.tsx';
import { PostForm } from './forms.tsx';
import type { Can } from './frame.ts';
import { NoteForm, refusedNote } from './mention-note.tsx';
import { moveFields, moveUrl } from './movable.ts';
import { Icon, Key } from './parts.tsx';
import { Coach } from './reply-coach.tsx';
import { GoesOut, hintOf } from './reply-goes-out.tsx';
import { ReplyPictures } from './reply-pictures.tsx';
import { ReplyTools, Suggested } from './reply-tools.tsx';
import type { InboxQuery } from './urls.ts';
import type { Writable } from './writable.ts';

type Writes = { mention: Writable; query: InboxQuery };

/** The coach gets no picture that was chosen. */
const WORDS_ALONE = 'application/x-www-form-urlencoded';

/** Read by the coach whenever typing pauses. A text that was chosen is not replaced by one typed before. */
const ReplyText = ({ mention }: { mention: Writable }) => {
  const { text = null } = mention.writing ?? {};
  const chosen = text === null ? {} : { 'data-touched': 'yes', autofocus: true };
  return (
    <textarea
      name="text"
      rows={7}
      required
      maxlength={10000}
      aria-label="Reply"
      aria-describedby="coach"
      dir="auto"
      hx-post={moveUrl(mention, 'coaching')}
      hx-encoding={WORDS_ALONE}
      hx-trigger="input changed delay:500ms"
      hx-target="#announce"
      hx-swap="none"
      hx-sync="this:replace"
      {...chosen}
    >
      {text ?? mention.draft ?? ''}
    </textarea>
  );
};

/** `#reply-link`. Where the posted reply stands. */
export const LinkField = ({ url, error }: { url?: string; error?: string }) => (
  <details class="link-field" id="reply-link" open={Boolean(url || error)}>
    <summary>Add the link</summary>
    <input
      class="input"
      type="url"
      name="url"
      value={url}
      aria-label="Link to the posted reply"
      placeholder="https://"
      {...(error && { 'aria-invalid': 'true', 'aria-describedby': 'reply-link-error' })}
    />
    {error && <Wrong id="reply-link-error" sentence={error} />}
  </details>
);

const ReplyForm = ({ mention, query }: Writes) => {
  const { writing } = mention;
  const isWritten = typeof writing?.text === 'string';
  const template = isWritten ? writing.templateId : mention.draftTemplateId;
  return (
    <PostForm
      action={moveUrl(mention, 'replies')}
      fields={moveFields({ mention, query }, template ? { template: String(template) } : {})}
      class="write-reply"
      files={mention.way.pictures !== null}
      live
    >
      <ReplyText mention={mention} />
      <Coach coach={writing?.coach ?? null} most={mention.most ?? null} error={writing?.errors?.text} />
      {mention.way.heldBy && (
        <Banner tone="late" icon="circle-pause">
          {mention.way.heldBy} leads a crisis and alone answers at the moment. Keep yours as a draft.
        </Banner>
      )}
      {mention.isDraftApproved && !isWritten && (
        <Banner tone="ok" icon="check">
          Approved: these words may go out now. Other words are approved anew.
        </Banner>
      )}
      <ReplyPictures mention={mention} />
      <div class="composer-foot">
        <GoesOut mention={mention} blocked={writing?.coach?.blocked ?? false} />
        <button type="submit" class="button quiet">
          Save draft
        </button>
        <button
          type="submit"
          class="button quiet without-script"
          formaction={moveUrl(mention, 'coaching')}
          formenctype={WORDS_ALONE}
        >
          Check it
        </button>
        <LinkField url={writing?.url} error={writing?.errors?.url} />
        <p class="hint">{hintOf(mention)}</p>
      </div>
    </PostForm>
  );
};

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
        {reply && <Tab value="reply" icon="reply" word="Reply" press="r" on={!refusedNote(writes.mention)} />}
        {note && (
          <Tab
            value="note"
            icon="sticky-note"
            word="Internal note"
            press="n"
            on={!reply || Boolean(refusedNote(writes.mention))}
          />
        )}
      </div>
      {reply && <ReplyTools {...writes} />}
      {reply && <Suggested {...writes} />}
      {reply && <ReplyForm {...writes} />}
      {note && <NoteForm {...writes} />}
    </section>
  );
};
