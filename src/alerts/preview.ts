/** What a message about a mention will look like, from the very payload that Slack would get. */
import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { SENTIMENT } from '../mentions/filter/sql.ts';
import type { Platform } from '../platform/platform.ts';
import { type AboutMention, type ClaimedAlert, mentionAlert } from './alert-row.ts';
import type { Alert } from './channels/channel.ts';
import type { Block } from './channels/slack-blocks.ts';
import { slackMessage } from './channels/slack-message.ts';

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
  | { kind: 'head' | 'quote' | 'context'; text: string }
  | { kind: 'buttons'; labels: string[] };

/** As Slack shows it, without the line that names the event. */
export function previewLines(alert: Alert): PreviewLine[] {
  const lines = slackMessage(alert, { answers: true }).blocks.flatMap(lineOf);
  return lines.filter((line) => line.kind === 'buttons' || !line.text.includes(alert.eventId));
}

function lineOf(block: Block): PreviewLine[] {
  switch (block.type) {
    case 'section':
      return [{ kind: 'head', text: shown(block.text.text).replaceAll(/^\*|\*$/g, '') }];
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
