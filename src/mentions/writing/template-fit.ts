/** Which templates fit a mention, best first, with the wording for its language and source. Pure. */
import type { TemplateText } from '../../db/schema.ts';
import { fill, openPlaces, type Values } from './fill.ts';
import { replyLength, replyLimit } from './limits.ts';
import type { Template } from './templates.ts';

export type FittedTo = {
  sourceKind: string;
  /** ISO 639-1; null when unknown, then English is as good as any. */
  language: string | null;
  intents: string[];
  themes: string[];
  values: Values;
  /** Templates that this thread was answered with. */
  usedHere: ReadonlySet<number>;
  /** So many times a week a template may be read; from the brand voice. */
  repeats: number;
};

export type Proposal = {
  id: number;
  name: string;
  /** Filled in; places without a value stay. */
  text: string;
  language: string;
  /** True when there is no wording in the author's language. */
  isOtherLanguage: boolean;
  usedThisWeek: number;
  usedHere: boolean;
  isTooLong: boolean;
  /** Names of variables without a value. */
  open: string[];
  fit: number;
};

/** How much each reason speaks for a template; found by trying them on the demo, not measured. */
const POINTS = {
  theme: 3,
  intent: 2,
  language: 3,
  source: 1,
  ownBrand: 1,
  open: -4,
  tooLong: -3,
  tired: -2,
  usedHere: -6,
};

/** The templates by how well they fit, then by how often they are used. */
export function propose(templates: readonly Template[], mention: FittedTo): Proposal[] {
  const proposals = templates.map((template) => ({ ...proposalOf(template, mention), used: template.used }));
  proposals.sort((a, b) => b.fit - a.fit || b.used - a.used || (a.name < b.name ? -1 : 1));
  return proposals.map(({ used, ...proposal }) => proposal);
}

function proposalOf(template: Template, mention: FittedTo): Proposal {
  const { language: asked, sourceKind } = mention;
  const chosen = wordingFor(template.texts, mention);
  const text = fill(chosen.text, mention.values);
  const limit = replyLimit(sourceKind);
  const proposal = {
    id: template.id,
    name: template.name,
    text,
    language: chosen.language,
    isOtherLanguage: chosen.language !== (asked ?? 'en'),
    usedThisWeek: template.usedThisWeek,
    usedHere: mention.usedHere.has(template.id),
    isTooLong: limit !== null && replyLength(text, limit) > limit.most,
    open: openPlaces(text).map(({ name }) => name),
  };
  return { ...proposal, fit: fitOf(template, chosen, proposal, mention) };
}

function fitOf(
  { themes, intents, brandId, usedThisWeek }: Template,
  chosen: TemplateText,
  proposal: Omit<Proposal, 'fit'>,
  mention: FittedTo,
): number {
  const shared = (a: string[], b: string[]) => a.filter((each) => b.includes(each)).length;
  // What is made for other themes fits worse than what is made for any.
  const strange = themes.length > 0 && shared(themes, mention.themes) === 0 ? -1 : 0;
  const wrong = intents.length > 0 && shared(intents, mention.intents) === 0 ? -1 : 0;
  return (
    Math.min(2, shared(themes, mention.themes)) * POINTS.theme +
    Math.min(2, shared(intents, mention.intents)) * POINTS.intent +
    strange * POINTS.theme +
    wrong * POINTS.intent +
    (proposal.isOtherLanguage ? -POINTS.language : 0) +
    (chosen.sourceKind === null ? 0 : POINTS.source) +
    (brandId === null ? 0 : POINTS.ownBrand) +
    proposal.open.length * POINTS.open +
    (proposal.isTooLong ? POINTS.tooLong : 0) +
    (usedThisWeek >= mention.repeats ? POINTS.tired : 0) +
    (proposal.usedHere ? POINTS.usedHere : 0)
  );
}

/** The wording in the author's language for this source, or the nearest to it. */
function wordingFor(texts: readonly TemplateText[], { language, sourceKind }: FittedTo): TemplateText {
  const worth = (text: TemplateText) =>
    (text.language === language ? 8 : 0) +
    (text.language === 'en' ? 4 : 0) +
    (text.sourceKind === sourceKind ? 2 : text.sourceKind === null ? 1 : -16);
  return texts.reduce((best, text) => (worth(text) > worth(best) ? text : best));
}
