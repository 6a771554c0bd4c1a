/** Reply templates: what is said again and again, how often it was, and who changes it. */
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { recordAudit } from '../../accounts/audit.ts';
import { bigints } from '../../db/db.ts';
import { brands, replyTemplates, type TemplateText, templateUses } from '../../db/schema.ts';
import { Refusal } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import type { Actor } from '../mention.ts';
import { checkedTemplate, type TemplateInput } from './template-input.ts';

export type Template = {
  id: number;
  /** Null: for every brand. */
  brandId: number | null;
  brandName: string | null;
  name: string;
  intents: string[];
  themes: string[];
  texts: TemplateText[];
  /** Posted replies that began as it: in all, and in the last seven days. */
  used: number;
  usedThisWeek: number;
};

const WEEK_MS = 7 * 86_400_000;

/** The templates of these brands and those of every brand, by name; with how often each was used. */
export function templatesOf(platform: Platform, brandIds: number[]): Promise<Template[]> {
  const theirs = sql`${replyTemplates.brandId} = any(${bigints(brandIds)})`;
  return templatesWhere(platform, or(isNull(replyTemplates.brandId), theirs)!);
}

/** One template, or null. */
export async function templateById(platform: Platform, id: number): Promise<Template | null> {
  const [found] = await templatesWhere(platform, eq(replyTemplates.id, id));
  return found ?? null;
}

function templatesWhere({ db, now }: Platform, where: ReturnType<typeof sql> | ReturnType<typeof eq>) {
  const weekAgo = new Date(now().getTime() - WEEK_MS).toISOString();
  const uses = sql`from template_uses u where u.template_id = ${replyTemplates.id}`;
  return db
    .select({
      id: replyTemplates.id,
      brandId: replyTemplates.brandId,
      brandName: brands.name,
      name: replyTemplates.name,
      intents: replyTemplates.intents,
      themes: replyTemplates.themes,
      texts: replyTemplates.texts,
      used: sql<number>`(select count(*)::int ${uses})`,
      usedThisWeek: sql<number>`(select count(*)::int ${uses} and u.at > ${weekAgo}::timestamptz)`,
    })
    .from(replyTemplates)
    .leftJoin(brands, eq(brands.id, replyTemplates.brandId))
    .where(where)
    .orderBy(sql`lower(${replyTemplates.name})`, replyTemplates.id);
}

/** Adds or changes a template. Throws Refusal with a sentence per wrong field. */
export function saveTemplate(
  platform: Platform,
  actor: Actor,
  input: TemplateInput,
): Promise<{ id: number }> {
  const { id, ...wanted } = checkedTemplate(input);
  return transact(platform, async (inside) => {
    await guardName(inside, input, wanted.name);
    const values = { ...wanted, changedBy: actor.userId, changedAt: inside.now() };
    const saved = id === null ? await added(inside, values) : await changed(inside, id, values);
    if (!saved) throw gone();
    await recordAudit(
      inside,
      actor,
      id === null ? 'added a reply template' : 'changed a reply template',
      wanted.name,
    );
    return saved;
  });
}

type Values = Omit<typeof replyTemplates.$inferInsert, 'createdAt'>;

async function added({ db, now }: Platform, values: Values) {
  const [row] = await db
    .insert(replyTemplates)
    .values({ ...values, createdAt: now() })
    .returning({ id: replyTemplates.id });
  return row;
}

async function changed({ db }: Platform, id: number, values: Values) {
  const [row] = await db
    .update(replyTemplates)
    .set(values)
    .where(eq(replyTemplates.id, id))
    .returning({ id: replyTemplates.id });
  return row;
}

async function guardName({ db }: Platform, { id, brandId }: TemplateInput, name: string): Promise<void> {
  const same = brandId === null ? isNull(replyTemplates.brandId) : eq(replyTemplates.brandId, brandId);
  const [taken] = await db
    .select({ id: replyTemplates.id })
    .from(replyTemplates)
    .where(and(same, sql`lower(${replyTemplates.name}) = lower(${name})`));
  if (!taken || taken.id === id) return;
  const problem = 'Another template has this name. Choose one that tells them apart.';
  throw new Refusal('invalid', problem, { name: problem });
}

const gone = () =>
  new Refusal('not-found', 'There is no such template. It was removed, or you may not see it.');

/** Removes a template and the count of its uses; replies that were written with it stay. */
export function deleteTemplate(platform: Platform, actor: Actor, id: number): Promise<void> {
  return transact(platform, async (inside) => {
    const [removed] = await inside.db
      .delete(replyTemplates)
      .where(eq(replyTemplates.id, id))
      .returning({ name: replyTemplates.name });
    if (!removed) throw gone();
    await recordAudit(inside, actor, 'removed a reply template', removed.name);
  });
}

/** Notes that a reply which goes out began as a template, once for each reply. */
export async function recordUse({ db, now }: Platform, actor: Actor, replyId: number): Promise<void> {
  await db.execute(sql`insert into ${templateUses} (template_id, mention_id, user_id, at)
    select r.template_id, r.mention_id, ${actor.userId}::bigint, ${now().toISOString()}::timestamptz
    from replies r where r.id = ${replyId}::bigint and r.template_id is not null
      and not exists (select 1 from template_uses u
        where u.template_id = r.template_id and u.mention_id = r.mention_id and u.at >= r.created_at)`);
}
