/** Corrections of many mentions at once, taken back as one. */
import { z } from 'zod';
import { brandsWhere } from '../accounts/can.ts';
import { guardSomewhere } from '../accounts/guard.ts';
import { moveMany } from '../mentions/triage.ts';
import { undoMany } from '../mentions/undo.ts';
import { type ApiRequest, type ApiRoute, route } from './contract.ts';
import { seenBrandIds } from './mentions.ts';
import { id } from './shapes.ts';

const MOVED = z.object({
  done: z.int(),
  changedByOthers: z.int().meta({ description: 'Not as they were seen, or not there, so left alone' }),
});

const CORRECTIONS = z.object({
  label: z
    .enum(['negative', 'neutral', 'positive'])
    .nullable()
    .meta({ description: 'null goes back to the score' }),
  mentions: z
    .array(
      z.object({
        id,
        version: z.int().positive().optional().meta({ description: 'Only when it still is this one' }),
      }),
    )
    .min(1)
    .max(5000),
});

export const correctionRoutes: ApiRoute[] = [
  route({
    method: 'post',
    path: '/corrections',
    summary: 'Correct the sentiment of many mentions, or confirm it; it wins over the score everywhere',
    body: CORRECTIONS,
    answer: MOVED.extend({ batch: z.uuid() }),
    async run(request) {
      const brandIds = await brandsOf(request, 'correct sentiment');
      const { label, mentions } = request.body;
      const { batchId, done, changedByOthers, notForThem } = await moveMany(request.platform, request.actor, {
        mentionIds: mentions.map((one) => one.id),
        versions: mentions.map((one) => one.version),
        brandIds,
        move: { kind: 'correct', label },
      });
      return { done, changedByOthers: changedByOthers + notForThem, batch: batchId };
    },
  }),
  route({
    method: 'post',
    path: '/corrections/undo',
    summary: 'Take one’s own corrections of many mentions back, as they were before',
    body: z.object({ batch: z.uuid() }),
    answer: MOVED,
    async run(request) {
      const brandIds = await brandsOf(request, 'take mention');
      return undoMany(request.platform, request.actor, { batchId: request.body.batch, brandIds });
    },
  }),
];

async function brandsOf(
  request: ApiRequest<unknown, unknown>,
  capability: 'correct sentiment' | 'take mention',
) {
  guardSomewhere(request.viewer, capability);
  return brandsWhere(request.viewer, capability, await seenBrandIds(request));
}
