/** What every source adapter is, and what it returns. */
import type { FailureClass } from '../failure.ts';
import type { Http } from '../platform/platform.ts';

/** Something published, before we know whether it concerns a brand. Unknown is null, never a guess. */
export type Item = {
  source: string;
  /** Global within its source kind. */
  externalId: string;
  url: string | null;
  author: { name: string | null; handle: string | null; url: string | null; followers: number | null };
  title: string | null;
  /** Plain text without markup, at most 100,000 characters. */
  text: string;
  /** ISO 639-1, as the source states it. */
  language: string | null;
  /** ISO 8601 UTC. */
  publishedAt: string | null;
  editedAt: string | null;
  /** 1–5. */
  rating: number | null;
  engagement: { likes: number | null; comments: number | null; shares: number | null; views: number | null };
  location: string | null;
  replyTo: string | null;
  parent: string | null;
};

/** JSON-able; null before the first poll. Its meaning belongs to the adapter. */
export type Cursor = Record<string, unknown> | null;

export type Page = {
  items: Item[];
  /** External ids that the source says are gone; none of them is among the items. */
  deleted?: string[];
  /** Store it in the transaction that stores the last item. */
  cursor: Cursor;
  /** True when the source said "nothing new" without a body. */
  unchanged?: boolean;
  /** The feed's own title, for the sources page. */
  title?: string | null;
  /** Ask again no sooner than this many seconds (TTL, Cache-Control). */
  minIntervalSeconds?: number | null;
  /** The address moved for good; ingest adopts it after three sights on different days. */
  movedTo?: string | null;
  /** Items were left out: from–to is recorded as a gap. */
  gap?: { from: string; to: string; reason: string } | null;
};

export type Setting = {
  name: string;
  label: string;
  /** What a user needs to know to fill it in. */
  help: string;
  required: boolean;
  secret?: boolean;
  example?: string;
};

export type SourceAdapter = {
  kind: string;
  label: string;
  settings: Setting[];
  /** The shared-pacing host for these settings. */
  host(settings: Record<string, string>): string;
  /** What tells two sources of this kind apart on screen. */
  describe(settings: Record<string, string>): string;
  /** Settings that listen for a brand without any key; empty when the kind cannot. */
  suggest?(brand: { name: string; website: string | null }): Record<string, string>[];
  /** One poll. Throws Failure on a reply that it cannot read. */
  poll(settings: Record<string, string>, cursor: Cursor, http: Http, options: PollOptions): Promise<Page>;
  /** True when a recorded reply looks like this adapter's; for `read --file`. */
  recognises(body: string): boolean;
};

export type PollOptions = {
  now: Date;
  /** First runs read back to this time at most. */
  since: Date;
  /** At most so many items. */
  limit: number;
  /** At most so many requests; 1 when reading a recorded reply. */
  maxRequests?: number;
};

/** A line of `read rss --urls -`. */
export type ReadLine =
  | { url: string; ok: true; title: string | null; items: Item[] }
  | { url: string; ok: false; class: FailureClass; error: string };
