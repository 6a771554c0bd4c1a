import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';

export type SourcesInBrief = {
  /** Of which there is a source, by name. */
  kinds: string[];
  /** The sources that need a person, longest first, each with one sentence. */
  warnings: { sourceId: number; sentence: string }[];
};

type Warned = { id: number; name: string; note: string | null };

/** What every page says about the sources, in one query. A first read that failed is said at once. */
export async function sourcesInBrief({ db }: Platform): Promise<SourcesInBrief> {
  const [row] = await rows<{ kinds: string[] | null; warned: Warned[] | null }>(
    db,
    sql`select json_agg(distinct kind) as kinds,
          json_agg(json_build_object('id', id, 'name', name, 'note', health_note) order by health_since, id)
            filter (where health in ('signed-out','blocked','broken','gone')
              or (last_success_at is null and failures > 0 and paused_at is null)) as warned
        from sources`,
  );
  return {
    kinds: row?.kinds ?? [],
    warnings: (row?.warned ?? []).map(({ id, name, note }) => ({
      sourceId: id,
      sentence: `${name}: ${note ?? 'it cannot be read any more.'}`,
    })),
  };
}
