/** What happened on a day, numbered on the charts: written by people, proposed from incidents, or a fix that shipped. */
import { and, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { bigints, rows } from '../db/db.ts';
import { annotations, brands, incidents } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { cleanText } from '../text.ts';
import { addDays, dayOf } from './period.ts';
import type { Subject } from './subject.ts';

export type Annotation = {
  kind: 'note' | 'fix';
  id: number;
  brandId: number;
  day: string;
  text: string;
  /** Who wrote it; null where the account is gone. */
  by: string | null;
};

/** An incident that nobody has said anything about yet. */
export type Proposal = {
  incidentId: number;
  brandId: number;
  day: string;
  series: 'volume' | 'negatives' | 'theme' | 'rating';
  theme: string;
  direction: 'rise' | 'drop' | 'silence';
};

type Days = { from: string; to: string };

const LONGEST = 160;
const MOST = 50;

/** Oldest first, of these days. */
export const annotationsOf = (
  { db }: Platform,
  { brandIds }: Pick<Subject, 'brandIds'>,
  { from, to }: Days,
) =>
  rows<Annotation>(
    db,
    sql`
    select told.kind, told.id::int as id, told.brand_id::int as "brandId", told.day::text as day, told."text",
      u.name as by
    from (
      select 'note' as kind, id, brand_id, day, "text", user_id from annotations where not declined
      union all
      select 'fix', id, brand_id, shipped_on, title, user_id from fixes
    ) told left join users u on u.id = told.user_id
    where told.brand_id = any(${bigints(brandIds)}) and told.day between ${from}::date and ${to}::date
    order by told.day, told.kind desc, told.id limit ${MOST}`,
  );

/** Incidents of these days that are on no chart and that nobody declined. */
export const proposalsOf = ({ db }: Platform, { brandIds }: Subject, { from, to }: Days) =>
  rows<Proposal>(
    db,
    sql`
    select i.id::int as "incidentId", i.brand_id::int as "brandId", i.series, i.theme, i.direction,
      (i.started_at at time zone b.time_zone)::date::text as day
    from incidents i join brands b on b.id = i.brand_id
    where i.brand_id = any(${bigints(brandIds)})
      and (i.started_at at time zone b.time_zone)::date between ${from}::date and ${to}::date
      and not exists (select 1 from annotations a where a.incident_id = i.id)
    order by i.started_at, i.id limit ${MOST}`,
  );

export type AnnotationInput = { brandId: number; day: string; text: string; incidentId: number | null };

/** Puts a note on the charts. Throws Refusal with a sentence per wrong field. */
export function annotate(platform: Platform, actor: Actor, input: AnnotationInput): Promise<{ id: number }> {
  return transact(platform, async (inside) => {
    const text = cleanText(input.text, LONGEST);
    if (!text) throw refuse('text', 'Say in a few words what happened.');
    await checkDay(inside, input);
    const [added] = await inside.db
      .insert(annotations)
      .values({ ...input, text, userId: actor.userId, createdAt: inside.now() })
      .returning({ id: annotations.id });
    await recordAudit(inside, actor, 'annotated', `${input.day}: ${text}`);
    return added!;
  });
}

async function checkDay({ db, now }: Platform, { brandId, day, incidentId }: AnnotationInput): Promise<void> {
  const [brand] = await db.select({ zone: brands.timeZone }).from(brands).where(eq(brands.id, brandId));
  if (!brand) throw new Refusal('not-found', 'There is no such brand, or you may not see it.');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day;
  if (!isDay) throw refuse('day', `"${day}" is not a day. Write it as 2026-11-07.`);
  if (day > addDays(dayOf(now(), brand.zone), 366))
    throw refuse('day', 'The day is more than a year ahead. Choose an earlier one.');
  if (incidentId === null) return;
  const [incident] = await db
    .select({ id: incidents.id })
    .from(incidents)
    .where(and(eq(incidents.id, incidentId), eq(incidents.brandId, brandId)));
  if (!incident) throw new Refusal('not-found', 'There is no such incident. Nothing was written.');
}

const refuse = (field: string, sentence: string) => new Refusal('invalid', sentence, { [field]: sentence });

/** An incident that is not to be on the charts; it is not proposed again. */
export function declineProposal(
  platform: Platform,
  actor: Actor,
  { brandId, incidentId, day }: { brandId: number; incidentId: number; day: string },
): Promise<void> {
  return transact(platform, async (inside) => {
    await checkDay(inside, { brandId, day, incidentId, text: '' });
    const values = { brandId, day, incidentId, text: '', declined: true };
    await inside.db.insert(annotations).values({ ...values, userId: actor.userId, createdAt: inside.now() });
  });
}

/** Which brand it is of; null when it is gone. */
export async function brandOfAnnotation({ db }: Platform, id: number): Promise<number | null> {
  const [found] = await db
    .select({ brandId: annotations.brandId })
    .from(annotations)
    .where(eq(annotations.id, id));
  return found?.brandId ?? null;
}

/** Takes a note off the charts. Throws Refusal when it is gone already. */
export function removeAnnotation(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [removed] = await inside.db
      .delete(annotations)
      .where(eq(annotations.id, id))
      .returning({ day: annotations.day, text: annotations.text });
    if (!removed) throw new Refusal('not-found', 'That note is gone already.');
    await recordAudit(inside, actor, 'removed a note from the charts', `${removed.day}: ${removed.text}`);
  });
}
