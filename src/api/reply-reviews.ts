/** What becomes of a reply that is on its way: approved, sent back, taken back, cleared up. */
import { z } from 'zod';
import { guardSafe } from '../mentions/reply-safe.ts';
import { approve, sendBack } from '../replies/review.ts';
import { clearUp, withdraw } from '../replies/withdraw.ts';
import type { ApiRoute } from './contract.ts';
import { describedMention } from './mentions.ts';
import { move, type Work } from './moves.ts';
import { writer } from './replies.ts';
import { id, text } from './shapes.ts';

const LONGEST = 20_000;

/** Not there for those who may not do this with its mention. */
const onSeen =
  <Body>(work: Work<Body>): Work<Body> =>
  async (request, ref) => {
    await describedMention(request.platform, ref.mentionId, ref.brandIds);
    return work(request, ref);
  };

export const reviewRoutes: ApiRoute[] = [
  move({
    method: 'post',
    path: 'approval',
    summary: 'Agree to a reply that waits, with other words where some are given',
    capability: 'approve reply',
    body: z.object({ reply: id, text: text(LONGEST).optional() }),
    work: onSeen(async (request, ref) => {
      const { reply: replyId, text: words } = request.body;
      if (words !== undefined) await guardSafe(request.platform, writer(request, ref), words);
      const review = { replyId, approverBrandIds: ref.brandIds, text: words };
      return approve(request.platform, request.actor, review);
    }),
  }),
  move({
    method: 'post',
    path: 'return',
    summary: 'Send a reply that waits back to its author, with the reason',
    capability: 'approve reply',
    body: z.object({ reply: id, note: text(LONGEST) }),
    work: onSeen(({ platform, actor, body: { reply: replyId, note } }, { brandIds }) =>
      sendBack(platform, actor, { replyId, approverBrandIds: brandIds, note }),
    ),
  }),
  move({
    method: 'post',
    path: 'withdrawal',
    summary: 'Take your own reply back before it goes out; it is a draft again',
    capability: 'write reply',
    body: z.object({ reply: id }),
    work: onSeen(({ platform, actor, body: { reply: replyId } }, { brandIds }) =>
      withdraw(platform, actor, { replyId, brandIds }),
    ),
  }),
  move({
    method: 'post',
    path: 'settlement',
    summary: 'Say what became of a reply that was perhaps posted; one that is not there goes out again',
    capability: 'write reply',
    body: z.object({ reply: id, there: z.boolean(), url: text(4096).nullish() }),
    work: onSeen(({ platform, actor, body: { reply: replyId, there, url } }, { brandIds }) =>
      clearUp(platform, actor, { replyId, brandIds, isThere: there, url: url || null }),
    ),
  }),
];
