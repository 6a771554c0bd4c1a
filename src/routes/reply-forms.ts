/** What people do with replies: write, hand over, approve, send back, take back, and say what became of them. */
import { z } from 'zod';
import { brandsWhere } from '../accounts/can.ts';
import { recordReply } from '../mentions/reply.ts';
import { guardSafe } from '../mentions/reply-safe.ts';
import { handOver } from '../replies/hand-over.ts';
import { attach, LONGEST_DESCRIPTION, takeOff } from '../replies/pictures/attached.ts';
import { approve, sendBack } from '../replies/review.ts';
import { clearUp, withdraw } from '../replies/withdraw.ts';
import { type Made, type MoveForm, type Moving, move } from './move-form.ts';
import { chosenFile, id, several, text, ticked } from './request/input.ts';

const LONGEST = 20_000;

/** A picture for the reply, and what it shows. */
const PICTURE = { picture: chosenFile, description: text(LONGEST_DESCRIPTION).default('') };

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

const approverBrandIds = ({ viewer, ref }: Moving) => brandsWhere(viewer, 'approve reply', ref.brandIds);

const writer = ({ viewer, account, ref }: Moving) => ({
  mentionId: ref.mentionId,
  brandIds: ref.brandIds,
  userId: viewer.userId,
  name: account.name,
});

const OUT = {
  sending: 'It goes out in ten seconds. Until then you can take it back.',
  waiting: 'Waiting for approval.',
  approved: 'Approved. Its author can post it now.',
};

type ReplyForm = {
  text: string;
  url?: string;
  posted: boolean;
  send: boolean;
  ask: boolean;
  templateId: number | null;
  picture?: File;
  description: string;
  remove?: number;
};

/** Sent, handed over, recorded or kept, as its button says. */
async function keep(moving: Moving, { picture, description, remove, ...form }: ReplyForm): Promise<Made> {
  const { platform, actor, ref } = moving;
  if (remove) await takeOff(platform, actor, { ...ref, pictureId: remove });
  if (picture) await attach(platform, actor, { ...ref, description, file: await bytesOf(picture) });
  const made = await keepWords(moving, form);
  const said = picture ? 'Picture attached.' : remove ? 'Picture taken off.' : null;
  return made.empties || !said ? made : { ...made, said, pictures: true };
}

async function keepWords(
  moving: Moving,
  { send, ask, ...reply }: Omit<ReplyForm, 'picture' | 'description' | 'remove'>,
): Promise<Made> {
  const { platform, actor, ref } = moving;
  const input = { ...ref, ...reply, approverBrandIds: approverBrandIds(moving) };
  if (send || ask)
    return { said: OUT[(await handOver(platform, actor, { ...input, ask })).state], empties: true };
  const { moved } = await recordReply(platform, actor, input);
  if (!reply.posted) return { said: 'Draft saved.' };
  return { said: 'Reply recorded.', eventId: moved?.eventId, empties: true };
}

export const REPLY_FORMS: MoveForm[] = [
  move({
    path: 'replies',
    name: 'reply',
    capability: 'write reply',
    advances: true,
    form: z.object({
      text: text(LONGEST),
      url: text(4096).optional(),
      posted: ticked,
      /** Through its source. */
      send: ticked,
      /** To whoever approves it, also where nobody has to. */
      ask: ticked,
      /** That it began as. */
      template: id.optional(),
      ...PICTURE,
      /** A picture of the draft, to be taken off. */
      remove: id.optional(),
    }),
    make: async (moving, { template, ...form }) => {
      const goesOut = form.send || form.ask || form.posted;
      if (goesOut) await guardSafe(moving.platform, writer(moving), form.text);
      return keep(moving, { ...form, templateId: template ?? null });
    },
  }),
  move({
    path: 'approval',
    name: null,
    capability: 'approve reply',
    form: z.object({
      reply: id,
      text: text(LONGEST),
      /** What the approver was shown. */
      seen: text(LONGEST).optional(),
      pictures: several.transform((ids) => ids.map(Number)),
    }),
    make: async (moving, { reply: replyId, text: words, seen, pictures }) => {
      await guardSafe(moving.platform, writer(moving), words);
      const shown = seen === undefined ? {} : { seen, pictures };
      const review = { replyId, approverBrandIds: moving.ref.brandIds, text: words, ...shown };
      return { said: OUT[(await approve(moving.platform, moving.actor, review)).state], empties: true };
    },
  }),
  move({
    path: 'return',
    name: null,
    capability: 'approve reply',
    form: z.object({ reply: id, note: text(LONGEST) }),
    make: async ({ platform, actor, ref }, { reply: replyId, note }) => {
      await sendBack(platform, actor, { replyId, approverBrandIds: ref.brandIds, note });
      return { said: 'Sent back with your note.', empties: true };
    },
  }),
  move({
    path: 'withdrawal',
    name: null,
    capability: 'write reply',
    form: z.object({ reply: id }),
    make: async ({ platform, actor, ref }, { reply: replyId }) => {
      await withdraw(platform, actor, { replyId, brandIds: ref.brandIds });
      return { said: 'Taken back. It is a draft again.', empties: true };
    },
  }),
  move({
    path: 'settlement',
    name: null,
    capability: 'write reply',
    form: z.object({ reply: id, there: ticked, url: text(4096).optional() }),
    make: async ({ platform, actor, ref }, { reply: replyId, there, url = '' }) => {
      await clearUp(platform, actor, { replyId, brandIds: ref.brandIds, isThere: there, url: url || null });
      return { said: there ? 'Reply recorded.' : 'It goes out again.', empties: true };
    },
  }),
];
