/** Removing a person everywhere on one kind of source. Figures stay; of the person, keyed hashes are left. */
import { sql } from 'drizzle-orm';
import { forgetExamples } from '../../brands/examples.ts';
import { bigints, rows } from '../../db/db.ts';
import { Refusal } from '../../failure.ts';
import type { Platform } from '../../platform/platform.ts';
import { transact } from '../../platform/transaction.ts';
import { SOURCE_LABELS } from '../../sources/labels.ts';
import { cleanText } from '../../text.ts';
import type { Actor } from '../mention.ts';
import { leaveTombstones } from '../tombstone.ts';
import { unquote } from '../unquote.ts';
import { hideIds, removeElsewhere } from './elsewhere.ts';
import { hashOf, lockOut, rememberErased } from './erased.ts';
import { closeFinderFor, finderFor, identitiesOf, needlesFor, type Person, without } from './person.ts';
import { type Left, leftToTheTeam, markEverywhere } from './places.ts';
import { postsBy } from './posts.ts';
import { removeRaw } from './raw.ts';
import { keepReceipt } from './receipts.ts';

export type Request = {
  /** A handle, a name where the source gives no handles, or the address of a profile. */
  author: string;
  sourceKind: string;
};

export type Erased = {
  /** The receipt's; null after a dry run. */
  id: number | null;
  at: Date;
  sourceKind: string;
  /** Stands for the person from now on. */
  hash: string;
  /** Rows removed or changed, by table; `elsewhere` counts other people's mentions. */
  receipt: Record<string, number>;
  /** Settings of the team that name the person. */
  left: Left[];
  /** Posts under the same handle on other kinds of sources, which are not touched. */
  alsoOn: { sourceKind: string; posts: number }[];
};

const LONGEST = 300;

/** Removes the person and never stores their posts again. Throws Refusal for an unknown kind or an empty name. */
export async function eraseAuthor(platform: Platform, actor: Actor, request: Request): Promise<Erased> {
  const { author, sourceKind } = checked(request);
  // First of all: what is stored from now on is checked against it.
  await rememberErased(platform, sourceKind, identitiesOf(asAuthor(author)));
  return transact(platform, async (inside) => {
    const erased = await remove(inside, actor, { author, sourceKind });
    // The planner keeps samples of what columns held.
    await inside.db.execute(sql`analyze mentions, mention_versions, notes, replies, events, audit`);
    return erased;
  });
}

/** What eraseAuthor would remove, counted by doing it and taking it back. */
export async function previewErasure(platform: Platform, request: Request): Promise<Erased> {
  const wanted = checked(request);
  let counted: Erased | null = null;
  const takenBack = new Error('a preview');
  await transact(platform, async (inside) => {
    counted = await remove(inside, { userId: null, via: 'system' }, wanted);
    throw takenBack;
  }).catch((error) => {
    if (error !== takenBack) throw error;
  });
  return { ...counted!, id: null };
}

const asAuthor = (author: string) =>
  /^https?:\/\//i.test(author)
    ? { handle: null, name: null, url: author }
    : { handle: author, name: null, url: null };

function checked({ author, sourceKind }: Request): Request {
  const name = cleanText(author, LONGEST).replaceAll('\n', ' ');
  if (identitiesOf(asAuthor(name)).length === 0) {
    const problem = 'Give the handle, the name or the profile address of the person.';
    throw new Refusal('invalid', problem, { author: problem });
  }
  if (!SOURCE_LABELS[sourceKind]) {
    const problem = `There is no source kind "${sourceKind}". Take one of: ${Object.keys(SOURCE_LABELS).join(', ')}.`;
    throw new Refusal('invalid', problem, { source: problem });
  }
  return { author: name.replace(/^@/, ''), sourceKind };
}

async function remove(inside: Platform, actor: Actor, { author, sourceKind }: Request): Promise<Erased> {
  await lockOut(inside);
  const { person, posts, identities } = await postsBy(inside, sourceKind, author);
  const ids = posts.map(({ id }) => id);
  const search = { find: finderFor(person), needles: needlesFor(person) };
  const alsoOn = await elsewhereKnown(inside, sourceKind, person);
  const removed = await removeOwn(inside, actor, person, ids);
  const examples = await forgetExamples(inside, sourceKind, posts);
  const close = { find: closeFinderFor(person), needles: closeNeedles(person) };
  const hidden = await hideIds(inside, sourceKind, { ...search, own: ids, findInOwn: close.find });
  const elsewhere = await removeElsewhere(inside, search.find, search.needles);
  const receipt = total(
    removed,
    { elsewhere, relevance_examples: examples },
    await markEverywhere(inside, search),
    await removeRaw(inside, close),
  );
  await rememberErased(inside, sourceKind, [...identities, ...hidden]);
  const left = await leftToTheTeam(inside, search);
  const hash = await hashOf(inside, sourceKind, identitiesOf(asAuthor(author))[0]!);
  const { id, at } = await keepReceipt(inside, actor, { sourceKind, hash, receipt });
  return { id, at, sourceKind, hash, receipt, left, alsoOn };
}

/** The person's own posts, what was said before, and what our notes and replies to them say of the person. */
async function removeOwn(inside: Platform, actor: Actor, person: Person, ids: number[]) {
  const find = closeFinderFor(person);
  const written = await unquote(inside, ids, (text) => without(text, find));
  // Where a source has one answer for each post, the answer goes by the post's own id.
  await inside.db.execute(sql`update replies set external_id = null, follow_at = null
    where mention_id = any(${bigints(ids)})`);
  // A keyed hash of the person stands in both.
  await inside.db.execute(sql`delete from fix_tellings where mention_id = any(${bigints(ids)})`);
  await inside.db.execute(sql`delete from do_not_contact where mention_id = any(${bigints(ids)})`);
  const [versions] = await rows<{ n: number }>(
    inside.db,
    sql`select count(*)::int as n from mention_versions where mention_id = any(${bigints(ids)})`,
  );
  const going = sql`select id from mentions where id = any(${bigints(ids)}) order by id for update`;
  const mentions = ids.length === 0 ? 0 : await leaveTombstones(inside, actor, { going, why: 'erased' });
  return { mentions, mention_versions: versions!.n, ...written };
}

const closeNeedles = ({ handle, names, urls }: Person) => [handle, ...names, ...urls];

async function elsewhereKnown({ db }: Platform, sourceKind: string, { handle }: Person) {
  return rows<{ sourceKind: string; posts: number }>(
    db,
    sql`select source_kind as "sourceKind", count(*)::int as posts from mentions
      where lower(coalesce(author_handle, author_name)) = lower(${handle}) and source_kind <> ${sourceKind}
      group by 1 order by 1`,
  );
}

function total(...counts: Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [table, n] of counts.flatMap((each) => Object.entries(each))) sum[table] = (sum[table] ?? 0) + n;
  return Object.fromEntries(Object.entries(sum).filter(([, n]) => n > 0));
}
