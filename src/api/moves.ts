/** Moves of a mention. A stale If-Match is 409 with the mention as it is now. */
import { z } from 'zod';
import { brandsWhere, type Capability } from '../accounts/can.ts';
import { guardOn, guardSomewhere } from '../accounts/guard.ts';
import { personAt } from '../accounts/person-at.ts';
import { Refusal } from '../failure.ts';
import { assign } from '../mentions/assign.ts';
import { Conflict, type MentionRef } from '../mentions/conflict.ts';
import { DISMISSED_REASONS, type Status } from '../mentions/mention.ts';
import { addNote } from '../mentions/note.ts';
import { correctSentiment } from '../mentions/sentiment.ts';
import { clear, dismiss, reopen, resolve, snooze } from '../mentions/triage.ts';
import type { Platform } from '../platform/platform.ts';
import { type ApiRequest, type ApiRoute, type Method, route } from './contract.ts';
import { MENTION } from './mention-shapes.ts';
import { describedMention, seenBrandIds } from './mentions.ts';
import { ApiProblem } from './problem.ts';
import { id, text } from './shapes.ts';

/** Makes the move. */
export type Work<Body> = (request: ApiRequest<unknown, Body>, ref: MentionRef) => Promise<unknown>;

type MoveRoute<Body extends z.ZodType> = {
  method: Method;
  path: string;
  summary: string;
  capability: Capability;
  body?: Body;
  status?: 200 | 201;
  work: Work<z.output<Body>>;
};

/** A route that makes a move and answers with the mention after it. */
export function move<Body extends z.ZodType = z.ZodUndefined>(definition: MoveRoute<Body>): ApiRoute {
  const { path, capability, work, ...rest } = definition;
  return route({
    ...rest,
    path: `/mentions/{id}/${path}`,
    answer: MENTION,
    async run(request) {
      guardSomewhere(request.viewer, capability);
      const seen = await seenBrandIds(request);
      const brandIds = brandsWhere(request.viewer, capability, seen);
      const version = request.version === null ? {} : { version: request.version };
      const ref = { mentionId: request.id, brandIds, ...version };
      await work(request, ref).catch((error) => withCurrent(error, request, seen));
      return describedMention(request.platform, request.id, seen);
    },
  });
}

async function withCurrent(
  error: unknown,
  request: ApiRequest<unknown, unknown>,
  seen: number[],
): Promise<never> {
  if (!(error instanceof Conflict)) throw error;
  const current = await describedMention(request.platform, request.id, seen);
  throw new ApiProblem(409, error.message, { current });
}

/** What was looked at is what is changed: a move in between is a conflict. */
const asSeen = (ref: MentionRef, { version }: { version: number }): MentionRef => ({ version, ...ref });

/** Opens the mention again, when it is where this address says. */
const reopenFrom =
  (status: Status): Work<undefined> =>
  async (request, ref) => {
    const mention = await describedMention(request.platform, request.id, ref.brandIds);
    if (mention.status === status) return reopen(request.platform, request.actor, asSeen(ref, mention));
    throw new ApiProblem(409, `This mention is ${mention.status}, not ${status}.`, { current: mention });
  };

export const moveRoutes: ApiRoute[] = [
  move({
    method: 'post',
    path: 'resolution',
    summary: 'Done: nothing is left to do',
    capability: 'change status',
    work: ({ platform, actor }, ref) => resolve(platform, actor, ref),
  }),
  move({
    method: 'delete',
    path: 'resolution',
    summary: 'Open a resolved mention again',
    capability: 'change status',
    work: reopenFrom('resolved'),
  }),
  move({
    method: 'post',
    path: 'dismissal',
    summary: 'Set aside; figures leave it out',
    capability: 'change status',
    body: z.object({ reason: z.enum(DISMISSED_REASONS) }),
    work: ({ platform, actor, body }, ref) => dismiss(platform, actor, { ...ref, reason: body.reason }),
  }),
  move({
    method: 'delete',
    path: 'dismissal',
    summary: 'Open a dismissed mention again',
    capability: 'change status',
    work: reopenFrom('dismissed'),
  }),
  move({
    method: 'post',
    path: 'snooze',
    summary: 'Out of the queue until a time',
    capability: 'change status',
    body: z.object({ until: z.iso.datetime({ offset: true }) }),
    work: ({ platform, actor, body }, ref) =>
      snooze(platform, actor, { ...ref, until: new Date(body.until) }),
  }),
  move({
    method: 'delete',
    path: 'snooze',
    summary: 'Wake a snoozed mention',
    capability: 'change status',
    work: reopenFrom('snoozed'),
  }),
  move({
    method: 'put',
    path: 'assignment',
    summary: 'Give it to a person, a team or both; what is left out stays',
    capability: 'take mention',
    body: z.object({
      user: z.union([id, z.email()]).optional().meta({ description: 'An id or e-mail address' }),
      team: id.optional(),
    }),
    work: async (request, ref) =>
      assignTo(request, ref, await personOf(request.platform, request.body.user), request.body.team),
  }),
  move({
    method: 'delete',
    path: 'assignment',
    summary: 'Give it to nobody; its team stays',
    capability: 'take mention',
    work: (request, ref) => assignTo(request, ref, null),
  }),
  move({
    method: 'put',
    path: 'sentiment',
    summary: 'Correct the sentiment; it wins over the score everywhere',
    capability: 'correct sentiment',
    body: z.object({ label: z.enum(['negative', 'neutral', 'positive']) }),
    work: ({ platform, actor, body }, ref) =>
      correctSentiment(platform, actor, { ...ref, label: body.label }),
  }),
  move({
    method: 'delete',
    path: 'sentiment',
    summary: 'Go back to the score',
    capability: 'correct sentiment',
    work: ({ platform, actor }, ref) => correctSentiment(platform, actor, { ...ref, label: null }),
  }),
  move({
    method: 'delete',
    path: 'suspicion',
    summary: 'Say that suspected spam is none; it counts again and stays so',
    capability: 'change status',
    work: ({ platform, actor }, ref) => clear(platform, actor, ref),
  }),
  move({
    method: 'post',
    path: 'notes',
    summary: 'Write a note that stays inside',
    capability: 'write note',
    status: 201,
    body: z.object({ text: text(40_000) }),
    work: ({ platform, actor, body }, ref) => addNote(platform, actor, { ...ref, text: body.text }),
  }),
];

async function personOf(platform: Platform, user: number | string | undefined): Promise<number | undefined> {
  if (typeof user !== 'string') return user;
  const found = await personAt(platform, user);
  if (found !== null) return found;
  const problem = `Nobody here signs in as ${user}.`;
  throw new Refusal('invalid', problem, { user: problem });
}

const isFree = (assigneeId: number | null, userId: number) => assigneeId === null || assigneeId === userId;

/** Taking a mention or letting go of one's own is everybody's; the rest is for those who may assign others. */
async function assignTo(
  request: ApiRequest<unknown, unknown>,
  ref: MentionRef,
  userId: number | null | undefined,
  teamId?: number,
) {
  const { platform, viewer, actor } = request;
  const mention = await describedMention(platform, request.id, ref.brandIds);
  const isOwn =
    (teamId === undefined && userId === viewer.userId) ||
    (userId === null && isFree(mention.assigneeId, viewer.userId));
  if (!isOwn) guardOn(viewer, 'assign others', mention.brandId, 'mention');
  return assign(platform, actor, { ...asSeen(ref, mention), userId, teamId });
}
