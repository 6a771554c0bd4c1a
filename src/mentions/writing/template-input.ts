import type { TemplateText } from '../../db/schema.ts';
import { Refusal } from '../../failure.ts';
import { cleanText } from '../../text.ts';
import { unknownVariables, VARIABLES } from './fill.ts';
import { replyLength, replyLimit } from './limits.ts';

export type TemplateInput = {
  /** Null for a new one. */
  id: number | null;
  brandId: number | null;
  name: string;
  intents: string[];
  themes: string[];
  texts: TemplateText[];
};

const LONGEST_NAME = 80;
const LONGEST_TEXT = 5000;
const MOST_TEXTS = 20;

/** The template as it is stored. Throws Refusal with a sentence per wrong field; texts are `text-0` and so on. */
export function checkedTemplate(input: TemplateInput): TemplateInput {
  const name = input.name.trim().replaceAll(/\s+/g, ' ');
  const texts = input.texts
    .map((each) => ({
      ...each,
      language: each.language.trim().toLowerCase(),
      text: cleanText(each.text, 20_000),
    }))
    .filter(({ text }) => text !== '');
  const errors = { ...nameError(name), ...textErrors(texts) };
  const [first] = Object.values(errors);
  if (first) throw new Refusal('invalid', first, errors);
  return { ...input, name, themes: input.themes.map((theme) => theme.trim().toLowerCase()), texts };
}

function nameError(name: string): Record<string, string> {
  if (name === '') return { name: 'Give it a name by which people find it.' };
  if (name.length <= LONGEST_NAME) return {};
  return { name: `A name has ${LONGEST_NAME} characters at most; this has ${name.length}.` };
}

function textErrors(texts: TemplateText[]): Record<string, string> {
  if (texts.length === 0) return { 'text-0': 'Write what it says.' };
  if (texts.length > MOST_TEXTS) return { 'text-0': `A template has ${MOST_TEXTS} wordings at most.` };
  const errors: Record<string, string> = {};
  const seen = new Set<string>();
  for (const [index, text] of texts.entries()) {
    const key = `${text.language} ${text.sourceKind ?? ''}`;
    const problem =
      textProblem(text) ?? (seen.has(key) ? 'There is another wording for this language and source.' : null);
    if (problem) errors[`text-${index}`] = problem;
    seen.add(key);
  }
  return errors;
}

function textProblem({ text, language, sourceKind }: TemplateText): string | null {
  if (!/^[a-z]{2,3}$/.test(language))
    return 'The language is a code of two or three letters, such as en or de.';
  if (text.length > LONGEST_TEXT)
    return `This is longer than ${LONGEST_TEXT.toLocaleString('en')} characters.`;
  const [unknown] = unknownVariables(text);
  if (unknown !== undefined)
    return `There is no {{${unknown}}}. There are ${VARIABLES.map((name) => `{{${name}}}`).join(', ')}.`;
  const limit = sourceKind === null ? null : replyLimit(sourceKind);
  const long = limit ? replyLength(text, limit) : 0;
  return limit && long > limit.most
    ? `This source takes ${limit.most}; the text has ${long} before it is filled in.`
    : null;
}
