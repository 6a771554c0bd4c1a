/** Moves on many mentions at once: those that were ticked, or all of the list. */
import { Hono } from 'hono';
import { z } from 'zod';
import { count } from '../../views/format.ts';
import { Moved } from '../../views/moved.tsx';
import { inboxUrl } from '../../views/urls.ts';
import { brandsWhere } from '../accounts/can.ts';
import { Refusal } from '../failure.ts';
import { type Seen, seenByInbox } from '../mentions/inbox-all.ts';
import { moveMany } from '../mentions/triage.ts';
import { undoMany } from '../mentions/undo.ts';
import { frameOf } from './frame.ts';
import { type Asked, listFor } from './inbox-data.ts';
import { queryBehind, scopeOf } from './inbox-query.ts';
import { mentionFor } from './mention-data.ts';
import { fragment, isPartial, onward } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { readForm, several, ticked } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { briefOnSources, seenBrands } from './seen.ts';

const RETURN = z.string().max(4000).default('/');
const CORRECTED = z.object({
  mention: several,
  all: ticked,
  label: z.enum(['negative', 'neutral', 'positive']),
  return: RETURN,
});
const UNDONE = z.object({ batch: z.uuid(), return: RETURN });

export const inboxSelectionRoutes = new Hono<Environment>();

inboxSelectionRoutes.post('/inbox/sentiment', async (c) => {
  const { viewer, actor } = permittedSomewhere(c, 'correct sentiment');
  const form = await readForm(c, CORRECTED);
  const asked = await askedBy(c, form.return);
  const chosen = form.all ? await allOf(c, asked) : form.mention.map(seenFrom);
  if (chosen.length === 0) throw new Refusal('invalid', 'Select a mention first. Nothing was changed.');
  const { done, changedByOthers, batchId } = await moveMany(c.get('platform'), actor, {
    mentionIds: chosen.map(({ id }) => id),
    versions: chosen.map(({ version }) => version),
    brandIds: brandsWhere(
      viewer,
      'correct sentiment',
      asked.seen.map(({ id }) => id),
    ),
    move: { kind: 'correct', label: form.label },
  });
  if (done === 0) throw noneLeft();
  const undo = { action: '/inbox/undo', fields: { batch: batchId, return: inboxUrl(asked.query) } };
  const said = `${count(done, 'mention')} set to ${form.label}.${leftAlone(changedByOthers)}`;
  return answer(c, asked, { said, undo, touched: chosen.map(({ id }) => id) });
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

/** "12:3": a mention's id, and the version that was on the screen. */
function seenFrom(value: string): Seen {
  const [, id, version] = /^(\d{1,15}):(\d{1,9})$/.exec(value) ?? [];
  if (!id) throw new Refusal('invalid', 'The selection could not be read. Nothing was changed. Try again.');
  return { id: Number(id), version: Number(version) };
}

const leftAlone = (n: number) => (n === 0 ? '' : ` ${n} changed meanwhile and left as they are.`);

async function askedBy(c: Request, from: string): Promise<Asked> {
  const { viewer } = permittedSomewhere(c, 'see inbox');
  const [seen, sources] = await Promise.all([seenBrands(c), briefOnSources(c)]);
  return { query: queryBehind(from), seen, viewer, sources };
}

function allOf(c: Request, { query, seen, viewer }: Asked): Promise<Seen[]> {
  const { scope, searchError } = scopeOf(query, seen, viewer.userId);
  if (!scope) throw new Refusal('invalid', searchError ?? 'This list cannot be read.');
  return seenByInbox(c.get('platform'), scope);
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
  const list = await listFor(c.get('platform'), asked);
  const openId = openedIn(c) ?? list.rows[0]?.id ?? null;
  const isOpen = openId !== null && (touched === null || touched.includes(openId));
  const mention = isOpen ? await mentionFor(c.get('platform'), openId, asked, list) : null;
  const data = {
    ...{ query: asked.query, said, undo, count: list.count, gone: [], changed: [] },
    list: { ...list, after: '', selectedId: openId, detail: null, shown: 'list' as const },
    pane: mention && { kind: 'redrawn' as const, mention, emptied: false },
  };
  return fragment(c, <Moved frame={await frameOf(c)} data={data} />);
}

/** The mention whose address the browser shows. */
function openedIn(c: Request): number | null {
  const [, id] = /\/mentions\/(\d{1,15})(?:\?|$)/.exec(c.req.header('HX-Current-URL') ?? '') ?? [];
  return id ? Number(id) : null;
}
