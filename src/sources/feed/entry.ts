/** What is gathered about a feed or one of its items while reading, before anything is decided. */
import { MAX_CATEGORIES } from './document.ts';
import type { Role, Rule } from './elements.ts';
import type { Field } from './field.ts';
import type { LinkCandidate } from './links.ts';
import type { Scope } from './namespaces.ts';
import { type Person, readPerson } from './person.ts';
import type { Tag } from './tags.ts';

export type Value = {
  rank: number;
  text: string;
  /** Escaped or inline HTML; 'guess' is text that some feeds fill with HTML all the same. */
  format: 'html' | 'guess';
  isCut: boolean;
};

export type Ranked = { text: string; rank: number };

export type Entry = {
  values: Map<string, Value>;
  dates: Ranked[];
  updates: Ranked[];
  links: LinkCandidate[];
  categories: string[];
  author: (Person & { rank: number }) | null;
  scope: Scope;
};

export function emptyEntry(scope: Scope): Entry {
  return { values: new Map(), dates: [], updates: [], links: [], categories: [], author: null, scope };
}

/** One element: what it stands for, how it was written, what stood in it. */
export type Said = { rule: Rule; tag: Tag; field: Field; scope: Scope };

/** Files what an element says. Of several texts the first of the lowest rank stays. */
export function file(entry: Entry, said: Said): void {
  FILE[said.rule.role](entry, said);
}

const FILE: Record<Role, (entry: Entry, said: Said) => void> = {
  text: fileText,
  body: fileText,
  guid: fileGuid,
  link: fileLink,
  date: (entry, said) => fileDate(entry.dates, said),
  updated: (entry, said) => fileDate(entry.updates, said),
  author: fileAuthor,
  category: fileCategory,
  attribute: (entry, { rule, tag, field }) =>
    put(entry, rule, { ...field, text: tag.attributes.get(rule.attribute ?? '') ?? '' }),
};

function put(entry: Entry, rule: Rule, field: Field, format: Value['format'] = 'guess'): void {
  const text = field.text.trim();
  const known = entry.values.get(rule.slot);
  if (text === '' || (known && known.rank <= rule.rank)) return;
  entry.values.set(rule.slot, { rank: rule.rank, text, format, isCut: field.isCut });
}

/** A body with `src` stands elsewhere. */
function fileText(entry: Entry, { rule, tag, field }: Said): void {
  if (rule.role === 'body' && tag.attributes.has('src')) return;
  put(entry, rule, unpacked(rule, tag, field), formatOf(rule, tag, field));
}

function fileDate(dates: Ranked[], { rule, field }: Said): void {
  if (dates.length < MAX_CATEGORIES) dates.push({ text: field.text.trim(), rank: rule.rank });
}

function fileLink(entry: Entry, { tag, field, scope }: Said): void {
  const { attributes } = tag;
  const href = attributes.get('href') ?? (field.text.trim() || (attributes.get('rdf:resource') ?? ''));
  const isNative = !scope.isAtom && !attributes.has('rel') && !tag.name.includes('atom');
  const rel = isNative ? 'native' : (attributes.get('rel')?.trim().toLowerCase() ?? null);
  const type = attributes.get('type')?.trim().toLowerCase() ?? null;
  addLink(entry, { href, rel, type, base: scope.base });
}

export function addLink(entry: Entry, link: LinkCandidate): void {
  if (link.href.trim() !== '' && entry.links.length < MAX_CATEGORIES) entry.links.push(link);
}

function fileCategory(entry: Entry, { tag, field }: Said): void {
  const name = tag.attributes.get('label') || tag.attributes.get('term') || field.text.trim();
  if (name && entry.categories.length < MAX_CATEGORIES) entry.categories.push(name);
}

/** A guid is a permalink unless it says otherwise (RSS 2.0); Atom's id is none. */
function fileGuid(entry: Entry, { rule, tag, field, scope }: Said): void {
  put(entry, rule, field);
  const isPermalink = tag.attributes.get('ispermalink')?.trim().toLowerCase() !== 'false';
  if (tag.name.endsWith('guid') && isPermalink) {
    addLink(entry, { href: field.text, rel: 'guid', type: null, base: scope.base });
  }
}

function fileAuthor(entry: Entry, { rule, field }: Said): void {
  if (entry.author && entry.author.rank <= rule.rank) return;
  const person = readPerson(field.text.trim());
  if (person) entry.author = { ...person, rank: rule.rank };
}

function formatOf(rule: Rule, tag: Tag, field: Field): Value['format'] {
  if (rule.role === 'text' && tag.attributes.size === 0) return field.hasTags ? 'html' : 'guess';
  const type = tag.attributes.get('type');
  if (field.hasTags || (type !== undefined && /html/i.test(type))) return 'html';
  const isRssBody = rule.role === 'body' && !/(^|:)(content|summary)$/.test(tag.name);
  return isRssBody && type === undefined ? 'html' : 'guess';
}

/** Atom knows base64: by its mode in 0.3, by a type that is no text since (RFC 4287, 4.1.3.3). */
function unpacked(rule: Rule, tag: Tag, field: Field): Field {
  if (tag.attributes.size === 0) return field;
  const type = tag.attributes.get('type') ?? '';
  const isBinary = type.includes('/') && !/^(text\/|multipart\/)|xml|html/.test(type);
  if (!isBinary && tag.attributes.get('mode') !== 'base64') return field;
  try {
    const bytes = Uint8Array.from(atob(field.text), (char) => char.charCodeAt(0));
    return { ...field, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return rule.role === 'text' ? field : { ...field, text: '' };
  }
}
