/** Noting that two names are one person, where they said so themselves; and leaving an author out from now on. */
import { sql } from 'drizzle-orm';
import { recordAudit } from '../../accounts/audit.ts';
import { listed, neverProblem } from '../../brands/never.ts';
import { bigints, rows } from '../../db/db.ts';
import { authorLinks } from '../../db/schema.ts';
import { Refusal } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import { SOURCE_LABELS } from '../../sources/labels.ts';
import { cleanText } from '../../text.ts';
import type { Actor } from '../mention.ts';
import type { Identity } from './authors.ts';

const LONGEST_HANDLE = 300;

export type LinkInput = Identity & {
  other: Identity;
  /** The number or the address of the mention in which they say so. */
  said: string;
  brandIds: number[];
};

/** Throws where the mention is not by one of the two names, or does not name the other one. */
export function linkAuthors(platform: Platform, actor: Actor, input: LinkInput): Promise<void> {
  const other = cleaned(input.other);
  const mentionId = Number(/(\d+)\D*$/.exec(input.said)?.[1] ?? Number.NaN);
  return transact(platform, async (inside) => {
    const [mention] = await rows<{ sourceKind: string; handle: string | null; says: boolean }>(
      inside.db,
      sql`select source_kind as "sourceKind", author_handle as handle,
          strpos(lower(coalesce(title, '') || ' ' || "text"),
            lower(case when author_handle = ${input.handle} then ${other.handle}::text else ${input.handle}::text end)) > 0 as says
        from mentions where id = ${Number.isSafeInteger(mentionId) ? mentionId : 0}::bigint
          and brand_id = any(${bigints(input.brandIds)}) and deleted_at is null`,
    );
    const isTheirs = [input, other].some(
      ({ sourceKind, handle }) => mention?.sourceKind === sourceKind && mention.handle === handle,
    );
    if (!mention || !isTheirs)
      throw wrong('said', 'Give the number of a mention that one of these two wrote.');
    if (!mention.says)
      throw wrong(
        'said',
        'This mention does not name the other account. Two names are linked only where somebody says so.',
      );
    const { sourceKind, handle } = input;
    const values = { sourceKind, handle, otherKind: other.sourceKind, otherHandle: other.handle };
    const link = { ...values, mentionId, userId: actor.userId, at: inside.now() };
    const made = await inside.db.insert(authorLinks).values(link).onConflictDoNothing().returning();
    if (made.length > 0) await recordAudit(inside, actor, 'linked two authors', saidIn(mentionId));
  });
}

/** The names are two people again. */
export function unlinkAuthors(
  platform: Platform,
  actor: Actor,
  { linkId, brandIds }: { linkId: number; brandIds: number[] },
): Promise<void> {
  return transact(platform, async (inside) => {
    const [gone] = await rows<{ mentionId: number }>(
      inside.db,
      sql`delete from author_links l using mentions m
        where l.id = ${linkId}::bigint and m.id = l.mention_id and m.brand_id = any(${bigints(brandIds)})
        returning m.id::float8 as "mentionId"`,
    );
    if (!gone) throw new Refusal('not-found', 'There is no such link. It was removed already.');
    await recordAudit(inside, actor, 'unlinked two authors', saidIn(gone.mentionId));
  });
}

/** Names nobody: the log outlives those who are erased. */
const saidIn = (mentionId: number) => `as said in mention ${mentionId}`;

/** What they write is no mention of these brands from now on; what is stored stays. */
export async function muteAuthor(
  platform: Platform,
  actor: Actor,
  { handle, brandIds }: { handle: string; brandIds: number[] },
): Promise<void> {
  const problem = neverProblem('neverAuthors', listed(handle));
  if (problem) throw new Refusal('invalid', problem);
  await transact(platform, async (inside) => {
    const muted = await rows<{ name: string }>(
      inside.db,
      sql`update brands set never_authors = array_append(never_authors, ${handle}::text)
        where id = any(${bigints(brandIds)}) and not (${handle}::text = any(never_authors)) returning name`,
    );
    for (const { name } of muted) await recordAudit(inside, actor, 'muted an author for', name);
  });
}

function cleaned({ sourceKind, handle }: Identity): Identity {
  const name = cleanText(handle, LONGEST_HANDLE).replaceAll('\n', ' ').replace(/^@/, '');
  if (name === '') throw wrong('handle', 'Give the other name.');
  if (!SOURCE_LABELS[sourceKind]) throw wrong('kind', 'Choose where they go by the other name.');
  return { sourceKind, handle: name };
}

const wrong = (field: string, problem: string) => new Refusal('invalid', problem, { [field]: problem });
