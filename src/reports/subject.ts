import { sql } from 'drizzle-orm';
import { rows } from '../db/db.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { nameOfAll, notWatched } from './opening/not-watched.ts';
import { addDays, dayOf, type Period } from './period.ts';
import { ALL, COUNTED, type Only } from './recount.ts';

export type ReportBrand = { id: number; name: string; kind: 'own' | 'competitor'; timeZone: string };

/** Whom a report is about, and whom it compares with. */
export type Subject = {
  /** Null for all of one's own brands together. */
  brand: ReportBrand | null;
  brands: ReportBrand[];
  brandIds: number[];
  others: ReportBrand[];
  /** Says which day today is; every brand's days are its own. */
  timeZone: string;
  /** Minutes in which a first response is due. */
  responseMinutes: number;
  /** The day of the first mention; null without any. Earlier days are absent from reports, never zero. */
  firstDay: string | null;
  /** A period that began before this day cannot be compared with: part of it was not watched. */
  watchedSince: string;
  /** What it is narrowed to. */
  only: Only;
};

/** What every report says of itself. */
export type About = { brand: ReportBrand | null; timeZone: string; period: Period; generatedAt: Date };

/** `unwatched`: why nothing is known of these days; null where something is. */
export type AboutWatched = About & { unwatched: string | null };

export const aboutOf = (
  { now }: Platform,
  { brand, brands, timeZone, watchedSince }: Subject,
  period: Period,
): AboutWatched => ({
  ...{ brand, timeZone, period },
  generatedAt: now(),
  unwatched: notWatched(nameOfAll(brands.map(({ name }) => name)), period, watchedSince),
});

/** `brandId` null asks for all own brands; `visibleBrandIds` are those that the viewer may see reports of. */
export type Question = { brandId: number | null; visibleBrandIds: number[]; only?: Only };

type Row = ReportBrand & Pick<Subject, 'responseMinutes' | 'firstDay' | 'watchedSince'>;

/** Throws Refusal when there is no such brand for this viewer. */
export async function subjectOf(platform: Platform, question: Question): Promise<Subject> {
  const visible = (await allBrands(platform)).filter(({ id }) => question.visibleBrandIds.includes(id));
  const chosen =
    question.brandId === null
      ? visible.filter(({ kind }) => kind === 'own')
      : visible.filter(({ id }) => id === question.brandId);
  const [first] = chosen;
  if (!first) throw new Refusal('not-found', NOBODY[question.brandId === null ? 'own' : 'one']);
  const days = chosen.map(({ firstDay }) => firstDay).filter((day) => day !== null);
  return {
    brand: question.brandId === null ? null : brandOf(first),
    brands: chosen.map(brandOf),
    brandIds: chosen.map(({ id }) => id),
    others: visible.filter((other) => !chosen.includes(other) && isRival(first, other)).map(brandOf),
    timeZone: first.timeZone,
    responseMinutes: first.responseMinutes,
    firstDay: days.sort()[0] ?? null,
    watchedSince: chosen.map(({ watchedSince }) => watchedSince).sort()[0]!,
    only: question.only ?? ALL,
  };
}

type Ended = { at: Date; timeZone: string; days: number };

/** The last days that were over by then where the reader is and for each of the brands; throws as `subjectOf`. */
export async function wholeDays(
  platform: Platform,
  question: Question,
  { at, timeZone, days }: Ended,
): Promise<{ from: string; to: string }> {
  const { brands } = await subjectOf(platform, question);
  const zones = [timeZone, ...brands.map((brand) => brand.timeZone)];
  const to = zones.map((zone) => addDays(dayOf(at, zone), -1)).sort()[0]!;
  return { from: addDays(to, 1 - days), to };
}

const NOBODY = {
  own: 'There is no brand of your own yet, so there is nothing to report. Add one under Brands.',
  one: 'There is no such brand, or you may not see it.',
};

/** An own brand is compared with competitors; a competitor with everyone. */
const isRival = (brand: ReportBrand, other: ReportBrand) =>
  brand.kind === 'competitor' || other.kind === 'competitor';

const brandOf = ({ id, name, kind, timeZone }: Row): ReportBrand => ({ id, name, kind, timeZone });

const allBrands = (platform: Platform) =>
  rows<Row>(
    platform.db,
    sql`
    select b.id::int as id, b.name, b.kind, b.time_zone as "timeZone", b.response_minutes as "responseMinutes",
      (first.at at time zone b.time_zone)::date::text as "firstDay",
      (least(first.at, b.created_at) at time zone b.time_zone)::date::text as "watchedSince"
    from brands b cross join lateral (
      select min(m.published_at) as at from mentions m where m.brand_id = b.id and ${COUNTED}
    ) first order by b.id`,
  );
