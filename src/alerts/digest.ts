/** The message that tells of several alerts at once. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { SENTIMENT } from '../mentions/filter/sql.ts';
import type { Platform } from '../platform/platform.ts';
import type { AboutIncident, AboutSource, ClaimedAlert } from './alert-row.ts';
import type { Digest, DigestItem } from './channels/channel.ts';
import { headline } from './headline.ts';
import { maskPersonal } from './mask.ts';
import { incidentWords, sourceWords } from './notice-words.ts';
import { stillTold } from './still-told.ts';

/** What a channel shows at most; the rest is a number and a link. */
const MOST_ITEMS = 20;
const EXCERPT = 200;

type ToldMention = Omit<DigestItem, 'title' | 'url'> & {
  kind: 'mention' | 'overdue';
  mentionId: number;
  brandName: string;
  rating: number | null;
  likes: number | null;
  url: string | null;
};
type ToldOf = ToldMention | AboutIncident | AboutSource;
type Row = ToldOf & { tried: boolean; total: number; mentions: number };

/** What is still open of what came together, the most urgent first. */
export async function digestOf(platform: Platform, alert: ClaimedAlert): Promise<Digest> {
  const told = await toldIn(platform, alert.id);
  const total = told[0]?.total ?? 0;
  const { publicUrl } = platform.settings;
  return {
    kind: 'digest',
    eventId: alert.id,
    mayBeRepeat: alert.attempts > 1 || told.some(({ tried }) => tried),
    ...wordsFor(alert.heldFor, { count: total, isMentions: told[0]?.mentions === total }),
    items: told.map((row) => itemOf(row, publicUrl)),
    more: total - told.length,
    url: `${publicUrl}/alerts/${alert.id}`,
  };
}

function toldIn({ db }: Platform, id: string): Promise<Row[]> {
  return rows<Row>(
    db,
    sql`select a.kind, a.attempts > 0 as tried, b.name as "brandName", to_json(i) as incident,
        s.id::float8 as "sourceId", s.name as "sourceName", a.source_state as "sourceState", a.source_note as "sourceNote",
        m.id::float8 as "mentionId", m.source_kind as "sourceKind", m.url, m.rating, m.likes,
        coalesce(m.author_name, m.author_handle) as author, ${SENTIMENT} as sentiment,
        left(concat_ws(': ', m.title, m.text), ${EXCERPT}) as excerpt,
        count(*) over ()::int as total, count(m.id) over ()::int as mentions
      from alerts a left join mentions m on m.id = a.mention_id left join incidents i on i.id = a.incident_id
      left join sources s on s.id = a.source_id left join brands b on b.id = coalesce(m.brand_id, i.brand_id)
      where a.lead_id = ${id}::uuid and ${stillTold(sql`a`)}
      order by i.id is null, not a.critical, m.priority_score desc nulls first, m.id desc limit ${MOST_ITEMS}`,
  );
}

function itemOf(row: Row, publicUrl: string): DigestItem {
  const aboutUs = { author: null, sourceKind: '', sentiment: 'unscored' as const };
  switch (row.kind) {
    case 'incident':
    case 'source': {
      const { text, ...words } =
        row.kind === 'incident' ? incidentWords(row, publicUrl) : sourceWords(row, publicUrl);
      return { ...aboutUs, ...words, excerpt: text };
    }
    default:
      return {
        title: headline(row.brandName, row),
        excerpt: maskPersonal(row.excerpt),
        author: row.author,
        sourceKind: row.sourceKind,
        sentiment: row.sentiment,
        url: `${publicUrl}/mentions/${row.mentionId}`,
      };
  }
}

function wordsFor(
  heldFor: ClaimedAlert['heldFor'],
  { count, isMentions }: { count: number; isMentions: boolean },
): Pick<Digest, 'title' | 'text'> {
  const mentions = `${count} ${isMentions ? 'mention' : 'alert'}${count === 1 ? '' : 's'}`;
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
