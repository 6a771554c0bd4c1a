/** The tolerant reader: one pass over XML of any quality, to what its feed and items say. */
import { forwardSearch } from '../../forward-search.ts';
import { MAX_ITEMS } from './document.ts';
import { ITEMS, ruleFor, TOMBSTONE, TRANSPARENT } from './elements.ts';
import { type Entry, emptyEntry, file } from './entry.ts';
import { type Field, readField } from './field.ts';
import { innerScope, OUTERMOST, qualify, type Scope, withPrefixes } from './namespaces.ts';
import { boundsOf, enter, leave, leaveItem, type Place, startItem } from './place.ts';
import { findRoot } from './root.ts';
import { clear, isInside, skip, unskip } from './skipped.ts';
import { nameAt, readTag, type Source, skipDeclaration, type Tag } from './tags.ts';

export type RawFeed = { feed: Entry; items: Entry[]; deleted: string[] };

/** Feeds nest five deep; close tags are looked for among the open ones. */
const MAX_DEPTH = 32;

type Reader = Place & { source: Source; deleted: Set<string> };

/** Null when the text holds no feed. */
export function readXml(text: string): RawFeed | null {
  const source: Source = { text, at: 0, find: forwardSearch(text), entities: new Map() };
  if (!findRoot(source)) return null;
  const reader: Reader = {
    source,
    feed: emptyEntry(OUTERMOST),
    items: [],
    deleted: new Set(),
    item: null,
    open: [],
    bounds: null,
    skipped: { names: [], counts: new Map() },
    isOver: false,
  };
  while (!reader.isOver) step(reader);
  dropTorn(reader);
  return { feed: reader.feed, items: reader.items, deleted: [...reader.deleted] };
}

/** An item that breaks off before its id would be another item when it comes whole. */
function dropTorn({ item, items }: Reader): void {
  if (item && items.length > 1 && !item.entry.values.has('guid')) items.pop();
}

function step(reader: Reader): void {
  const { source } = reader;
  source.at = source.text.indexOf('<', source.at);
  const next = source.at === -1 ? '' : source.text.charAt(source.at + 1);
  if (next === '') reader.isOver = true;
  else if (next === '!' || next === '?') skipDeclaration(source);
  else if (next === '/') closeTag(reader);
  else openTag(reader);
}

function openTag(reader: Reader): void {
  const tag = readTag(reader.source);
  if (!tag) return;
  const outer = reader.open.at(-1)?.scope;
  const scope = outer ? innerScope(tag, outer) : rootScope(tag);
  const name = qualify(tag.name, scope);
  const isSkipping = isInside(reader.skipped);
  if (ITEMS.has(name) && !(reader.item && isSkipping)) startItem(reader, tag, scope);
  else if (isSkipping) skip(reader.skipped, tag);
  else if (name === TOMBSTONE && !reader.item) noteDeleted(reader, tag);
  else if (TRANSPARENT.has(name) && reader.open.length < MAX_DEPTH) enter(reader, tag, scope);
  else readElement(reader, tag, name, scope);
}

/** Whatever address the root's own prefix has, its elements are those of a feed. */
function rootScope(tag: Tag): Scope {
  const isAtom = /(^|:)(feed|entry)$/.test(tag.name);
  const scope = { ...innerScope(tag, OUTERMOST), names: new Map(), isAtom };
  const prefix = tag.name.slice(0, Math.max(0, tag.name.indexOf(':')));
  return tag.name.endsWith(':rdf') ? scope : withPrefixes(scope, [[prefix, 'core']]);
}

function noteDeleted({ deleted, skipped }: Reader, tag: Tag): void {
  const ref = tag.attributes.get('ref')?.trim();
  if (ref && deleted.size < MAX_ITEMS) deleted.add(ref);
  skip(skipped, tag);
}

const NOTHING: Field = { text: '', hasTags: false, isCut: false, isTorn: false };

function readElement(reader: Reader, tag: Tag, name: string, scope: Scope): void {
  const rule = ruleFor(name);
  if (!rule) {
    skip(reader.skipped, tag);
    return;
  }
  const type = tag.attributes.get('type');
  const isMarkup = name.startsWith('xhtml:') || (type !== undefined && /xhtml/i.test(type));
  const isPerson = name === 'core:author';
  const field = tag.empty
    ? NOTHING
    : readField(reader.source, tag.name, boundsOf(reader), isMarkup || isPerson);
  if (!field.isTorn || rule.role === 'body') {
    file(reader.item?.entry ?? reader.feed, { rule, tag, field, scope });
  }
}

function closeTag(reader: Reader): void {
  const name = nameAt(reader.source.text, reader.source.at + 2);
  reader.source.at += 2;
  if (unskip(reader.skipped, name)) return;
  const depth = reader.open.findLastIndex((element) => element.name === name);
  if (depth === -1) return;
  clear(reader.skipped);
  if (reader.item && depth <= reader.item.depth) leaveItem(reader);
  leave(reader, depth);
}
