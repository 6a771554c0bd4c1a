/** Notes that stay inside: writing one, calling people by "@name", and mending one's own. */
import { Wrong } from './fields.tsx';
import { PostForm } from './forms.tsx';
import { type Moves, moveFields, moveUrl, type RefusedForm } from './movable.ts';
import { Avatar, Chip } from './parts.tsx';
import { Moment } from './time.tsx';
import { mentionUrl } from './urls.ts';

export type NoteData = {
  id: number;
  by: string | null;
  at: Date;
  text: string;
  editedAt: Date | null;
  /** Whom it calls, as written behind each @. */
  calls: string[];
  /** The viewer was called and has not been here since. */
  isNew: boolean;
  /** The viewer's own, and young enough to be changed. */
  isOpen: boolean;
};

type Callable = { callable: string[] };
type Mends = Moves & { mention: { refused?: RefusedForm } };

/** The text in pieces: every other one is a call, with its @. */
function cutAtCalls(text: string, calls: string[]): string[] {
  if (calls.length === 0) return [text];
  const longestFirst = calls.toSorted((a, b) => b.length - a.length);
  const names = longestFirst.map((call) => call.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.split(new RegExp(`(@(?:${names.join('|')}))(?![\\p{L}\\p{N}_])`, 'u'));
}

const NoteText = ({ note }: { note: NoteData }) => (
  <p class="said-text" dir="auto">
    {cutAtCalls(note.text, note.calls).map((piece, index) =>
      index % 2 ? <b class="call">{piece}</b> : piece,
    )}
  </p>
);

const refusedMend = ({ mention: { refused } }: Mends, { id }: NoteData) =>
  refused?.path === 'note' && refused.about === id ? refused : undefined;

const Mend = ({ note, refused, ...moves }: Mends & { note: NoteData; refused: RefusedForm | undefined }) => (
  <details class="mend" open={Boolean(refused)}>
    <summary class="hint">Change this note</summary>
    <PostForm
      action={moveUrl(moves.mention, 'note')}
      fields={moveFields(moves, { note: String(note.id) })}
      class="form"
      live
    >
      <textarea
        class="input"
        name="text"
        rows={4}
        required
        maxlength={10000}
        aria-label="The note"
        dir="auto"
        id={`note-${note.id}`}
      >
        {refused?.typed ?? note.text}
      </textarea>
      {refused && <Wrong id={`note-${note.id}-error`} sentence={refused.problem} />}
      <div class="button-row">
        <button type="submit" class="button solid">
          Save note
        </button>
        <button type="submit" class="button quiet" name="remove" value="1">
          Remove note
        </button>
      </div>
    </PostForm>
  </details>
);

/** With JavaScript the first heartbeat says so. */
const Seen = ({ mention, query }: Moves) => (
  <PostForm
    action={moveUrl(mention, 'presence')}
    fields={{ doing: 'viewing', return: mentionUrl(mention.id, query) }}
    class="without-script"
  >
    <button type="submit" class="button small">
      I have seen it
    </button>
  </PostForm>
);

export const Note = ({ note, ...moves }: Mends & { note: NoteData }) => (
  <li class="said note">
    <p class="hint">
      <Avatar name={note.by ?? '?'} /> <b>{note.by ?? 'Someone who left'}</b> noted <Moment at={note.at} />
      {note.editedAt && ', changed since'}
      {note.isNew && (
        <Chip tone="accent" icon="at-sign">
          calls you
        </Chip>
      )}
    </p>
    <NoteText note={note} />
    {note.isNew && <Seen {...moves} />}
    {note.isOpen && moves.mention.can['write note'] && (
      <Mend note={note} refused={refusedMend(moves, note)} {...moves} />
    )}
  </li>
);

/** 48-calls.js shows the names that fit while one is being typed. */
const Names = ({ callable }: Callable) => (
  <ul class="call-names" hidden aria-label="People to call">
    {callable.map((name) => (
      <li>
        <button type="button" data-call tabindex={-1}>
          <Avatar name={name} /> <bdi>{name}</bdi>
        </button>
      </li>
    ))}
  </ul>
);

const callHint = ([first]: string[]) => (first ? ` @${first.split(/\s+/)[0]} calls somebody.` : '');

type Writes = Moves & { mention: Callable & { refused?: RefusedForm } };

export const refusedNote = ({ refused }: Writes['mention']) =>
  refused?.path === 'notes' ? refused : undefined;

export const NoteForm = (writes: Writes) => (
  <PostForm action={moveUrl(writes.mention, 'notes')} fields={moveFields(writes)} class="write-note" live>
    <textarea
      name="text"
      rows={5}
      required
      maxlength={10000}
      aria-label="Internal note"
      dir="auto"
      data-calls
    >
      {refusedNote(writes.mention)?.typed}
    </textarea>
    {refusedNote(writes.mention) && <Wrong id="note-error" sentence={refusedNote(writes.mention)!.problem} />}
    <Names callable={writes.mention.callable} />
    <div class="composer-foot">
      <button type="submit" class="button solid" data-primary>
        Add note
      </button>
      <p class="hint">Only people in this workspace see it.{callHint(writes.mention.callable)}</p>
    </div>
  </PostForm>
);
