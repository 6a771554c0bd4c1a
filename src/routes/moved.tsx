/** What the browser gets after a move: partials for htmx, the next page otherwise. */
import { type Total, total } from '../../views/format.ts';
import { InboxPage } from '../../views/inbox.tsx';
import type { MentionData } from '../../views/mention.tsx';
import { Conflict as ConflictPartials, Moved, type MovedData } from '../../views/moved.tsx';
import type { RowData } from '../../views/row-data.ts';
import { inboxUrl, mentionUrl } from '../../views/urls.ts';
import { Refusal } from '../failure.ts';
import type { Conflict } from '../mentions/conflict.ts';
import { allowedMoves } from '../mentions/mention.ts';
import { keepTyped } from '../mentions/reply.ts';
import { frameOf } from './frame.ts';
import { opened } from './inbox.tsx';
import { countAfter, orderAround, rowFor, wholeList } from './inbox-beside.ts';
import type { Asked, List } from './inbox-data.ts';
import { keepPicture, writerBrandIds } from './kept-picture.ts';
import { type Beside, besideIn, mentionFor, undoOf } from './mention-data.ts';
import type { Made, MoveForm } from './move-form.ts';
import { fragment, isPartial, onward, show } from './request/answer.tsx';
import type { Request } from './request/environment.ts';
import { signedIn } from './request/session.ts';

type Done = {
  asked: Asked;
  /** The list as it was; null where a script says what the viewer saw below the mention. */
  before: number[] | null;
  next: number | undefined;
  mentionId: number;
  moveForm: MoveForm;
  made: Made;
};

/** The answer to a move that worked. */
export async function answerMove(c: Request, done: Done) {
  const { asked, mentionId, moveForm, made } = done;
  const [after, frame] = await Promise.all([lookAfter(c, done), isPartial(c) ? frameOf(c) : null]);
  const { openId, hasLeft, advances, count, mention } = after;
  const where = openId === null ? inboxUrl(asked.query) : mentionUrl(openId, asked.query);
  const said = hasLeft ? `${made.said} ${total(count)} left in this view.` : made.said;
  const undo = undoOf({ id: mentionId, undoableEventId: made.eventId ?? null }, asked.query);
  if (!frame) return onward(c, where, '/', { text: said, ...(undo && { undo }) });
  if (advances || moveForm.path === 'undo') c.header('HX-Replace-Url', where);
  const data = { query: asked.query, said, undo, count, ...redrawn(done, after) };
  const pane = paneOf(mention, done, advances);
  return fragment(c, <Moved frame={frame} data={{ ...data, pane }} />);
}

type After = {
  hasLeft: boolean;
  /** The next mention opens. */
  advances: boolean;
  openId: number | null;
  row: RowData | null;
  /** Drawn anew after an undo, and with a word on why it is empty after the last move. */
  list: List | null;
  count: Total;
  /** What opens, or is redrawn in place; null without a script. */
  mention: MentionData | null;
};

/** What the move has made of the list and of the pane beside it. */
async function lookAfter(c: Request, done: Done): Promise<After> {
  const { asked, before, next, mentionId, moveForm, made } = done;
  // What was done when its answer was lost has left the list then, and the page still shows it.
  const wasListed = made.again || !before || before.includes(mentionId);
  const listed = moveForm.path === 'undo' && isPartial(c) ? wholeList(c, asked) : null;
  const shown = rowFor(c, asked, mentionId);
  const beside = listed?.then(besideIn) ?? besideAfter(c, done, shown);
  const pane = (id: number | null) =>
    id !== null && isPartial(c) ? mentionFor(c.get('platform'), id, asked, beside).catch(unlessGone) : null;
  // Most that may leave the list do, so what comes next is read meanwhile.
  const likely = wasListed && moveForm.advances ? (next ?? nextOf(before ?? [], mentionId)) : mentionId;
  const [row, expected, { count }, list] = await Promise.all([shown, pane(likely), beside, listed]);
  const hasLeft = wasListed && row === null;
  const advances = hasLeft && moveForm.advances;
  const opens = advances ? likely : mentionId;
  const mention = opens === likely ? expected : await pane(opens);
  const openId = mention || !isPartial(c) ? opens : null;
  const isCleared = hasLeft && count.n === 0 && isPartial(c);
  const drawn = list ?? (isCleared ? await wholeList(c, asked) : null);
  return { hasLeft, advances, openId, row, list: drawn, count, mention };
}

/** What opens next may have been erased since the list was drawn. */
function unlessGone(error: unknown): null {
  if (error instanceof Refusal && error.reason === 'not-found') return null;
  throw error;
}

async function besideAfter(c: Request, done: Done, shown: Promise<RowData | null>): Promise<Beside> {
  const { asked, before, next, mentionId } = done;
  const listed = before ?? orderAround(c, asked, next ?? mentionId);
  const [row, count, ids] = await Promise.all([shown, countAfter(c, asked), listed]);
  return { ids: row === null ? ids.filter((id) => id !== mentionId) : ids, count };
}

/** The row below, or else the one above; null when the list is empty now. */
function nextOf(ids: number[], mentionId: number): number | null {
  const index = ids.indexOf(mentionId);
  return ids[index + 1] ?? ids[index - 1] ?? null;
}

function redrawn({ mentionId, moveForm }: Done, { row, list }: After) {
  return {
    // Also after a move whose first answer was lost: the list did not hold it any more then, but the page may.
    gone: row === null ? [mentionId] : [],
    changed: row && moveForm.path !== 'undo' ? [row] : [],
    list: list && { ...list, after: '', selectedId: mentionId, detail: null, shown: 'list' as const },
  };
}

function paneOf(
  mention: Awaited<ReturnType<typeof mentionFor>> | null,
  { moveForm, made }: Done,
  advances: boolean,
): MovedData['pane'] {
  if (mention === null || advances || moveForm.path === 'undo') return { kind: 'opened', mention };
  return { kind: 'redrawn', mention, emptied: made.empties ?? false, pictures: made.pictures ?? false };
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
  if (moveForm.path === 'replies') await keepPicture(c, mentionId, form);
  const [list, frame] = await Promise.all([wholeList(c, asked), frameOf(c)]);
  const mention = await mentionFor(c.get('platform'), mentionId, asked, besideIn(list));
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

async function keepTypedBy(c: Request, { mentionId }: Refused, text: string): Promise<void> {
  const { actor } = signedIn(c);
  await keepTyped(c.get('platform'), actor, { mentionId, brandIds: await writerBrandIds(c), text });
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
