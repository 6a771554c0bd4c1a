/** One picture, for whoever may see the reply that it belongs to. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Picture } from './read-picture.ts';

/** Null where there is none on these brands, or only its author sees the reply yet. */
export async function shownPicture(
  { db }: Platform,
  id: number,
  { brandIds, viewerUserId }: { brandIds: number[]; viewerUserId: number },
): Promise<Picture | null> {
  const [found] = await rows<Picture>(
    db,
    sql`select p.type, p.bytes from reply_pictures p
      join replies r on r.id = p.reply_id join mentions m on m.id = r.mention_id
      where p.id = ${id}::bigint and m.brand_id = any(${bigints(brandIds)})
        and (r.posted_at is not null or r.state in ('waiting','sending','unclear')
          or r.user_id = ${viewerUserId}::bigint)`,
  );
  return found ?? null;
}
