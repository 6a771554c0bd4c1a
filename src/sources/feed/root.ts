/** Where the feed begins in a document that may begin with anything. */

import { readEntities } from './references.ts';
import { nameAt, type Source, skipDeclaration } from './tags.ts';

const ROOTS = new Set(['rss', 'feed', 'rdf', 'channel', 'entry']);
const PAGES = new Set(['html', 'head', 'body']);

/** Moves `source` to the root element of a feed. False when there is none, or when a page comes first. */
export function findRoot(source: Source): boolean {
  const { text } = source;
  for (;;) {
    source.at = text.indexOf('<', source.at);
    if (source.at === -1) return false;
    const next = text.charAt(source.at + 1);
    if (next === '!' || next === '?') {
      if (/^<!doctype/i.test(text.slice(source.at, source.at + 9))) skipDoctype(source);
      else skipDeclaration(source);
      continue;
    }
    const name = nameAt(text, source.at + 1);
    if (PAGES.has(name)) return false;
    if (ROOTS.has(name.slice(name.indexOf(':') + 1))) return true;
    source.at++;
  }
}

function skipDoctype(source: Source): void {
  const { text, at } = source;
  const end = source.find('>', at);
  const subset = text.slice(at, end === -1 ? text.length : end).includes('[') ? text.indexOf(']>', at) : -1;
  const close = subset === -1 ? end : Math.max(subset + 1, end);
  source.entities = readEntities(text.slice(at, close === -1 ? text.length : close + 1));
  source.at = close === -1 ? text.length : close + 1;
}
