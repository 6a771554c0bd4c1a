/** Where the reader is: which structural elements are open, and whose fields it reads. */
import { MAX_ITEMS } from './document.ts';
import { addLink, type Entry, emptyEntry } from './entry.ts';
import type { Bounds } from './field.ts';
import type { Scope } from './namespaces.ts';
import { clear, type Skipped } from './skipped.ts';
import type { Tag } from './tags.ts';

export type Place = {
  feed: Entry;
  items: Entry[];
  /** The item being read, and how many elements are open around it. */
  item: { name: string; entry: Entry; depth: number } | null;
  open: { name: string; scope: Scope }[];
  /** Of the fields at this place; null after it changed. */
  bounds: Bounds | null;
  skipped: Skipped;
  isOver: boolean;
};

/** Enters an element whose children count as children of what is around it. */
export function enter(place: Place, tag: Tag, scope: Scope): void {
  if (tag.empty) return;
  if (place.open.length === 0 || tag.name.endsWith('channel')) place.feed.scope = scope;
  push(place, tag.name, scope);
}

/** Starts an item; one that was not closed ends here. */
export function startItem(place: Place, tag: Tag, scope: Scope): void {
  leaveItem(place);
  clear(place.skipped);
  if (place.items.length === MAX_ITEMS) {
    place.isOver = true;
    return;
  }
  const entry = emptyEntry(scope);
  place.items.push(entry);
  addAbout(entry, tag, scope);
  if (tag.empty) return;
  place.item = { name: tag.name, entry, depth: place.open.length };
  push(place, tag.name, scope);
}

/** RDF names its resources; that name is an id and, without anything better, a link. */
function addAbout(entry: Entry, tag: Tag, { base }: Scope): void {
  const about = tag.attributes.get('rdf:about');
  if (!about) return;
  addLink(entry, { href: about, rel: 'guid', type: null, base });
  entry.values.set('guid', { rank: 9, text: about, format: 'guess', isCut: false });
}

export function leaveItem(place: Place): void {
  if (!place.item) return;
  place.open.length = place.item.depth;
  place.bounds = null;
  place.item = null;
}

/** Leaves all open elements down to `depth`; the feed is over with its root. */
export function leave(place: Place, depth: number): void {
  place.open.length = Math.min(place.open.length, depth);
  place.bounds = null;
  if (depth === 0) place.isOver = true;
}

export function boundsOf(place: Place): Bounds {
  place.bounds ??= {
    opening: new Set(place.item ? [place.item.name] : ['item', 'entry']),
    closing: new Set(place.open.map(({ name }) => name)),
  };
  return place.bounds;
}

function push(place: Place, name: string, scope: Scope): void {
  place.open.push({ name, scope });
  place.bounds = null;
}
