/** What was answered and noted so far. */
import type { AttachedPicture } from '../src/mentions/activity.ts';
import { Note, type NoteData } from './mention-note.tsx';
import type { Moves } from './movable.ts';
import { Avatar } from './parts.tsx';
import { Pictures } from './pictures.tsx';
import { Moment } from './time.tsx';
import { safeUrl } from './urls.ts';

export type Written = { id: number; by: string | null; at: Date; text: string };
export type ReplyData = Written & { url: string | null; pictures: AttachedPicture[] };

const Entry = ({ entry, word }: { entry: ReplyData; word: string }) => (
  <li class="said">
    <p class="hint">
      <Avatar name={entry.by ?? '?'} /> <b>{entry.by ?? 'Someone who left'}</b> {word}{' '}
      <Moment at={entry.at} />
      {safeUrl(entry.url) && (
        <>
          {' · '}
          <a href={safeUrl(entry.url)!} target="_blank" rel="noopener noreferrer">
            see it
          </a>
        </>
      )}
    </p>
    <p class="said-text" dir="auto">
      {entry.text}
    </p>
    <Pictures pictures={entry.pictures} />
  </li>
);

/** `#said`: public replies and notes so far. */
export const Said = ({
  mention,
  query,
}: Moves & { mention: { notes: NoteData[]; replies: ReplyData[] } }) => (
  <div id="said">
    {mention.replies.length + mention.notes.length > 0 && (
      <ul class="said-list" aria-label="Replies and notes">
        {mention.replies.map((reply) => (
          <Entry entry={reply} word="replied" />
        ))}
        {mention.notes.map((note) => (
          <Note note={note} mention={mention} query={query} />
        ))}
      </ul>
    )}
  </div>
);
