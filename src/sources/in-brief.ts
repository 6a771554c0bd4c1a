import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import type { Platform } from '../platform/platform.ts';
import type { Health } from './health.ts';

export type SourcesInBrief = {
  /** Of which there is a source or a mention, by name. */
  kinds: string[];
  /** Not one source was ever read, if there is any, and no mention came another way. */
  silent: boolean;
  /** First reads under way, of how many sources, and the items that they have read so far; null when none is. */
  reading: { waiting: number; failed: number; of: number; items: number } | null;
  /** Two or more are read, and not one can be found: the fault is on this side. */
  unreachable: boolean;
  /** The sources that need a person, those that stopped first, then longest first, each with one sentence. */
  warnings: { sourceId: number; sentence: string }[];
};

/** What happened, in the width of a rail; why, and what to do, stands on the source's own page. */
const TROUBLE: Partial<Record<Health, string>> = {
  'signed-out': 'stopped: its sign-in is refused.',
  blocked: 'stopped: it refuses to be read.',
  broken: 'stopped: it cannot be read.',
  gone: 'stopped: it is gone.',
};

/** What happened at a first read; what to do stands on the source's own page. */
const firstSentence = (note: string) => /^.*?[.!?](?=\s)/s.exec(note)?.[0] ?? note;

function troubleOf({ name, health, note }: Warned): string {
  const stopped = TROUBLE[health];
  return stopped ? `${name} ${stopped}` : `${name}: ${firstSentence(note ?? 'it could not be read yet.')}`;
}

function endsIn(days: number): string {
  if (days <= 0) return 'its key or sign-in ends today.';
  return days === 1 ? 'its key or sign-in ends tomorrow.' : `its key or sign-in ends in ${days} days.`;
}

type Row = {
  kinds: string[] | null;
  silent: boolean | null;
  unreachable: boolean | null;
  waiting: number;
  failed: number;
  of: number;
  items: number;
  warned: Warned[] | null;
};
type Warned = { id: number; name: string; health: Health; note: string | null; days: number | null };

/**
 * What every page says about the sources, in one query: the kinds of mentions by one look into an index for each.
 * A first read that failed is said at once.
 */
export async function sourcesInBrief({ db, now }: Platform): Promise<SourcesInBrief> {
  const at = now().toISOString();
  const [row] = await rows<Row>(
    db,
    sql`with recursive found(kind) as (
          (select source_kind from mentions order by source_kind limit 1)
          union all
          select (select m.source_kind from mentions m where m.source_kind > found.kind order by 1 limit 1)
          from found where found.kind is not null)
        select (select json_agg(kind order by kind) from (select kind from sources union
            select kind from found where kind is not null) known) as kinds,
          (count(*) = 0 or count(*) filter (where polled) > 0 and not bool_or(last_success_at is not null))
            and not exists (select from mentions) as silent,
          count(*) filter (where reads and failure_class = 'dns') > 1
            and bool_and(failures > 0) filter (where reads) as unreachable,
          count(*) filter (where first)::int as waiting,
          count(*) filter (where reads and last_success_at is null and failures > 0)::int as failed, count(*) filter (where reads)::int as of,
          coalesce(sum(read_so_far) filter (where first), 0)::int as items,
          json_agg(json_build_object('id', id, 'name', name, 'health', health, 'note', health_note, 'days',
              case when not troubled then floor(extract(epoch from credential_expires_at - ${at}::timestamptz) / 86400) end)
            order by stopped desc, troubled desc, health_since, id)
            filter (where troubled or (paused_at is null
              and credential_expires_at < ${at}::timestamptz + interval '14 days')) as warned
        from (select *, polled and paused_at is null as reads,
            polled and paused_at is null and backfilled_at is null and failures = 0
              and created_at > ${at}::timestamptz - interval '1 hour' as first, stopped or (last_success_at is null and failures > 0 and paused_at is null) as troubled
          from (select *, health in ('signed-out','blocked','broken','gone') as stopped from sources) s) sources`,
  );
  const { kinds, silent, unreachable, waiting, failed, of, items, warned } = row!;
  return {
    kinds: kinds ?? [],
    silent: silent ?? false,
    unreachable: unreachable ?? false,
    reading: waiting > 0 ? { waiting, failed, of, items } : null,
    warnings: (warned ?? []).map((source) => ({
      sourceId: source.id,
      sentence: source.days === null ? troubleOf(source) : `${source.name}: ${endsIn(source.days)}`,
    })),
  };
}
