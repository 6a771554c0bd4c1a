/** Who somebody is on one kind of source, and how that is found in what others wrote. Pure. */
import { REMOVED } from '../writing/quotes.ts';

export type Author = { handle: string | null; name: string | null; url: string | null };

/** `handle` is what was asked for; names and addresses are those that the stored posts carry. */
export type Person = { handle: string; names: string[]; urls: string[] };

/** One spelling for all that people take for the same: NFKC, lower case, single blanks, no "@" before it. */
function sameAs(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, ' ').replace(/^@/, '');
}

/** What an author is known by: the handle, or the name where the source gives no handle; and the address. */
export function identitiesOf({ handle, name, url }: Author): string[] {
  const called = sameAs(handle ?? name ?? '');
  return [...(called ? [`author:${called}`] : []), ...addressesOf(url)];
}

/** Case and a last slash make no other page of the same person; the front page of a site is nobody's. */
export function addressesOf(url: string | null): string[] {
  const address = (url ?? '').normalize('NFKC').toLowerCase().replace(/#.*$/, '').replace(/\/+$/, '');
  return /^https?:\/\/[^/?]+[/?]/.test(address) ? [`address:${address}`] : [];
}

export type Cut = { start: number; end: number };

/** Finds where a text tells who the person is. */
export type Finder = (text: string) => Cut[];

/** In what others wrote: addresses, whole names, and the handle unless it is a word that may mean anything. */
export function finderFor(person: Person): Finder {
  return finder([...person.urls, ...wholeNames(person)], handlesIn(person.handle));
}

/** In what was written about the person's own posts, where the first name alone is enough. */
export function closeFinderFor(person: Person): Finder {
  const parts = person.names
    .flatMap((name) => name.split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length > 2);
  const words = [...person.urls, ...person.names, ...parts, person.handle, ...localPart(person.handle)];
  return finder(words, []);
}

/** What a finder could find, for a first look by the database: parts of texts in any case. */
export function needlesFor(person: Person): string[] {
  const handles = handlesIn(person.handle).map(({ before, word }) => before + word);
  return [
    ...new Set([...person.urls, ...wholeNames(person), ...handles].filter((needle) => needle.length > 1)),
  ];
}

/** `text` with a mark where the person was found. */
export function without(text: string, find: Finder): string {
  return cutOut(text, find(text));
}

/** `text` with a mark for each cut; cuts are in order and apart. */
export function cutOut(text: string, cuts: readonly Cut[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of cuts) {
    kept += text.slice(at, start) + REMOVED;
    at = end;
  }
  return kept + text.slice(at);
}

/** Where spans of the old text are in the new one; those that touch a cut are gone. */
export function movedSpans<Span extends Cut>(spans: readonly Span[], cuts: readonly Cut[]): Span[] {
  return spans.flatMap((span) => {
    if (cuts.some(({ start, end }) => start < span.end && end > span.start)) return [];
    const before = cuts.filter(({ end }) => end <= span.start);
    const shift = before.reduce((sum, { start, end }) => sum + REMOVED.length - (end - start), 0);
    return [{ ...span, start: span.start + shift, end: span.end + shift }];
  });
}

/** One word may be anybody's name, or no name at all. */
const wholeNames = ({ names }: Person) => names.filter((name) => /\S\s+\S/.test(name));

type Handle = { before: '' | '@' | '/'; word: string };

/** A handle that could be a word stands behind "@" or "/"; "marta84" is nobody else wherever it stands. */
function handlesIn(handle: string): Handle[] {
  const isUnlike = handle.length > 3 && /[\d_.@-]/.test(handle);
  const marked: Handle[] = [handle, ...localPart(handle)].flatMap((word) => [
    { before: '@', word },
    { before: '/', word },
  ]);
  return isUnlike ? [{ before: '', word: handle }, ...marked] : marked;
}

/** In the fediverse "@marta" is written for marta@social.example. */
const localPart = (handle: string) => (/^[^@]+@[^@]+$/.test(handle) ? [handle.split('@')[0]!] : []);

function finder(words: string[], handles: Handle[]): Finder {
  const plain = words.filter(Boolean).map((word) => `${START}@?${spellings(word)}${END}`);
  const marked = handles.map(({ before, word }) =>
    before === ''
      ? `${START}@?${spellings(word)}${END}`
      : `${before === '@' ? '@' : '(?<=/)@?'}${spellings(word)}${END}`,
  );
  const alternatives = [...plain, ...marked].sort((a, b) => b.length - a.length);
  if (alternatives.length === 0) return () => [];
  const pattern = new RegExp(alternatives.join('|'), 'giu');
  return (text) =>
    Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
    }));
}

const START = '(?<![\\p{L}\\p{N}_])';
const END = '(?![\\p{L}\\p{N}_])';

/** As it was given, composed, decomposed, and in compatibility letters. */
function spellings(word: string): string {
  const forms = [word, word.normalize('NFC'), word.normalize('NFD'), word.normalize('NFKC')];
  return `(?:${[...new Set(forms)].map(escaped).join('|')})`;
}

const escaped = (word: string) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
