/** What a typed rule finds in sources that are asked now: one small poll each, nothing is stored. */
import { and, asc, inArray, ne, sql } from 'drizzle-orm';
import { relevanceOf } from '../../brands/examples.ts';
import { sources } from '../../db/schema.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Item } from '../../sources/adapter.ts';
import { adapterOf } from '../../sources/kinds/index.ts';
import { itemsOfStored } from '../try-stored.ts';
import { type Asked, triedFor } from './dry-run.ts';
import { judgeFound, type Sample, samplesOf } from './samples.ts';
import { type Found, lookerFor } from './scan.ts';

export type LiveChoice = { id: number; name: string; kind: string };
export type Live = {
  read: number;
  found: number;
  samples: Sample[];
  sources: { kind: string; ok: boolean; sentence: string }[];
};

type Reading = { kind: string; name: string; items: Item[]; problem: string | null };

/** One press asks no more of them. */
const MOST_ASKED = 4;
const MOST_OFFERED = 12;
const KEPT_MS = 5 * 60_000;
const kept = new WeakMap<Platform['http'], Map<number, { at: number; reading: Promise<Reading> }>>();

/** Sources that can be asked now. */
export async function liveChoices({ db }: Platform): Promise<LiveChoice[]> {
  const found = await db
    .select({ id: sources.id, name: sources.name, kind: sources.kind })
    .from(sources)
    .where(and(sql`${sources.polled}`, ne(sources.health, 'gone'), sql`${sources.pausedAt} is null`))
    .orderBy(asc(sources.id))
    .limit(MOST_OFFERED);
  return found.filter(({ kind }) => adapterOf(kind).terms.keeps !== 'nothing');
}

/** Asks up to four of the sources; one that fails is said so, never thrown. Throws QueryError. */
export async function dryRunLive(platform: Platform, asked: Asked, sourceIds: number[]): Promise<Live> {
  const tried = await triedFor(platform, asked);
  const readings = await readAll(platform, sourceIds.slice(0, MOST_ASKED));
  const look = lookerFor(tried);
  const items = readings.flatMap((reading) => reading.items);
  const found = items.flatMap((item): Found[] => {
    const { match } = look(item);
    const at = item.publishedAt === null ? null : new Date(item.publishedAt);
    return match ? [{ item, match, mentionId: null, at }] : [];
  });
  const judged = judgeFound(found, await relevanceOf(platform, asked.brandId));
  return {
    read: items.length,
    found: found.length,
    samples: samplesOf(judged),
    sources: readings.map(({ kind, name, items: read, problem }) => ({
      kind,
      ok: problem === null,
      sentence: `“${name}” ${problem ?? `answered with ${read.length} posts.`}`,
    })),
  };
}

async function readAll(platform: Platform, ids: number[]): Promise<Reading[]> {
  if (ids.length === 0) return [];
  const wanted = await platform.db.select().from(sources).where(inArray(sources.id, ids));
  const known = kept.get(platform.http) ?? new Map();
  kept.set(platform.http, known);
  const at = platform.now().getTime();
  return Promise.all(
    wanted.map((source) => {
      const last = known.get(source.id);
      if (last && at - last.at < KEPT_MS) return last.reading;
      const reading = itemsOfStored(platform, source).then((answer) => ({
        kind: source.kind,
        name: source.name,
        ...answer,
      }));
      known.set(source.id, { at, reading });
      return reading;
    }),
  );
}
