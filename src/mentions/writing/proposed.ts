/** What Earshot proposes as an answer: templates that fit, and a first draft. */
import { type Answering, proposalsFor, signatureOf, valuesFor } from './answering.ts';
import { type Draft, firstDraft } from './draft/first-draft.ts';
import type { Proposal } from './template-fit.ts';

/** The brand's templates, filled in, best first. `sourceWord` is what the source is called in them. */
export const fittingTemplates = (answer: Answering, sourceWord: string): Proposal[] =>
  proposalsFor(answer, valuesFor(answer, sourceWord));

/** A draft by rules. */
export function draftOf(answer: Answering, sourceWord: string): Draft {
  const values = valuesFor(answer, sourceWord);
  const proposals = proposalsFor(answer, values);
  return firstDraft({ ...answer, values, signature: signatureOf(answer), proposals });
}
