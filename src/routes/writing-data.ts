/** What helps with a reply: chosen templates, suggestions and what the coach says, as the composer draws them. */
import type { CoachData } from '../../views/reply-coach.tsx';
import { sourceName } from '../../views/words.ts';
import type { SuggestionData, WritingData } from '../../views/writable.ts';
import { brandsWhere, can } from '../accounts/can.ts';
import { type Answering, answering, coachFor } from '../mentions/writing/answering.ts';
import { askedDraft } from '../mentions/writing/draft/asked-draft.ts';
import type { Draft } from '../mentions/writing/draft/first-draft.ts';
import { replyLength, replyLimit } from '../mentions/writing/limits.ts';
import { draftOf, fittingTemplates } from '../mentions/writing/proposed.ts';
import type { Proposal } from '../mentions/writing/template-fit.ts';
import type { Request } from './request/environment.ts';
import { id } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

/** Everything about answering this mention, for whoever may; throws otherwise. */
export async function answeringFor(c: Request, mentionId: number): Promise<Answering> {
  const { viewer, account } = permittedSomewhere(c, 'write reply');
  const seen = await seenBrands(c);
  const brandIds = brandsWhere(
    viewer,
    'write reply',
    seen.map((brand) => brand.id),
  );
  const by = { mentionId, brandIds, userId: viewer.userId, name: account.name };
  return answering(c.get('platform'), by);
}

const proposals = (answer: Answering): Proposal[] =>
  fittingTemplates(answer, sourceName(answer.mention.sourceKind));

/** The reply as the coach sees it; null while there is none. */
function coachData(answer: Answering, reply: string): CoachData | null {
  if (reply.trim() === '') return null;
  const limit = replyLimit(answer.mention.sourceKind);
  const length = limit && { is: replyLength(reply, limit), most: limit.most, unit: limit.unit };
  return { ...coachFor(answer, reply), reply, length };
}

const EMPTY: WritingData = { text: null, templateId: null, coach: null, picker: null, suggestion: null };

export const written = (answer: Answering, text: string, templateId: number | null): WritingData => ({
  ...EMPTY,
  text,
  templateId,
  coach: coachData(answer, text),
});

/** The templates to choose from. */
export const pickerData = (c: Request, answer: Answering): NonNullable<WritingData['picker']> => ({
  proposals: proposals(answer),
  mayChange: can(permittedSomewhere(c, 'write reply').viewer, 'change templates', answer.brand.id),
});

/** A template filled in; null when it is not one of the brand's. */
export function chosen(answer: Answering, templateId: number): WritingData | null {
  const found = proposals(answer).find((proposal) => proposal.id === templateId);
  return found ? written(answer, found.text, found.id) : null;
}

/** A draft by rules. */
export const draftFor = (answer: Answering): Draft => draftOf(answer, sourceName(answer.mention.sourceKind));

export const suggestionData = (
  c: Request,
  draft: Draft,
  more: Partial<SuggestionData> = {},
): SuggestionData => ({
  ...draft,
  model: null,
  mayAsk: Boolean(c.get('platform').settings.llm),
  ...more,
});

/** By the language model where one is set up and gives words, else by rules, with the reason. */
export async function askedSuggestion(c: Request, answer: Answering): Promise<SuggestionData> {
  const { llm } = c.get('platform').settings;
  const asked = await askedDraft(c.get('platform'), answer, sourceName(answer.mention.sourceKind));
  if ('problem' in asked) {
    const draft = draftFor(answer);
    return suggestionData(c, draft, { note: [asked.problem, draft.note].filter(Boolean).join(' ') });
  }
  return suggestionData(c, { text: asked.text, templateId: null, note: null }, { model: llm?.model ?? null });
}

/** What the address of a mention asks for besides it: `?template=5`, `?pick=template`, `?pick=draft`. */
export async function writingAsked(c: Request, mentionId: number): Promise<WritingData | undefined> {
  const { template, pick } = c.req.query();
  if (template === undefined && pick === undefined) return undefined;
  const answer = await answeringFor(c, mentionId);
  const templateId = id.safeParse(template);
  if (templateId.success) return chosen(answer, templateId.data) ?? undefined;
  if (pick === 'template') return { ...EMPTY, picker: pickerData(c, answer) };
  return pick === 'draft' ? { ...EMPTY, suggestion: suggestionData(c, draftFor(answer)) } : undefined;
}
