/** Registering a fix, changing it, and looking for a relapse anew. */
import { eq, sql } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { bigints, rows } from '../db/db.ts';
import { fixes } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { addDays, dayOf } from '../reports/period.ts';
import { cleanText } from '../text.ts';
import { WINDOW_DAYS } from './fix.ts';

export type FixInput = {
  theme: string;
  title: string;
  shippedOn: string;
  /** Empty: none. */
  comparisonTheme: string;
  windowDays: number;
  templateId: number | null;
};

const LONGEST_TITLE = 200;
const EARLIEST = '2000-01-01';
/** A change may be planned so far ahead. */
const AHEAD_DAYS = 366;

/** Throws Refusal with a sentence per wrong field. */
export function registerFix(
  platform: Platform,
  actor: Actor,
  brandId: number,
  input: FixInput,
): Promise<{ id: number }> {
  return transact(platform, async (inside) => {
    const values = await checked(inside, brandId, input);
    const watched = { watchFrom: values.shippedOn, userId: actor.userId, createdAt: inside.now() };
    const [added] = await inside.db
      .insert(fixes)
      .values({ brandId, ...values, ...watched })
      .returning({ id: fixes.id });
    await recordAudit(inside, actor, 'registered a fix', `${values.title} (${values.theme})`);
    return added!;
  });
}

/** What was found of it so far is found anew. */
export function changeFix(platform: Platform, actor: Actor, fixId: number, input: FixInput): Promise<void> {
  return transact(platform, async (inside) => {
    const [known] = await inside.db.select().from(fixes).where(eq(fixes.id, fixId)).for('update');
    if (!known) throw gone();
    const values = await checked(inside, known.brandId, input);
    const isSame = values.theme === known.theme && values.shippedOn === known.shippedOn;
    const anew = {
      watchFrom: values.shippedOn,
      heldOn: null,
      relapsedOn: null,
      relapsedAt: null,
      incidentId: null,
    };
    await inside.db
      .update(fixes)
      .set({ ...values, ...(isSame ? {} : anew) })
      .where(eq(fixes.id, fixId));
    await recordAudit(inside, actor, 'changed a fix', `${values.title} (${values.theme})`);
  });
}

/** Removes it, and who was told because of it; replies stay. */
export function deleteFix(platform: Platform, actor: Actor, fixId: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [removed] = await inside.db
      .delete(fixes)
      .where(eq(fixes.id, fixId))
      .returning({ title: fixes.title });
    if (!removed) throw gone();
    await recordAudit(inside, actor, 'removed a fix', removed.title);
  });
}

/** After a relapse was dealt with: from today on, as if it had shipped anew. */
export function watchAgain(platform: Platform, actor: Actor, fixId: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [again] = await rows<{ title: string }>(
      inside.db,
      sql`update fixes f set watch_from = (${inside.now().toISOString()}::timestamptz at time zone b.time_zone)::date,
          held_on = null, relapsed_on = null, relapsed_at = null, incident_id = null
        from brands b where b.id = f.brand_id and f.id = ${fixId}::bigint and f.relapsed_at is not null
        returning f.title`,
    );
    if (!again) throw new Refusal('conflict', 'Complaints are not back, so it is being watched already.');
    await recordAudit(inside, actor, 'watches a fix again', again.title);
  });
}

async function checked(inside: Platform, brandId: number, input: FixInput) {
  const fields: Record<string, string> = {};
  const theme = input.theme.trim();
  const comparisonTheme = input.comparisonTheme.trim() || null;
  const title = cleanText(input.title, LONGEST_TITLE).replaceAll('\n', ' ');
  if (theme === '') fields.theme = 'Choose the theme that people complained about.';
  if (title === '') fields.title = 'Say what was changed, as those who complained would put it.';
  if (comparisonTheme !== null && comparisonTheme === theme)
    fields.comparisonTheme = 'Compare with another theme, one that this change does not touch.';
  if (!WINDOW_DAYS.some((days) => days === input.windowDays))
    fields.windowDays = `Compare ${WINDOW_DAYS.join(', ')} days.`;
  const day = dayProblem(input.shippedOn, await todayOf(inside, brandId));
  if (day) fields.shippedOn = day;
  const templateId = await templateOf(inside, brandId, input.templateId);
  const [problem] = Object.values(fields);
  if (problem) throw new Refusal('invalid', problem, fields);
  return {
    theme,
    title,
    shippedOn: input.shippedOn,
    comparisonTheme,
    windowDays: input.windowDays,
    templateId,
  };
}

function dayProblem(day: string, today: string): string | null {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  if (!isDay || addDays(day, 0) !== day) return 'Give the day on which it shipped, as 2026-11-07.';
  if (day < EARLIEST) return 'This day is too long ago to compare with anything.';
  if (day > addDays(today, AHEAD_DAYS))
    return 'This day is more than a year away. Register it when it is nearer.';
  return null;
}

async function todayOf({ db, now }: Platform, brandId: number): Promise<string> {
  const [brand] = await rows<{ timeZone: string }>(
    db,
    sql`select time_zone as "timeZone" from brands where id = ${brandId}::bigint`,
  );
  if (!brand)
    throw new Refusal('not-found', 'There is no such brand. It was removed, or you may not see it.');
  return dayOf(now(), brand.timeZone);
}

/** One of the brand's own or of every brand; none where it is gone. */
async function templateOf(
  { db }: Platform,
  brandId: number,
  templateId: number | null,
): Promise<number | null> {
  if (templateId === null) return null;
  const [found] = await rows(
    db,
    sql`select 1 from reply_templates where id = ${templateId}::bigint and (brand_id is null or brand_id = any(${bigints([brandId])}))`,
  );
  return found ? templateId : null;
}

const gone = () => new Refusal('not-found', 'There is no such fix. It was removed, or you may not see it.');
