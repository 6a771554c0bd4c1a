/** The search for issues: newest activity first, at most 1,000 of them, and a 304 when nothing has happened. */
import type { Cursor, Item, Page, PollOptions } from '../../adapter.ts';
import { isObject, text } from '../../reading/json.ts';
import { readNewestFirst } from '../../reading/newest-first.ts';
import type { Desk } from './ask.ts';
import { readSearch } from './ask.ts';
import { toIssue } from './entries.ts';

const PAGE = 100;
const REACHABLE_PAGES = 10;
/** The index is late by some minutes. */
const OVERLAP_SECONDS = 900;

/** An issue on which people wrote since `since`. */
export type Talk = { path: string; issue: string; since: string; page: number };

export type Found = { page: Page; talks: Talk[] };

/** What was asked last, as long as its answer was one page: the same question can be answered by 304. */
type Question = { from: string; etag: string };

export async function search(
  desk: Desk,
  query: string,
  cursor: Cursor,
  options: PollOptions & { maxRequests: number },
): Promise<Found> {
  const asked = isObject(cursor?.question) ? (cursor.question as Question) : null;
  const memory = isObject(cursor?.search) ? cursor.search : null;
  const talks = new Map<string, Talk>();
  let [question, isUnchanged, isIncomplete] = [null as Question | null, false, false];
  const page = await readNewestFirst<number>(memory, options, {
    overlapSeconds: OVERLAP_SECONDS,
    isFiltered: true,
    shifts: true,
    orderedBy: 'editedAt',
    maxRequests: Math.min(REACHABLE_PAGES, options.maxRequests),
    async ask(from, next) {
      const since = asked?.from ?? instant(from);
      const parameters = searchFor(query, since, next ?? 1);
      const answer = await desk.ask('/search/issues', parameters, next === null ? asked?.etag : null);
      isUnchanged = answer === null;
      if (!answer) return { items: [], next: null };
      const { entries, total, isIncomplete: isPart } = readSearch(answer.value);
      isIncomplete ||= isPart;
      const items = entries.flatMap((entry) => toIssue(entry) ?? []);
      for (const talk of items.flatMap((item, at) => talkOf(item, entries[at]?.comments_url, from) ?? []))
        talks.set(talk.issue, talk);
      const at = next ?? 1;
      question = at === 1 && total <= PAGE && answer.etag ? { from: since, etag: answer.etag } : null;
      return { items, next: total > at * PAGE ? at + 1 : null };
    },
  });
  // What the search could not finish is asked for again.
  const mark = isIncomplete ? { ...page.cursor, mark: memory?.mark ?? null } : page.cursor;
  const kept = isUnchanged ? asked : isIncomplete ? null : question;
  return {
    page: {
      ...page,
      items: page.items.filter((item) => isRecent(item, page.cursor)),
      cursor: { search: mark, question: kept },
      unchanged: isUnchanged,
      isComplete: page.isComplete === true && !isIncomplete,
    },
    talks: [...talks.values()],
  };
}

function searchFor(query: string, since: string, page: number): Record<string, string> {
  const q = `${query} updated:>=${since}`;
  return { q, sort: 'updated', order: 'desc', per_page: String(PAGE), page: String(page) };
}

/** Without fractions of a second. */
export const instant = (at: Date) => at.toISOString().replace(/\.\d+Z$/, 'Z');

/** Any comment moves an old issue to the top: the comment is news, the issue is not. */
function isRecent({ publishedAt }: Item, cursor: Cursor): boolean {
  return publishedAt === null || publishedAt >= (text(cursor?.floor) ?? '');
}

/** The hit does not say whether a comment brought it, nor which one. */
function talkOf(item: Item, commentsUrl: unknown, from: Date): Talk | null {
  const path = /^https:\/\/api\.github\.com(\/repos\/[^?#]+\/comments)$/.exec(text(commentsUrl) ?? '')?.[1];
  const isSilent = !item.engagement.comments || (item.editedAt ?? '') < from.toISOString();
  return path && !isSilent ? { path, issue: item.externalId, since: instant(from), page: 1 } : null;
}
