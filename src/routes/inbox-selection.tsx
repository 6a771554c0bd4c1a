/** Moves on many mentions at once: those that were ticked, or all of the list. */
import { Hono } from 'hono';
import { z } from 'zod';
import { count } from '../../views/format.ts';
import type { MentionData } from '../../views/mention.tsx';
import { Moved, type MovedData } from '../../views/moved.tsx';
import { inboxUrl, mentionUrl } from '../../views/urls.ts';
import { brandsWhere } from '../accounts/can.ts';
import { guardSomewhere } from '../accounts/guard.ts';
import { Refusal } from '../failure.ts';
import { type Seen, type Snapshot, seenByInbox } from '../mentions/inbox/all.ts';
import { moveMany } from '../mentions/triage.ts';
import { undoMany } from '../mentions/undo.ts';
import { bulkMove } from './bulk-moves.ts';
import { frameOf } from './frame.ts';
import { wholeList } from './inbox-beside.ts';
import { type Asked, holds } from './inbox-data.ts';
import { queryBehind, scopeOf } from './inbox-query.ts';
import { besideIn, mentionFor } from './mention-data.ts';
import { fragment, isPartial, onward } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { readForm, several, text, ticked } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { briefOnSources, seenBrands } from './seen.ts';

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
  const { viewer, account, actor } = permittedSomewhere(c, 'take mention');
  const form = await readForm(c, MOVED);
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
  return answer(c, asked, { said: sentence, undo, touched: chosen.map(({ id }) => id) });
});

inboxSelectionRoutes.post('/inbox/undo', async (c) => {
  const { viewer, actor } = permittedSomewhere(c, 'take mention');
  const form = await readForm(c, UNDONE);
  const asked = await askedBy(c, form.return);
  const brandIds = asked.seen.map(({ id }) => id);
  const given = { batchId: form.batch, brandIds: brandsWhere(viewer, 'take mention', brandIds) };
  const { done, changedByOthers } = await undoMany(c.get('platform'), actor, given);
  if (done === 0) throw noneLeft();
  const said = `Taken back for ${count(done, 'mention')}.${leftAlone(changedByOthers)}`;
  return answer(c, asked, { said, undo: null, touched: null });
});

const noneLeft = () =>
  new Refusal('conflict', 'None of these is as you saw it, so nothing was changed. Load the list again.');

/** "12:3,15:1": mentions of one post, each with the version that was on the screen. */
function ticks(values: string[]): Snapshot {
  return { seen: values.flatMap((value) => value.split(',').map(seenFrom)), changedByOthers: 0 };
}

function seenFrom(value: string): Seen {
  const [, id, version] = /^(\d{1,15}):(\d{1,9})$/.exec(value) ?? [];
  if (!id) throw new Refusal('invalid', 'The selection could not be read. Nothing was changed. Try again.');
  return { id: Number(id), version: Number(version) };
}

const leftAlone = (n: number) =>
  n === 0 ? '' : ` ${n} ${n === 1 ? 'was' : 'were'} changed by others and left as they are.`;

async function askedBy(c: Request, from: string): Promise<Asked> {
  const { viewer } = permittedSomewhere(c, 'see inbox');
  const [seen, sources] = await Promise.all([seenBrands(c), briefOnSources(c)]);
  return { query: queryBehind(from), seen, viewer, sources };
}

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

type Said = {
  said: string;
  undo: { action: string; fields: { batch: string; return: string } } | null;
  /** Null: perhaps any of them. */
  touched: number[] | null;
};

async function answer(c: Request, asked: Asked, { said, undo, touched }: Said) {
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
