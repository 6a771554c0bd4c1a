/** Tags as they stand in a document: names, attributes, where they end. */
import type { ForwardSearch } from '../../forward-search.ts';
import { decodeReferences, type Entities } from './references.ts';

/** The document and how far it has been read. */
export type Source = { text: string; at: number; find: ForwardSearch; entities: Entities };

export type Tag = {
  /** As written, in lower case, with its prefix. */
  name: string;
  attributes: Attributes;
  empty: boolean;
};

export type Attributes = Map<string, string>;

const MAX_ATTRIBUTES = 64;
const MAX_VALUE_LENGTH = 4096;
const MAX_NAME_LENGTH = 128;
const ATTRIBUTE = /[\s/]*([^\s/>="'<]{1,128})\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'<]*)))?/y;
const NONE: Attributes = new Map();

/** The name that starts at `at`, or '' where none does. */
export function nameAt(text: string, at: number): string {
  if (!isNameStart(text.charCodeAt(at))) return '';
  let end = at + 1;
  const limit = at + MAX_NAME_LENGTH;
  while (end < limit && isNamePart(text.charCodeAt(end))) end++;
  return text.slice(at, end).toLowerCase();
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127;
}

/** Anything but blanks, quotes and `/ < = >`; NaN is the end of the text. */
function isNamePart(code: number): boolean {
  return code > 32 && code !== 34 && code !== 39 && code !== 47 && !(code >= 60 && code <= 62);
}

/** Reads the start tag at `source.at`, which stands on "<"; null (and one step on) when it is none. */
export function readTag(source: Source): Tag | null {
  const { text } = source;
  const name = nameAt(text, source.at + 1);
  if (!name) {
    source.at++;
    return null;
  }
  source.at += 1 + name.length;
  const attributes = text.charCodeAt(source.at) === 62 ? NONE : readAttributes(source);
  const end = text.charCodeAt(source.at) === 62 ? source.at : source.find('>', source.at);
  const close = end === -1 ? text.length : end;
  source.at = close + (end === -1 ? 0 : 1);
  return { name, attributes, empty: text.charCodeAt(close - 1) === 47 };
}

function readAttributes(source: Source): Attributes {
  const attributes: Attributes = new Map();
  while (attributes.size < MAX_ATTRIBUTES) {
    ATTRIBUTE.lastIndex = source.at;
    const match = ATTRIBUTE.exec(source.text);
    if (!match) break;
    source.at = ATTRIBUTE.lastIndex;
    const value = (match[2] ?? match[3] ?? match[4] ?? '').slice(0, MAX_VALUE_LENGTH);
    const name = match[1]!.toLowerCase();
    if (!attributes.has(name)) attributes.set(name, decodeReferences(value, source.entities));
  }
  return attributes;
}

/** Steps over the comment, CDATA section, declaration or instruction at `source.at`. */
export function skipDeclaration(source: Source): void {
  const { text, at, find } = source;
  const [open, close] = BRACKETS.find(([start]) => text.startsWith(start, at))!;
  const end = find(close, at + open.length);
  source.at = end === -1 ? at + open.length : end + close.length;
}

const BRACKETS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '>'],
] as const;
