/** What happened to a mention: events, notes, replies and alerts, in one query. */
import { sql } from 'drizzle-orm';
import { type Question, question } from '../db/question.ts';
import type { PictureType } from '../db/schema.ts';
import type { Platform } from '../platform/platform.ts';
import type { Via } from './mention.ts';
import { NOTE_CHANGES_MS } from './note.ts';
import { isUndoable } from './undo.ts';

/** An event row, with ids turned into names. */
export type Activity = {
  at: Date;
  /** The event's kind (found, edited, resolved, dismissed, …), or `alerted`. */
  kind: string;
  /** Null when no person did it. */
  who: string | null;
  via: Via;
  /** The assignee's name, the channel's name, or the kind of source that found it. */
  subject: string | null;
  /** The fields after the change, as the event stores them. */
  to: Record<string, unknown>;
  undone: boolean;
};
export type Written = { id: number; by: string | null; at: Date; text: string };
export type NoteWritten = Written & {
  editedAt: Date | null;
  /** Whom it calls, as written behind each @. */
  calls: string[];
  /** The viewer was called and has not been here since. */
  isNew: boolean;
  /** The viewer's own, and young enough to be changed. */
  isOpen: boolean;
};
/** A picture of a reply; its bytes are at /pictures/<id>. */
export type AttachedPicture = { id: number; type: PictureType; description: string };
export type ReplyWritten = Written & { url: string | null; pictures: AttachedPicture[] };
/** A reply between its author and the public; `note` says what is in its way. */
export type ReplyOnItsWay = Written & {
  pictures: AttachedPicture[];
  state: 'waiting' | 'sending' | 'unclear' | 'failed' | 'returned';
  note: string | null;
  isOwn: boolean;
  /** It can still be taken back. */
  isBegun: boolean;
};

export type Happened = {
  /** Oldest first. */
  activity: Activity[];
  notes: NoteWritten[];
  /** What was said in public, oldest first. */
  replies: ReplyWritten[];
  /** On their way, or come back to the viewer. */
  onTheirWay: ReplyOnItsWay[];
  /** The viewer's own. */
  draft: string | null;
  /** With the draft. */
  draftPictures: AttachedPicture[];
  /** The template that the draft began as. */
  draftTemplateId: number | null;
  /** These words were approved: the viewer may post them on the site. */
  isDraftApproved: boolean;
  /** The viewer's last change, while it may still be taken back. */
  undoableEventId: number | null;
};

type Row = {
  what: 'event' | 'alert' | 'note' | 'reply' | 'draft' | 'on-its-way';
  id: number;
  kind: string;
  who: string | null;
  via: Via;
  subject: string | null;
  to: Record<string, unknown> | null;
  undone: boolean;
  undoable: boolean;
  text: string;
  url: string | null;
  at: string;
};

/** A bound on what one page shows; older events stay in the database. */
const MOST_EVENTS = 200;

/** `viewerUserId` decides whose draft and whose last change are meant. */
export function activityOf(
  { db, now }: Platform,
  mentionId: number,
  viewerUserId: number | null,
): Question<Happened> {
  return question(db, everything(now(), mentionId, viewerUserId), happened);
}

function happened(found: Row[]): Happened {
  const of = (what: Row['what']) => found.filter((row) => row.what === what);
  return {
    activity: found.filter(({ what }) => what === 'event' || what === 'alert').map(activity),
    notes: of('note').map(noteWritten),
    replies: of('reply').map((row) => ({ ...written(row), url: row.url, pictures: picturesIn(row) })),
    onTheirWay: of('on-its-way').map(onItsWay),
    draft: of('draft').at(-1)?.text ?? null,
    draftPictures: of('draft').slice(-1).flatMap(picturesIn),
    draftTemplateId: Number(of('draft').at(-1)?.to?.templateId ?? 0) || null,
    isDraftApproved: of('draft').at(-1)?.undoable ?? false,
    undoableEventId: of('event').findLast(({ undoable }) => undoable)?.id ?? null,
  };
}

function activity({ at, kind, who, via, subject, to, undone }: Row): Activity {
  return { at: new Date(at), kind, who, via, subject, to: to ?? {}, undone };
}

function written({ id, who, at, text }: Row): Written {
  return { id, by: who, at: new Date(at), text };
}

const picturesIn = ({ to }: Row) => (to?.pictures ?? []) as AttachedPicture[];

function noteWritten(row: Row): NoteWritten {
  const { editedAt, calls } = row.to as { editedAt: string | null; calls: string[] };
  const note = { ...written(row), calls, editedAt: editedAt === null ? null : new Date(editedAt) };
  return { ...note, isNew: row.undone, isOpen: row.undoable };
}

function onItsWay(row: Row): ReplyOnItsWay {
  const state = row.kind as ReplyOnItsWay['state'];
  return {
    ...written(row),
    pictures: picturesIn(row),
    state,
    note: row.subject,
    isOwn: row.undoable,
    isBegun: row.undone,
  };
}

const PICTURES = sql`(select jsonb_agg(jsonb_build_object('id', p.id, 'type', p.type, 'description', p.description)
  order by p.id) from reply_pictures p where p.reply_id = r.id)`;

function everything(now: Date, mentionId: number, viewerUserId: number | null) {
  const noteSince = new Date(now.getTime() - NOTE_CHANGES_MS).toISOString();
  return sql`
    select * from (
      (select 'event' as what, e.id::float8 as id, e.kind, u.name as who, e.via, e.change -> 'to' as "to",
        case when e.kind in ('found','imported') then m.source_kind else nullif(concat_ws(' and ', assignee.name, team.name), '') end as subject,
        e.undone_at is not null as undone, e.user_id = ${viewerUserId}::bigint and ${isUndoable} as undoable,
        '' as text, null as url, e.at
      from events e join mentions m on m.id = e.mention_id left join users u on u.id = e.user_id
      left join users assignee on assignee.id = (e.change -> 'to' ->> 'assigneeId')::bigint
      left join teams team on team.id = (e.change -> 'to' ->> 'teamId')::bigint
      where e.mention_id = ${mentionId}::bigint order by e.id desc limit ${MOST_EVENTS})
      union all
      select 'alert', 0, 'alerted', null, 'system', null, c.name, false, false, '', null, a.sent_at
      from alerts a join channels c on c.id = a.channel_id
      where a.mention_id = ${mentionId}::bigint and a.status = 'sent'
      union all
      select 'note', n.id::float8, '', u.name, 'web', jsonb_build_object('editedAt', n.edited_at, 'calls',
          (select coalesce(jsonb_agg(c.written), '[]') from note_mentions c where c.note_id = n.id)), null,
        exists (select 1 from note_mentions c where c.note_id = n.id and c.user_id = ${viewerUserId}::bigint
          and c.seen_at is null),
        n.user_id = ${viewerUserId}::bigint and n.at > ${noteSince}::timestamptz, n.text, null, n.at
      from notes n left join users u on u.id = n.user_id where n.mention_id = ${mentionId}::bigint
      union all
      select case when r.posted_at is null then 'draft' else 'reply' end, r.id::float8, '', u.name, 'web',
        jsonb_build_object('templateId', r.template_id, 'pictures', ${PICTURES}), null, false, r.state is null and r.reviewer_id is not null, r.text, r.url, coalesce(r.posted_at, r.created_at)
      from replies r left join users u on u.id = r.user_id
      where r.mention_id = ${mentionId}::bigint
        and (r.posted_at is not null
          or r.user_id = ${viewerUserId}::bigint and coalesce(r.state, 'failed') in ('failed','returned'))
      union all
      select 'on-its-way', r.id::float8, r.state, u.name, 'web', jsonb_build_object('pictures', ${PICTURES}), r.state_note, r.begun,
        r.user_id is not distinct from ${viewerUserId}::bigint, r.text, null, coalesce(r.state_since, r.created_at)
      from replies r left join users u on u.id = r.user_id
      where r.mention_id = ${mentionId}::bigint and r.state is not null
        and (r.state in ('waiting','sending','unclear') or r.user_id = ${viewerUserId}::bigint)
    ) happened order by at, id`;
}
