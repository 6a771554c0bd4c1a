/** Pictures of replies. */
import type { AttachedPicture } from '../src/mentions/activity.ts';

export const Shown = ({ picture }: { picture: AttachedPicture }) => (
  <img
    src={`/pictures/${picture.id}`}
    alt={picture.description || 'A picture without a description'}
    loading="lazy"
  />
);

/** Of a reply that is out or on its way. */
export const Pictures = ({ pictures }: { pictures: AttachedPicture[] }) =>
  pictures.length > 0 && (
    <ul class="pictures" aria-label="Pictures">
      {pictures.map((picture) => (
        <li>
          <Shown picture={picture} />
        </li>
      ))}
    </ul>
  );
