/** The form of a name and its neighbours: what tells Harbor, who sent a bill, from a harbor with boats. */
import { ARTICLES, NAME_LEADS, POSSESSIVES, STOP_WORDS, type Token, VERB_LEADS } from './words.ts';

type Entry = [name: string, word: string | null];
type Form = 'lower' | 'capital' | 'upper';

const SENTENCE_END = /[.!?…:\n"“”]\s*$/;

/** Features of one place where the brand is named: the words from `at` to `last`. */
export function surroundings(tokens: Token[], at: number, last: number, whole: string): Entry[] {
  const before = tokens[at - 1];
  const after = tokens[last + 1];
  const opens = isOpening(tokens, at, whole);
  const form = formOf(tokens[at]!.text);
  const cased = form === 'lower' ? (writesCapitals(tokens, at, whole) ? 'cased' : 'uncased') : '';
  return [
    [`form ${form} ${opens ? 'opening' : cased}`, null],
    ...signs(whole, tokens[at]!, tokens[last]!),
    ...beside('before', before, form),
    ...beside('after', after, form),
    ...leads(tokens, at, form),
    ...longerName(before, after, { form, whole, opensBefore: at > 0 && isOpening(tokens, at - 1, whole) }),
  ];
}

function formOf(word: string): Form {
  if (word === word.toLowerCase()) return 'lower';
  return word.length > 1 && word === word.toUpperCase() ? 'upper' : 'capital';
}

function isOpening(tokens: Token[], at: number, whole: string): boolean {
  if (at === 0) return true;
  return SENTENCE_END.test(whole.slice(tokens[at - 1]!.end, tokens[at]!.start));
}

/** Somebody who begins sentences with capitals would write a name with one. */
function writesCapitals(tokens: Token[], at: number, whole: string): boolean {
  return tokens.some(
    ({ text }, index) =>
      index !== at && (text === 'I' || (isOpening(tokens, index, whole) && formOf(text) !== 'lower')),
  );
}

function signs(whole: string, first: Token, last: Token): Entry[] {
  const found: Entry[] = [];
  const lead = whole[first.start - 1] ?? '';
  if (lead === '@' || lead === '#') found.push([`sign ${lead}`, null]);
  if (/['’]s$/.test(last.text)) found.push(['sign possessive', null]);
  if (/^\.[a-z]/.test(whole.slice(last.end, last.end + 2))) found.push(['sign domain', null]);
  return found;
}

function beside(side: 'before' | 'after', token: Token | undefined, form: Form): Entry[] {
  if (!token) return [[`${side} nothing`, null]];
  const word = token.text.toLowerCase();
  return [
    [`${side} ${word}`, token.text],
    [
      `${side} ${STOP_WORDS.has(word) ? word : 'other'} ${form === 'lower' ? 'lower' : 'capital'}`,
      token.text,
    ],
  ];
}

/** Which kind of word leads up to it; an article may have a word of its own between: the old harbor. */
function leads(tokens: Token[], at: number, form: Form): Entry[] {
  const shape = form === 'lower' ? 'lower' : 'capital';
  const [further, before] = [tokens[at - 2], tokens[at - 1]].map((token) => token?.text.toLowerCase() ?? '');
  if (ARTICLES.has(before!)) return [[`led by an article ${shape}`, before!]];
  if (POSSESSIVES.has(before!)) return [[`led by an owner ${shape}`, before!]];
  if (VERB_LEADS.has(before!)) return [[`led like a verb ${shape}`, before!]];
  if (NAME_LEADS.has(before!)) return [[`led like a name ${shape}`, before!]];
  const isDescribed = ARTICLES.has(further!) && !STOP_WORDS.has(before!);
  return [[`led by ${isDescribed ? 'an article and a word' : 'neither'} ${shape}`, null]];
}

type Around = { form: Form; whole: string; opensBefore: boolean };

/** A capital right beside it: Pearl Harbor, Summit County. */
function longerName(before: Token | undefined, after: Token | undefined, around: Around): Entry[] {
  if (around.form === 'lower') return [];
  const isName = (token: Token | undefined) =>
    token !== undefined && token.text.length > 1 && formOf(token.text) === 'capital';
  const found: Entry[] = [];
  if (isName(after)) found.push(['capital after', after!.text]);
  if (isName(before) && !around.opensBefore) found.push(['capital before', before!.text]);
  return found;
}
