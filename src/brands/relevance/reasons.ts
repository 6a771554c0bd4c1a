/** Why a text is held not to be about the brand, in words. */
import type { Feature } from './features.ts';
import { STOP_WORDS } from './words.ts';

const FORMS: [start: string, words: (feature: Feature) => string][] = [
  ['form lower', () => 'the name is written without a capital'],
  ['led by an article', ({ word }) => `“${word ?? 'the'}” stands before it, as before a thing`],
  ['led like a verb', ({ word }) => `it reads like a verb after “${word}”`],
  ['capital ', ({ word }) => `it is part of a longer name with “${word}”`],
  ['language ', ({ name }) => `the language is ${name.slice('language '.length)}`],
  ['site ', ({ word }) => `it is on ${word}`],
  ['customer none', () => 'nothing in it sounds like a customer'],
  ['profile none', () => 'nothing in it is what the brand makes'],
];
const WORDS = /^(word|close|before|after) /;
const MOST_WORDS = 4;
const MOST_FORMS = 2;

/** One sentence without a full stop from the features that speak against it, strongest first; '' for none. */
export function reasonsIn(against: readonly Feature[]): string {
  const forms = against.flatMap((feature) => {
    const form = FORMS.find(([start]) => feature.name.startsWith(start));
    return form ? [form[1](feature)] : [];
  });
  const near = against.flatMap(({ name, word }) =>
    word && WORDS.test(name) && !STOP_WORDS.has(word.toLowerCase()) ? [word.toLowerCase()] : [],
  );
  const words = [...new Set(near)].slice(0, MOST_WORDS).map((word) => `“${word}”`);
  const parts = [
    ...(words.length > 0 ? [`${words.join(', ')} near it`] : []),
    ...new Set(forms.slice(0, MOST_FORMS)),
  ];
  return parts.join('; ');
}
