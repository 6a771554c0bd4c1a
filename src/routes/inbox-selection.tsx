/** Moves on many mentions at once: those that were ticked, or all of the list. */
import { Hono } from 'hono';
import { z } from 'zod';
import { count } from '../../views/format.ts';
import { inboxUrl } from '../../views/urls.ts';
import { brandsWhere } from '../accounts/can.ts';
import { guardSomewhere } from '../accounts/guard.ts';
import { Refusal } from '../failure.ts';
import { type Snapshot, seenByInbox } from '../mentions/inbox/all.ts';
import { moveMany } from '../mentions/triage.ts';
import { undoMany } from '../mentions/undo.ts';
import { bulkMove } from './bulk-moves.ts';
import type { Asked } from './inbox-data.ts';
import { scopeOf } from './inbox-query.ts';
import { isPartial } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { readForm, several, text, ticked } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { answerSelection, askedBy, showSelection, ticks } from './selection-answer.tsx';

const RETURN = z.string().max(4000).default('/');
const MOVED = z.object({
  mention: several,
  all: ticked,
  /** When the list was drawn, and how many it held then. */
  seen: z.iso.datetime().optional(),
  found: z.coerce.number().int().min(0).optional().catch(undefined),
  do: z.string().max(200),
  tag: text(100).default(''),
  return: RETURN,
});
const UNDONE = z.object({ batch: z.uuid(), return: RETURN });

export const inboxSelectionRoutes = new Hono<Environment>();

inboxSelectionRoutes.post('/mentions/bulk', async (c) => {
  permittedSomewhere(c, 'take mention');
  const form = await readForm(c, MOVED);
  try {
    return await moveSelected(c, form);
  } catch (error) {
    const isTheirs = error instanceof Refusal && /^(?:invalid|conflict)$/.test(error.reason);
    if (isPartial(c) || !isTheirs) throw error;
    return showSelection(c, form, error);
  }
});

async function moveSelected(c: Request, form: z.output<typeof MOVED>) {
  const { viewer, account, actor } = permittedSomewhere(c, 'take mention');
  const platform = c.get('platform');
  const { move, capability, said } = bulkMove(form.do, {
    ...{ now: platform.now(), userId: viewer.userId },
    ...{ timeZone: account.timeZone, tag: form.tag },
  });
  guardSomewhere(viewer, capability);
  const asked = await askedBy(c, form.return);
  const snapshot = form.all ? await allOf(c, asked, form) : ticks(form.mention);
  const chosen = snapshot.seen;
  if (chosen.length + snapshot.changedByOthers === 0)
    throw new Refusal('invalid', 'Select a mention first. Nothing was changed.');
  const brandIds = asked.seen.map(({ id }) => id);
  const moved = await moveMany(platform, actor, {
    mentionIds: chosen.map(({ id }) => id),
    versions: chosen.map(({ version }) => version),
    brandIds: brandsWhere(viewer, capability, brandIds),
    move,
  });
  if (moved.done === 0) throw noneLeft();
  const undo = { action: '/inbox/undo', fields: { batch: moved.batchId, return: inboxUrl(asked.query) } };
  const others = moved.changedByOthers + snapshot.changedByOthers;
  const sentence = `${count(moved.done, 'mention')} ${said}.${leftAlone(others)}`;
  return answerSelection(c, asked, { said: sentence, undo, touched: chosen.map(({ id }) => id) });
}

inboxSelectionRoutes.post('/inbox/undo', async (c) => {
  const { viewer, actor } = permittedSomewhere(c, 'take mention');
  const form = await readForm(c, UNDONE);
  const asked = await askedBy(c, form.return);
  const brandIds = asked.seen.map(({ id }) => id);
  const given = { batchId: form.batch, brandIds: brandsWhere(viewer, 'take mention', brandIds) };
  const { done, changedByOthers } = await undoMany(c.get('platform'), actor, given);
  if (done === 0) throw noneLeft();
  const said = `Taken back for ${count(done, 'mention')}.${leftAlone(changedByOthers)}`;
  return answerSelection(c, asked, { said, undo: null, touched: null });
});

const noneLeft = () =>
  new Refusal('conflict', 'None of these is as you saw it, so nothing was changed. Load the list again.');

const leftAlone = (n: number) =>
  n === 0 ? '' : ` ${n} ${n === 1 ? 'was' : 'were'} changed by others and left as they are.`;

/** All that the list held when it was drawn; what others have moved out of it since counts as changed by them. */
async function allOf(
  c: Request,
  { query, seen, viewer }: Asked,
  { seen: at, found }: z.output<typeof MOVED>,
): Promise<Snapshot> {
  const { scope, searchError } = scopeOf(query, seen, viewer.userId);
  if (!scope) throw new Refusal('invalid', searchError?.message ?? 'This list cannot be read.');
  const platform = c.get('platform');
  const snapshot = await seenByInbox(platform, scope, at ? new Date(at) : platform.now());
  const gone = Math.max(0, (found ?? 0) - snapshot.seen.length - snapshot.changedByOthers);
  return { ...snapshot, changedByOthers: snapshot.changedByOthers + gone };
}
