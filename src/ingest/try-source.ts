/** Try it now: one small poll that stores nothing but a renewed sign-in. */
import { matchItem } from '../brands/match.ts';
import { compiledRules } from '../brands/rules.ts';
import { Failure, type FailureClass, Refusal } from '../failure.ts';
import type { Http, Platform } from '../platform/platform.ts';
import type { Item, Page, PollOptions, Session } from '../sources/adapter.ts';
import { cleanItem } from '../sources/clean-item.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import type { Settings } from '../sources/sealed.ts';
import { secretsOf } from './ask-source.ts';
import { correct, Overrun, reserve } from './budgets.ts';
import { maskOf } from './masked.ts';
import { withinTime } from './within-time.ts';

const PATIENCE_MS = 10_000;
const MONTH_MS = 30 * 86_400_000;
const MOST_READ = 30;
const MOST_SHOWN = 3;
const TEXT_LENGTH = 240;

export type TriedItem = {
  title: string | null;
  /** Its start. */
  text: string;
  author: string | null;
  publishedAt: Date | null;
  rating: number | null;
  url: string | null;
  /** It is about a brand; null while there is no brand with rules. */
  matches: boolean | null;
};

export type Trial =
  | {
      ok: true;
      items: TriedItem[];
      read: number;
      /** How many of them are about a brand; null while there is no brand with rules. */
      recognised: number | null;
    }
  | { ok: false; class: FailureClass; sentence: string };

export type Tried = {
  kind: string;
  /** In the clear, and checked. */
  settings: Settings;
  /** The stored source that is tried, for its budgets. */
  stored?: { id: number; credential: string | null };
  session?: Session | null;
  /** Stores what the adapter renews: such a token may be used only once. */
  keepSession?(session: Session): Promise<void>;
};

/** At most two requests and ten seconds; a failure of the source is an answer, never thrown. */
export async function trySource(platform: Platform, tried: Tried): Promise<Trial> {
  return answered(tried, async () => {
    const { items } = await ask(platform, tried);
    const rules = await compiledRules(platform);
    const recognised = new Set(items.filter((item) => matchItem(item, rules).length > 0));
    const matches = (item: Item) => (rules.length > 0 ? recognised.has(item) : null);
    return {
      ok: true,
      items: newestOf(items).map((item) => ({ ...shown(item), matches: matches(item) })),
      read: items.length,
      recognised: rules.length > 0 ? recognised.size : null,
    };
  });
}

/** The items of one such poll, or the sentence that says why there are none. */
export async function itemsOf(
  platform: Platform,
  tried: Tried,
): Promise<{ items: Item[]; problem: string | null }> {
  const answer = await answered(tried, async () => ({
    ok: true as const,
    items: (await ask(platform, tried)).items,
  }));
  return answer.ok ? { items: answer.items, problem: null } : { items: [], problem: answer.sentence };
}

type Failed = Extract<Trial, { ok: false }>;

/** What goes wrong at the source, as an answer without secrets. */
async function answered<Answer>(tried: Tried, work: () => Promise<Answer>): Promise<Answer | Failed> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Overrun) return { ok: false, class: 'rate', sentence: error.message };
    const mask = maskOf(secretsOf(tried.kind, tried.settings, tried.session ?? null));
    if (error instanceof Failure) return { ok: false, class: error.class, sentence: mask(error.message) };
    if (error instanceof Refusal) return { ok: false, class: 'bad-query', sentence: error.message };
    throw error;
  }
}

/** What it costs counts like any poll. */
async function ask(platform: Platform, tried: Tried): Promise<Page> {
  const { kind, settings, stored } = tried;
  const reserved = await reserve(platform, { id: 0, credential: null, ...stored, kind }, settings);
  let requests = 0;
  const http: Http = (request) => {
    requests++;
    return platform.http(request);
  };
  try {
    const page = await poll({ ...platform, http }, tried);
    await correct(platform, reserved, page.spent, requests);
    return { ...page, items: page.items.map(cleanItem) };
  } catch (error) {
    await correct(platform, reserved, undefined, requests);
    throw error;
  }
}

function poll(platform: Platform, { kind, settings, session = null, keepSession }: Tried): Promise<Page> {
  const now = platform.now();
  const options: PollOptions = {
    now,
    since: new Date(now.getTime() - MONTH_MS),
    limit: MOST_READ,
    maxRequests: 2,
    listen: (request) => platform.listen({ ...request, silenceMs: 3000, timeoutMs: PATIENCE_MS }),
    session,
    ...(keepSession && { keepSession }),
  };
  return adapterOf(kind).poll(settings, null, withinTime(platform, PATIENCE_MS), options);
}

function newestOf(items: Item[]): Item[] {
  return items
    .toSorted((a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? ''))
    .slice(0, MOST_SHOWN);
}

function shown({ title, text, author, publishedAt, rating, url }: Item): Omit<TriedItem, 'matches'> {
  return {
    title,
    text: text.length > TEXT_LENGTH ? `${text.slice(0, TEXT_LENGTH).trimEnd()}…` : text,
    author: author.name ?? author.handle,
    publishedAt: publishedAt === null ? null : new Date(publishedAt),
    rating,
    url,
  };
}
