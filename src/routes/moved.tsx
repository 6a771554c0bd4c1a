/** What the browser gets after a move: partials for htmx, the next page otherwise. */
import { total } from '../../views/format.ts';
import { InboxPage } from '../../views/inbox.tsx';
import type { MentionData } from '../../views/mention.tsx';
import { Conflict as ConflictPartials, Moved, type MovedData } from '../../views/moved.tsx';
import { inboxUrl, mentionUrl } from '../../views/urls.ts';
import { brandsWhere } from '../accounts/can.ts';
import type { Conflict } from '../mentions/conflict.ts';
import { allowedMoves } from '../mentions/mention.ts';
import { keepTyped } from '../mentions/reply.ts';
import type { Platform } from '../platform/platform.ts';
import { frameOf } from './frame.ts';
import { opened } from './inbox.tsx';
import { type Asked, holds, type List, listFor } from './inbox-data.ts';
import { mentionFor, undoOf } from './mention-data.ts';
import type { Made, MoveForm } from './move-form.ts';
import { fragment, isPartial, onward, show } from './request/answer.tsx';
import type { Request } from './request/environment.ts';
import { signedIn } from './request/session.ts';

/** Somebody who has loaded more than this keeps the mention that was decided in sight. */
const FARTHEST = 500;

type Done = { asked: Asked; before: List; mentionId: number; moveForm: MoveForm; made: Made };

/** The list as it was, far enough to know what comes after this mention. */
export async function listBefore(platform: Platform, asked: Asked, mentionId: number): Promise<List> {
  const list = await listFor(platform, asked, { uncounted: true });
  if (holds(list, mentionId) || !list.nextCursor) return list;
  return listFor(platform, asked, { limit: FARTHEST, uncounted: true });
}

/** The answer to a move that worked. */
export async function answerMove(c: Request, done: Done) {
  const { asked, mentionId, moveForm, made } = done;
  const list = await listFor(c.get('platform'), asked);
  const hasLeft = holds(done.before, mentionId) && !holds(list, mentionId);
  const advances = hasLeft && moveForm.advances;
  const openId = advances ? nextOf(done.before, mentionId) : mentionId;
  const where = openId === null ? inboxUrl(asked.query) : mentionUrl(openId, asked.query);
  const said = hasLeft ? `${made.said} ${total(list.count)} left in this view.` : made.said;
  const undo = undoOf({ id: mentionId, undoableEventId: made.eventId ?? null }, asked.query);
  if (!isPartial(c)) return onward(c, where, '/', { text: said, ...(undo && { undo }) });
  const [mention, frame] = await Promise.all([
    openId === null ? null : mentionFor(c.get('platform'), openId, asked, list),
    frameOf(c),
  ]);
  if (advances || moveForm.path === 'undo') c.header('HX-Replace-Url', where);
  const data = { query: asked.query, said, undo, count: list.count, ...redrawn(done, list, hasLeft) };
  const pane = paneOf(mention, done, advances);
  return fragment(c, <Moved frame={frame} data={{ ...data, pane }} />);
}

/** The row below, or else the one above; null when the list is empty now. */
function nextOf({ rows }: List, mentionId: number): number | null {
  const index = rows.findIndex((row) => row.id === mentionId);
  return rows[index + 1]?.id ?? rows[index - 1]?.id ?? null;
}

function redrawn({ mentionId, moveForm }: Done, list: List, hasLeft: boolean) {
  const row = list.rows.find((each) => each.id === mentionId);
  const isUndo = moveForm.path === 'undo';
  return {
    gone: hasLeft ? [mentionId] : [],
    changed: row && !isUndo ? [row] : [],
    list: isUndo ? { ...list, after: '', selectedId: mentionId, detail: null, shown: 'list' as const } : null,
  };
}

function paneOf(
  mention: Awaited<ReturnType<typeof mentionFor>> | null,
  { moveForm, made }: Done,
  advances: boolean,
): MovedData['pane'] {
  if (mention === null || advances || moveForm.path === 'undo') return { kind: 'opened', mention };
  return { kind: 'redrawn', mention, emptied: made.empties ?? false };
}

type Refused = {
  asked: Asked;
  mentionId: number;
  moveForm: MoveForm;
  form: Record<string, unknown>;
  conflict: Conflict;
};

/** 409: how it is now, who changed it, and the refused move once more. */
export async function answerConflict(c: Request, refused: Refused) {
  const { asked, mentionId, moveForm, form, conflict } = refused;
  const typed = moveForm.path === 'replies' && typeof form.text === 'string' ? form.text : null;
  if (typed) await keepTypedBy(c, refused, typed);
  const list = await listFor(c.get('platform'), asked);
  const mention = await mentionFor(c.get('platform'), mentionId, asked, list);
  const frame = await frameOf(c);
  const isPossible = moveForm.name === null || allowedMoves(conflict.current.status).includes(moveForm.name);
  const isAgain = moveForm.path !== 'undo' && isPossible;
  const fields = { ...texts(form), version: String(conflict.current.version) };
  const mine = isAgain ? { action: `/mentions/${mentionId}/${moveForm.path}`, fields } : null;
  const shown = { ...saidBy(conflict, mention), mine, typed: typed || null };
  if (isPartial(c)) {
    const query = asked.query;
    return fragment(
      c,
      <ConflictPartials frame={frame} mention={mention} query={query} conflict={shown} />,
      409,
    );
  }
  return show(c, <InboxPage frame={frame} data={{ ...opened(list, mention), conflict: shown }} />, 409);
}

function keepTypedBy(c: Request, { asked, mentionId }: Refused, text: string): Promise<void> {
  const { viewer, actor } = signedIn(c);
  const ids = asked.seen.map((brand) => brand.id);
  const brandIds = brandsWhere(viewer, 'write reply', ids);
  return keepTyped(c.get('platform'), actor, { mentionId, brandIds, text });
}

/** Who was faster, and, if it was with an answer, what it says. */
function saidBy({ message, change }: Conflict, { replies }: Pick<MentionData, 'replies'>) {
  const who = change && change.who !== 'You' && change.userId !== null ? change.who : null;
  const answer = change?.kind === 'replied' ? replies.at(-1) : undefined;
  return { sentence: message, who, theirs: answer?.text ?? null };
}

const texts = (form: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
