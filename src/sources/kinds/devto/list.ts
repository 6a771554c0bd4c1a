/** Lists of articles: the latest and a user's newest first, a tag's by popularity within a number of days. */
import { Refusal } from '../../../failure.ts';
import type { Cursor, Item, Page, PollOptions } from '../../adapter.ts';
import { isObject, objects, unknownShape } from '../../reading/json.ts';
import { readNewestFirst, type Sheet } from '../../reading/newest-first.ts';
import { isArticle, isComment, toArticle, toComments } from './articles.ts';
import { type Desk, NAME } from './ask.ts';

const PAGE = 100;
const MOST_PAGES = 10;
const DAY_MS = 86_400_000;
/** A tag is read this far back at least, so that new comments under its articles are seen. */
const SHORTEST_DAYS = 7;

/** An article of a list, and when it was last talked about. */
export type Listed = { item: Item; isWhole: boolean; talkedAt: string | null };

export type List = { page: Page; listed: Map<string, Listed> };

export async function readList(
  desk: Desk,
  settings: Record<string, string>,
  memory: Cursor,
  options: PollOptions,
): Promise<List> {
  const listed = new Map<string, Listed>();
  const [path, wanted] = questionOf(settings);
  const isByTag = wanted.tag !== undefined;
  const askPage = async (more: Record<string, string>, at: number) => {
    const value = await desk.ask(path, { ...wanted, ...more, page: String(at), per_page: String(PAGE) });
    return readEntries(value, listed);
  };
  const page = await readNewestFirst<number>(memory, options, {
    overlapSeconds: 3600,
    isFiltered: isByTag,
    shifts: !isByTag,
    maxRequests: MOST_PAGES,
    async ask(from, next): Promise<Sheet<number>> {
      if (isByTag) return readTag((at) => askPage({ top: daysSince(from, options.now) }, at), options);
      const { items, isFull } = await askPage({}, next ?? 1);
      return { items, next: isFull ? (next ?? 1) + 1 : null };
    },
  });
  return { page, listed };
}

function questionOf({ mode, tag = '', user = '' }: Record<string, string>): [string, Record<string, string>] {
  if (mode === 'latest') return ['/articles/latest', {}];
  const name = (mode === 'user' ? user : tag).trim().replace(/^[@#]/, '');
  if (!name)
    throw new Refusal('invalid', mode === 'user' ? 'Give the name of the user.' : 'Give the tag to read.');
  return ['/articles', mode === 'user' ? { username: name } : { tag: name.toLowerCase() }];
}

/** Only the whole list tells what is new in it, for its order is no order of time. */
async function readTag(
  askPage: (at: number) => Promise<{ items: Item[]; isFull: boolean }>,
  { maxRequests = MOST_TAG_PAGES }: PollOptions,
): Promise<Sheet<number>> {
  const items: Item[] = [];
  const most = Math.min(maxRequests, MOST_TAG_PAGES);
  let isFull = true;
  for (let at = 1; isFull && at <= most; at++) {
    const page = await askPage(at);
    items.push(...page.items);
    isFull = page.isFull;
  }
  return { items, next: null, isCut: isFull };
}

const MOST_TAG_PAGES = 30;

function daysSince(from: Date, now: Date): string {
  return String(Math.max(SHORTEST_DAYS, Math.ceil((now.getTime() - from.getTime()) / DAY_MS) + 1));
}

/** Articles, or the comments of a recorded thread. */
function readEntries(value: unknown, listed: Map<string, Listed>): { items: Item[]; isFull: boolean } {
  if (isArticle(value)) return { items: [list(value, listed)], isFull: false };
  if (!Array.isArray(value)) throw unknownShape(NAME);
  const entries = objects(value);
  const items = [
    ...entries.filter(isArticle).map((entry) => list(entry, listed)),
    ...toComments(entries, null),
  ];
  if (entries.length > 0 && items.length === 0) throw unknownShape(NAME);
  return { items, isFull: entries.length >= PAGE };
}

function list(article: Record<string, unknown>, listed: Map<string, Listed>): Item {
  const item = toArticle(article);
  const talkedAt = typeof article.last_comment_at === 'string' ? article.last_comment_at : null;
  const isWhole = 'body_markdown' in article || 'body_html' in article;
  listed.set(item.externalId, { item, isWhole, talkedAt: item.engagement.comments ? talkedAt : null });
  return item;
}

/** For `read --file`: lists, one article, one thread. */
export function looksLikeList(value: unknown): boolean {
  const entries = Array.isArray(value) ? value : isObject(value) ? [value] : [];
  const isOurs = (entry: unknown) =>
    (isArticle(entry) && 'readable_publish_date' in entry) || isComment(entry);
  return entries.length > 0 && entries.every(isOurs);
}
