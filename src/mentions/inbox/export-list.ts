/** A list of the inbox on its way out: the same mentions as on the page, all of them. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { type ExportedMention, exportMentions, mayLeave } from '../export.ts';
import { filterContext, filterSql } from '../filter/sql.ts';
import { scopeOf } from './views.ts';
import { type InboxScope, isPermitted } from './walk.ts';

/** What a list holds, kind by kind; `leaves` is false where terms keep texts and authors in the house. */
export type ExportSize = { kind: string; count: number; leaves: boolean }[];

/** How many mentions the file would hold. */
export async function exportSize(platform: Platform, scope: InboxScope): Promise<ExportSize> {
  const { db } = platform;
  const brandIds = await brandsOf(platform, scope);
  const condition = await conditionOf(platform, scope);
  const found = await rows<{ kind: string; count: number }>(
    db,
    sql`select m.source_kind as kind, count(*)::int as count from mentions m
      where m.brand_id = any(${bigints(brandIds)}) and ${condition}
      group by m.source_kind order by 2 desc, 1`,
  );
  return found.map((one) => ({ ...one, leaves: mayLeave(one.kind) }));
}

/** Every mention of the list, brand by brand, newest first. */
export async function* exportList(platform: Platform, scope: InboxScope): AsyncGenerator<ExportedMention> {
  const within = await conditionOf(platform, scope);
  yield* exportMentions(platform, {
    brandIds: await brandsOf(platform, scope),
    filter: { kind: 'all' },
    within,
  });
}

async function conditionOf(platform: Platform, { view, viewerUserId, filter }: InboxScope) {
  const context = await filterContext(platform, filter, viewerUserId);
  return sql`${scopeOf(view, viewerUserId, context.now).where} and ${filterSql(filter, context)}`;
}

async function brandsOf({ db }: Platform, scope: InboxScope): Promise<number[]> {
  const found = await rows<{ id: number }>(
    db,
    sql`select b.id::float8 as id from brands b where ${isPermitted(scope)} order by b.id`,
  );
  return found.map(({ id }) => id);
}
