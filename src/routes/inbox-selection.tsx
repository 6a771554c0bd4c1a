/** Moves on many mentions at once: those that were ticked, or all of the list. */
import { Hono } from 'hono';
import { z } from 'zod';
import { count } from '../../views/format.ts';
import { inboxUrl } from '../../views/urls.ts';
import { brandsWhere } from '../accounts/can.ts';
import { guardSomewhere } from '../accounts/guard.ts';
import { once, submissionId } from '../accounts/once.ts';
import { Refusal } from '../failure.ts';
import { type Snapshot, seenByInbox } from '../mentions/inbox/all.ts';
import { type ManyMoved, moveMany } from '../mentions/triage.ts';
import { undoMany } from '../mentions/undo.ts';
import type { Platform } from '../platform/platform.ts';
import { type BulkMove, bulkMove } from './bulk-moves.ts';
import type { Asked } from './inbox-data.ts';
import { scopeOf } from './inbox-query.ts';
import { isPartial } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { readForm, several, text, ticked } from './request/input.ts';
import { DONE_ALREADY, NONCE } from './request/sent-once.ts';
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
  at: text(40).default(''),
  nonce: NONCE,
  return: RETURN,
});
type Selected = z.output<typeof MOVED>;
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

async function moveSelected(c: Request, form: Selected) {
  const { viewer, account } = permittedSomewhere(c, 'take mention');
  const platform = c.get('platform');
  const bulk = bulkMove(form.do, {
    ...{ now: platform.now(), userId: viewer.userId },
    ...{ timeZone: account.timeZone, tag: form.tag, at: form.at },
  });
  guardSomewhere(viewer, bulk.capability);
  const asked = await askedBy(c, form.return);
  const { nonce, return: _, ...content } = form;
  const sent = { userId: viewer.userId, nonce: nonce ?? crypto.randomUUID(), content: ['bulk', content] };
  const batchId = await submissionId(sent);
  const moved = await once(platform, sent, (inside) => moveThem(c, inside, { asked, form, bulk, batchId }));
  const undo = { action: '/inbox/undo', fields: { batch: batchId, return: inboxUrl(asked.query) } };
  if (!moved) return answerSelection(c, asked, { said: DONE_ALREADY, undo, touched: null });
  const said = `${count(moved.done, 'mention')} ${bulk.said}.${leftAlone(moved.changedByOthers)}${asTheyWere(moved)}`;
  return answerSelection(c, asked, { said, undo, touched: moved.touched });
}

type Work = { asked: Asked; form: Selected; bulk: BulkMove; batchId: string };

async function moveThem(c: Request, platform: Platform, { asked, form, bulk, batchId }: Work) {
  const { viewer, actor } = permittedSomewhere(c, 'take mention');
  const snapshot = form.all ? await allOf(platform, asked, form) : ticks(form.mention);
  const touched = snapshot.seen.map(({ id }) => id);
  if (touched.length + snapshot.changedByOthers === 0)
    throw new Refusal('invalid', 'Select a mention first. Nothing was changed.');
  const brandIds = asked.seen.map(({ id }) => id);
  const moved = await moveMany(platform, actor, {
    mentionIds: touched,
    versions: snapshot.seen.map(({ version }) => version),
    brandIds: brandsWhere(viewer, bulk.capability, brandIds),
    move: bulk.move,
    batchId,
  });
  const changedByOthers = moved.changedByOthers + snapshot.changedByOthers;
  if (moved.done === 0) throw changedByOthers > 0 ? noneLeft() : forNone();
  return { ...moved, changedByOthers, touched };
}

inboxSelectionRoutes.post('/inbox/undo', async (c) => {
  const { viewer, actor } = permittedSomewhere(c, 'take mention');
  const form = await readForm(c, UNDONE);
  const asked = await askedBy(c, form.return);
  const brandIds = asked.seen.map(({ id }) => id);
  const given = { batchId: form.batch, brandIds: brandsWhere(viewer, 'take mention', brandIds) };
  const sent = { userId: viewer.userId, nonce: form.batch, content: ['undo'] };
  const said = await once(c.get('platform'), sent, async (inside) => {
    const { done, changedByOthers } = await undoMany(inside, actor, given);
    if (done === 0) throw noneLeft();
    return `Taken back for ${count(done, 'mention')}.${leftAlone(changedByOthers)}`;
  });
  return answerSelection(c, asked, { said: said ?? DONE_ALREADY, undo: null, touched: null });
});

const noneLeft = () =>
  new Refusal('conflict', 'None of these is as you saw it, so nothing was changed. Load the list again.');

const forNone = () =>
  new Refusal('conflict', 'That is done already with all of these, or cannot be. Nothing was changed.');

const asTheyWere = ({ notForThem: n }: ManyMoved) =>
  n === 0
    ? ''
    : ` ${n} ${n === 1 ? 'stays' : 'stay'} as ${n === 1 ? 'it was' : 'they were'}: it is done already, or cannot be.`;

const leftAlone = (n: number) =>
  n === 0 ? '' : ` ${n} ${n === 1 ? 'was' : 'were'} changed by others and left as they are.`;

/** All that the list held when it was drawn; what others have moved out of it since counts as changed by them. */
async function allOf(
  platform: Platform,
  { query, seen, viewer }: Asked,
  { seen: at, found }: Selected,
): Promise<Snapshot> {
  const { scope, searchError } = scopeOf(query, seen, viewer.userId);
  if (!scope) throw new Refusal('invalid', searchError?.message ?? 'This list cannot be read.');
  const snapshot = await seenByInbox(platform, scope, at ? new Date(at) : platform.now());
  const gone = Math.max(0, (found ?? 0) - snapshot.seen.length - snapshot.changedByOthers);
  return { ...snapshot, changedByOthers: snapshot.changedByOthers + gone };
}
