/** A list of the inbox that somebody keeps: as a digest, or as a feed. What it holds is what its owner may see. */
import { sql } from 'drizzle-orm';
import { permittedAmong } from '../../accounts/guard.ts';
import { type Account, accountOf, toViewer } from '../../accounts/viewer.ts';
import { type Brand, listBrands } from '../../brands/brands.ts';
import { bigints, rows } from '../../db/db.ts';
import { Refusal } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import { parseFilter } from '../filter/filter.ts';
import { filterContext, filterSql, SENTIMENT } from '../filter/sql.ts';
import type { Sentiment } from '../mention.ts';
import { INBOX_VIEWS, type InboxView, scopeOf } from './views.ts';
import { type InboxScope, isPermitted } from './walk.ts';

/** `filter` in the filter language; `brandId` null: every own brand. */
export type KeptList = { brandId: number | null; view: string; filter: string };

export type Listed = {
  id: number;
  brandName: string;
  sourceKind: string;
  url: string | null;
  title: string | null;
  /** The first 2,000 characters. */
  text: string;
  author: string | null;
  rating: number | null;
  likes: number | null;
  sentiment: Sentiment;
  publishedAt: Date;
  foundAt: Date;
  updatedAt: Date;
};

export type OwnersList = { owner: Account; brands: Brand[]; scope: InboxScope };

/** The list as its owner sees it now; null when they may not sign in any more. Throws QueryError for a wrong filter. */
export async function ownersList(
  platform: Platform,
  userId: number,
  list: KeptList,
): Promise<OwnersList | null> {
  const owner = await accountOf(platform, userId);
  if (!owner) return null;
  const seen = permittedAmong(toViewer(owner), 'see inbox', await listBrands(platform));
  const brands = list.brandId === null ? seen : seen.filter(({ id }) => id === list.brandId);
  const scope = {
    brandIds: brands.map(({ id }) => id),
    viewerUserId: userId,
    filter: parseFilter(list.filter),
    view: viewNamed(list.view),
    sort: 'newest' as const,
    includeCompetitors: list.brandId !== null,
  };
  return { owner, brands, scope };
}

/** Throws Refusal for what is no list: an unknown view, a brand that the owner does not see. Throws QueryError. */
export async function checkList(platform: Platform, userId: number, list: KeptList): Promise<void> {
  viewNamed(list.view);
  const found = await ownersList(platform, userId, list);
  if (list.brandId !== null && found?.brands.length === 0)
    throw new Refusal('not-found', 'There is no such brand. It was removed, or you may not see it.');
}

function viewNamed(view: string): InboxView {
  const known = INBOX_VIEWS.find((name) => name === view);
  if (known) return known;
  throw new Refusal('invalid', `There is no view "${view}".`, { list: `There is no view "${view}".` });
}

type Asked = {
  /** Found from then on, and before `until`; left out: whenever. */
  since?: Date;
  until?: Date;
  order: 'newest' | 'urgent';
  limit: number;
};

type Row = Omit<Listed, 'publishedAt' | 'foundAt' | 'updatedAt'> &
  Record<'publishedAt' | 'foundAt' | 'updatedAt', string> & { total: number };

/** Mentions of the list that nobody dismissed, and how many there are in all. */
export async function listedMentions(
  platform: Platform,
  scope: InboxScope,
  asked: Asked,
): Promise<{ items: Listed[]; total: number }> {
  const found = await rows<Row>(platform.db, await statement(platform, scope, asked));
  const items = found.map(({ total, ...row }) => ({
    ...row,
    publishedAt: new Date(row.publishedAt),
    foundAt: new Date(row.foundAt),
    updatedAt: new Date(row.updatedAt),
  }));
  return { items, total: found[0]?.total ?? 0 };
}

async function statement(platform: Platform, scope: InboxScope, { since, until, order, limit }: Asked) {
  const time = (at: Date) => sql`${at.toISOString()}::timestamptz`;
  const context = await filterContext(platform, scope.filter, scope.viewerUserId);
  const { where } = scopeOf(scope.view, scope.viewerUserId, context.now);
  return sql`select m.id::float8 as id, b.name as "brandName", m.source_kind as "sourceKind", m.url, m.title,
      left(m.text, 2000) as text, coalesce(m.author_name, m.author_handle) as author, m.rating, m.likes,
      ${SENTIMENT} as sentiment, m.published_at as "publishedAt", m.found_at as "foundAt", m.updated_at as "updatedAt",
      count(*) over ()::int as total
    from mentions m join brands b on b.id = m.brand_id
    where b.id = any(${bigints(scope.brandIds)}) and ${isPermitted(scope)} and ${where} and not m.spam
      and m.status <> 'dismissed'
      and ${filterSql(scope.filter, context)}
      ${since ? sql`and m.found_at >= ${time(since)}` : sql``} ${until ? sql`and m.found_at < ${time(until)}` : sql``}
    order by ${order === 'newest' ? sql`m.found_at desc, m.id desc` : sql`m.priority_score desc, m.id desc`}
    limit ${limit}`;
}
