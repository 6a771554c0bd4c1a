/** Namespaces go by their address, not by their prefix; prefixes without a declaration go by custom. */
import { safeUrl } from '../../text.ts';
import type { Tag } from './tags.ts';

/** What an element inherits from those around it. */
export type Scope = {
  prefixes: ReadonlyMap<string, string>;
  base: string | null;
  language: string | null;
  /** The document is Atom rather than one of the RSS family. */
  isAtom: boolean;
};

/** 'core' is RSS of any version, RDF Site Summary and Atom: their element names do not clash. */
const BY_ADDRESS: [pattern: RegExp, short: string][] = [
  [/^https?:\/\/(www\.)?w3\.org\/2005\/atom\/?$/, 'core'],
  [/^https?:\/\/purl\.org\/(atom\/ns#|rss\/1\.0\/?$)/, 'core'],
  [
    /^https?:\/\/(my\.netscape\.com\/(rdf|publish)|channel\.netscape\.com\/rdf|backend\.userland\.com)/,
    'core',
  ],
  [
    /^https?:\/\/(blogs\.law\.harvard\.edu\/tech\/rss|cyber\.(law\.)?harvard\.edu\/rss|rss\.org|www\.rss-?board)/,
    'core',
  ],
  [/^https?:\/\/purl\.org\/dc\//, 'dc'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content/, 'content'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/slash/, 'slash'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/syndication/, 'syndication'],
  [/^https?:\/\/search\.yahoo\.com\/mrss/, 'media'],
  [/^https?:\/\/(www\.)?rssboard\.org\/media-rss/, 'media'],
  [/^https?:\/\/www\.itunes\.com\/dtds?\/podcast-1\.0\.dtd/, 'itunes'],
  [/^https?:\/\/itunes\.apple\.com\/rss/, 'im'],
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#/, 'rdf'],
  [/^https?:\/\/www\.w3\.org\/1999\/xhtml/, 'xhtml'],
];

const BY_PREFIX = new Map(
  Object.entries({
    '': 'core',
    atom: 'core',
    atom10: 'core',
    a10: 'core',
    rss: 'core',
    dc: 'dc',
    dcterms: 'dc',
    content: 'content',
    slash: 'slash',
    sy: 'syndication',
    media: 'media',
    itunes: 'itunes',
    im: 'im',
    rdf: 'rdf',
    xhtml: 'xhtml',
  }),
);

/** The short name of a namespace, or its address when nobody here knows it. */
export function shortName(address: string): string {
  const key = address.trim().toLowerCase();
  return BY_ADDRESS.find(([pattern]) => pattern.test(key))?.[1] ?? key;
}

export const OUTERMOST: Scope = { prefixes: new Map(), base: null, language: null, isAtom: false };

/** The scope inside `tag`. */
export function innerScope(tag: Tag, outer: Scope): Scope {
  let scope = outer;
  for (const [name, value] of tag.attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      const prefixes = new Map(scope.prefixes).set(name.slice(6), shortName(value));
      scope = { ...scope, prefixes };
    } else if (name === 'xml:base')
      scope = { ...scope, base: safeUrl(value, scope.base ?? undefined) ?? scope.base };
    else if (name === 'xml:lang') scope = { ...scope, language: value };
  }
  return scope;
}

/** "core:title", "dc:date" … for a tag's name as written. */
export function qualify(name: string, scope: Scope): string {
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  const declared = scope.prefixes.get(prefix);
  const space = declared ?? BY_PREFIX.get(prefix) ?? prefix;
  return `${prefix === '' && space.includes('/') ? 'core' : space}:${name.slice(colon + 1)}`;
}
