/** One alert of the log: what it told of, to whom, and what became of it. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { alerts } from '../db/schema.ts';
import { SENTIMENT } from '../mentions/filter/sql.ts';
import type { Sentiment } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { type IncidentRow, incidentNotice } from './incidents/notice.ts';
import type { Precision } from './precision.ts';
import { rulePrecision, suggestNarrower } from './verdict.ts';

type Stored = typeof alerts.$inferSelect;

export type LoggedMention = {
  id: number;
  excerpt: string;
  author: string | null;
  sourceKind: string;
  sentiment: Sentiment;
  status: string;
  publishedAt: Date;
};

export type LoggedAlert = Pick<
  Stored,
  'id' | 'kind' | 'status' | 'heldFor' | 'verdict' | 'attempts' | 'failureNote' | 'createdAt' | 'sentAt'
> & {
  channel: string;
  rule: { id: number; name: string } | null;
  acknowledgedBy: string | null;
  acknowledgedAt: Date | null;
  verdictBy: string | null;
  /** The first ones. */
  mentions: LoggedMention[];
  /** Of all mentions in it. */
  total: number;
  /** Incidents and sources in it. */
  others: LoggedNotice[];
  sourceId: number | null;
  incidentId: number | null;
  leadId: string | null;
  /** Of its rule; null where nothing was said yet. */
  precision: Precision | null;
  /** A condition that would spare its rule the noise. */
  narrower: Awaited<ReturnType<typeof suggestNarrower>>;
};

export type LoggedNotice = { words: string; incidentId: number | null; sourceId: number | null };

const MOST_MENTIONS = 200;

type Row = Omit<LoggedAlert, 'mentions' | 'total' | 'others' | 'rule' | 'precision' | 'narrower' | Times> & {
  ruleId: number | null;
  ruleName: string | null;
} & Record<Times, string | null>;
type Titled = IncidentRow & { id: number };
type Times = 'createdAt' | 'sentAt' | 'acknowledgedAt';

/** Null for an alert that is not there, or of which no mention is of these brands. */
export async function loggedAlert(
  platform: Platform,
  id: string,
  brandIds: number[],
): Promise<LoggedAlert | null> {
  const [row] = await rows<Row>(
    platform.db,
    sql`select a.id, a.kind, a.status, a.held_for as "heldFor", a.verdict, a.attempts, a.failure_note as "failureNote",
        a.created_at as "createdAt", a.sent_at as "sentAt", c.name as channel, r.id::float8 as "ruleId",
        r.name as "ruleName", u.name as "acknowledgedBy", a.acknowledged_at as "acknowledgedAt",
        j.name as "verdictBy", a.source_id::float8 as "sourceId", a.incident_id::float8 as "incidentId",
        a.lead_id as "leadId"
      from alerts a join channels c on c.id = a.channel_id left join alert_rules r on r.id = a.alert_rule_id
      left join users u on u.id = a.acknowledged_by left join users j on j.id = a.verdict_by
      left join incidents i on i.id = a.incident_id
      where a.id = ${id}::uuid and (i.id is null or i.brand_id = any(${bigints(brandIds)}))`,
  );
  if (!row) return null;
  const mentions = await mentionsOf(platform, id, brandIds);
  const others = row.kind === 'digest' ? await noticesOf(platform, id, brandIds) : [];
  const isAboutOthers = row.sourceId !== null || row.incidentId !== null || row.kind === 'reminder';
  if (mentions.length + others.length === 0 && !isAboutOthers) return null;
  return {
    ...shaped(row),
    others,
    mentions: mentions.map(mentionOf),
    total: mentions[0]?.total ?? 0,
    ...(await judged(platform, row)),
  };
}

async function judged(
  platform: Platform,
  { ruleId }: Row,
): Promise<Pick<LoggedAlert, 'precision' | 'narrower'>> {
  if (ruleId === null) return { precision: null, narrower: null };
  const precision = (await rulePrecision(platform, [ruleId])).get(ruleId) ?? null;
  return { precision, narrower: precision?.isPoor ? await suggestNarrower(platform, ruleId) : null };
}

const time = (value: string | null) => (value === null ? null : new Date(value));

function shaped({ ruleId, ruleName, ...row }: Row) {
  return {
    ...row,
    rule: ruleId === null ? null : { id: ruleId, name: ruleName! },
    createdAt: new Date(row.createdAt!),
    sentAt: time(row.sentAt),
    acknowledgedAt: time(row.acknowledgedAt),
  };
}

type MentionRow = Omit<LoggedMention, 'publishedAt'> & { publishedAt: string; total: number };

const mentionOf = ({ total: _, ...row }: MentionRow): LoggedMention => ({
  ...row,
  publishedAt: new Date(row.publishedAt),
});

/** Its own mention first, then those that it tells of. */
function mentionsOf({ db }: Platform, id: string, brandIds: number[]): Promise<MentionRow[]> {
  return rows<MentionRow>(
    db,
    sql`select m.id::float8 as id, coalesce(m.title, left(m.text, 240)) as excerpt,
        coalesce(m.author_name, m.author_handle) as author, m.source_kind as "sourceKind", ${SENTIMENT} as sentiment,
        m.status, m.published_at as "publishedAt", count(*) over ()::int as total
      from alerts a join mentions m on m.id = a.mention_id
      where (a.id = ${id}::uuid or a.lead_id = ${id}::uuid) and a.kind <> 'reminder' and m.deleted_at is null
        and m.brand_id = any(${bigints(brandIds)})
      order by a.lead_id is not null, not a.critical, m.priority_score desc, m.id desc limit ${MOST_MENTIONS}`,
  );
}

async function noticesOf({ db }: Platform, id: string, brandIds: number[]): Promise<LoggedNotice[]> {
  const found = await rows<{ sourceId: number | null; sourceName: string | null; incident: Titled | null }>(
    db,
    sql`select s.id::float8 as "sourceId", s.name as "sourceName",
        case when i.id is not null then to_jsonb(i) || jsonb_build_object('brand_name', b.name) end as incident
      from alerts a left join incidents i on i.id = a.incident_id left join brands b on b.id = i.brand_id
      left join sources s on s.id = a.source_id
      where a.lead_id = ${id}::uuid and (s.id is not null or i.brand_id = any(${bigints(brandIds)}))
      order by i.id desc, s.name, a.id`,
  );
  return found.map(({ sourceId, sourceName, incident }) => ({
    sourceId,
    incidentId: incident?.id ?? null,
    words: incident ? incidentNotice(incident).title : sourceName!,
  }));
}
