/** Pictures on their way: each is handed over before the reply, and what the source calls it is kept for the next try. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../db/db.ts';
import { replyPictures } from '../../db/schema.ts';
import { Failure } from '../../failure.ts';
import type { Desk } from '../../ingest/ask-source.ts';
import type { Platform } from '../../platform/platform.ts';
import type { AnswerPicture, ReplyAbility } from '../../sources/adapter.ts';

/** Sources throw away what no reply shows, the strictest ones within minutes. */
const KEPT_MS = 10 * 60_000;

type Stored = Pick<
  typeof replyPictures.$inferSelect,
  'id' | 'type' | 'description' | 'uploadedAs' | 'uploadedAt'
>;

/** In their order, as the source calls them; those that it has not are handed over. Throws Failure. */
export async function uploadPictures(
  platform: Platform,
  { replyId }: { replyId: number },
  { upload }: ReplyAbility,
  { settings, http, options }: Desk,
): Promise<AnswerPicture[]> {
  const pictures: AnswerPicture[] = [];
  for (const { id, type, description, ...known } of await stored(platform, replyId)) {
    if (!upload) throw new Failure('bad-query', TAKES_NONE);
    const bytes = async () => (await bytesOf(platform, id))!;
    const name =
      nameNow(platform, known) ??
      (await upload(settings, { type, description, bytes: await bytes() }, http, options));
    if (name !== known.uploadedAs) await keepName(platform, id, name);
    pictures.push({ id: name, type, description });
  }
  return pictures;
}

const TAKES_NONE = 'This source takes no pictures, so nothing was posted. Take them off and send it again.';

const nameNow = (
  { now }: Platform,
  { uploadedAs, uploadedAt }: Pick<Stored, 'uploadedAs' | 'uploadedAt'>,
): string | null => (uploadedAt && now().getTime() - uploadedAt.getTime() < KEPT_MS ? uploadedAs : null);

const stored = ({ db }: Platform, replyId: number): Promise<Stored[]> =>
  db
    .select({
      id: replyPictures.id,
      type: replyPictures.type,
      description: replyPictures.description,
      uploadedAs: replyPictures.uploadedAs,
      uploadedAt: replyPictures.uploadedAt,
    })
    .from(replyPictures)
    .where(eq(replyPictures.replyId, replyId))
    .orderBy(asc(replyPictures.id));

/** One at a time: they are large. */
async function bytesOf({ db }: Platform, id: number): Promise<Uint8Array | undefined> {
  const [found] = await db
    .select({ bytes: replyPictures.bytes })
    .from(replyPictures)
    .where(eq(replyPictures.id, id));
  return found?.bytes;
}

async function keepName({ db, now }: Platform, id: number, uploadedAs: string): Promise<void> {
  await db.update(replyPictures).set({ uploadedAs, uploadedAt: now() }).where(eq(replyPictures.id, id));
}

/** Whoever sends it next may be another account. */
export async function forgetUploads(db: Db, replyId: number): Promise<void> {
  await db
    .update(replyPictures)
    .set({ uploadedAs: null, uploadedAt: null })
    .where(eq(replyPictures.replyId, replyId));
}
