/** What we say in public: Earshot keeps the record of a reply that a person posted on the site itself. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { replies } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { askIn } from '../surveys/surveys.ts';
import { cleanText, safeUrl } from '../text.ts';
import type { Changed } from './change.ts';
import { type MentionRef, noSuchMention } from './conflict.ts';
import type { Actor } from './mention.ts';
import { makeMove } from './move.ts';
import { writtenText } from './note.ts';
import { asksApproval, guardHold, standingOf } from './reply-standing.ts';
import { recordUse } from './writing/templates.ts';

export type ReplyInput = MentionRef & {
  text: string;
  /** Where the posted reply stands. */
  url?: string | null;
  /** That it began as; left out: as before. One of another brand is none. */
  templateId?: number | null;
  /** False keeps it as the user's draft. */
  posted: boolean;
  /** Brands on which the user may approve replies. */
  approverBrandIds?: number[];
};

export type Recorded = { replyId: number | null; moved: Changed | null };

/** Records a posted reply, which makes the mention pending; or keeps the text as the user's one draft. */
export function recordReply(platform: Platform, actor: Actor, input: ReplyInput): Promise<Recorded> {
  return input.posted ? recordPosted(platform, actor, input) : keepDraft(platform, actor, input);
}

async function recordPosted(platform: Platform, actor: Actor, input: ReplyInput): Promise<Recorded> {
  const text = writtenText(input.text, 'Write down what was said.');
  const url = readUrl(input.url);
  return transact(platform, async (inside) => {
    const standing = await standingOf(inside, input);
    guardHold(actor, standing);
    if (asksApproval(standing, input.approverBrandIds ?? []))
      await guardApproved(inside, actor, { ...input, text });
    const posted = { text, url, postedAt: inside.now(), state: null, stateNote: null };
    const replyId = await store(inside, actor, input, posted);
    await recordUse(inside, actor, replyId);
    const moved = await makeMove(inside, actor, input, { kind: 'reply', replyId });
    return { replyId, moved };
  });
}

/** Throws unless these very words were approved. */
async function guardApproved(
  { db }: Platform,
  actor: Actor,
  { mentionId, text }: { mentionId: number; text: string },
): Promise<void> {
  const [approved] = await db
    .select({ id: replies.id })
    .from(replies)
    .where(
      sql`${draftOf(actor, mentionId)} and ${replies.reviewerId} is not null and ${replies.state} is null
        and ${replies.text} = ${text}`,
    );
  if (approved) return;
  const problem = 'Replies of this brand are approved before they go out. Ask for approval first.';
  throw new Refusal('forbidden', problem, { text: problem });
}

/** An empty draft is none, unless it has a picture. */
async function keepDraft(platform: Platform, actor: Actor, input: ReplyInput): Promise<Recorded> {
  const isEmpty = cleanText(input.text) === '';
  const text = isEmpty ? '' : writtenText(input.text, '');
  return transact(platform, async (inside) => {
    if (isEmpty)
      await inside.db.delete(replies).where(sql`${draftOf(actor, input.mentionId)} and ${IS_BARE}`);
    const [pictured] = isEmpty ? await draftsOf(inside, actor, input.mentionId) : [];
    if (isEmpty && !pictured) return { replyId: null, moved: null };
    const kept = await store(inside, actor, input, { text, url: null, postedAt: null });
    return { replyId: kept, moved: null };
  });
}

const IS_BARE = sql`not exists (select 1 from reply_pictures p where p.reply_id = ${replies.id})`;

/** The user's draft, begun where there is none, for what is kept beside its words. */
export async function beginDraft(
  platform: Platform,
  actor: Actor,
  ref: Pick<MentionRef, 'mentionId' | 'brandIds'>,
): Promise<number> {
  const [draft] = await draftsOf(platform, actor, ref.mentionId);
  return draft?.id ?? store(platform, actor, ref, { text: '', url: null, postedAt: null });
}

const draftsOf = ({ db }: Platform, actor: Actor, mentionId: number) =>
  db.select({ id: replies.id }).from(replies).where(draftOf(actor, mentionId));

/** The text as the user's one draft; gives its id. */
export function keepReplyText(
  platform: Platform,
  actor: Actor,
  input: MentionRef & Pick<ReplyInput, 'text' | 'templateId'>,
): Promise<number> {
  const text = writtenText(input.text, 'Write the reply first.');
  return store(platform, actor, input, { text, url: null, postedAt: null });
}

/** What was typed for a reply that met a conflict: it becomes the user's draft, so that nothing is lost. */
export async function keepTyped(
  platform: Platform,
  actor: Actor,
  { text, ...ref }: MentionRef & { text: string },
): Promise<void> {
  if (cleanText(text) !== '') await keepDraft(platform, actor, { ...ref, text, posted: false });
}

/** Over the user's draft where there is one. */
async function store(
  platform: Platform,
  actor: Actor,
  { mentionId, brandIds, templateId }: MentionRef & Pick<ReplyInput, 'templateId'>,
  reply: Pick<typeof replies.$inferInsert, 'text' | 'url' | 'postedAt' | 'state' | 'stateNote'>,
): Promise<number> {
  const { db, now } = platform;
  const [mention] = await rows(
    db,
    sql`select 1 from mentions where id = ${mentionId}::bigint and brand_id = any(${bigints(brandIds)})`,
  );
  if (!mention) throw noSuchMention();
  await askIn(platform, actor, { mentionId, text: reply.text });
  const begun = templateId === undefined ? {} : { templateId: ofBrand(templateId, mentionId) };
  const [draft] = await db
    .update(replies)
    .set({ ...reply, ...begun, reviewerId: approvalOf(reply.text) })
    .where(draftOf(actor, mentionId))
    .returning({ id: replies.id });
  if (draft) return draft.id;
  const values = { mentionId, userId: actor.userId, createdAt: now(), ...reply, ...begun };
  const [added] = await db.insert(replies).values(values).returning({ id: replies.id });
  return added!.id;
}

/** Who approved these very words; other words are approved anew. */
const approvalOf = (text: string) =>
  sql`case when ${replies.text} = ${text}::text then ${replies.reviewerId} end`;

const ofBrand = (templateId: number | null, mentionId: number) =>
  templateId === null
    ? null
    : sql`(select t.id from reply_templates t join mentions m on m.id = ${mentionId}::bigint
        where t.id = ${templateId}::bigint and (t.brand_id is null or t.brand_id = m.brand_id))`;

/** The newest: taking a posted reply back may have made another one. */
function draftOf({ userId }: Actor, mentionId: number) {
  return sql`${replies.id} = (select r.id from replies r
    where r.mention_id = ${mentionId}::bigint and r.user_id is not distinct from ${userId}::bigint
      and r.posted_at is null and coalesce(r.state, 'failed') in ('failed','returned') order by r.created_at desc, r.id desc limit 1)`;
}

/** The link as it is stored. Throws for what is none. */
export function readUrl(given: string | null | undefined): string | null {
  if (!given?.trim()) return null;
  const url = safeUrl(given);
  if (url) return url;
  const problem = 'This is not a web address. Give one that begins with https://, or leave it empty.';
  throw new Refusal('invalid', problem, { url: problem });
}
