/** What a triage rule would have done in the last thirty days. Stores nothing. */
import { type SQL, sql } from 'drizzle-orm';
import { asksFor } from '../alerts/ringing-rules.ts';
import { bigints, rows } from '../db/db.ts';
import type { TriageActions } from '../db/schema.ts';
import { brandsNamed } from '../mentions/filter/brands.ts';
import { explainFilter } from '../mentions/filter/explain.ts';
import { type Filter, parseFilter } from '../mentions/filter/filter.ts';
import { type FilterContext, filterContext, filterSql, isNamed } from '../mentions/filter/sql.ts';
import type { Priority, Sentiment } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { type EnabledRule, enabledRules } from './enabled.ts';

export type Tried = {
  filter: string;
  brandId: number | null;
  actions: TriageActions;
  /** Null for a new one, which comes last. */
  ruleId: number | null;
  /** Brands that the user may see. */
  brandIds: number[];
};

export type Sample = {
  id: number;
  brandName: string;
  sourceKind: string;
  author: string | null;
  title: string | null;
  text: string;
  sentiment: Sentiment;
  priority: Priority;
  publishedAt: Date;
};

export type DryRun = {
  explanation: string;
  /** Mentions of its brands in thirty days, and those that it would have acted on. */
  of: number;
  matched: number;
  samples: Sample[];
  /** Rules before this one that come first for some of these mentions. */
  earlier: { name: string; mentions: number; how: 'stops' | 'assigns' | 'moves' | 'prioritises' }[];
  /** The filter asks for what changes with time, so the count is by how things stand today. */
  asksForToday: boolean;
};

const DAYS = 30;
const SAMPLES = 5;

/** Throws QueryError for a filter that cannot be read. */
export async function dryRunRule(platform: Platform, tried: Tried): Promise<DryRun> {
  const filter = parseFilter(tried.filter);
  const rule = { ...tried, filter };
  const before = await rulesBefore(platform, tried);
  const all: Filter = { kind: 'and', parts: [rule, ...before].map((one) => one.filter) };
  const context = await filterContext(platform, all, null);
  const overlaps = before.flatMap((one) => howOverlaps(one, tried.actions).map((how) => ({ one, how })));
  const counts = overlaps.map(
    ({ one }, index) => sql`count(*) filter (where ${hitBy(one, context)})::int
      as ${sql.identifier(`r${index}`)}`,
  );
  const where = recent(platform, tried, filter);
  const hit = hitBy(rule, context);
  const [looked] = await rows<{ n: number }>(platform.db, sql`select count(*)::int as n ${where}`);
  // Apart from the count of all, so that an index on words finds these.
  const [figures] = await rows<Record<string, number>>(
    platform.db,
    sql`select ${sql.join([sql`count(*)::int as matched`, ...counts], sql`, `)} ${where} and ${hit}`,
  );
  const earlier = overlaps.map(({ one, how }, index) => ({
    name: one.name,
    how,
    mentions: figures![`r${index}`]!,
  }));
  return {
    explanation: explainFilter(filter),
    of: looked!.n,
    matched: figures!.matched!,
    samples: await samplesOf(platform, where, hit),
    earlier: earlier.filter(({ mentions }) => mentions > 0),
    asksForToday: asksForToday(filter),
  };
}

/** `mentions m` and `brands b` of the time that is looked at. */
function recent({ now }: Platform, { brandId, brandIds }: Tried, filter: Filter): SQL {
  const ids = brandId === null ? brandIds : brandIds.filter((id) => id === brandId);
  const since = new Date(now().getTime() - DAYS * 86_400_000).toISOString();
  const named = brandsNamed(filter).map((brand) => sql`(${isNamed(brand)})`);
  const own =
    brandId === null
      ? sql`(b.kind = 'own' ${named.length ? sql`or b.id in (select id from brands where ${sql.join(named, sql` or `)})` : sql``})`
      : sql`true`;
  return sql`from mentions m join brands b on b.id = m.brand_id
    where m.brand_id = any(${bigints(ids)}) and m.published_at >= ${since}::timestamptz and m.deleted_at is null
      and ${own}`;
}

type Hitting = { filter: Filter; brandId: number | null };

function hitBy({ filter, brandId }: Hitting, context: FilterContext): SQL {
  const brand = brandId === null ? sql`true` : sql`m.brand_id = ${brandId}::bigint`;
  const spam = asksFor(filter, 'spam') ? sql`true` : sql`not m.spam`;
  return sql`(${brand} and ${spam} and (${filterSql(filter, context)}) is true)`;
}

async function rulesBefore(platform: Platform, { ruleId, brandId }: Tried): Promise<EnabledRule[]> {
  const all = await enabledRules(platform);
  const place = all.findIndex(({ id }) => id === ruleId);
  const before = place === -1 ? all : all.slice(0, place);
  return before.filter((rule) => rule.brandId === null || brandId === null || rule.brandId === brandId);
}

/** A rule that is switched off stands nowhere, and is then tried behind all others. */
function howOverlaps(before: EnabledRule, actions: TriageActions): DryRun['earlier'][number]['how'][] {
  const isClosing = before.actions.status?.is === 'resolved' || before.actions.status?.is === 'dismissed';
  if (before.stops || isClosing) return ['stops'];
  const both = (what: keyof TriageActions) =>
    before.actions[what] !== undefined && actions[what] !== undefined;
  return [
    ...(both('assign') ? (['assigns'] as const) : []),
    ...(both('status') ? (['moves'] as const) : []),
    ...(both('priority') ? (['prioritises'] as const) : []),
  ];
}

async function samplesOf({ db }: Platform, where: SQL, hit: SQL): Promise<Sample[]> {
  const found = await rows<Omit<Sample, 'publishedAt'> & { publishedAt: string }>(
    db,
    sql`select m.id::float8 as id, b.name as "brandName", m.source_kind as "sourceKind",
      coalesce(m.author_name, m.author_handle) as author, m.title, left(m.text, 240) as text,
      coalesce(m.sentiment_by_user, m.sentiment) as sentiment, m.priority, m.published_at as "publishedAt"
      ${where} and ${hit} order by m.published_at desc, m.id desc limit ${SAMPLES}::int`,
  );
  return found.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) }));
}

function asksForToday(filter: Filter): boolean {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.some(asksForToday);
  if (filter.kind === 'not') return asksForToday(filter.part);
  if (filter.kind !== 'field') return false;
  return (
    /^(?:status|assignee|has|team|tag|due|answered|replied|whose|promise|resolving)$/.test(filter.field) ||
    (filter.field === 'is' && filter.value === 'overdue')
  );
}
