/** The start tags of an HTML page, in order, and what stands in elements that hold no markup. */
import { forwardSearch } from '../../forward-search.ts';
import { readTag, type Source, skipDeclaration, type Tag } from './tags.ts';

/** `raw` is what a `<title>` or `<script>` holds, as written; null for elements that hold markup. */
export type PageTag = Tag & { raw: string | null };

/** What these hold is not markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'template', 'xmp']);

/** In linear time, whatever is wrong with the page. */
export function* pageTags(text: string): Generator<PageTag> {
  const source: Source = { text, at: 0, find: forwardSearch(text), entities: new Map() };
  const unclosed = new Set<string>();
  for (source.at = text.indexOf('<'); source.at !== -1; source.at = text.indexOf('<', source.at)) {
    if (/[!?]/.test(text.charAt(source.at + 1))) {
      skipDeclaration(source);
      continue;
    }
    const tag = readTag(source);
    if (!tag) continue;
    if (!RAW.has(tag.name)) yield { ...tag, raw: null };
    else if (!unclosed.has(tag.name)) {
      const raw = readRaw(source, tag.name);
      if (raw === null) unclosed.add(tag.name);
      else yield { ...tag, raw };
    }
  }
}

/** Null when the element never ends; then what follows is read as markup after all. */
function readRaw(source: Source, name: string): string | null {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = source.at;
  const end = close.exec(source.text);
  if (!end) return null;
  const raw = source.text.slice(source.at, end.index);
  source.at = close.lastIndex;
  return raw;
}
