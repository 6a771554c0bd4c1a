/** What a message about a mention will look like, from the very payload that Slack would get. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { SENTIMENT } from '../mentions/filter/sql.ts';
import type { Platform } from '../platform/platform.ts';
import {
  type AboutIncident,
  type AboutMention,
  type AboutSource,
  type ClaimedAlert,
  mentionAlert,
} from './alert-row.ts';
import type { Alert, Message, Notice } from './channels/channel.ts';
import type { Block } from './channels/slack-blocks.ts';
import { slackMessage } from './channels/slack-message.ts';
import { incidentWords, sourceWords } from './notice-words.ts';

/** The alert that the mention would raise, or null when it is not there any more. */
export async function previewAlert(
  { db, settings }: Platform,
  mentionId: number,
  { ruleName, isLate }: { ruleName: string; isLate: boolean },
): Promise<Alert | null> {
  const [found] = await rows<AboutMention>(
    db,
    sql`select m.id::float8 as "mentionId", m.status, m.assignee_id is not null as "isTaken", null as verdict,
        b.name as "brandName", b.time_zone as "timeZone", m.source_kind as "sourceKind", m.url, m.title,
        left(m.text, 4000) as text, coalesce(m.author_name, m.author_handle) as author,
        m.author_followers as followers, m.rating, m.likes, ${SENTIMENT} as sentiment, m.themes, m.priority,
        m.priority_score as "priorityScore", m.priority_reasons as "priorityReasons", m.due_at as "dueAt",
        0 as similar, null as standing, null as "inThreadOf"
      from mentions m join brands b on b.id = m.brand_id
      where m.id = ${mentionId}::bigint and m.deleted_at is null`,
  );
  if (!found) return null;
  const raised = { ...NEVER_RAISED, ...found, status: 'open', isTaken: false } as ClaimedAlert & AboutMention;
  const row = {
    ...raised,
    id: crypto.randomUUID(),
    ruleName,
    kind: isLate ? ('overdue' as const) : ('mention' as const),
  };
  return mentionAlert(row, settings.publicUrl);
}

/** The message of the newest incident of these brands, or null when there was none. */
export async function previewIncident(
  { db, settings }: Platform,
  brandIds: readonly number[],
): Promise<Notice | null> {
  const [found] = await rows<Pick<AboutIncident, 'incident' | 'brandName'>>(
    db,
    sql`select to_json(i) as incident, b.name as "brandName" from incidents i join brands b on b.id = i.brand_id
      where b.id = any(${bigints(brandIds)}) order by i.opened_at desc, i.id desc limit 1`,
  );
  if (!found) return null;
  const words = incidentWords(found, settings.publicUrl);
  return { kind: 'notice', eventId: crypto.randomUUID(), ...words, moves: ['take'], verdict: null };
}

/** The message of the source that changed last, of those in trouble if there are any; null without sources. */
export async function previewSource({ db, settings }: Platform): Promise<Notice | null> {
  const [found] = await rows<Omit<AboutSource, 'kind'>>(
    db,
    sql`select id::float8 as "sourceId", name as "sourceName", health as "sourceState", health_note as "sourceNote"
      from sources where paused_at is null and health in ('quiet','signed-out','blocked','broken','gone','working')
      order by health = 'working', health_since desc, id desc limit 1`,
  );
  if (!found) return null;
  const words = sourceWords(found, settings.publicUrl);
  return { kind: 'notice', eventId: crypto.randomUUID(), ...words };
}

const NEVER_RAISED = {
  step: 'send',
  leaseToken: '',
  attempts: 1,
  createdAt: '',
  externalId: null,
  heldFor: null,
};

/** A line of the message, in its order. */
export type PreviewLine =
  | { kind: 'head' | 'text' | 'quote' | 'context'; text: string }
  | { kind: 'buttons'; labels: string[] };

/** As Slack shows it, without the line that names the event. */
export function previewLines(message: Message): PreviewLine[] {
  const lines = slackMessage(message, { answers: true }).blocks.flatMap(lineOf);
  return lines.filter((line) => line.kind === 'buttons' || !line.text.includes(message.eventId));
}

function lineOf(block: Block): PreviewLine[] {
  switch (block.type) {
    case 'section':
      return block.text.type === 'mrkdwn'
        ? [{ kind: 'head', text: shown(block.text.text).replaceAll(/^\*|\*$/g, '') }]
        : [{ kind: 'text', text: block.text.text }];
    case 'context':
      return [{ kind: 'context', text: block.elements.map(({ text }) => shown(text)).join(' · ') }];
    case 'rich_text':
      return block.elements.flatMap((element) =>
        element.type === 'rich_text_quote'
          ? [{ kind: 'quote' as const, text: element.elements.map(({ text }) => text).join('') }]
          : [],
      );
    case 'actions':
      return [
        {
          kind: 'buttons',
          labels: block.elements.flatMap((button) => (button.type === 'button' ? [button.text.text] : [])),
        },
      ];
  }
}

/** Slack writes a date as its reader's clock shows it; here stands what it falls back to. */
const shown = (text: string) =>
  text
    .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
