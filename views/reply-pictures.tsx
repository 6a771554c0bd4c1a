/** Pictures of a reply that is being written: those that it has, and attaching one more. */
import type { AttachedPicture } from '../src/mentions/activity.ts';
import { Wrong } from './fields.tsx';
import { HiddenFields } from './forms.tsx';
import { Shown } from './pictures.tsx';
import type { Writable } from './writable.ts';

const MEGABYTE = 1_000_000;

/** Submit buttons of the reply: what is typed is kept as the draft with it. */
const Attached = ({ pictures }: { pictures: AttachedPicture[] }) =>
  pictures.length > 0 && (
    <ul class="pictures" aria-label="Attached pictures">
      {pictures.map((picture) => (
        <li>
          <Shown picture={picture} />
          <span class="hint">{picture.description || 'No description'}</span>
          <button type="submit" class="button quiet" name="remove" value={String(picture.id)} formnovalidate>
            Take off
          </button>
        </li>
      ))}
    </ul>
  );

const hintOf = ({ most, bytes }: NonNullable<Writable['way']['pictures']>) =>
  `PNG, JPEG, GIF or WebP, ${Math.floor(bytes / MEGABYTE)} MB each and ${most} at most. Where and when it was taken is removed.`;

/** `#reply-pictures`. Its first button is also what Enter presses in a field of the reply: it only keeps a draft. */
export const ReplyPictures = ({ mention }: { mention: Writable }) => {
  const { pictures: limit } = mention.way;
  const error = mention.writing?.errors?.picture;
  return (
    <div id="reply-pictures" class="reply-pictures">
      {limit && (
        <details class="link-field" open={Boolean(error)}>
          <summary>Attach a picture</summary>
          <HiddenFields fields={{ drawn: mention.nonce }} />
          <input
            class="input"
            type="file"
            name="picture"
            accept="image/png,image/jpeg,image/gif,image/webp"
            aria-label="Picture"
            aria-describedby={error ? 'reply-picture-error' : 'reply-picture-help'}
          />
          <input
            class="input"
            name="description"
            value={mention.writing?.description}
            maxlength={1500}
            aria-label="What the picture shows"
            placeholder="What it shows, for those who cannot see it"
          />
          <button type="submit" class="button" formnovalidate>
            Attach
          </button>
          <p class="hint" id="reply-picture-help">
            {hintOf(limit)}
          </p>
        </details>
      )}
      {error && <Wrong id="reply-picture-error" sentence={error} />}
      <Attached pictures={mention.draftPictures} />
    </div>
  );
};
