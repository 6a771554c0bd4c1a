/** The content of one element, up to its own close tag whatever stands in between. */
import { forwardSearch } from '../../forward-search.ts';
import { MAX_FIELD_LENGTH } from './document.ts';
import { decodeReferences } from './references.ts';
import { nameAt, type Source } from './tags.ts';

export type Field = {
  text: string;
  /** Elements stand inside, unescaped. */
  hasTags: boolean;
  /** There was more than fits. */
  isCut: boolean;
  /** The document ends in it. */
  isTorn: boolean;
};

/** Names at which a field without a close tag ends at the latest. */
export type Bounds = { opening: ReadonlySet<string>; closing: ReadonlySet<string> };

const SIBLINGS = new Set([
  'title',
  'link',
  'guid',
  'id',
  'pubdate',
  'description',
  'author',
  'category',
  'published',
  'updated',
  'content:encoded',
  'dc:creator',
  'dc:date',
  'comments',
  'enclosure',
]);

/** Reads on from just after the start tag `name`; `verbatim` keeps references (XHTML is markup already). */
export function readField(source: Source, name: string, bounds: Bounds, verbatim: boolean): Field {
  const start = source.at;
  const { end, next } = findEnd(source, name, bounds);
  source.at = next;
  return extract(source, start, end, verbatim);
}

type End = { end: number; next: number };

function findEnd(source: Source, name: string, bounds: Bounds): End {
  const { text } = source;
  let sibling = -1;
  for (let at = text.indexOf('<', source.at); at !== -1; at = text.indexOf('<', at)) {
    const code = text.charCodeAt(at + 1);
    if (code === 33) {
      at = declarationEnd(source, at);
    } else if (code === 47) {
      const closed = nameAt(text, at + 2);
      if (closed === name) return { end: at, next: source.find('>', at) + 1 || text.length };
      if (bounds.closing.has(closed)) return endAt(sibling === -1 ? at : sibling);
      at += 2;
    } else {
      const opened = nameAt(text, at + 1);
      if (bounds.opening.has(opened)) return endAt(sibling === -1 ? at : sibling);
      if (sibling === -1 && opened !== name && SIBLINGS.has(opened)) sibling = at;
      at++;
    }
  }
  return endAt(sibling === -1 ? text.length : sibling);
}

function endAt(index: number): End {
  return { end: index, next: index };
}

/** After the comment or CDATA section at `at`; only after its opening when it never ends. */
function declarationEnd(source: Source, at: number): number {
  const token = source.text.startsWith('<![CDATA[', at)
    ? ']]>'
    : source.text.startsWith('<!--', at)
      ? '-->'
      : '';
  const end = token ? source.find(token, at + 4) : -1;
  return end === -1 ? at + 2 : end + token.length;
}

function extract(source: Source, start: number, end: number, verbatim: boolean): Field {
  const limit = Math.min(end, start + MAX_FIELD_LENGTH);
  const isTorn = end === source.text.length;
  const whole = source.text.slice(start, limit);
  const raw = isTorn ? whole.replace(/<(?!!)[^<>]{0,128}$/, '') : whole;
  const marks = { isCut: limit < end, isTorn };
  const decode = (text: string) => (verbatim ? text : decodeReferences(text, source.entities));
  if (!raw.includes('<')) return { text: decode(raw), hasTags: false, ...marks };
  let hasTags = false;
  const parts = splitSections(raw, marks.isCut || isTorn).map((piece) => {
    if (piece.literal) return verbatim ? escapeMarkup(piece.text) : piece.text;
    hasTags ||= /<[a-zA-Z]/.test(piece.text);
    return decode(piece.text.replaceAll('<![CDATA[', ''));
  });
  return { text: parts.join(''), hasTags, ...marks };
}

type Piece = { text: string; literal: boolean };

/** CDATA sections and what stands around them, without comments. */
function splitSections(raw: string, breaksOff: boolean): Piece[] {
  const find = forwardSearch(raw);
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = raw.indexOf('<!'); at !== -1; at = raw.indexOf('<!', at)) {
    const literal = raw.startsWith('<![CDATA[', at);
    const found = literal ? find(']]>', at) : raw.startsWith('<!--', at) ? find('-->', at + 4) : -1;
    const end = found === -1 && literal && breaksOff ? raw.length : found;
    if (end === -1) {
      at += 2;
      continue;
    }
    pieces.push({ text: raw.slice(from, at), literal: false });
    if (literal) pieces.push({ text: raw.slice(at + 9, end), literal });
    from = Math.min(end + 3, raw.length);
    at = from;
  }
  pieces.push({ text: raw.slice(from), literal: false });
  return pieces;
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
