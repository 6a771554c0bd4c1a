/** What every source adapter is, and what it returns. */
import type { FailureClass } from '../failure.ts';
import type { Http, Listen } from '../platform/platform.ts';

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

/** JSON-able; null before the first poll. Its meaning belongs to the adapter. Nothing secret is in it. */
export type Cursor = Record<string, unknown> | null;

export type Page = {
  items: Item[];
  /** External ids that the source says are gone; none of them is among the items. */
  deleted?: string[];
  /** Store it in the transaction that stores the last item. */
  cursor: Cursor;
  /** True when the source said "nothing new" without a body. */
  unchanged?: boolean;
  /** More is waiting behind the cursor: the next poll should come at once. */
  more?: boolean;
  /** The feed's own title, for the sources page. */
  title?: string | null;
  /** Ask again no sooner than this many seconds (TTL, Cache-Control). */
  minIntervalSeconds?: number | null;
  /** The address moved for good; ingest adopts it after three sights on different days. */
  movedTo?: string | null;
  /** Items were left out: from–to is recorded as a gap. */
  gap?: { from: string; to: string; reason: string } | null;
  /** This poll read everything since the last good one, so an outage between them left no hole. */
  isComplete?: boolean;
  /** What it really cost, where that differs from the plan. */
  spent?: Partial<Record<BudgetUnit, number>>;
  /** When the credential ends, where a reply says so. ISO 8601. */
  credentialExpiresAt?: string | null;
};

export type Setting = {
  name: string;
  label: string;
  /** What a user needs to know to fill it in. */
  help: string;
  required: boolean;
  secret?: boolean;
  example?: string;
  /** Comes in several lines, such as a key file. */
  multiline?: boolean;
  /** A choice instead of free text; the first one is taken when nothing is given. */
  options?: { value: string; label: string }[];
  /** Asked for only while another setting, which stands before it, has one of these values. */
  when?: { name: string; is: string[] };
};

/** What a source's terms allow us to keep. Facts with a date, not legal advice. */
export type Terms = {
  /** 'nothing': Earshot shows a link and stores no mention. */
  keeps: 'everything' | 'nothing';
  /** Days after which text and author are forgotten unless the source showed them again; null: no limit known. */
  retentionDays: number | null;
  /** Hours after which a stored post is asked for again, to learn of edits and deletions; null: not needed or not possible. */
  recheckHours: number | null;
  /** Days since it was published in which that goes on although nobody works on it; default 30. */
  recheckDays?: number;
  /** Whether mentions may leave in exports, shared reports and feeds. */
  exportable: boolean;
  /** One sentence for the source's page. */
  note: string;
};

export type BudgetUnit = 'requests' | 'units' | 'usd';

/** What a credential may use in a window; every source with the same credential shares it. */
export type Budget = {
  unit: BudgetUnit;
  limit: number;
  /** Windows begin on whole multiples in UTC; 'pacific-day' at midnight in Los Angeles, where Google counts. */
  per: 'minute' | 'five-minutes' | 'ten-minutes' | 'quarter-hour' | 'hour' | 'day' | 'pacific-day' | 'month';
  /** The most that one poll may use. */
  perPoll: number;
};

/** What an adapter keeps between polls and nobody may read; stored sealed. */
export type Session = {
  values: Record<string, string>;
  /** When signing in again needs the user; null where that never happens by itself. ISO 8601. */
  expiresAt: string | null;
};

/** OAuth 2 with a code, PKCE (RFC 7636) and state; the user's own client id and secret are settings. */
export type SignIn = {
  /** Asked for only while a setting has one of these values. */
  when?: Setting['when'];
  authorizeUrl(settings: Record<string, string>): string;
  tokenUrl(settings: Record<string, string>): string;
  scopes: string[];
  /** Names of the settings that hold the client's id and secret. */
  clientId: string;
  clientSecret: string;
  /** Sent along to the sign-in page, such as access_type=offline. */
  extra?: Record<string, string>;
  /** How the token address wants the client: in the body (default) or by Basic authentication. */
  clientBy?: 'body' | 'basic';
  /** Sent along to the token address, such as a User-Agent that the service wants. */
  headers?(settings: Record<string, string>): Record<string, string>;
  /** What the service wants after the code, such as a longer-lived token. Throws Failure. */
  afterwards?(session: Session, settings: Record<string, string>, http: Http, now: Date): Promise<Session>;
};

/** A stored mention, as much of it as an adapter needs to ask for it again. */
export type Known = { externalId: string; url: string | null; parent: string | null };

/** A stored post that is answered in public, and the words. */
export type Answer = Known & {
  replyTo: string | null;
  /** Some services tell only people who are named. */
  authorHandle: string | null;
  text: string;
  /** When it was first handed over: what the account said before is another answer. */
  since: Date;
  /** The same in every attempt, for services that then post it once. */
  key: string;
  /** In their order; as `upload` gave them. */
  pictures: AnswerPicture[];
};

/** A picture that the service has already; `id` is what it calls it. */
export type AnswerPicture = { id: string; type: string; description: string };

/** A picture as it is handed over. */
export type NewPicture = { type: string; bytes: Uint8Array; description: string };

/** An answer that stands there: what the service calls it, and its own page where it has one. */
export type Posted = { id: string; url: string | null };

export type ReplyOptions = Pick<PollOptions, 'now' | 'session' | 'keepSession'>;

/** Answering in public, as the account of these settings. */
export type ReplyAbility = {
  /** What the settings lack for it, in a sentence that says what to do; null when nothing. */
  lacks(settings: Record<string, string>): string | null;
  /** Throws Failure; after 'transient', 'timeout' or 'schema' it may have been posted nevertheless. */
  send(settings: Record<string, string>, answer: Answer, http: Http, options: ReplyOptions): Promise<Posted>;
  /** Hands one picture over before the answer that shows it; gives what the service calls it. Throws Failure. */
  upload?(
    settings: Record<string, string>,
    picture: NewPicture,
    http: Http,
    options: ReplyOptions,
  ): Promise<string>;
  /** Looks for it among the account's own answers to the post; null: it is not there. Without it a person looks. */
  find?(
    settings: Record<string, string>,
    answer: Answer,
    http: Http,
    options: ReplyOptions,
  ): Promise<Posted | null>;
  /** What others said after our answer, below it or below the post; `posted.id` is what `send` gave. */
  follow?(
    settings: Record<string, string>,
    post: Known & { posted: Posted },
    http: Http,
    options: ReplyOptions,
  ): Promise<Item[]>;
};

export type SourceAdapter = {
  kind: string;
  label: string;
  /** What the user has to bring, in a sentence: "Nothing: anyone may read it." */
  needs: string;
  /** 'open' without any account, 'key' with one, 'link' only shows a link, 'inbox' takes what is pushed or typed. */
  access: 'open' | 'key' | 'link' | 'inbox';
  settings: Setting[];
  terms: Terms;
  /** The shared-pacing host for these settings. */
  host(settings: Record<string, string>): string;
  /** What tells two sources of this kind apart on screen. */
  describe(settings: Record<string, string>): string;
  /** Settings that listen for a brand without any key; empty when the kind cannot. */
  suggest?(brand: { name: string; website: string | null }): Record<string, string>[];
  /** Limits of the credential in these settings. */
  budgets?(settings: Record<string, string>): Budget[];
  /** The secret, or whatever else the budgets belong to; without it they belong to the kind as a whole. */
  credential?(settings: Record<string, string>): string;
  signIn?: SignIn;
  /** For access 'link': where people read it. */
  link?(settings: Record<string, string>): string;
  /** One poll. Throws Failure on a reply that it cannot read. */
  poll(settings: Record<string, string>, cursor: Cursor, http: Http, options: PollOptions): Promise<Page>;
  /** Asks for stored posts again, at most `batch` at a time. What is in neither list stays as it is. */
  recheck?: {
    batch: number;
    run(
      settings: Record<string, string>,
      known: Known[],
      http: Http,
      options: PollOptions,
    ): Promise<{ items: Item[]; gone: string[]; spent?: Page['spent'] }>;
  };
  reply?: ReplyAbility;
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
  /** For sources that stream; not there when a recorded reply is read. */
  listen?: Listen;
  /** What the last poll kept. */
  session?: Session | null;
  /** Stores a session at once, so that a token which can be used only once is not lost with the poll. */
  keepSession?(session: Session): Promise<void>;
  /** Called as items come in, for progress on screen: how many there are, and which, where a walk can say so. */
  onRead?(items: number, soFar?: readonly Item[]): Promise<void>;
};

/** A line of `read rss --urls -`. */
export type ReadLine =
  | { url: string; ok: true; title: string | null; items: Item[] }
  | { url: string; ok: false; class: FailureClass; error: string };
