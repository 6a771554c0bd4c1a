/** Replies that could not be read: kept raw for a day, without secrets, so that they can be reported. */
import { and, desc, eq, gt, lt, sql } from 'drizzle-orm';
import { sources, unreadReplies } from '../db/schema.ts';
import type { Failure } from '../failure.ts';
import type { HttpReply, Platform } from '../platform/platform.ts';
import { adapterOf } from '../sources/kinds/index.ts';
import { secretNames } from '../sources/sealed.ts';
import { storable } from '../text.ts';
import { isUrl } from '../url.ts';
import { openAddress } from './masked.ts';

const DAY_MS = 86_400_000;
const MOST_BYTES = 256 * 1024;
const LONGEST_SECRET = 20_000;
const MOST_KEPT = 5;
const OPEN_HEADER =
  /^(content-(type|length|language|encoding)|date|etag|last-modified|cache-control|age|retry-after|server|via|x-cache|(x-)?rate-?limit-.*|x-ratelimit-.*)$/;

/** True when the reply itself is at fault: a shape that nobody described, or markup where data was due. */
export function isUnread(failure: Failure, reply: HttpReply | null): reply is HttpReply {
  if (!reply) return false;
  if (failure.class === 'schema' || failure.class === 'not-a-feed') return true;
  return failure.class === 'transient' && reply.status < 400 && startOf(reply.body).startsWith('<');
}

/** Keeps it beside the source's last four and forgets those of yesterday. In the transaction of the failed poll. */
export async function keepUnread(
  { db, now }: Platform,
  sourceId: number,
  reply: HttpReply,
  failure: Failure,
  mask: (text: string) => string,
): Promise<void> {
  const at = now();
  const yesterday = new Date(at.getTime() - DAY_MS).toISOString();
  await db.execute(sql`
    delete from unread_replies where at < ${yesterday}::timestamptz or source_id = ${sourceId} and id not in (
      select id from unread_replies where source_id = ${sourceId} order by at desc, id desc limit ${MOST_KEPT - 1})`);
  await db.insert(unreadReplies).values({
    sourceId,
    at,
    address: mask(addressOf(reply.url)),
    status: reply.status,
    headers: openHeaders(reply.headers, mask),
    body: cut(mask(textOf(reply.body, MOST_BYTES + LONGEST_SECRET))),
    failure: mask(`${failure.class}: ${failure.message}`),
  });
}

/** Forgets those that are older than a day, also of sources that no longer fail. Returns how many. */
export async function forgetUnread({ db, now }: Platform): Promise<number> {
  const yesterday = new Date(now().getTime() - DAY_MS);
  const gone = await db
    .delete(unreadReplies)
    .where(lt(unreadReplies.at, yesterday))
    .returning({ gone: unreadReplies.id });
  return gone.length;
}

/** All that a developer needs to see what came, and nothing that only the user may know. */
export type ReportBundle = {
  kind: string;
  version: string;
  at: string;
  settings: Record<string, string>;
  address: string;
  status: number;
  headers: Record<string, string>;
  body: string;
  failure: string;
};

/** The last reply of the last day that could not be read, for "Report this"; null when there is none. */
export async function reportBundle(platform: Platform, sourceId: number): Promise<ReportBundle | null> {
  const [found] = await platform.db
    .select({ reply: unreadReplies, kind: sources.kind, settings: sources.settings })
    .from(unreadReplies)
    .innerJoin(sources, eq(sources.id, unreadReplies.sourceId))
    .where(
      and(
        eq(unreadReplies.sourceId, sourceId),
        gt(unreadReplies.at, new Date(platform.now().getTime() - DAY_MS)),
      ),
    )
    .orderBy(desc(unreadReplies.at), desc(unreadReplies.id))
    .limit(1);
  if (!found) return null;
  const { address, status, headers, body, failure, at } = found.reply;
  const settings = openSettingsOf(found.kind, found.settings);
  const { version } = platform.settings;
  return {
    kind: found.kind,
    version,
    at: at.toISOString(),
    settings,
    address,
    status,
    headers,
    body,
    failure,
  };
}

function openSettingsOf(kind: string, settings: Record<string, string>): Record<string, string> {
  const secret = secretNames(adapterOf(kind));
  const open = Object.entries(settings).filter(([name]) => !secret.has(name));
  return Object.fromEntries(open.map(([name, value]) => [name, openAddress(value)]));
}

function openHeaders(
  headers: Record<string, string>,
  mask: (text: string) => string,
): Record<string, string> {
  const open = Object.entries(headers).filter(([name]) => OPEN_HEADER.test(name));
  return Object.fromEntries(open.map(([name, value]) => [name, mask(storable(value))]));
}

/** Host and path: a query may hold a key. */
function addressOf(url: string): string {
  if (!isUrl(url)) return '';
  const { host, pathname } = new URL(url);
  return host + pathname;
}

const startOf = (body: Uint8Array) =>
  textOf(body, 200)
    .replace(/^\uFEFF/, '')
    .trimStart();

const textOf = (body: Uint8Array, most: number) => storable(new TextDecoder().decode(body.subarray(0, most)));

/** Masked first, so that no secret is cut in two. */
function cut(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return bytes.length <= MOST_BYTES ? text : textOf(bytes, MOST_BYTES).replace(/\uFFFD$/, '');
}
