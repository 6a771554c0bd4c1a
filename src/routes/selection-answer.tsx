/** What the browser gets after a move on many mentions: the list as it is now, and what was opened beside it. */
import { InboxPage } from '../../views/inbox.tsx';
import type { MentionData } from '../../views/mention.tsx';
import { Moved, type MovedData } from '../../views/moved.tsx';
import { inboxUrl, mentionUrl } from '../../views/urls.ts';
import { Refusal } from '../failure.ts';
import type { Seen, Snapshot } from '../mentions/inbox/all.ts';
import { frameOf } from './frame.ts';
import { wholeList } from './inbox-beside.ts';
import { type Asked, holds } from './inbox-data.ts';
import { queryBehind } from './inbox-query.ts';
import { besideIn, mentionFor } from './mention-data.ts';
import { refusedStatus } from './reply-page.tsx';
import { fragment, isPartial, onward, show } from './request/answer.tsx';
import type { Request } from './request/environment.ts';
import { permittedSomewhere } from './request/session.ts';
import { briefOnSources, seenBrands } from './seen.ts';

/** The list that the form stood beside. */
export async function askedBy(c: Request, from: string): Promise<Asked> {
  const { viewer } = permittedSomewhere(c, 'see inbox');
  const [seen, sources] = await Promise.all([seenBrands(c), briefOnSources(c)]);
  return { query: queryBehind(from), seen, viewer, sources };
}

/** "12:3,15:1": mentions of one post, each with the version that was on the screen. */
export function ticks(values: string[]): Snapshot {
  return { seen: values.flatMap((value) => value.split(',').map(seenFrom)), changedByOthers: 0 };
}

function seenFrom(value: string): Seen {
  const [, id, version] = /^(\d{1,15}):(\d{1,9})$/.exec(value) ?? [];
  if (!id) throw new Refusal('invalid', 'The selection could not be read. Nothing was changed. Try again.');
  return { id: Number(id), version: Number(version) };
}

/** The list again with what was ticked, and why nothing was done. */
export async function showSelection(
  c: Request,
  form: { mention: string[]; all: boolean; do: string; tag: string; at: string; return: string },
  refusal: Refusal,
) {
  const asked = await askedBy(c, form.return);
  const [list, frame] = await Promise.all([wholeList(c, asked), frameOf(c)]);
  const ticked = new Set(ticks(form.mention).seen.map(({ id }) => id));
  const rows = list.rows.map((row) => ({ ...row, ticked: ticked.has(row.id) }));
  const { all, tag, at } = form;
  const typed = { all, tag, at, about: fieldOf(form), problem: refusal.message };
  const data = { ...list, rows, typed, after: '', selectedId: null, detail: null, shown: 'list' as const };
  const told = { ...frame, notice: { text: refusal.message } };
  return show(c, <InboxPage frame={told} data={data} />, refusedStatus(refusal));
}

/** Which of the fields of the bar the refused button has sent. */
function fieldOf(form: { do: string; tag: string; at: string }): 'tag' | 'at' | undefined {
  const { do: pressed, tag, at } = form;
  if (pressed === 'snooze:at' || (pressed === 'typed' && at && !tag)) return 'at';
  return pressed === 'tag' || (pressed === 'typed' && !at) ? 'tag' : undefined;
}

type Said = {
  said: string;
  undo: { action: string; fields: { batch: string; return: string } } | null;
  /** Null: perhaps any of them. */
  touched: number[] | null;
};

/** What was done, with the way back. */
export async function answerSelection(c: Request, asked: Asked, { said, undo, touched }: Said) {
  const where = inboxUrl(asked.query);
  if (!isPartial(c)) return onward(c, where, '/', { text: said, ...(undo && { undo }) });
  const list = await wholeList(c, asked);
  const wasOpen = openedIn(c) ?? list.rows[0]?.id ?? null;
  const isTouched = wasOpen !== null && (touched === null || touched.includes(wasOpen));
  const hasLeft = isTouched && touched !== null && !holds(list, wasOpen);
  const openId = hasLeft ? (list.rows[0]?.id ?? null) : wasOpen;
  const mention =
    isTouched && openId !== null ? await mentionFor(c.get('platform'), openId, asked, besideIn(list)) : null;
  if (hasLeft) c.header('HX-Replace-Url', openId === null ? where : mentionUrl(openId, asked.query));
  const data = {
    ...{ query: asked.query, said, undo, count: list.count, gone: [], changed: [] },
    list: { ...list, after: '', selectedId: openId, detail: null, shown: 'list' as const },
    pane: paneOf(mention, hasLeft),
  };
  return fragment(c, <Moved frame={await frameOf(c)} data={data} />);
}

/** Where the opened mention has left the list, the first one takes its place. */
function paneOf(mention: MentionData | null, hasLeft: boolean): MovedData['pane'] {
  if (hasLeft) return { kind: 'opened', mention };
  return mention && { kind: 'redrawn', mention, emptied: false };
}

/** The mention whose address the browser shows. */
function openedIn(c: Request): number | null {
  const [, id] = /\/mentions\/(\d{1,15})(?:\?|$)/.exec(c.req.header('HX-Current-URL') ?? '') ?? [];
  return id ? Number(id) : null;
}
