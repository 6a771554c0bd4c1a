/** What authors wrote, in and out of a report: a link shows as much of it as its maker chose. Pure. */
import { maskPersonal } from '../alerts/mask.ts';

export type Shows = 'figures' | 'quotes' | 'authors';

/** What a report quotes of a mention. */
export type Words = {
  title: string | null;
  text: string;
  authorName: string | null;
  authorHandle: string | null;
};

type Quoted = { mentionId: number; text: string };

const HIDDEN = 'Author hidden';
const GONE = 'This text was removed since.';
const SHORTEST_NAME = 3;

/** The mentions that a report quotes, wherever in it. */
export function quotedIds(report: unknown): number[] {
  if (Array.isArray(report)) return report.flatMap(quotedIds);
  if (!isObject(report)) return [];
  return isQuote(report) ? [report.mentionId] : Object.values(report).flatMap(quotedIds);
}

/** The report without any words of authors; what it quotes keeps its place and its figures. */
export const withoutWords = <Report>(report: Report): Report =>
  withQuotes(report, (quote) => ({ ...quote, text: '', title: null, authorName: null, url: null }));

/** The report with as much of its quotes as the link shows; `words` has those that still may be shown. */
export function withWords<Report>(report: Report, shows: Shows, words: ReadonlyMap<number, Words>): Report {
  if (shows === 'figures') return withQuotes(report, () => null);
  return withQuotes(report, (quote) => {
    const known = words.get(quote.mentionId);
    if (!known) return { ...quote, text: GONE, title: null, authorName: null, url: null };
    return { ...quote, ...shown(known, shows), url: null };
  });
}

function shown({ title, text, authorName, authorHandle }: Words, shows: Shows) {
  const names = shows === 'authors' ? [] : [authorName, authorHandle];
  const said = (value: string) => withoutNames(maskPersonal(value), names);
  return {
    title: title && said(title),
    text: said(text),
    authorName: shows === 'authors' ? authorName : HIDDEN,
  };
}

/** People sign what they write. */
function withoutNames(text: string, names: (string | null)[]): string {
  return names
    .filter((name): name is string => (name ?? '').length >= SHORTEST_NAME)
    .reduce((rest, name) => rest.replaceAll(new RegExp(escaped(name), 'giu'), '[name]'), text);
}

const escaped = (name: string) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

function withQuotes<Value>(value: Value, change: (quote: Quoted) => object | null): Value {
  return walk(value, change) as Value;
}

/** A quote that is changed into null leaves its list. */
function walk(value: unknown, change: (quote: Quoted) => object | null): unknown {
  if (Array.isArray(value)) return value.map((each) => walk(each, change)).filter((each) => each !== null);
  if (!isObject(value)) return value;
  if (isQuote(value)) return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, change)]));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

const isQuote = (value: Record<string, unknown>): value is Record<string, unknown> & Quoted =>
  typeof value.mentionId === 'number' && typeof value.text === 'string';
