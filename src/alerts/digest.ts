/** The message that tells of several alerts at once. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { SENTIMENT } from '../mentions/filter/sql.ts';
import type { Platform } from '../platform/platform.ts';
import type { ClaimedAlert } from './alert-row.ts';
import type { Digest, DigestItem } from './channels/channel.ts';
import { headline } from './headline.ts';
import { maskPersonal } from './mask.ts';

/** What a channel shows at most; the rest is a number and a link. */
const MOST_ITEMS = 20;
const EXCERPT = 200;

type Row = Omit<DigestItem, 'title' | 'url'> & {
  id: number;
  brandName: string;
  rating: number | null;
  likes: number | null;
  url: string | null;
  tried: boolean;
  total: number;
};

/** What is still open of what came together, the most urgent first. */
export async function digestOf(platform: Platform, alert: ClaimedAlert): Promise<Digest> {
  const told = await toldIn(platform, alert.id);
  const total = told[0]?.total ?? 0;
  const { publicUrl } = platform.settings;
  return {
    kind: 'digest',
    eventId: alert.id,
    mayBeRepeat: alert.attempts > 1 || told.some(({ tried }) => tried),
    ...wordsFor(alert.heldFor, total),
    items: told.map((row) => itemOf(row, publicUrl)),
    more: total - told.length,
    url: `${publicUrl}/alerts/${alert.id}`,
  };
}

function toldIn({ db }: Platform, id: string): Promise<Row[]> {
  return rows<Row>(
    db,
    sql`select m.id::float8 as id, b.name as "brandName", m.source_kind as "sourceKind", m.url, m.rating, m.likes,
        coalesce(m.author_name, m.author_handle) as author, ${SENTIMENT} as sentiment,
        left(concat_ws(': ', m.title, m.text), ${EXCERPT}) as excerpt, a.attempts > 0 as tried,
        count(*) over ()::int as total
      from alerts a join mentions m on m.id = a.mention_id join brands b on b.id = m.brand_id
      where a.lead_id = ${id}::uuid and m.deleted_at is null and m.status in ('open','snoozed')
      order by not a.critical, m.priority_score desc, m.id desc limit ${MOST_ITEMS}`,
  );
}

function itemOf({ id, brandName, ...row }: Row, publicUrl: string): DigestItem {
  return {
    title: headline(brandName, row),
    excerpt: maskPersonal(row.excerpt),
    author: row.author,
    sourceKind: row.sourceKind,
    sentiment: row.sentiment,
    url: `${publicUrl}/mentions/${id}`,
  };
}

function wordsFor(heldFor: ClaimedAlert['heldFor'], count: number): Pick<Digest, 'title' | 'text'> {
  const mentions = count === 1 ? '1 mention' : `${count} mentions`;
  switch (heldFor) {
    case 'quiet hours':
      return { title: `${mentions} came in quiet hours`, text: 'They are still open.' };
    case 'cooldown':
      return { title: `${mentions} came while the alert rested`, text: 'They are still open.' };
    case 'budget':
      return {
        title: `${mentions} came beyond the day’s budget of messages`,
        text: 'They are still open. The budget stands in the alert’s settings.',
      };
    case 'group':
      return {
        title: `${count === 1 ? '1 more' : `${count} more`} like an alert that went out`,
        text: 'Same brand, same theme.',
      };
    default:
      return {
        title: `${mentions} waited`,
        text: 'They could not go out one by one: the channel was out of reach, or more came than it takes.',
      };
  }
}
