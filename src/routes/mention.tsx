/** The moves of a mention: permission, the verb, and what the browser sees afterwards. */
import { Hono } from 'hono';
import { z } from 'zod';
import { brandsWhere, type Viewer } from '../accounts/can.ts';
import { guardOn, guardSomewhere, notFound } from '../accounts/guard.ts';
import { once } from '../accounts/once.ts';
import type { Brand } from '../brands/brands.ts';
import { Refusal } from '../failure.ts';
import { Conflict } from '../mentions/conflict.ts';
import { thread } from '../mentions/thread.ts';
import { moveOthers, type OtherMention, otherMentions } from '../mentions/together.ts';
import { sha256 } from '../sources/feed/keys.ts';
import { bulkMove } from './bulk-moves.ts';
import { orderAround } from './inbox-beside.ts';
import { queryBehind } from './inbox-query.ts';
import type { Made, MoveForm, Moving } from './move-form.ts';
import { answerConflict, answerMove } from './moved.tsx';
import { MOVE_FORMS } from './moves.ts';
import { answerRefused } from './refused-form.tsx';
import type { Environment, Request } from './request/environment.ts';
import { id, pathId, readForm } from './request/input.ts';
import { DONE_ALREADY } from './request/sent-once.ts';
import { permittedSomewhere } from './request/session.ts';
import { briefOnSources, seenBrands } from './seen.ts';

/** What every form about a mention carries; the move reads the rest. */
const FORM = z.looseObject({
  version: z.coerce.number().int().positive().optional(),
  return: z.string().max(4000).default('/'),
  nonce: z.uuid().optional(),
  /** What the list shows below, which opens when this one leaves it. */
  next: id.optional().catch(undefined),
});

export const mentionRoutes = new Hono<Environment>();

for (const form of MOVE_FORMS) mentionRoutes.post(`/mentions/:id/${form.path}`, (c) => move(c, form));

async function move(c: Request, moveForm: MoveForm) {
  const { viewer, account, actor } = permittedSomewhere(c, 'see mention');
  guardSomewhere(viewer, moveForm.capability);
  const platform = c.get('platform');
  const mentionId = pathId(c, 'mention');
  const form = await readForm(c, FORM);
  const [seen, sources] = await Promise.all([seenBrands(c), briefOnSources(c)]);
  const ref = { mentionId, brandIds: idsFor(viewer, moveForm, seen), version: form.version };
  const moving = { platform, actor, viewer, account, ref };
  const asked = { query: queryBehind(form.return), seen, viewer, sources };
  if (moveForm.path === 'assignment') await guardAssignment(moving, form);
  const before = form.next === undefined ? await orderAround(c, asked, mentionId) : null;
  try {
    const [made, others] = await Promise.all([
      makeOnce(moving, moveForm, form),
      asked.query.brand === '' && pressedBy(moveForm, form)
        ? otherMentions(platform, mentionId, ref.brandIds)
        : [],
    ]);
    if (made.eventId) made.said += await alsoForOthers(moving, moveForm, form, others);
    return await answerMove(c, { asked, before, next: form.next, mentionId, moveForm, made });
  } catch (error) {
    if (error instanceof Conflict)
      return answerConflict(c, { asked, mentionId, moveForm, form, conflict: error });
    if (!(error instanceof Refusal)) throw error;
    return answerRefused(c, { mentionId, path: moveForm.path, form, refusal: error });
  }
}

/** The same form a second time changes nothing and is no conflict either. */
async function makeOnce(moving: Moving, moveForm: MoveForm, form: z.output<typeof FORM>): Promise<Made> {
  const { platform, actor, ref } = moving;
  const { nonce, version: _, return: __, next: ___, ...held } = form;
  if (!nonce) return moveForm.make(moving, form);
  const content = [moveForm.path, ref.mentionId, await withDigests(held)];
  const made = await once(platform, { userId: actor.userId, nonce, content }, (inside) =>
    moveForm.make({ ...moving, platform: inside }, form),
  );
  return made ?? { said: DONE_ALREADY, ...(await undoable(moving, moveForm)), empties: true, again: true };
}

/** What a file holds tells it from another one. */
async function withDigests(form: Record<string, unknown>): Promise<Record<string, unknown>> {
  const told = Object.entries(form).map(async ([name, value]) => {
    const isFile = value instanceof File;
    return [name, isFile ? await sha256(new Uint8Array(await value.arrayBuffer())) : value];
  });
  return Object.fromEntries(await Promise.all(told));
}

/** Whoever sends it again has not seen the answer, so has not been offered to take it back. */
async function undoable({ platform, actor, ref }: Moving, { advances }: MoveForm): Promise<Partial<Made>> {
  const seer = { brandIds: ref.brandIds, viewerUserId: actor.userId };
  const eventId = advances && (await thread(platform, ref.mentionId, seer))?.undoableEventId;
  return eventId ? { eventId } : {};
}

/** A form as a button of the selection bar; what is judged toward one brand says nothing about another. */
const PRESSED: Record<string, (form: Record<string, unknown>) => string | null> = {
  resolution: () => 'resolve',
  reopening: () => 'reopen',
  dismissal: ({ reason }) => `dismiss:${reason}`,
  snooze: ({ until }) => `snooze:${until}`,
  assignment: ({ user }) => (user === undefined ? null : `assign:${user}`),
};

const pressedBy = ({ path }: MoveForm, form: Record<string, unknown>) => PRESSED[path]?.(form) ?? null;

/** The list shows a post about several brands once, so it is decided once. */
async function alsoForOthers(
  { platform, actor, account, viewer, ref }: Moving,
  moveForm: MoveForm,
  form: Record<string, unknown>,
  others: OtherMention[],
): Promise<string> {
  const pressed = pressedBy(moveForm, form);
  if (!pressed || others.length === 0) return '';
  const asking = {
    ...{ now: platform.now(), userId: viewer.userId, timeZone: account.timeZone },
    ...{ tag: '', at: String(form.at ?? '') },
  };
  const { move, capability } = bulkMove(pressed, asking);
  const brandIds = brandsWhere(viewer, capability, ref.brandIds);
  const names = await moveOthers(platform, actor, { others, brandIds, move });
  return names.length === 0 ? '' : ` Also for ${names.join(' and ')}.`;
}

/** The brands for which the viewer may make this move. */
function idsFor(viewer: Viewer, { capability }: MoveForm, seen: Brand[]): number[] {
  const ids = seen.map((brand) => brand.id);
  return brandsWhere(viewer, capability, ids);
}

/** Taking a mention, or letting go of one's own, is everybody's; the rest is for those who may assign others. */
async function guardAssignment(
  { platform, viewer, ref }: Moving,
  { user, team }: Record<string, unknown>,
): Promise<void> {
  if (team === undefined && user === String(viewer.userId)) return;
  const seer = { brandIds: ref.brandIds, viewerUserId: viewer.userId };
  const found = await thread(platform, ref.mentionId, seer);
  if (!found) throw notFound('mention');
  if (team === undefined && user === '' && (found.assignee === null || found.assignee.id === viewer.userId))
    return;
  guardOn(viewer, 'assign others', found.brand.id, 'mention');
}
