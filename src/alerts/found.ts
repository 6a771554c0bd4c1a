import { QueryError } from '../brands/query-error.ts';
import { type Filter, parseFilter } from '../mentions/filter.ts';
import { explainFilter } from '../mentions/filter-explain.ts';
import { inbox } from '../mentions/inbox.ts';
import type { Platform } from '../platform/platform.ts';

const MONTH_MS = 30 * 86_400_000;

type Question = { filter: string; brandId: number | null; brandIds: number[]; viewerUserId: number };

/** A filter in words, and how many stored mentions of the last 30 days it finds; nulls when it cannot be read. */
export async function foundByFilter(
  platform: Platform,
  { filter, brandId, brandIds, viewerUserId }: Question,
): Promise<{ explanation: string | null; found30Days: number | null }> {
  const parsed = readable(filter);
  if (!parsed) return { explanation: null, found30Days: null };
  const since = new Date(platform.now().getTime() - MONTH_MS).toISOString();
  const recent: Filter = { kind: 'field', field: 'after', at: since };
  const { total } = await inbox(platform, {
    brandIds: brandId === null ? brandIds : brandIds.filter((id) => id === brandId),
    viewerUserId,
    filter: { kind: 'and', parts: [parsed, recent] },
    view: 'everything',
    sort: 'newest',
    includeCompetitors: brandId !== null,
    limit: 1,
  });
  return { explanation: explainFilter(parsed), found30Days: total?.n ?? 0 };
}

function readable(filter: string): Filter | null {
  try {
    return parseFilter(filter);
  } catch (error) {
    if (error instanceof QueryError) return null;
    throw error;
  }
}
