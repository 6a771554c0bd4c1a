/** Pictures that go out with a reply. */
import { customType, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { id, ref, time } from './columns.ts';
import { replies } from './replies.ts';

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** As they were drawn: what else a file says, such as where it was taken, is gone before they are stored. */
export const replyPictures = pgTable(
  'reply_pictures',
  {
    id: id(),
    replyId: ref()
      .notNull()
      .references(() => replies.id, { onDelete: 'cascade' }),
    type: text().$type<PictureType>().notNull(),
    bytes: bytea().notNull(),
    /** SHA-256 of the bytes: the same picture is attached once, however often it is sent. */
    digest: text().notNull(),
    /** For those who cannot see it. */
    description: text().notNull(),
    addedAt: time().notNull(),
    /** What the source calls it, and since when; it keeps a picture that no reply shows for a while only. */
    uploadedAs: text(),
    uploadedAt: time(),
  },
  (t) => [unique('reply_pictures_once').on(t.replyId, t.digest)],
);
