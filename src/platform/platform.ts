/** The one seam to the outside world: everything that differs between Node, Workers and a test. */
import type { Db } from '../db/db.ts';

export type Platform = {
  db: Db;
  http: Http;
  /** The same guard, for WebSockets. */
  listen: Listen;
  /** Null where no mail server is set. */
  mail: Mail | null;
  /** Absent where nothing can draw: letters then go without a picture. */
  picture?: Picture;
  /** The only clock. */
  now(): Date;
  secrets: Secrets;
  /** scrypt; N, r, p as in RFC 7914. */
  scrypt(password: string, salt: Uint8Array, cost: ScryptCost): Promise<Uint8Array>;
  log: Log;
  settings: InstanceSettings;
  assets: Assets;
  /** The process goes on between requests: one may begin what the next ones show. A Worker keeps nothing. */
  isLasting?: boolean;
  /** Lets others have the embedded database between two steps of long work; absent where each has a connection. */
  letOthers?(): Promise<void>;
  /** Writes the files of the embedded database anew, without what was deleted; absent where they are not ours. */
  rewriteFiles?(): Promise<void>;
  close(): Promise<void>;
};

/** What the operator decided at start and domain code needs to know. */
export type InstanceSettings = {
  publicUrl: string;
  /** Extra origins that count as ours; only filled while PUBLIC_URL is unset (loopback names). */
  ownOrigins: string[];
  contact: string | null;
  trustProxy: number;
  version: string;
  /** An OpenAI-compatible endpoint for suggested replies; absent: none is asked. */
  llm?: LlmSettings | null;
};

export type LlmSettings = { baseUrl: string; apiKey: string | null; model: string };

/** Addresses of the built files, with their content hash in the name. */
export type Assets = { script: string; style: string; pageStyle: string; icons: string };

export type ScryptCost = { N: number; r: number; p: number };

/** Authenticated encryption of stored credentials; `place` ties a value to its table, column and row kind. */
export type Secrets = {
  seal(plain: string, place: string): Promise<string>;
  /** Throws UnreadableSecret when the key changed or a byte was flipped. */
  open(sealed: string, place: string): Promise<string>;
  /** HMAC-SHA-256, base64url: the same for the same value and place, and useless without the key. */
  fingerprint(value: string, place: string): Promise<string>;
};

export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  fields?: Record<string, unknown>,
) => void;

/** The one outgoing client. Never throws anything but Failure. */
export type Http = (request: HttpRequest) => Promise<HttpReply>;

export type HttpRequest = {
  url: string;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Whole exchange including redirects; default 25,000 ms. */
  timeoutMs?: number;
  /** Decoded bytes; default 20 MiB. Wire bytes are capped at half of it. */
  maxBytes?: number;
  /** Default 5; 0 refuses any redirect. */
  maxRedirects?: number;
};

/** Hands one letter to the mail server. Throws Failure. */
export type Mail = (letter: Letter) => Promise<void>;

/** An SVG drawing as a PNG picture, so many CSS pixels wide and twice as dense. */
export type Picture = (svg: string, width: number) => Promise<Uint8Array>;

export type Letter = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Such as `List-Unsubscribe`. */
  headers?: Record<string, string>;
  attachments?: { name: string; type: string; content: Uint8Array; contentId?: string }[];
};

/**
 * The text messages of a WebSocket, one by one, until the server closes or the reader stops. Throws Failure. Waits at
 * most `silenceMs` for each message and then ends as if the server had closed: a stream without news is no fault.
 */
export type Listen = (request: {
  url: string;
  headers?: Record<string, string>;
  /** Default 10,000. */
  silenceMs?: number;
  /** The whole time, default 25,000. */
  timeoutMs?: number;
  /** Longest message, decoded; default 1 MiB. */
  maxMessageBytes?: number;
}) => AsyncIterable<string>;

/** Any status that the server gave, 4xx and 5xx included: what it means is the caller's to say. */
export type HttpReply = {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** Decoded (gzip, br, deflate undone), complete, within the cap. */
  body: Uint8Array;
  /** The address that answered, after redirects. */
  url: string;
  /** Set when every hop so far was a permanent redirect. */
  permanentUrl: string | null;
};
