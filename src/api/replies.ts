/** Replies through the API: what was said, what waits, and new ones. */
import { z } from 'zod';
import { brandsWhere } from '../accounts/can.ts';
import { guardSomewhere, notFound } from '../accounts/guard.ts';
import type { MentionRef } from '../mentions/conflict.ts';
import { recordReply } from '../mentions/reply.ts';
import { guardSafe } from '../mentions/reply-safe.ts';
import { type Thread, thread } from '../mentions/thread.ts';
import { handOver } from '../replies/hand-over.ts';
import { repliesToLookAt } from '../replies/to-look-at.ts';
import { type ApiRequest, type ApiRoute, route } from './contract.ts';
import { seenBrandIds } from './mentions.ts';
import { move } from './moves.ts';
import { id, listOf, text, time, wholeList } from './shapes.ts';

const flag = (description: string) => z.boolean().default(false).meta({ description });

const NEW_REPLY = z.object({
  text: text(40_000),
  posted: flag('True when it stands on the site'),
  send: flag('True to post it through its source in ten seconds, or after approval where the brand asks'),
  ask: flag('True to ask for approval also where nobody has to'),
  template: id.nullish().meta({ description: 'The reply template that it began as' }),
  url: text(4096).nullish(),
  pictures: z
    .never('Pictures are attached in the composer. Those of your draft go with the reply. Nothing was sent.')
    .optional()
    .meta({ description: 'Not here: attach them in the composer; those of your draft go with the reply' }),
});

const STATE = z.enum(['posted', 'waiting', 'sending', 'unclear', 'failed', 'returned']).meta({
  description:
    'waiting: for approval; unclear: it may be there, look and settle it; failed: it surely is not; returned: not approved',
});
const REPLY = z.object({
  id,
  by: z.string().nullable(),
  at: time,
  text: z.string(),
  url: z.string().nullable(),
  pictures: z.array(z.object({ id, type: z.string(), description: z.string() })),
  state: STATE,
  note: z.string().nullable().meta({ description: 'What went wrong, or why it came back' }),
});
const REPLIES = z.object({
  items: z.array(REPLY),
  next: z.null(),
  draft: z.string().nullable().meta({ description: 'Your own' }),
});
const TO_LOOK_AT = z.object({
  id,
  mentionId: id,
  brand: z.string(),
  source: z.string(),
  author: z.string().nullable(),
  by: z.string().nullable(),
  text: z.string().meta({ description: 'Its first 300 characters' }),
  state: z.enum(['waiting', 'unclear', 'failed', 'returned']),
  note: z.string().nullable(),
  since: time,
});

type Request = ApiRequest<unknown, unknown>;

/** As whom the coach reads it. */
export const writer = ({ viewer, account }: Request, { mentionId, brandIds }: MentionRef) => ({
  mentionId,
  brandIds,
  userId: viewer.userId,
  name: account.name,
});

function repliesOf({ replies, onTheirWay, draft }: Pick<Thread, 'replies' | 'onTheirWay' | 'draft'>) {
  const posted = replies.map((reply) => ({ ...reply, state: 'posted' as const, note: null }));
  const others = onTheirWay.map(({ isOwn, isBegun, ...reply }) => ({ ...reply, url: null }));
  return { items: [...posted, ...others], next: null, draft };
}

export const replyRoutes: ApiRoute[] = [
  route({
    method: 'get',
    path: '/replies',
    summary: 'Replies that wait for you: to approve, to clear up, or come back to you; oldest first',
    answer: listOf(TO_LOOK_AT),
    async run({ platform, viewer }) {
      guardSomewhere(viewer, 'write reply');
      const seen = await seenBrandIds({ platform, viewer });
      const found = await repliesToLookAt(platform, {
        userId: viewer.userId,
        brandIds: brandsWhere(viewer, 'write reply', seen),
        approverBrandIds: brandsWhere(viewer, 'approve reply', seen),
      });
      return wholeList(
        found.map(({ replyId, brandName, sourceKind, ...reply }) => ({
          id: replyId,
          brand: brandName,
          source: sourceKind,
          ...reply,
        })),
      );
    },
  }),
  route({
    method: 'get',
    path: '/mentions/{id}/replies',
    summary: 'What was said in public, and what is on its way',
    answer: REPLIES,
    async run({ platform, viewer, id: mentionId }) {
      guardSomewhere(viewer, 'see mention');
      const brandIds = await seenBrandIds({ platform, viewer });
      const found = await thread(platform, mentionId, { brandIds, viewerUserId: viewer.userId });
      if (!found) throw notFound('mention');
      return repliesOf(found);
    },
  }),
  move({
    method: 'post',
    path: 'replies',
    summary: 'Record what was said in public, post it through its source, or keep a draft of it',
    capability: 'write reply',
    status: 201,
    body: NEW_REPLY,
    work: (request, ref) => write(request, ref, request.body),
  }),
];

async function write(request: Request, ref: MentionRef, body: z.output<typeof NEW_REPLY>) {
  const { platform, actor, viewer } = request;
  const { send, ask, template, ...reply } = body;
  const approverBrandIds = brandsWhere(viewer, 'approve reply', ref.brandIds);
  const input = { ...ref, ...reply, templateId: template, approverBrandIds };
  if (!send && !ask) return recordReply(platform, actor, input);
  await guardSafe(platform, writer(request, ref), reply.text);
  return handOver(platform, actor, { ...input, ask });
}
