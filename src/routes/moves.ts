/** What people can do to a mention: what each form holds, who may send it, which verb it is. */
import { z } from 'zod';
import { moment } from '../../views/format.ts';
import { assign } from '../mentions/assign.ts';
import { whyNot } from '../mentions/conflict.ts';
import { DISMISSED_REASONS } from '../mentions/mention.ts';
import { addNote, changeNote, removeNote } from '../mentions/note.ts';
import { correctSentiment } from '../mentions/sentiment.ts';
import { thread } from '../mentions/thread.ts';
import { undoOthers } from '../mentions/together.ts';
import { clear, dismiss, reopen, resolve, snooze } from '../mentions/triage.ts';
import { undo } from '../mentions/undo.ts';
import { LABEL_FORMS } from './label-forms.ts';
import { type MoveForm, madeOf, move } from './move-form.ts';
import { REPLY_FORMS } from './reply-forms.ts';
import { id, text, ticked } from './request/input.ts';
import { saidOnceGone } from './request/removal.ts';
import { snoozeEnd, UNTIL } from './snooze-until.ts';

const LONGEST = 20_000;
const NOTHING = z.object({});
/** Empty: nobody. */
const WHOM = z.union([z.literal('').transform(() => null), id]);
const LABELS = ['negative', 'neutral', 'positive'] as const;

function assignedWords(self: number, whom: number | null, userId: number | null | undefined): string {
  if (whom === null) return userId === null ? 'Assigned to nobody.' : 'Taken from its team.';
  return userId === self ? 'Yours now.' : 'Assigned.';
}

export const MOVE_FORMS: MoveForm[] = [
  move({
    path: 'resolution',
    name: 'resolve',
    capability: 'change status',
    advances: true,
    form: NOTHING,
    make: async ({ platform, actor, ref }) => ({
      said: 'Done.',
      eventId: (await resolve(platform, actor, ref)).eventId,
    }),
  }),
  move({
    path: 'dismissal',
    name: 'dismiss',
    capability: 'change status',
    advances: true,
    form: z.object({ reason: z.enum(DISMISSED_REASONS) }),
    make: async ({ platform, actor, ref }, { reason }) => ({
      said: 'Set aside.',
      eventId: (await dismiss(platform, actor, { ...ref, reason })).eventId,
    }),
  }),
  move({
    path: 'snooze',
    name: 'snooze',
    capability: 'change status',
    advances: true,
    form: z.object({ until: z.enum(UNTIL), at: text(40).default('') }),
    make: async ({ platform, actor, ref, account: { timeZone } }, { until, at }) => {
      const end = snoozeEnd(until, at, platform.now(), timeZone);
      const { eventId } = await snooze(platform, actor, { ...ref, until: end });
      return { said: `Snoozed until ${moment(end, timeZone, platform.now())}.`, eventId };
    },
  }),
  move({
    path: 'reopening',
    name: 'reopen',
    capability: 'change status',
    form: NOTHING,
    make: async ({ platform, actor, ref }) => ({
      said: 'Open again.',
      eventId: (await reopen(platform, actor, ref)).eventId,
    }),
  }),
  move({
    path: 'assignment',
    name: 'assign',
    capability: 'take mention',
    form: z.object({ user: WHOM.optional(), team: WHOM.optional() }),
    make: async ({ platform, actor, ref }, { user: userId, team: teamId }) =>
      madeOf(
        assignedWords(actor.userId, userId ?? teamId ?? null, userId),
        await assign(platform, actor, { ...ref, userId, teamId }),
      ),
  }),
  move({
    path: 'sentiment',
    name: 'correct',
    capability: 'correct sentiment',
    form: z.object({ label: z.enum(LABELS) }),
    make: async ({ platform, actor, ref }, { label }) =>
      madeOf(`Sentiment set to ${label}.`, await correctSentiment(platform, actor, { ...ref, label })),
  }),
  move({
    path: 'clearing',
    name: 'clear',
    capability: 'change status',
    form: NOTHING,
    make: async ({ platform, actor, ref }) => ({
      said: 'Not spam. It counts again.',
      eventId: (await clear(platform, actor, ref)).eventId,
    }),
  }),
  move({
    path: 'notes',
    name: null,
    capability: 'write note',
    form: z.object({ text: text(LONGEST) }),
    make: async ({ platform, actor, ref }, form) => {
      await addNote(platform, actor, { ...ref, text: form.text });
      return { said: 'Note added.', empties: true };
    },
  }),
  move({
    path: 'note',
    name: null,
    capability: 'write note',
    form: z.object({ note: id, text: text(LONGEST).default(''), remove: ticked }),
    make: async ({ platform, actor, ref }, { note: noteId, text: words, remove }) => {
      if (remove) {
        const gone = removeNote(platform, actor, { ...ref, noteId });
        return { said: await saidOnceGone(gone.then(() => 'Note removed.')) };
      }
      await changeNote(platform, actor, { ...ref, noteId, text: words });
      return { said: 'Note changed.' };
    },
  }),
  ...LABEL_FORMS,
  ...REPLY_FORMS,
  move({
    path: 'undo',
    name: null,
    capability: 'take mention',
    form: z.object({ event: id }),
    make: async ({ platform, actor, ref }, { event }) => {
      const seer = { brandIds: ref.brandIds, viewerUserId: actor.userId };
      const found = await thread(platform, ref.mentionId, seer);
      if (found?.undoableEventId !== event) throw await whyNot(platform, actor, ref);
      await undo(platform, actor, { eventId: event, brandIds: ref.brandIds });
      await undoOthers(platform, actor, { eventId: event, brandIds: ref.brandIds });
      return { said: 'Taken back.', empties: true };
    },
  }),
];
