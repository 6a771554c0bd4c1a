/** Help with a reply: templates that fit, a suggested draft, and the coach. Nothing here is stored or sent. */
import { z } from 'zod';
import { brandsWhere } from '../accounts/can.ts';
import { guardSomewhere } from '../accounts/guard.ts';
import { type Answering, answering, coachFor } from '../mentions/writing/answering.ts';
import { CHECKS } from '../mentions/writing/coach/check.ts';
import { askedDraft } from '../mentions/writing/draft/asked-draft.ts';
import { replyLength, replyLimit } from '../mentions/writing/limits.ts';
import { draftOf, fittingTemplates } from '../mentions/writing/proposed.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';
import { type ApiRoute, type Asked, route } from './contract.ts';
import { seenBrandIds } from './mentions.ts';
import { id, listOf, text, wholeList } from './shapes.ts';

const CHECK = z.enum(CHECKS);
const PLACE = z.object({ start: z.int(), end: z.int() }).nullable();
const COACHING = z.object({
  score: z.int().min(0).max(100),
  blocked: z.boolean().meta({ description: 'True: it does not go out like this' }),
  findings: z.array(
    z.object({
      check: CHECK,
      reason: z.string(),
      blocks: z.boolean(),
      place: PLACE.meta({ description: 'Where in the reply, in UTF-16 units' }),
    }),
  ),
  passed: z.array(CHECK),
  wordsRead: z.boolean().meta({ description: 'False: not English, so only its form was read' }),
  length: z
    .object({ is: z.int(), most: z.int(), unit: z.enum(['characters', 'graphemes', 'bytes', 'weighted']) })
    .nullable()
    .meta({ description: 'As the source counts; null where it has no limit that is known' }),
});
const PROPOSAL = z.object({
  template: id,
  name: z.string(),
  text: z.string().meta({ description: 'Filled in for this mention' }),
  language: z.string(),
  isOtherLanguage: z.boolean(),
  open: z
    .array(z.string())
    .meta({ description: 'Variables without a value: the reply is blocked with them' }),
  isTooLong: z.boolean(),
  usedThisWeek: z.int(),
  usedHere: z.boolean(),
});
const SUGGESTION = z.object({
  text: z.string(),
  template: id.nullable().meta({ description: 'The template that it begins as' }),
  note: z.string().nullable(),
  model: z.string().nullable().meta({ description: 'The language model that wrote it; null: by rules' }),
});

const sourceOf = ({ mention: { sourceKind } }: Answering) => SOURCE_LABELS[sourceKind] ?? sourceKind;

async function answeringFor({ platform, viewer, account, id: mentionId }: Asked): Promise<Answering> {
  guardSomewhere(viewer, 'write reply');
  const brandIds = brandsWhere(viewer, 'write reply', await seenBrandIds({ platform, viewer }));
  return answering(platform, { mentionId, brandIds, userId: viewer.userId, name: account.name });
}

function suggestionOf(answer: Answering) {
  const { text: words, templateId, note } = draftOf(answer, sourceOf(answer));
  return { text: words, template: templateId, note, model: null };
}

export const replyHelpRoutes: ApiRoute[] = [
  route({
    method: 'post',
    path: '/mentions/{id}/coaching',
    summary: 'What the coach says of a reply to this mention',
    body: z.object({ text: text(20_000) }),
    answer: COACHING,
    async run(asked) {
      const answer = await answeringFor(asked);
      const limit = replyLimit(answer.mention.sourceKind);
      const length = limit && {
        is: replyLength(asked.body.text, limit),
        most: limit.most,
        unit: limit.unit,
      };
      return { ...coachFor(answer, asked.body.text), length };
    },
  }),
  route({
    method: 'get',
    path: '/mentions/{id}/templates',
    summary: 'Reply templates for this mention, filled in, what fits best first',
    answer: listOf(PROPOSAL),
    async run(asked) {
      const answer = await answeringFor(asked);
      const proposals = fittingTemplates(answer, sourceOf(answer));
      return wholeList(proposals.map(({ id: template, fit: _, ...proposal }) => ({ template, ...proposal })));
    },
  }),
  route({
    method: 'get',
    path: '/mentions/{id}/suggestion',
    summary: 'A first draft by rules: from a template that fits, else in the brand’s voice',
    answer: SUGGESTION,
    run: async (asked) => suggestionOf(await answeringFor(asked)),
  }),
  route({
    method: 'post',
    path: '/mentions/{id}/suggestion',
    summary: 'A first draft by the language model; by rules, with the reason, where it gives none',
    answer: SUGGESTION,
    async run(asked) {
      const answer = await answeringFor(asked);
      const written = await askedDraft(asked.platform, answer, sourceOf(answer));
      if (!('problem' in written)) {
        const model = asked.platform.settings.llm?.model ?? null;
        return { text: written.text, template: null, note: null, model };
      }
      const draft = suggestionOf(answer);
      return { ...draft, note: [written.problem, draft.note].filter(Boolean).join(' ') };
    },
  }),
];
