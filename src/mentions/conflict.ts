import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import type { Actor, Status, Via } from './mention.ts';
import { REMARKS } from './remark.ts';

const REMARKED = `{${REMARKS.join(',')}}`;

export type MentionState = { id: number; version: number; status: Status; assigneeId: number | null };
export type LastChange = { kind: string; userId: number | null; who: string; at: Date };

/** Somebody else was faster, or the mention is not where the user saw it. The message says who did what, when. */
export class Conflict extends Refusal {
  override name = 'Conflict';
  readonly current: MentionState;
  readonly change: LastChange | null;

  constructor(current: MentionState, change: LastChange | null, message: string) {
    super('conflict', message);
    this.current = current;
    this.change = change;
  }
}

export type MentionRef = {
  mentionId: number;
  /** Brands on which the user may do this. */
  brandIds: number[];
  /** What the user saw; without it only a change in the same instant is a conflict. */
  version?: number;
};

type Row = MentionState & {
  kind: string | null;
  userId: number | null;
  name: string | null;
  via: Via;
  at: string;
};

/** Why a move on this mention changed nothing. */
export async function whyNot(platform: Platform, actor: Actor, ref: MentionRef): Promise<Refusal> {
  const [row] = await rows<Row>(
    platform.db,
    sql`select m.id::float8 as id, m.version, m.status, m.assignee_id::float8 as "assigneeId", e.kind,
        e.user_id::float8 as "userId", u.name, e.via, e.at
      from mentions m
      left join lateral (select * from events e where e.mention_id = m.id and e.kind <> all(${REMARKED}::text::text[])
        order by e.id desc limit 1) e on true
      left join users u on u.id = e.user_id
      where m.id = ${ref.mentionId}::bigint and m.brand_id = any(${bigints(ref.brandIds)})`,
  );
  if (!row) return noSuchMention();
  const { id, version, status, assigneeId } = row;
  const change = lastChange(row, actor);
  return new Conflict({ id, version, status, assigneeId }, change, sentence(status, change, platform.now()));
}

export function noSuchMention(): Refusal {
  return new Refusal(
    'not-found',
    'There is no such mention, or it belongs to a brand that you may not change.',
  );
}

function lastChange(row: Row, actor: Actor): LastChange | null {
  if (row.kind === null || !(row.kind in DID)) return null;
  const isOwn = row.userId !== null && row.userId === actor.userId;
  const who = isOwn ? 'You' : (row.name ?? (AUTHORS.includes(row.kind) ? 'Its author' : 'Earshot'));
  return { kind: row.kind, userId: row.userId, who, at: new Date(row.at) };
}

const AUTHORS = ['edited', 'deleted', 'author-wrote'];

const DID: Record<string, string> = {
  resolved: 'marked this done',
  dismissed: 'dismissed this',
  snoozed: 'snoozed this',
  woken: 'woke this from its snooze',
  reopened: 'reopened this',
  'author-wrote': 'wrote again, which opened this',
  assigned: 'assigned this',
  unassigned: 'took the assignment away',
  corrected: 'corrected the sentiment',
  themed: 'set its themes',
  tagged: 'changed its tags',
  cleared: 'said that this is no spam',
  suspected: 'suspected that this is spam',
  replied: 'recorded a reply',
  undone: 'took the last change back',
  ruled: 'changed this by a rule',
  rescored: 'scored this again',
  edited: 'edited this',
  deleted: 'deleted this',
  forgotten: 'forgot its text and author',
  erased: 'erased its author',
};

function sentence(status: Status, change: LastChange | null, now: Date): string {
  if (!change) return `This mention is ${status} now, so this cannot be done to it.`;
  return `${change.who} ${DID[change.kind]} ${ago(now.getTime() - change.at.getTime())}.`;
}

const UNITS: [word: string, milliseconds: number][] = [
  ['days', 172_800_000],
  ['h', 3_600_000],
  ['min', 60_000],
];

function ago(milliseconds: number): string {
  const [word, size] = UNITS.find(([, least]) => milliseconds >= least) ?? ['s', 1000];
  const length = word === 'days' ? 86_400_000 : size;
  return `${Math.max(0, Math.floor(milliseconds / length))} ${word} ago`;
}
