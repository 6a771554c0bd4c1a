/** What scoring stored mentions again would change, told before anything is changed. */
import { sql } from 'drizzle-orm';
import { listBrands } from '../brands/brands.ts';
import { rows } from '../db/db.ts';
import { mentions } from '../db/schema.ts';
import type { Sentiment } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { ENGINE } from '../scoring/score.ts';
import { calibrationsInUse } from './calibrations.ts';
import { scoreItem } from './recognise.ts';
import { countDue, isDue } from './rescore-due.ts';
import { type StoredMention, storedItem } from './stored-item.ts';

export type Moved = { from: Sentiment; to: Sentiment; n: number };
export type MovedExample = { id: number; text: string; from: Sentiment; to: Sentiment };

export type RescorePreview = {
  engine: string;
  /** By what the sampled mentions were scored. */
  scoredBy: string[];
  /** Mentions that would be scored again; null where they were not counted. */
  due: number | null;
  /** The newest of them that were tried. */
  sampled: number;
  /** Labels that would change, as people see them: a person's stays. */
  changed: number;
  /** All pairs of labels before and after, those that stay included, most first. */
  confusion: Moved[];
  examples: MovedExample[];
};

const SAMPLE = 500;
const EXAMPLES = 10;

/** Tries the newest mentions that are due and stores nothing. `brandIds` null: all brands. */
export async function previewRescoring(
  platform: Platform,
  { brandIds, sample = SAMPLE }: { brandIds: number[] | null; sample?: number },
): Promise<RescorePreview> {
  const { due } = await countDue(platform, brandIds);
  return { ...(await tried(platform, brandIds, sample)), due };
}

async function tried(platform: Platform, brandIds: number[] | null, sample: number): Promise<RescorePreview> {
  const calibrationOf = await calibrationsInUse(platform);
  const brands = new Map((await listBrands(platform)).map((brand) => [brand.id, brand]));
  const found = await platform.db
    .select()
    .from(mentions)
    .where(isDue(brandIds))
    .orderBy(sql`id desc`)
    .limit(sample);
  const moved = found.map((row) => {
    const one = { item: storedItem(row), brand: brands.get(row.brandId)!, spans: row.matchedSpans };
    const { label } = scoreItem(platform, one, calibrationOf(row.brandId, row.sourceKind));
    return { row, from: row.sentimentByUser ?? row.sentiment, to: row.sentimentByUser ?? label };
  });
  const changed = moved.filter(({ from, to }) => from !== to);
  return {
    engine: ENGINE,
    scoredBy: [...new Set(found.map(({ scoredBy }) => scoredBy))].sort(),
    due: null,
    sampled: found.length,
    changed: changed.length,
    confusion: confusionOf(moved),
    examples: changed
      .slice(0, EXAMPLES)
      .map(({ row, from, to }) => ({ id: row.id, text: briefly(row), from, to })),
  };
}

function confusionOf(moved: { from: Sentiment; to: Sentiment }[]): Moved[] {
  const pairs = new Map<string, Moved>();
  for (const { from, to } of moved) {
    const pair = pairs.get(`${from} ${to}`) ?? { from, to, n: 0 };
    pairs.set(`${from} ${to}`, { ...pair, n: pair.n + 1 });
  }
  return [...pairs.values()].sort((a, b) => b.n - a.n || a.from.localeCompare(b.from));
}

const LONGEST = 160;

function briefly({ title, text }: StoredMention): string {
  const words = [title, text].filter(Boolean).join(': ').replaceAll(/\s+/g, ' ');
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}

/** After an update: one line that says what another engine would make of stored mentions; null when none did. */
export async function upgradeWords(platform: Platform): Promise<string | null> {
  const [newest] = await rows<{ engine: string }>(
    platform.db,
    sql`select split_part(scored_by, '+', 1) as engine from mentions where deleted_at is null
      order by id desc limit 1`,
  );
  if (!newest || newest.engine === ENGINE) return null;
  const { sampled, changed, confusion } = await tried(platform, null, SAMPLE);
  const pairs = confusion
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, n }) => `${from} to ${to} ${n}`);
  return (
    `This version scores with ${ENGINE}; stored mentions were scored by ${newest.engine} and stay as they are. ` +
    `Scored again, ${changed} of the newest ${sampled} would change their label` +
    `${pairs.length > 0 ? ` (${pairs.join(', ')})` : ''}. ` +
    'See /settings/scoring, or run "earshot rescore --dry-run".'
  );
}
