/** A first draft without any service: authored sentences, chosen by what the mention says. Pure. */
import type { Answering } from '../answering.ts';
import { fill, firstName, openPlaces, type Values } from '../fill.ts';
import { replyLength, replyLimit } from '../limits.ts';
import type { Proposal } from '../template-fit.ts';
import type { NextStep, Tone, Voice } from '../voice.ts';
import { happenedIn, thingOf, troubleOf } from './trouble.ts';

export type Draft = {
  text: string;
  /** The template that it begins as; null when it is all of its own. */
  templateId: number | null;
  /** What to know before using it, as a sentence; null when there is nothing. */
  note: string | null;
};

export type DraftFrom = Pick<Answering, 'mention' | 'voice'> & {
  signature: string;
  values: Values;
  /** Best first. */
  proposals: readonly Proposal[];
};

/** Least fit with which a template is better than sentences of our own; a theme and an intent, or two themes. */
const FITS = 5;

/** A reply that names the person and the problem, apologises where due, and says what happens next and when. */
export function firstDraft(from: DraftFrom): Draft {
  const [best] = from.proposals;
  const note = languageNote(from.mention.language);
  const fits =
    best &&
    best.fit >= FITS &&
    best.open.length === 0 &&
    !best.isTooLong &&
    !best.usedHere &&
    !best.isOtherLanguage;
  if (fits) return { text: best.text, templateId: best.id, note: null };
  return { text: shortened(from), templateId: null, note };
}

/** As much of it as the source takes: the signature goes first, then what is kind but not needed. */
function shortened(from: DraftFrom): string {
  const limit = replyLimit(from.mention.sourceKind);
  const { needed, kind } = sentencesOf(from);
  const signature = from.signature && openPlaces(from.signature).length === 0 ? `\n${from.signature}` : '';
  const forms = [
    `${[needed[0], ...kind, ...needed.slice(1)].join(' ')}${signature}`,
    `${needed.join(' ')}${signature}`,
    needed.join(' '),
    needed.slice(0, 1).join(' '),
  ];
  const text = limit ? forms.find((form) => replyLength(form, limit) <= limit.most) : forms[0];
  return text ?? forms.at(-1)!;
}

type Sentences = { needed: string[]; kind: string[] };

function sentencesOf({ mention, voice, values }: DraftFrom): Sentences {
  const theme = themeOf(mention);
  const hello = greeting(voice.tone, firstName(mention.author));
  const text = without(`${mention.title ?? ''} ${mention.text}`, values.brand ?? '');
  const said = (sentence: string) => fill(sentence, values);
  if (isUnhappy(mention)) {
    const kind = mention.intents.includes('churn-risk') ? [LOSING[voice.tone]] : [];
    return { needed: [`${hello} ${sorry(voice.tone, theme, text)}`, said(stepOf(voice, theme))], kind };
  }
  if (mention.intents.includes('feature-request'))
    return {
      needed: [`${hello} thank you for the idea about ${named(theme, text)}.`, said(stepOf(voice, theme))],
      kind: [],
    };
  if (mention.intents.includes('question') || mention.intents.includes('purchase-interest'))
    return {
      needed: [`${hello} thank you for asking about ${named(theme, text)}.`, said(stepOf(voice, theme))],
      kind: [],
    };
  return {
    needed: [`${hello} thank you for your words about ${named(theme, text)}.`],
    kind: [PRAISED[voice.tone]],
  };
}

/** That it is about the brand goes without saying. */
const without = (text: string, brand: string) =>
  brand.split(/\s+/).reduce((rest, word) => (word ? rest.replaceAll(word, ' ') : rest), text);

const isUnhappy = ({ sentiment, intents }: DraftFrom['mention']) =>
  sentiment === 'negative' || intents.some((intent) => intent === 'complaint' || intent === 'churn-risk');

/** What is said worst, or else first. */
function themeOf({ aspects, themes }: DraftFrom['mention']): string | null {
  return aspects.find(({ label }) => label === 'negative')?.theme ?? themes[0] ?? null;
}

/** How a reply begins, up to its comma. */
export function greeting(tone: Tone, name: string | null): string {
  if (tone === 'formal') return name ? `Dear ${name},` : 'Good day,';
  return name ? `${tone === 'warm' ? 'Hi' : 'Hello'} ${name},` : 'Hello,';
}

function sorry(tone: Tone, theme: string | null, text: string): string {
  const what = theme
    ? troubleOf(theme, text)
    : (happenedIn(text) ?? `about the trouble with ${ownWords(text)}`);
  return tone === 'formal' ? `please accept our apology: we are sorry ${what}.` : `we are sorry ${what}.`;
}

const named = (theme: string | null, text: string) => (theme ? thingOf(theme) : ownWords(text));

/** The author's longest early word stands for what nobody has a theme for. */
function ownWords(text: string): string {
  const words = text.match(/\p{L}{5,}/gu)?.slice(0, 20) ?? [];
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  return longest ? `"${longest}"` : 'this';
}

function stepOf({ nextSteps }: Voice, theme: string | null): string {
  const step: NextStep | undefined =
    nextSteps.find((each) => each.theme !== null && each.theme === theme) ??
    nextSteps.find((each) => each.theme === null);
  return step
    ? `We will ${step.step}, ${step.when}.`
    : 'We will look into it and answer you here within two working days.';
}

const LOSING: Record<Tone, string> = {
  warm: 'We would hate to lose you over this.',
  plain: 'We would be sorry to lose you over this.',
  formal: 'We should regret to lose you over this.',
};

const PRAISED: Record<Tone, string> = {
  warm: 'They go straight to the people who earned them.',
  plain: 'We will pass them on to the people who earned them.',
  formal: 'We shall pass them on to the people who earned them.',
};

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

function languageNote(language: string | null): string | null {
  if (language === null || language === 'en') return null;
  const name = /^[a-z]{2,3}$/.test(language) ? languages.of(language) : language;
  return `They wrote in ${name}; these sentences are English. Translate them before you answer.`;
}
