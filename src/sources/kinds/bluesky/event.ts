/** What Jetstream sends: https://github.com/bluesky-social/jetstream */
import type { Item } from '../../adapter.ts';
import { type Fields, fields, isObject, text } from '../../reading/json.ts';
import { POSTS, toPost, uriOf, writtenIn } from './post.ts';

export type Event =
  | { kind: 'post'; at: number; uri: string; written: string; record: Fields }
  | { kind: 'deleted'; at: number; uri: string }
  /** An account that went, with all its posts. */
  | { kind: 'left'; at: number; did: string }
  | { kind: 'other'; at: number };

/** Accounts in these states are not shown to anybody any more. */
const GONE = new Set(['deleted', 'takendown', 'suspended', 'deactivated']);

/** True for JSON that is one of its messages. */
export function isEvent(value: unknown): value is Fields & { did: string } {
  return isObject(value) && typeof value.did === 'string' && Number(value.time_us) > 0 && 'kind' in value;
}

/** `at` in microseconds since 1970. */
export function readEvent(value: Fields): Event {
  const at = Number(value.time_us);
  const did = text(value.did) ?? '';
  const account = fields(value.account);
  if (value.kind === 'account' && account.active === false && GONE.has(text(account.status) ?? ''))
    return { kind: 'left', at, did };
  const { collection, operation, rkey, record } = fields(value.commit);
  const key = text(rkey);
  if (collection !== POSTS || key === null) return { kind: 'other', at };
  const uri = uriOf(did, key);
  if (operation === 'delete') return { kind: 'deleted', at, uri };
  return isObject(record)
    ? { kind: 'post', at, uri, written: writtenIn(record), record }
    : { kind: 'other', at };
}

export function toItem({ uri, record, at }: Extract<Event, { kind: 'post' }>): Item {
  return toPost(uri, record, isoOf(at));
}

export function isoOf(microseconds: number): string {
  return new Date(Math.floor(microseconds / 1000)).toISOString();
}
